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

/** Finds the things whose rows were written by more transactions than it takes to write all of them anew, `$1` at a time; and how many rows they have. */
export function strewnStatement(table: AnyTable): string {
  const of = names(thingOf(table));
  return (
    `select ${of}, count(*) from ${textOf(table)} group by ${of}` +
    ' having count(distinct xmin::text) > ceil(count(*)::numeric / $1)'
  );
}

/**
 * Writes rows of a thing anew, in the order of their key: those that follow a place, at most so many. Answers how many these were, and the
 * place to go on behind, which is null at the end.
 */
export function shuffleStatement(
  table: AnyTable,
  thing: readonly Value[],
  limit: number,
  after?: readonly Value[],
): Statement {
  const values: Value[] = [...thing, limit, ...(after ?? [])];
  const rest = names(restOf(table));
  const columns = names(Object.keys(table.columns));
  const places = (after ?? []).map((_, at) => `$${thing.length + 2 + at}`).join(', ');
  const within =
    thingOf(table)
      .map((column, at) => `${name(column)} = $${at + 1}`)
      .join(' and ') + (after ? ` and (${rest}) > (${places})` : '');
  const ending = restOf(table)
    .map((column) => `(select ${name(column)} from last)`)
    .join(', ');
  const text = `with these as (select ${rest} from ${textOf(table)} where ${within} order by ${rest} limit $3),
 last as (select ${rest} from these offset $3 - 1 limit 1),
 gone as (delete from ${textOf(table)} where ${within} and (${rest}) in (select ${rest} from these) returning ${columns}),
 come as (insert into ${textOf(table)} (${columns}) select ${columns} from gone order by ${rest} returning 1)
 select (select count(*) from come), ${ending}`;
  return { text, values };
}
