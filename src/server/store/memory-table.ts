import { compareRow, orderColumns } from './order.ts';
import type { Order } from './order.ts';
import type { AnyTable, Row, Value } from './store.ts';

/** Returns the values of these columns of a row. */
const valuesOf = (row: Row, columns: readonly string[]): Value[] => columns.map((column) => row[column]!);

/** Rows in one order. Finding a place is logarithmic; making room for a row moves the ones behind it. */
class SortedRows {
  readonly columns: readonly string[];
  readonly rows: Row[];

  constructor(columns: readonly string[], rows: Row[]) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Returns the position of the first row that is not before these values or, with `behind`, of the first one behind them. */
  position(values: readonly Value[], behind: boolean): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const difference = compareRow(this.rows[middle]!, this.columns, values);
      if (difference < 0 || (behind && difference === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(row: Row): void {
    this.rows.splice(this.position(valuesOf(row, this.columns), false), 0, row);
  }

  delete(row: Row): void {
    this.rows.splice(this.position(valuesOf(row, this.columns), false), 1);
  }
}

/** The committed rows of one table, by key and in each order that was asked for. */
export class MemoryTable {
  readonly #table: AnyTable;
  readonly #byKey = new Map<string, Row>();
  readonly #orders = new Map<string, SortedRows>();

  constructor(table: AnyTable) {
    this.#table = table;
  }

  get(key: string): Row | undefined {
    return this.#byKey.get(key);
  }

  set(key: string, row: Row | undefined): void {
    const old = this.#byKey.get(key);
    for (const order of this.#orders.values()) {
      if (old) order.delete(old);
      if (row) order.add(row);
    }
    if (row) this.#byKey.set(key, row);
    else this.#byKey.delete(key);
  }

  /** Goes through the rows where these columns are equal, in the order of an index. */
  *rows(where: readonly [string, Value][], index: string | undefined, order: Order, reverse: boolean): Generator<Row> {
    const sorted = this.#sorted(index);
    const fixed = new Map(where);
    const prefix: Value[] = [];
    while (fixed.has(sorted.columns[prefix.length] ?? '')) prefix.push(fixed.get(sorted.columns[prefix.length]!)!);
    let from = sorted.position(prefix, false);
    let to = sorted.position(prefix, true);
    if (order.after) {
      const cursor = [...order.after];
      const place = sorted.columns.map((column) => fixed.get(column) ?? cursor.shift()!);
      if (reverse) to = Math.min(to, sorted.position(place, false));
      else from = Math.max(from, sorted.position(place, true));
    }
    for (let step = from; step < to; step++) {
      const row = sorted.rows[reverse ? to - 1 - (step - from) : step]!;
      if (where.every(([column, value]) => row[column] === value)) yield row;
    }
  }

  #sorted(index: string | undefined): SortedRows {
    const name = index ?? '';
    let sorted = this.#orders.get(name);
    if (!sorted) {
      const columns = orderColumns(this.#table, index);
      const rows = [...this.#byKey.values()].sort((a, b) => compareRow(a, columns, valuesOf(b, columns)));
      sorted = new SortedRows(columns, rows);
      this.#orders.set(name, sorted);
    }
    return sorted;
  }
}
