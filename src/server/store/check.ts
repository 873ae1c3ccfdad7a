import type { AnyTable, Row, Value } from './store.ts';

/*
 * The same demands on values for every engine: what one of them could not keep exactly, all of them refuse, so that a test in memory
 * finds what would fail on a server.
 */

/** Returns the value as every engine keeps it; throws a TypeError that names the column where one of them could not. */
function exact(table: AnyTable, column: string, value: unknown): Value {
  const type = table.columns[column];
  const name = `${table.name}.${column}`;
  if (type === undefined) throw new TypeError(`The table ${table.name} has no column "${column}".`);
  if (value === null) {
    if (!type.endsWith('?')) throw new TypeError(`${name} must not be null.`);
  } else if (type.startsWith('text')) {
    if (typeof value !== 'string') throw new TypeError(`${name} takes text, not ${typeof value}.`);
    if (value.includes('\0') || !value.isWellFormed()) {
      throw new TypeError(`${name} takes well-formed text without NUL characters; clean the text before it is stored.`);
    }
  } else if (!Number.isSafeInteger(value)) {
    throw new TypeError(
      `${name} takes whole numbers within ±(2^53 − 1), not ${typeof value === 'number' ? value : typeof value}.`,
    );
  }
  // Databases know no minus zero.
  return value === 0 ? 0 : (value as Value);
}

/** Returns a copy of a row with each column of the table, in the table's order. Throws a TypeError where one is missing or unfit. */
export function wholeRow<R extends Row>(table: AnyTable, row: R): R {
  givenColumns(table, row);
  const columns = Object.keys(table.columns);
  return Object.fromEntries(columns.map((column) => [column, exact(table, column, row[column])])) as R;
}

/** Returns the columns and values that are given. An `undefined` is an error: it would silently widen what is read or removed. */
export function givenColumns(table: AnyTable, part: Partial<Row>): [column: string, value: Value][] {
  return Object.entries(part).map(([column, value]) => [column, exact(table, column, value)]);
}

/** Returns the values of a table's whole key, in its order. Throws a TypeError where a column is missing or another one is given. */
export function wholeKey(table: AnyTable, key: Partial<Row>): Value[] {
  const given = new Map(givenColumns(table, key));
  if (given.size !== table.key.length || !table.key.every((column) => given.has(column))) {
    throw new TypeError(`The key of ${table.name} is (${table.key.join(', ')}).`);
  }
  return table.key.map((column) => given.get(column)!);
}

/** Returns the columns to change; throws a TypeError where they are unfit or belong to the key. */
export function changedColumns(table: AnyTable, changes: Partial<Row>): [column: string, value: Value][] {
  const given = givenColumns(table, changes);
  for (const [column] of given) {
    if (table.key.includes(column))
      throw new TypeError(`${table.name}.${column} belongs to the key and can't be changed.`);
  }
  return given;
}

/** Returns the row that an increment makes where none is; throws a TypeError where the table has other columns than its key and this one. */
export function incrementedRow(table: AnyTable, key: Partial<Row>, column: string, by: number): Row {
  wholeKey(table, key);
  return wholeRow(table, { ...(key as Row), [column]: by });
}

/** Returns the keys of rows that differ in one column; throws a TypeError where they are not whole. */
export const keysFor = (table: AnyTable, part: Partial<Row>, column: string, values: readonly Value[]): Value[][] =>
  values.map((value) => wholeKey(table, { ...part, [column]: value }));

/** Columns that are given of a key, where a further one follows; throws a TypeError where they are not of the key. */
export function keyColumns(table: AnyTable, part: Partial<Row>, column: string): [column: string, value: Value][] {
  const given = givenColumns(table, part);
  for (const each of [...given.map(([name]) => name), column]) {
    if (!table.key.includes(each)) throw new TypeError(`${table.name}.${each} is no part of the key.`);
  }
  return given;
}
