import type { AnyTable, ListOptions, Row, SumOptions, Value } from './store.ts';

/** The order of a list: the columns that `where` does not fix, and the position behind which it goes on. */
export interface Order {
  columns: readonly string[];
  after: readonly Value[] | undefined;
}

/** Returns the columns of an index of a table, or of its key; throws a TypeError where they can't give a total order. */
export function orderColumns(table: AnyTable, index?: string): readonly string[] {
  if (index === undefined) return table.key;
  const columns = table.indexes?.[index];
  if (!columns) throw new TypeError(`The table ${table.name} has no index "${index}".`);
  for (const column of columns) {
    // Engines disagree on where null stands in an order.
    if (table.columns[column]?.endsWith('?'))
      throw new TypeError(`${table.name}.${column} may be null, so nothing is listed by it.`);
  }
  for (const column of table.key) {
    if (!columns.includes(column))
      throw new TypeError(`The index "${index}" of ${table.name} lacks the key's column ${column}.`);
  }
  return columns;
}

/** Returns what a list is ordered by; throws a TypeError where the cursor does not fit the order. */
export function orderOf(table: AnyTable, where: Partial<Row>, options: ListOptions): Order {
  const columns = orderColumns(table, options.index).filter((column) => !(column in where));
  const { after, limit } = options;
  if (after && after.length !== columns.length) {
    throw new TypeError(
      `A list of ${table.name} goes on behind (${columns.join(', ')}); ${after.length} values were given.`,
    );
  }
  if (limit !== undefined && !(Number.isSafeInteger(limit) && limit >= 0)) {
    throw new TypeError(`The limit of a list is a whole number, not ${limit}.`);
  }
  return { columns, after: columns.length > 0 ? after : undefined };
}

/** Checks what sums are for: columns of the key, in its order, right behind those that are fixed. @throws TypeError */
export function checkSums(
  table: AnyTable,
  where: Partial<Row>,
  column: string,
  { by, after, limit }: SumOptions,
): void {
  const free = table.key.filter((each) => !(each in where));
  if (by.length === 0 || by.some((each, position) => each !== free[position])) {
    throw new TypeError(`Sums of ${table.name} are for columns that follow the fixed ones: (${free.join(', ')}).`);
  }
  if (table.columns[column] !== 'integer') throw new TypeError(`${table.name}.${column} is no number to add up.`);
  if (after && after.length !== by.length) {
    throw new TypeError(`Sums of ${table.name} go on behind (${by.join(', ')}); ${after.length} values were given.`);
  }
  orderOf(table, where, { ...(limit !== undefined && { limit }) });
}

/** Code units so ranked that strings compare by code point, as the bytes of UTF-8 do in the databases. */
const rank = (unit: number): number => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/** Compares two values of one column: integers by size, text by code point. */
export function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (typeof a !== 'string' || typeof b !== 'string') return Number(a) - Number(b);
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Compares a row with values of these columns, column by column. */
export function compareRow(row: Row, columns: readonly string[], values: readonly Value[]): number {
  for (const [position, value] of values.entries()) {
    const difference = compareValues(row[columns[position]!]!, value);
    if (difference !== 0) return difference;
  }
  return 0;
}
