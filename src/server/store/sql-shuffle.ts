import type { Statement } from './sql.ts';
import type { AnyTable, Value } from './store.ts';

/* The statements that shuffle rows in PostgreSQL. Names come from table definitions and never from data. */

const name = (word: string): string => `"${word}"`;
const names = (words: readonly string[]): string => words.map(name).join(', ');

/** Returns the name of a table within a statement. */
export const textOf = ({ name: table }: AnyTable): string => name(table);

/** The columns that say of which thing a row is: its scope and it. */
const thingOf = (table: AnyTable): string[] => table.key.slice(0, 2);
const restOf = (table: AnyTable): string[] => table.key.slice(2);

/** Limits a statement to rows of a thing: those behind a place, and up to one. */
function within(
  table: AnyTable,
  thing: readonly Value[],
  after?: readonly Value[],
  upTo?: readonly Value[],
): Statement {
  const values: Value[] = [];
  const given = (more: readonly Value[]): string => more.map((value) => `$${values.push(value)}`).join(', ');
  const parts = [`(${names(thingOf(table))}) = (${given(thing)})`];
  if (after) parts.push(`(${names(restOf(table))}) > (${given(after)})`);
  if (upTo) parts.push(`(${names(restOf(table))}) <= (${given(upTo)})`);
  return { text: parts.join(' and '), values };
}

/**
 * Finds the things of which a transaction wrote so few rows that they tell what came together: not all of them, and fewer than `$1`. Answers
 * how many rows they have, too.
 */
export function strewnStatement(table: AnyTable): string {
  const of = names(thingOf(table));
  return (
    `select ${of}, sum(number) from (select ${of}, count(*) as number from ${textOf(table)} group by ${of}, xmin::text) as written` +
    ` group by ${of} having min(number) < least(sum(number), $1)`
  );
}

/** Tells how many rows ever came or changed in a table: null where the database does not count them, or (before version 15) not in time. */
export const cameStatement = ({ name: table }: AnyTable): Statement => ({
  text: `select case when current_setting('track_counts')::boolean and current_setting('server_version_num')::integer >= 150000
 then (select n_tup_ins + n_tup_upd from pg_stat_user_tables where schemaname = current_schema() and relname = $1) end as came`,
  values: [table],
});

/** Finds where each of so many slices of a thing ends, all of about the same length, in the order of their key. */
export function slicesStatement(table: AnyTable, thing: readonly Value[], slices: number): Statement {
  const rest = names(restOf(table));
  const backwards = restOf(table)
    .map((column) => `${name(column)} desc`)
    .join(', ');
  const { text, values } = within(table, thing);
  return {
    text: `select distinct on (slice) ${rest} from (select ${rest}, ntile($${values.length + 1}::integer) over (order by ${rest}) as slice
 from ${textOf(table)} where ${text}) as sliced order by slice, ${backwards}`,
    values: [...values, slices],
  };
}

/**
 * Writes rows of a thing anew, in the order of their key: those behind a place, up to one. They are named by these places alone: where a
 * list of them is joined to the table, a database that has no statistics yet compares each with each.
 */
export function shuffleStatement(
  table: AnyTable,
  thing: readonly Value[],
  after?: readonly Value[],
  upTo?: readonly Value[],
): Statement {
  const columns = names(Object.keys(table.columns));
  const { text, values } = within(table, thing, after, upTo);
  return {
    text: `with gone as (delete from ${textOf(table)} where ${text} returning ${columns})
 insert into ${textOf(table)} (${columns}) select ${columns} from gone order by ${names(restOf(table))}`,
    values,
  };
}
