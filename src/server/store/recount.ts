import { countKey, hashOf, weightOf } from './counting.ts';
import type { AnyTable, Counter, ReadStore, Row, Store, Table } from './store.ts';
import { othersTurn } from './turn.ts';

/*
 * Compares counts with the rows that they are of. Rows are gone through in slices of one moment, so that it may be done while others
 * write: who changes a row changes its count by as much, and a difference stays what it is until it is mended.
 */

/** A count that is not the number of its rows. */
export interface Difference {
  into: Table<Row>;
  /** The key of the count, without its slot. */
  key: Row;
  was: number;
  is: number;
}

/** Rows that are read at a time. */
const batch = 1000;
/** Counts that are held in memory at a time. */
const maxCounts = 50_000;

/** Finds the counts of a counter that are not the number of its rows. @param all every counter there is */
export async function* differencesOf(
  store: Store,
  table: AnyTable,
  counter: Counter,
  all: readonly Counter[],
): AsyncGenerator<Difference> {
  const comparison = new Comparison(table, counter, all);
  for await (const group of comparison.groups(store)) {
    yield* await store.snapshot((reader) => comparison.compare(reader, group));
  }
}

class Comparison {
  readonly #rows: Table<Row>;
  readonly #into: Table<Row>;
  readonly #counter: Counter;
  readonly #others: readonly Counter[];
  /** The columns with which both tables begin: rows that share them are compared together. */
  readonly #shared: readonly string[];

  constructor(table: AnyTable, counter: Counter, all: readonly Counter[]) {
    this.#rows = table as unknown as Table<Row>;
    this.#into = counter.into as unknown as Table<Row>;
    this.#counter = counter;
    this.#others = all.filter((other) => other !== counter && other.into === counter.into && other.as !== undefined);
    const end = table.key.findIndex((column) => !counter.by.includes(column));
    this.#shared = table.key.slice(0, end < 0 ? table.key.length : end);
  }

  /** Returns the groups of rows that are there, and those of which only a count is left. */
  async *groups(reader: ReadStore): AsyncGenerator<Row> {
    yield* groupsIn(reader, this.#rows, this.#shared);
    const columns = this.#into.key.filter((column) => this.#shared.includes(column) || this.#isFixed(column));
    for await (const group of groupsIn(reader, this.#into, columns)) {
      if (!this.#isOwn(group)) continue;
      const shared = pick(group, this.#shared);
      if ((await reader.list(this.#rows, shared, { limit: 1 })).length === 0) yield shared;
    }
  }

  /** Compares the counts of a group; where there are too many for the memory, one part of them after the other. */
  async compare(reader: ReadStore, group: Row, part = 0, parts = 1): Promise<Difference[]> {
    const isOf = (key: string): boolean => hashOf(key) % parts === part;
    const counted = await this.#countRows(reader, group, isOf);
    if (!counted) {
      const half = await this.compare(reader, group, part, 2 * parts);
      return [...half, ...(await this.compare(reader, group, part + parts, 2 * parts))];
    }
    const found: Difference[] = [];
    const differ = (name: string, key: Row, was: number): void => {
      const is = counted.get(name)?.rows ?? 0;
      counted.delete(name);
      if (was !== is) found.push({ into: this.#into, key, was, is });
    };
    for await (const { key, sum } of this.#kept(reader, group)) {
      if (isOf(this.#nameOf(key)) && this.#isOwn(key)) differ(this.#nameOf(key), key, sum);
    }
    for (const [name, { key }] of [...counted]) differ(name, key, 0);
    return found;
  }

  /** Counts the rows of a group; nothing where these are too many counts. */
  async #countRows(
    reader: ReadStore,
    group: Row,
    isOf: (name: string) => boolean,
  ): Promise<Map<string, { key: Row; rows: number }> | undefined> {
    const counted = new Map<string, { key: Row; rows: number }>();
    for await (const row of eachRow(reader, this.#rows, group)) {
      const key = countKey(this.#counter, row);
      if (!key) continue;
      const name = this.#nameOf(key);
      if (!isOf(name)) continue;
      const known = counted.get(name);
      const weight = weightOf(this.#counter, row);
      if (known) known.rows += weight;
      else counted.set(name, { key, rows: weight });
      if (counted.size > maxCounts) return undefined;
    }
    return counted;
  }

  /** Returns the counts of a group as they are kept. */
  async *#kept(reader: ReadStore, group: Row): AsyncGenerator<{ key: Row; sum: number }> {
    const fixed: Row = { ...group, ...this.#counter.as };
    const free = this.#into.key.filter((column) => !(column in fixed) && column !== 'slot');
    if (free.length === 0) {
      const slots = await reader.sums(this.#into, fixed, 'value', { by: ['slot'] });
      yield { key: fixed, sum: slots.reduce((all, { sum }) => all + sum, 0) };
      return;
    }
    for (let after: Row[string][] | undefined; ;) {
      const options = { by: free, limit: batch, ...(after && { after }) };
      const sums = await reader.sums(this.#into, fixed, 'value', options);
      for (const { values, sum } of sums) {
        yield { key: { ...fixed, ...Object.fromEntries(free.map((column, at) => [column, values[at]!])) }, sum };
      }
      const last = sums.at(-1);
      if (!last || sums.length < batch) return;
      after = [...last.values];
      await othersTurn();
    }
  }

  #isFixed(column: string): boolean {
    return column in (this.#counter.as ?? {});
  }

  /** Checks whether a count is of this counter, and not of a narrower one in the same table. */
  #isOwn(key: Row): boolean {
    const has = ({ as = {} }: Counter): boolean => Object.entries(as).every(([column, value]) => key[column] === value);
    const isNarrower = (other: Counter): boolean =>
      Object.keys(other.as ?? {}).length > Object.keys(this.#counter.as ?? {}).length;
    return has(this.#counter) && !this.#others.some((other) => isNarrower(other) && has(other));
  }

  #nameOf(key: Row): string {
    return JSON.stringify(this.#into.key.map((column) => (column === 'slot' ? 0 : key[column])));
  }
}

const pick = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column]!]));

/** Returns the different values of the columns with which a table's key begins. */
async function* groupsIn(reader: ReadStore, table: Table<Row>, columns: readonly string[]): AsyncGenerator<Row> {
  for (let after: Row[string][] | undefined; ;) {
    const [first] = await reader.list(table, {}, { limit: 1, ...(after && { after }) });
    if (!first) return;
    const group = pick(first, columns);
    yield group;
    // Those that came meanwhile are of the same group.
    const [last] = await reader.list(table, group, { limit: 1, reverse: true });
    after = table.key.map((column) => (last ?? first)[column]!);
    await othersTurn();
  }
}

async function* eachRow(reader: ReadStore, table: Table<Row>, group: Row): AsyncGenerator<Row> {
  const free = table.key.filter((column) => !(column in group));
  for (let after: Row[string][] | undefined; ;) {
    const rows = await reader.list(table, group, { limit: batch, ...(after && { after }) });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch || free.length === 0) return;
    after = free.map((column) => last[column]!);
    await othersTurn();
  }
}
