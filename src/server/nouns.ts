import { holdingTables } from './confirmation/holding/tables.ts';
import { confirmationTables } from './confirmation/tables.ts';
import * as earlier from './core/earlier-tables.ts';
import { ledgerTables } from './ledger/tables.ts';
import { mailMigrations, mailTables } from './mail/tables.ts';
import type { ServerNoun } from './core/noun.ts';
import { deskSchemas } from './desk/schemas.ts';
import { paperCounts } from './core/paper.ts';
import { coreTables, things } from './core/tables.ts';
import { rowOf } from './core/things.ts';
import * as registry from './registry.ts';
import { fillCounters, tablesOf, type Schema } from './store/schema.ts';
import type { AnyTable, Store, Writer } from './store/store.ts';

/** The nouns of the server. */
export const nouns: readonly ServerNoun[] = Object.values(registry);

/** The document of a thing of any noun. */
export type AnyDocument = ReturnType<(typeof registry)[keyof typeof registry]['parse']>;

/** What the store holds: the rows that all nouns share, and those of each. */
export const schemas: readonly Schema[] = [
  {
    name: 'core',
    tables: [...coreTables, paperCounts, ...confirmationTables],
    migrations: [
      { version: 2, up: fillCounters(earlier.slots, earlier.participants, earlier.events) },
      // A program that does not know what was taken out of the count, or came on paper, would count wrongly.
      { version: 3, up: async () => undefined },
      // When people took something back is counted by the hour.
      { version: 4, up: fillCounters(earlier.slots, earlier.withdrawals) },
      // On which days those joined who took part until then is not known.
      {
        version: 5,
        up: ({ run }) =>
          run(
            'insert into participant_hour (scope, hour, slot, value)' +
              ' select scope, 0, 0, count(*) from participant group by scope',
          ),
      },
      // Who counted on paper until then is not known.
      { version: 6, up: ({ addColumn }) => addColumn(paperCounts, 'counted_by', '') },
      // A program that can't read what is sealed would show it for names, and find nobody by their address. It is sealed by who has the secret.
      { version: 7, up: async () => undefined },
    ],
  },
  // A program that does not know it would change counts that no line tells.
  {
    name: 'ledger',
    tables: ledgerTables,
    // A program that does not know who has looked for an act would leave that behind where a thing goes.
    migrations: [{ version: 2, up: async () => undefined }],
  },
  {
    name: 'holding',
    tables: holdingTables,
    // A program that does not know which work was used would take it twice, and call all that is marked a program's.
    migrations: [{ version: 2, up: async () => undefined }],
  },
  { name: 'mail', tables: mailTables, migrations: mailMigrations },
  ...deskSchemas,
  ...nouns.map(({ type, tables, migrations = [] }) => ({ name: type, tables, migrations })),
];

/** Every table of the store. */
export const tables: readonly AnyTable[] = tablesOf(schemas);

/** Makes the row of a thing that stands at an address of its own. @throws ZodError where its document is not sound, e.g. a method that does not fit. */
export function thingRow(id: string, document: AnyDocument, at: number) {
  const noun = nouns.find(({ type }) => type === document.type);
  if (!noun)
    throw new Error(`There is no noun "${document.type}": it is one of ${nouns.map(({ type }) => type).join(', ')}.`);
  return rowOf(noun, id, document, at);
}

/** Puts a thing at an address, or changes it. @throws ZodError where its document is not sound. */
export const putThing = (writer: Writer, id: string, document: AnyDocument, at: number): Promise<void> =>
  writer.put(things, thingRow(id, document, at));

/** Puts in the demo, a fictional town, where it is not there yet; answers whether something was put in. */
export async function seedDemo(store: Store, now: number): Promise<boolean> {
  let isNew = false;
  for (const noun of nouns) {
    const added = (await noun.seed?.(store, now)) ?? false;
    isNew ||= added;
  }
  return isNew;
}
