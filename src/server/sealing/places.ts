import type { AnyTable, Row, Value } from '../store/store.ts';
import type { Keys } from './keys.ts';

/* What of a row is sealed or looked up by a digest, and where it stands. */

/** Begins the digest that stands for an address. It has no `@`, by which what is still an address is told from it. */
const lookupMark = '#';

/** Returns what a table keeps in place of a value that is looked up: a digest of what holds an address, else the value itself. */
export const lookupOf = (keys: Pick<Keys, 'lookup'>, value: Value): Value =>
  isAddress(value) ? lookupMark + keys.lookup(value) : value;

/** Checks whether a value that is looked up stands in clear. */
export const isAddress = (value: unknown): value is string => typeof value === 'string' && value.includes('@');

/** Names the place of a value in the database; `row` has the key as it is kept. */
export const placeOf = (table: AnyTable, column: string, row: Row): string =>
  JSON.stringify([table.name, column, ...table.key.map((each) => row[each])]);

/** Tells which columns are sealed and looked up, so that a later program, which has others, goes through the database again. */
export const coverOf = (tables: readonly AnyTable[], which: 'sealed' | 'lookedUp'): string =>
  tables
    .flatMap((table) => (table[which] ?? []).map((column) => `${table.name}.${column}`))
    .sort()
    .join(' ');
