import { StartError } from '../core/start-error.ts';
import { tablesOf, type Schema } from '../store/schema.ts';
import type { Store, Writer } from '../store/store.ts';
import { keptTables, linesOf, rowOf, versionsOf, type Head } from './format.ts';

/**
 * Puts all that a backup holds into an empty store, whatever engine it came from: all of it, or nothing.
 *
 * @returns how many rows that were, and when it was as it is now
 * @throws StartError where the file is no whole backup, is of another version of the tables, or where the store holds something
 */
export async function restore(
  store: Store,
  schemas: readonly Schema[],
  file: string,
): Promise<{ rows: number; at: string }> {
  let rows = 0;
  let head: Head | undefined;
  // Once to the end before anything is written.
  for await (const line of linesOf(file)) {
    if ('format' in line) head = checkVersions(line, schemas, file);
    if ('rows' in line && !('end' in line)) rows += line.rows.length;
  }
  const tables = keptTables(tablesOf(schemas));
  await store.write(async (writer) => {
    await needEmpty(writer, store, tables);
    for await (const line of linesOf(file)) {
      if (!('table' in line)) continue;
      const table = tables.find(({ name }) => name === line.table);
      if (table)
        await writer.insertMany(
          table,
          line.rows.map((values) => rowOf(line.columns, values)),
        );
    }
  });
  return { rows, at: head?.at ?? '' };
}

function checkVersions(head: Head, schemas: readonly Schema[], file: string): Head {
  const known = versionsOf(schemas);
  const other = Object.entries(head.schemas).find(([name, version]) => known[name] !== version);
  if (!other) return head;
  const [name, version] = other;
  throw new StartError(
    `${file} is of another version of Civic Widgets (it has version ${version} of "${name}", and this program ${known[name] ?? 'none'}): ` +
      'restore it with the version that wrote it, then start this one, which brings the database up to date.',
  );
}

async function needEmpty(writer: Writer, { home }: Store, tables: ReturnType<typeof keptTables>): Promise<void> {
  for (const table of tables) {
    if ((await writer.list(table, {}, { limit: 1 })).length === 0) continue;
    throw new StartError(
      `${home} holds something already: name an empty database or another folder in DATA. Nothing was changed.`,
    );
  }
}
