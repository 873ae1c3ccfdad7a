import { setTimeout as pause } from 'node:timers/promises';
import { schemas } from '../../src/server/nouns.ts';
import { postgresStore } from '../../src/server/store/postgres.ts';
import type { Schema } from '../../src/server/store/schema.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import { later } from '../server/store/notes.ts';

/*
 * A process that opens a database which has to be migrated, for tests: `node migrator.ts <file or address> <notes or server> [stop]`. With
 * `stop` it says so in the middle of the migration and goes no further.
 */

const [address = '', what, mode] = process.argv.slice(2);
const all: readonly Schema[] = what === 'server' ? schemas : [later];

/** The same schema, whose last migration comes to no end. */
const stopping = (schema: Schema): Schema => ({
  ...schema,
  migrations: (schema.migrations ?? []).map((migration, at, { length }) => ({
    ...migration,
    async up(steps) {
      await migration.up(steps);
      if (at < length - 1) return;
      console.log('in the middle');
      await pause(60_000);
    },
  })),
});
const last = all.findLast(({ migrations = [] }) => migrations.length > 0);
const open = address.startsWith('postgres://') ? postgresStore : sqliteStore;
const store = await open(address, mode === 'stop' ? all.map((each) => (each === last ? stopping(each) : each)) : all);
console.log('migrated');
await store.close();
