import { setTimeout as pause } from 'node:timers/promises';
import { postgresStore } from '../../src/server/store/postgres.ts';
import type { Schema } from '../../src/server/store/schema.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import { later, second } from '../server/store/notes.ts';

/*
 * A process that opens a database which has to be migrated, for tests: `node migrator.ts <file or address> [stop]`. With `stop` it says
 * so in the middle of the migration and goes no further.
 */

const [address = '', mode] = process.argv.slice(2);
const stopping: Schema = {
  ...later,
  migrations: [
    {
      version: 2,
      async up(steps) {
        await second.up(steps);
        console.log('in the middle');
        await pause(60_000);
      },
    },
  ],
};
const open = address.startsWith('postgres://') ? postgresStore : sqliteStore;
const store = await open(address, [mode === 'stop' ? stopping : later]);
console.log('migrated');
await store.close();
