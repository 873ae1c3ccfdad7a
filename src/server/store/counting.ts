import type { AnyTable, Counter, Row, Table, Value, Writer } from './store.ts';

/*
 * Counts that are kept by whoever changes a row, in the same transaction: a table declares what is counted of its rows. A count that many
 * change at once is spread over some rows, its slots, so that two transactions seldom meet; it is their sum. A row is always counted in
 * the slot that its key leads to.
 */

/** How many rows a count is spread over. */
export const slots = 8;

/** An hour in milliseconds. */
export const hourLength = 3_600_000;

/** Returns the slot in which a row is counted. */
export const slotOf = (table: AnyTable, row: Row): number =>
  hashOf(table.key.map((column) => String(row[column])).join('')) % slots;

/** Returns a number that spreads texts evenly (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Returns the key of the count that a row belongs to, without its slot; nothing where it is not counted. */
export function countKey({ by, as, longest = {}, hourOf, where = {} }: Counter, row: Row): Row | undefined {
  if (Object.entries(where).some(([column, value]) => row[column] !== value)) return undefined;
  const columns = by.map((column) => [column, shorten(row[column]!, longest[column])]);
  const at = hourOf === undefined ? undefined : Number(row[hourOf]);
  return { ...(Object.fromEntries(columns) as Row), ...as, ...(at !== undefined && { hour: at - (at % hourLength) }) };
}

/** Returns for how many a row counts. */
export const weightOf = ({ adds }: Counter, row: Row): number => (adds === undefined ? 1 : Number(row[adds]));

const shorten = (value: Value, longest = Infinity): Value =>
  typeof value === 'string' && value.length > longest && [...value].length > longest ? '' : value;

const sameRow = (one: Row | undefined, other: Row | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** A number that a change adds to. */
interface Step {
  into: Table<Row>;
  key: Row;
  by: number;
}

/** Returns what a row that comes, goes, or changes adds to the counts. */
function stepsOf(table: AnyTable, before: Row | undefined, after: Row | undefined): Step[] {
  return (table.counters ?? []).flatMap((counter) => {
    const old = before && countKey(counter, before);
    const now = after && countKey(counter, after);
    const step = (row: Row, key: Row, by: number): Step => ({
      into: counter.into as unknown as Table<Row>,
      key: { ...key, slot: slotOf(table, row) },
      by,
    });
    if (counter.counts === 'changes') {
      const key = now ?? old;
      return key && !sameRow(before, after) ? [step((after ?? before)!, key, 1)] : [];
    }
    const [gone, come] = [old ? weightOf(counter, before) : 0, now ? weightOf(counter, after) : 0];
    if (sameRow(old, now) && gone === come) return [];
    return [...(old ? [step(before, old, -gone)] : []), ...(now ? [step(after, now, come)] : [])];
  });
}

/** Counts a row that comes, goes, or changes, and has what depends on it follow. What nobody stands for any more leaves nothing behind. */
async function count(writer: Writer, table: AnyTable, before: Row | undefined, after: Row | undefined): Promise<void> {
  for (const { into, key, by } of stepsOf(table, before, after)) {
    if ((await writer.increment(into, key, 'value', by)) === 0) await writer.remove(into, key);
  }
  await table.follow?.(writer, before, after);
}

/** Counts rows that come, each number once however many they are. */
async function countMany(writer: Writer, table: AnyTable, rows: readonly Row[]): Promise<void> {
  const sums = new Map<string, Step>();
  for (const step of rows.flatMap((row) => stepsOf(table, undefined, row))) {
    const name = JSON.stringify([step.into.name, step.key]);
    const known = sums.get(name);
    if (known) known.by += step.by;
    else sums.set(name, step);
  }
  // Always in one order, so that two transactions do not wait for each other.
  const steps = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, step]) => step);
  for (const [into, some] of Map.groupBy(steps, (step) => step.into)) {
    const added = await writer.incrementMany(
      into,
      some.map(({ key, by }) => ({ ...key, value: by })),
      'value',
    );
    for (const row of added) if (row['value'] === 0) await writer.remove(into, row);
  }
  if (table.follow) for (const row of rows) await table.follow(writer, undefined, row);
}

const keyIn = <R extends Row>(table: Table<R>, row: R): Partial<R> =>
  Object.fromEntries(table.key.map((column) => [column, row[column]])) as Partial<R>;

/** Makes a writer that keeps the counts of the tables that have any. */
export function countingWriter(writer: Writer): Writer {
  const isCounted = (table: AnyTable): boolean => (table.counters ?? []).length > 0 || table.follow !== undefined;
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
      const added = await writer.insertMany(table, rows);
      await countMany(writer, table, added);
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
    async removeMany(table, part, column, values) {
      if (!isCounted(table)) return writer.removeMany(table, part, column, values);
      let removed = 0;
      for (const value of values) removed += await this.remove(table, { ...part, [column]: value });
      return removed;
    },
  };
}
