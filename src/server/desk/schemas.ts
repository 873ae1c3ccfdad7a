import type { Schema } from '../store/schema.ts';
import { digestTables } from './digest/tables.ts';
import { fallsTables } from './falls/tables.ts';
import { figuresTables, startsTables } from './figures/tables.ts';
import { heldMailTables } from './holding/tables.ts';
import { hookTables } from './hooks/tables.ts';
import { idempotencyTables } from './idempotency/tables.ts';
import { makingTables } from './making/tables.ts';
import { settingTables } from './settings/tables.ts';
import { keepingTables } from './keeping/coming.ts';
import { invalidatingTables } from './invalidating/tables.ts';
import { namesTables } from './names/tables.ts';
import { newsTables } from './news/tables.ts';
import { personTables } from './person/tables.ts';
import { retentionMigrations, retentionTables } from './retention/tables.ts';
import { paceTables } from './pace/tables.ts';
import { passkeyTables } from './passkeys/tables.ts';
import { papersMigrations, papersTables } from './papers/tables.ts';
import { deskMigrations, deskTables } from './tables.ts';
import { withdrawalMigrations, withdrawalTables } from './withdrawals/tables.ts';

/** What the desk keeps in the database: its own rows, and those of each section under the section's name. */
export const deskSchemas: readonly Schema[] = [
  { name: 'desk', tables: deskTables, migrations: deskMigrations },
  { name: 'hooks', tables: hookTables },
  { name: 'making', tables: makingTables },
  { name: 'settings', tables: settingTables },
  { name: 'invalidating', tables: invalidatingTables },
  { name: 'news', tables: newsTables },
  { name: 'person', tables: personTables },
  { name: 'retention', tables: retentionTables, migrations: retentionMigrations },
  { name: 'papers', tables: papersTables, migrations: papersMigrations },
  { name: 'idempotency', tables: idempotencyTables },
  { name: 'passkeys', tables: passkeyTables },
  { name: 'pace', tables: paceTables },
  { name: 'names', tables: namesTables },
  { name: 'falls', tables: fallsTables },
  { name: 'figures', tables: figuresTables },
  { name: 'digest', tables: digestTables },
  { name: 'held mails', tables: heldMailTables },
  { name: 'starts', tables: startsTables },
  { name: 'withdrawals', tables: withdrawalTables, migrations: withdrawalMigrations },
  { name: 'keeping', tables: keepingTables },
];
