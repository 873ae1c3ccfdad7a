import { changedColumns, givenColumns, incrementedRow, keyColumns, keysFor, wholeKey, wholeRow } from './check.ts';
import { hourLength } from './counting.ts';
import { checkSums, orderColumns, orderOf } from './order.ts';
import type { AnyTable, Counter, ListOptions, Row, SumOptions, Value } from './store.ts';

/*
 * The statements of the store, in the SQL that SQLite and PostgreSQL read alike. Names come from table definitions and never from data;
 * values are always parameters.
 */

/** A statement with placeholders `$1`, `$2`, … and their values. */
export interface Statement {
  text: string;
  values: Value[];
}

/** What an engine calls its types. Text has to be ordered by code point, integers have to hold 2^53 − 1. */
export interface Types {
  text: string;
  integer: string;
  /** What follows the definition of a table whose rows lie in the order of its key alone, where the engine can. */
  byKey?: string;
}

/** Returns a name of a definition in quotes, since some are words of SQL; throws where it could be anything else than a name. */
function name(word: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(word)) throw new TypeError(`"${word}" is no name for a table, column or index.`);
  return `"${word}"`;
}

const names = (words: readonly string[]): string => words.map(name).join(', ');
const columnNames = (table: AnyTable): string => names(Object.keys(table.columns));

/** Collects values while a text is written. */
class Parameters {
  readonly values: Value[] = [];

  add(value: Value): string {
    return `$${this.values.push(value)}`;
  }

  list(values: readonly Value[]): string {
    return values.map((value) => this.add(value)).join(', ');
  }

  assign(given: readonly [string, Value][]): string {
    return given.map(([column, value]) => `${name(column)} = ${this.add(value)}`).join(', ');
  }

  /** Returns the conditions of columns that are equal; `is null` instead of a parameter, since `= null` never holds. */
  equal(given: readonly [string, Value][]): string[] {
    return given.map(([column, value]) => `${name(column)} ${value === null ? 'is null' : `= ${this.add(value)}`}`);
  }
}

const where = (conditions: readonly string[]): string =>
  conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';

const columnText = (table: AnyTable, column: string, types: Types): string => {
  const type = table.columns[column];
  if (type === undefined) throw new TypeError(`The table ${table.name} has no column "${column}".`);
  return `${name(column)} ${type.startsWith('text') ? types.text : types.integer}`;
};
const isOptional = (table: AnyTable, column: string): boolean => table.columns[column]!.endsWith('?');

/** Makes a table where it is missing. */
export function createTableStatement(table: AnyTable, types: Types): string {
  const columns = Object.keys(table.columns).map(
    (column) => `${columnText(table, column, types)}${isOptional(table, column) ? '' : ' not null'}`,
  );
  return `create table if not exists ${name(table.name)} (${columns.join(', ')}, primary key (${names(table.key)}))${table.isShuffled ? (types.byKey ?? '') : ''}`;
}

/**
 * Makes the indexes of a table that are missing. @param present those that are there: even to find that out, the statement would wait for
 * everyone who writes to the table
 */
export const createIndexStatements = (table: AnyTable, present: ReadonlySet<string>): string[] =>
  Object.keys(table.indexes ?? {})
    .map((index) => [index, `${table.name}_${index}`] as const)
    .filter(([, named]) => !present.has(named))
    .map(
      ([index, named]) =>
        `create index if not exists ${name(named)} on ${name(table.name)} (${names(orderColumns(table, index))})`,
    );

/** Returns a value of a definition within a statement. */
const literal = (value: Value): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

/** Adds a column of a table's definition to a table that lacks it; rows that are there get this value. */
export function addColumnStatement(table: AnyTable, column: string, value: Value, types: Types): string {
  const rule = `${isOptional(table, column) ? '' : ' not null'} default ${literal(value)}`;
  return `alter table ${name(table.name)} add column ${columnText(table, column, types)}${rule}`;
}

export const dropTableStatement = (table: string): string => `drop table if exists ${name(table)}`;

/** Writes a table anew: what its definition has of the columns that are there, in the order of its key. */
export function writeAnewStatements(table: AnyTable, types: Types): string[] {
  const anew = { ...table, name: `${table.name}_anew` };
  return [
    createTableStatement(anew, types),
    `insert into ${name(anew.name)} (${columnNames(table)}) select ${columnNames(table)} from ${name(table.name)} order by ${names(table.key)}`,
    dropTableStatement(table.name),
    `alter table ${name(anew.name)} rename to ${name(table.name)}`,
  ];
}

function insertText(table: AnyTable, rows: readonly Row[], parameters: Parameters): string {
  const values = rows.map((row) => `(${parameters.list(Object.values(wholeRow(table, row)))})`).join(', ');
  return `insert into ${name(table.name)} (${columnNames(table)}) values ${values} on conflict (${names(table.key)}) do`;
}

/** Adds rows and changes nothing where their key is taken. */
export function insertStatement(table: AnyTable, rows: readonly Row[]): Statement {
  const parameters = new Parameters();
  return { text: `${insertText(table, rows, parameters)} nothing`, values: parameters.values };
}

/** Does the same, and answers the keys of the rows that were added. */
export function insertManyStatement(table: AnyTable, rows: readonly Row[]): Statement {
  const { text, values } = insertStatement(table, rows);
  return { text: `${text} returning ${names(table.key)}`, values };
}

/** Adds to a number of rows of different keys, made where they are missing; answers them. */
export function incrementManyStatement(table: AnyTable, rows: readonly Row[], column: string): Statement {
  const parameters = new Parameters();
  const checked = rows.map((row) => incrementedRow(table, omit(row, column), column, row[column] as number));
  const sum = `${name(table.name)}.${name(column)} + excluded.${name(column)}`;
  const text = `${insertText(table, checked, parameters)} update set ${name(column)} = ${sum} returning ${columnNames(table)}`;
  return { text, values: parameters.values };
}

const omit = (row: Row, column: string): Row =>
  Object.fromEntries(Object.entries(row).filter(([each]) => each !== column));

/** Adds to a number of a row, made where it is missing; answers it as `number`. */
export function incrementStatement(table: AnyTable, key: Partial<Row>, column: string, by: number): Statement {
  const parameters = new Parameters();
  const insert = insertText(table, [incrementedRow(table, key, column, by)], parameters);
  const sum = `${name(table.name)}.${name(column)} + excluded.${name(column)}`;
  const text = `${insert} update set ${name(column)} = ${sum} returning ${name(column)} as "number"`;
  return { text, values: parameters.values };
}

/** Adds a row or replaces the one with its key. */
export function putStatement(table: AnyTable, row: Row): Statement {
  const parameters = new Parameters();
  const others = Object.keys(table.columns).filter((column) => !table.key.includes(column));
  const sets = others.map((column) => `${name(column)} = excluded.${name(column)}`).join(', ');
  const text = `${insertText(table, [row], parameters)} ${sets ? `update set ${sets}` : 'nothing'}`;
  return { text, values: parameters.values };
}

/** Changes columns of the row with this key. Without a change it only touches the row, so that its answer still tells if it is there. */
export function updateStatement(table: AnyTable, key: Partial<Row>, changes: Partial<Row>): Statement {
  const parameters = new Parameters();
  const whole = wholeKey(table, key);
  const changed = changedColumns(table, changes);
  const sets = changed.length > 0 ? parameters.assign(changed) : `${name(table.key[0]!)} = ${name(table.key[0]!)}`;
  const conditions = parameters.equal(whole.map((value, position) => [table.key[position]!, value]));
  return { text: `update ${name(table.name)} set ${sets}${where(conditions)}`, values: parameters.values };
}

/** Removes the rows where all these columns are equal. */
export function removeStatement(table: AnyTable, part: Partial<Row>): Statement {
  const parameters = new Parameters();
  const condition = where(parameters.equal(givenColumns(table, part)));
  return { text: `delete from ${name(table.name)}${condition}`, values: parameters.values };
}

/** Removes the rows that are equal in some columns of the key and have one of these values in a further one. */
export function removeManyStatement(
  table: AnyTable,
  part: Partial<Row>,
  column: string,
  values: readonly Value[],
): Statement {
  const parameters = new Parameters();
  const conditions = parameters.equal(keyColumns(table, part, column));
  const text = `delete from ${name(table.name)}${where([...conditions, `${name(column)} in (${parameters.list(values)})`])}`;
  return { text, values: parameters.values };
}

/** Reads the row with this whole key. */
export function getStatement(table: AnyTable, key: Partial<Row>): Statement {
  wholeKey(table, key);
  return listStatement(table, key, {});
}

/** Reads the rows whose keys differ in one column only. */
export function getManyStatement(
  table: AnyTable,
  part: Partial<Row>,
  column: string,
  values: readonly Value[],
): Statement {
  keysFor(table, part, column, values);
  const parameters = new Parameters();
  const conditions = [
    ...parameters.equal(givenColumns(table, part)),
    `${name(column)} in (${parameters.list(values)})`,
  ];
  return {
    text: `select ${columnNames(table)} from ${name(table.name)}${where(conditions)}`,
    values: parameters.values,
  };
}

/** Adds up a column for each value of others, in the order of the key. */
export function sumsStatement(table: AnyTable, part: Partial<Row>, column: string, options: SumOptions): Statement {
  checkSums(table, part, column, options);
  const parameters = new Parameters();
  const by = names(options.by);
  const conditions = parameters.equal(givenColumns(table, part));
  if (options.after) conditions.push(`(${by}) > (${parameters.list(options.after)})`);
  // A sum of integers is of another type in PostgreSQL.
  const sum = `cast(sum(${name(column)}) as bigint)`;
  const limit = options.limit === undefined ? '' : ` limit ${parameters.add(options.limit)}`;
  const text =
    `select ${by}, ${sum} as "sum of rows" from ${name(table.name)}${where(conditions)}` +
    ` group by ${by} having sum(${name(column)}) <> 0 order by ${by}${limit}`;
  return { text, values: parameters.values };
}

/** Fills a counter from the rows of its table, evenly over its slots. */
export function fillStatement(table: AnyTable, counter: Counter, slots: number): string {
  const { into, as = {}, longest = {}, hourOf, where: only = {} } = counter;
  const by = [...counter.by, ...(hourOf === undefined ? [] : ['hour'])];
  const fixed = Object.entries(as);
  const conditions = Object.entries(only).map(([column, value]) => `${name(column)} = ${literal(value)}`);
  const keys = by.map((column) => {
    // The remainder is cut towards zero in both engines, as it is where rows are counted one by one.
    if (column === 'hour' && hourOf !== undefined) return `${name(hourOf)} - ${name(hourOf)} % ${hourLength}`;
    const maxLength = longest[column];
    return maxLength === undefined
      ? name(column)
      : `case when length(${name(column)}) > ${maxLength} then '' else ${name(column)} end`;
  });
  const selected = keys.map((key, position) => `${key} as ${name(by[position]!)}`).join(', ');
  const counted = `select ${selected}, count(*) as "rows" from ${name(table.name)}${where(conditions)} group by ${keys.join(', ')}`;
  const all = Array.from({ length: slots }, (_, slot) => `select ${slot} as "slot"`).join(' union all ');
  const share = `("rows" / ${slots} + case when "slot" < "rows" % ${slots} then 1 else 0 end)`;
  const columns = [...by, ...fixed.map(([column]) => column), 'slot', 'value'];
  const values = [names(by), ...fixed.map(([, value]) => literal(value)), '"slot"', share].join(', ');
  return (
    `insert into ${name(into.name)} (${names(columns)}) select ${values}` +
    ` from (${counted}) as "counted" cross join (${all}) as "slots" where ${share} > 0`
  );
}

/** Reads rows in a total order; goes on behind a row by comparing the order's columns as one value. */
export function listStatement(table: AnyTable, part: Partial<Row>, options: ListOptions): Statement {
  const parameters = new Parameters();
  const order = orderOf(table, part, options);
  const conditions = parameters.equal(givenColumns(table, part));
  if (order.after) {
    conditions.push(`(${names(order.columns)}) ${options.reverse ? '<' : '>'} (${parameters.list(order.after)})`);
  }
  const direction = options.reverse ? ' desc' : '';
  const orderBy = order.columns.map((column) => `${name(column)}${direction}`).join(', ');
  const limit = options.limit === undefined ? '' : ` limit ${parameters.add(options.limit)}`;
  const text =
    `select ${columnNames(table)} from ${name(table.name)}${where(conditions)}` +
    `${orderBy ? ` order by ${orderBy}` : ''}${limit}`;
  return { text, values: parameters.values };
}

/** Counts the rows where all these columns are equal. */
export function countStatement(table: AnyTable, part: Partial<Row>): Statement {
  const parameters = new Parameters();
  const condition = where(parameters.equal(givenColumns(table, part)));
  return { text: `select count(*) as "rows" from ${name(table.name)}${condition}`, values: parameters.values };
}

/** Counts those rows for each value of a column. */
export function countByStatement(table: AnyTable, part: Partial<Row>, column: string): Statement {
  if (!(column in table.columns)) throw new TypeError(`The table ${table.name} has no column "${column}".`);
  const parameters = new Parameters();
  const condition = where(parameters.equal(givenColumns(table, part)));
  const text = `select ${name(column)} as "value", count(*) as "rows" from ${name(table.name)}${condition} group by ${name(column)}`;
  return { text, values: parameters.values };
}
