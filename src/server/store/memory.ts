import { changedColumns, givenColumns, incrementedRow, keyColumns, keysFor, wholeKey, wholeRow } from './check.ts';
import { runJob } from './job.ts';
import { makeStore } from './make-store.ts';
import { MemoryTable } from './memory-table.ts';
import { checkSums, compareRow, orderOf } from './order.ts';
import type { AnyTable, ListOptions, ReadStore, Row, Store, Sum, SumOptions, Table, Value, Writer } from './store.ts';

type Tables = Map<string, MemoryTable>;
/** What a job has changed and not yet committed: rows by key, `undefined` where one was removed. */
type Changes = Map<string, Map<string, Row | undefined>>;

/** Reads the committed rows with a job's own changes laid over them. */
class MemoryReadStore implements ReadStore {
  readonly tables: Tables;
  readonly changes: Changes | undefined;

  constructor(tables: Tables, changes?: Changes) {
    this.tables = tables;
    this.changes = changes;
  }

  async get<R extends Row>(table: Table<R>, key: Partial<R>): Promise<R | undefined> {
    const row = this.find(table, JSON.stringify(wholeKey(table, key)));
    return row && ({ ...row } as R);
  }

  async getMany<R extends Row>(
    table: Table<R>,
    part: Partial<R>,
    column: keyof R & string,
    values: readonly Value[],
  ): Promise<R[]> {
    const rows = keysFor(table, part, column, values).map((key) => this.find(table, JSON.stringify(key)));
    return rows.flatMap((row) => (row ? [{ ...row } as R] : []));
  }

  async list<R extends Row>(table: Table<R>, where: Partial<R>, options: ListOptions = {}): Promise<R[]> {
    return this.select(table, where, options).map((row) => ({ ...row }) as R);
  }

  async count<R extends Row>(table: Table<R>, where: Partial<R>): Promise<number> {
    return this.select(table, where, {}).length;
  }

  async countBy<R extends Row>(
    table: Table<R>,
    where: Partial<R>,
    column: keyof R & string,
  ): Promise<Map<Value, number>> {
    if (!(column in table.columns)) throw new TypeError(`The table ${table.name} has no column "${column}".`);
    const counts = new Map<Value, number>();
    for (const row of this.select(table, where, {})) {
      counts.set(row[column]!, (counts.get(row[column]!) ?? 0) + 1);
    }
    return counts;
  }

  async sums<R extends Row>(
    table: Table<R>,
    where: Partial<R>,
    column: keyof R & string,
    options: SumOptions,
  ): Promise<Sum[]> {
    checkSums(table, where, column, options);
    const { by, after, limit = Infinity } = options;
    const groups: { values: Value[]; sum: number }[] = [];
    for (const row of this.select(table, where, {})) {
      if (after && compareRow(row, by, after) <= 0) continue;
      const last = groups.at(-1);
      if (last && compareRow(row, by, last.values) === 0) last.sum += row[column] as number;
      else groups.push({ values: by.map((each) => row[each]!), sum: row[column] as number });
    }
    return groups.filter(({ sum }) => sum !== 0).slice(0, limit);
  }

  protected find(table: AnyTable, key: string): Row | undefined {
    const changed = this.changes?.get(table.name);
    return changed?.has(key) ? changed.get(key) : committed(this.tables, table).get(key);
  }

  protected select(table: AnyTable, where: Partial<Row>, options: ListOptions): Row[] {
    const given = givenColumns(table, where);
    const order = orderOf(table, where, options);
    const { index, reverse = false, limit = Infinity } = options;
    const changed = this.changes?.get(table.name);
    const found: Row[] = [];
    if (limit === 0) return found;
    for (const row of committed(this.tables, table).rows(given, index, order, reverse)) {
      if (changed?.has(keyOf(table, row))) continue;
      found.push(row);
      if (!changed && found.length === limit) return found;
    }
    if (!changed) return found;

    const sign = reverse ? -1 : 1;
    for (const row of changed.values()) {
      if (!row || !given.every(([column, value]) => row[column] === value)) continue;
      if (!order.after || compareRow(row, order.columns, order.after) * sign > 0) found.push(row);
    }
    found.sort(
      (a, b) =>
        sign *
        compareRow(
          a,
          order.columns,
          order.columns.map((column) => b[column]!),
        ),
    );
    return limit < found.length ? found.slice(0, limit) : found;
  }
}

class MemoryWriter extends MemoryReadStore implements Writer {
  declare readonly changes: Changes;

  async insert<R extends Row>(table: Table<R>, row: R): Promise<boolean> {
    const whole = wholeRow(table, row);
    if (this.find(table, keyOf(table, whole))) return false;
    this.#set(table, keyOf(table, whole), whole);
    return true;
  }

  async insertMany<R extends Row>(table: Table<R>, rows: readonly R[]): Promise<R[]> {
    const added: R[] = [];
    for (const row of rows) if (await this.insert(table, row)) added.push(row);
    return added;
  }

  async incrementMany<R extends Row>(table: Table<R>, rows: readonly R[], column: keyof R & string): Promise<R[]> {
    const all: R[] = [];
    for (const row of rows) {
      const { [column]: by, ...key } = row;
      const value = await this.increment(table, key as unknown as Partial<R>, column, by as number);
      all.push({ ...row, [column]: value });
    }
    return all;
  }

  async increment<R extends Row>(
    table: Table<R>,
    key: Partial<R>,
    column: keyof R & string,
    by: number,
  ): Promise<number> {
    const row = incrementedRow(table, key, column, by);
    const name = keyOf(table, row);
    const sum = (row[column] as number) + ((this.find(table, name)?.[column] as number | undefined) ?? 0);
    this.#set(table, name, { ...row, [column]: sum });
    return sum;
  }

  async put<R extends Row>(table: Table<R>, row: R): Promise<void> {
    const whole = wholeRow(table, row);
    this.#set(table, keyOf(table, whole), whole);
  }

  async update<R extends Row>(table: Table<R>, key: Partial<R>, changes: Partial<R>): Promise<boolean> {
    const changed = changedColumns(table, changes);
    const name = JSON.stringify(wholeKey(table, key));
    const row = this.find(table, name);
    if (!row) return false;
    this.#set(table, name, { ...row, ...Object.fromEntries(changed) });
    return true;
  }

  async remove<R extends Row>(table: Table<R>, where: Partial<R>): Promise<number> {
    const rows = this.select(table, where, {});
    for (const row of rows) this.#set(table, keyOf(table, row), undefined);
    return rows.length;
  }

  async removeMany<R extends Row>(
    table: Table<R>,
    part: Partial<R>,
    column: keyof R & string,
    values: readonly Value[],
  ): Promise<number> {
    const given = Object.fromEntries(keyColumns(table, part, column));
    let removed = 0;
    for (const value of values) removed += await this.remove(table, { ...given, [column]: value } as Partial<R>);
    return removed;
  }

  #set(table: AnyTable, key: string, row: Row | undefined): void {
    let changed = this.changes.get(table.name);
    if (!changed) this.changes.set(table.name, (changed = new Map<string, Row | undefined>()));
    committed(this.tables, table);
    changed.set(key, row);
  }
}

const keyOf = (table: AnyTable, row: Row): string => JSON.stringify(table.key.map((column) => row[column]));

/** Returns the committed rows of a table; none at first. */
function committed(tables: Tables, table: AnyTable): MemoryTable {
  let rows = tables.get(table.name);
  if (!rows) tables.set(table.name, (rows = new MemoryTable(table)));
  return rows;
}

/**
 * Makes a store that is gone with the program, for tests and for pages without a backend. It runs wherever JavaScript does.
 * Jobs run one after the other; what a job writes is seen by others once it has ended well.
 */
export function memoryStore(): Store {
  const tables: Tables = new Map();
  const reader = new MemoryReadStore(tables);
  let last: Promise<unknown> = Promise.resolve();

  async function run<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const changes: Changes = new Map();
    const result = await runJob(new MemoryWriter(tables, changes), work);
    for (const [name, rows] of changes) {
      for (const [key, row] of rows) tables.get(name)!.set(key, row);
    }
    return result;
  }

  /** Takes its turn among the jobs. */
  function queue<T>(act: () => Promise<T>): Promise<T> {
    const job = last.then(act);
    last = job.catch(() => undefined);
    return job;
  }

  return makeStore({
    home: 'memory',
    read: (act) => act(reader),
    write: (work) => queue(() => run(work)),
    // No job runs meanwhile.
    snapshot: (act) => queue(() => act(reader)),
    close: () => undefined,
  });
}
