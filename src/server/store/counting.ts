import type { AnyTable, Counter, Row, Table, Value, Writer } from './store.ts';

/*
 * Counts that are kept by whoever changes a row, in the same transaction: a table declares what is counted of its rows. A count that many
 * change at once is spread over some rows, its slots, so that two transactions seldom meet; it is their sum. A row is always counted in
 * the slot that its key leads to.
 */

/** How many rows a count is spread over. */
export const slots = 8;

/** The slot in which a row is counted. */
export function slotOf(table: AnyTable, row: Row): number {
  // FNV-1a
  let hash = 0x811c9dc5;
  for (const column of table.key) {
    const text = String(row[column]);
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % slots;
}

/** The key of the count that a row belongs to, without its slot; nothing where it is not counted. */
export function countKey({ by, as, longest = {}, where = {} }: Counter, row: Row): Row | undefined {
  if (Object.entries(where).some(([column, value]) => row[column] !== value)) return undefined;
  const columns = by.map((column) => [column, shorten(row[column]!, longest[column])]);
  return { ...(Object.fromEntries(columns) as Row), ...as };
}

const shorten = (value: Value, longest = Infinity): Value =>
  typeof value === 'string' && value.length > longest && [...value].length > longest ? '' : value;

const sameKey = (one: Row | undefined, other: Row | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Counts a row that comes, goes, or changes. */
async function count(writer: Writer, table: AnyTable, before: Row | undefined, after: Row | undefined): Promise<void> {
  for (const counter of table.counters ?? []) {
    const old = before && countKey(counter, before);
    const now = after && countKey(counter, after);
    if (sameKey(old, now)) continue;
    if (old) await step(writer, counter.into, { ...old, slot: slotOf(table, before) }, -1);
    if (now) await step(writer, counter.into, { ...now, slot: slotOf(table, after) }, 1);
  }
}

async function step(writer: Writer, into: AnyTable, key: Row, by: number): Promise<void> {
  const counts = into as unknown as Table<Row>;
  // What nobody stands for any more leaves nothing behind.
  if ((await writer.increment(counts, key, 'value', by)) === 0) await writer.remove(counts, key);
}

const keyIn = <R extends Row>(table: Table<R>, row: R): Partial<R> =>
  Object.fromEntries(table.key.map((column) => [column, row[column]])) as Partial<R>;

/** A writer that keeps the counts of the tables that have any. */
export function countingWriter(writer: Writer): Writer {
  const isCounted = (table: AnyTable): boolean => (table.counters ?? []).length > 0;
  const insert: Writer['insert'] = async (table, row) => {
    const added = await writer.insert(table, row);
    if (added) await count(writer, table, undefined, row);
    return added;
  };
  return {
    ...writer,
    insert,
    async insertMany(table, rows) {
      if (!isCounted(table)) return writer.insertMany(table, rows);
      let added = 0;
      for (const row of rows) added += Number(await insert(table, row));
      return added;
    },
    async put(table, row) {
      const before = isCounted(table) ? await writer.get(table, keyIn(table, row)) : undefined;
      await writer.put(table, row);
      await count(writer, table, before, row);
    },
    async update(table, key, changes) {
      const before = isCounted(table) ? await writer.get(table, key) : undefined;
      const isThere = await writer.update(table, key, changes);
      if (before) await count(writer, table, before, { ...before, ...changes });
      return isThere;
    },
    async remove(table, where) {
      const gone = isCounted(table) ? await writer.list(table, where) : [];
      const removed = await writer.remove(table, where);
      for (const row of gone) await count(writer, table, row, undefined);
      return removed;
    },
  };
}
