import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { memoryStore } from '../../../src/server/store/memory.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { startPostgres } from '../../support/postgres.ts';
import type { TestPostgres } from '../../support/postgres.ts';
import { cases } from './contract.ts';
import { definitions } from './notes.ts';
import type { Case } from './notes.ts';

/** Runs each case on a store of its own. */
function contract(open: () => Promise<Store>, chosen: readonly Case[] = cases): void {
  for (const { name, run } of chosen) {
    test(name, async () => {
      const store = await open();
      try {
        await run(store);
      } finally {
        await store.close();
      }
    });
  }
}

describe('the store in memory', () => contract(async () => memoryStore()));

describe('the store in a file of SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'civic-store-'));
  after(() => rmSync(folder, { recursive: true }));
  let number = 0;
  contract(() => sqliteStore(join(folder, `${number++}.sqlite`), definitions));
});

describe('the store of SQLite in memory', () =>
  contract(
    () => sqliteStore(':memory:', definitions),
    cases.filter((one) => !one.readsBesideAJob),
  ));

describe('the store in PostgreSQL', () => {
  let postgres: TestPostgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres?.stop());
  contract(async () => postgresStore(await postgres.freshDatabase(), definitions));
});
