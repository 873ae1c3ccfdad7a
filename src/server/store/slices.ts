import type { ReadStore, Row, Table } from './store.ts';

/** Rows that are held at a time. */
const batch = 500;

/** Reads a whole table, or its rows with these values, some rows at a time, in the order of its key. */
export async function* slices<R extends Row>(
  reader: ReadStore,
  table: Table<R>,
  where: Partial<R> = {},
): AsyncGenerator<R[]> {
  for (let last: R | undefined; ;) {
    const after = last && table.key.filter((column) => !(column in where)).map((column) => last![column]!);
    const rows = await reader.list(table, where, { limit: batch, ...(after && { after }) });
    if (rows.length > 0) yield rows;
    last = rows.at(-1);
    if (rows.length < batch) return;
  }
}
