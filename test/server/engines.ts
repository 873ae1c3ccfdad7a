import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemas } from '../../src/server/nouns.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import { postgresStore } from '../../src/server/store/postgres.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import type { Store } from '../../src/server/store/store.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { asServed } from './as-served.ts';

/** Opens an empty store of each engine; PostgreSQL is started when it is first asked for. */
export interface Engines {
  memory(): Promise<Store>;
  SQLite(): Promise<Store>;
  PostgreSQL(): Promise<Store>;
  stop(): Promise<void>;
}

export function engines(): Engines {
  const folder = mkdtempSync(join(tmpdir(), 'civic-engines-'));
  let postgres: Promise<TestPostgres> | undefined;
  let files = 0;
  return {
    memory: async () => memoryStore(),
    SQLite: async () => asServed(await sqliteStore(join(folder, `${(files += 1)}.sqlite`), schemas)),
    PostgreSQL: async () =>
      asServed(await postgresStore(await (await (postgres ??= startPostgres())).freshDatabase(), schemas)),
    async stop() {
      rmSync(folder, { recursive: true });
      await (await postgres)?.stop();
    },
  };
}
