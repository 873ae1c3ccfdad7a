import { StartError } from '../core/start-error.ts';
import type { AnyTable, ListOptions, ReadStore, Row, Store, Table, Value, Writer } from '../store/store.ts';
import { Unavailable } from '../store/unavailable.ts';
import { isSealed, openText, sealText } from './cell.ts';
import type { Keys } from './keys.ts';
import { isAddress, lookupOf, placeOf } from './places.ts';

/*
 * A store over another one, in which what identifies people is sealed as it is written and opened as it is read; whoever uses it knows nothing of
 * it. What still stands in clear is read as it is. A value is opened when it is looked at: who counts rows, or reads one column of them,
 * pays for no other.
 */

/** How a store seals and opens. */
export interface Sealing {
  /** Missing where no secret is at hand: what is sealed can't be read then, and what would be sealed is not written. */
  keys: Keys | undefined;
  /** Ids of keys that were given up as lost: what they sealed reads as ''. */
  lost: ReadonlySet<string>;
  /** Whether nobody has sealed here yet, so that what is written without a secret is sealed by the first server that starts. */
  isNew: boolean;
  /** For people: where the data is. */
  home: string;
}

const needsSecret = (home: string): StartError =>
  new StartError(
    `Names and addresses in ${home} are sealed, and this takes the secret of the server: run it as the server does (DATA, SECRET or SECRET_FILE). Nothing was changed.`,
  );

function open(sealing: Sealing, place: string, sealed: string): string {
  const { keys, lost, home } = sealing;
  if (!keys) throw needsSecret(home);
  const opened = openText(keys, place, sealed);
  if ('text' in opened) return opened.text;
  if ('missing' in opened) {
    if (lost.has(opened.missing)) return '';
    throw new Unavailable(
      `What people gave is sealed in ${home} with the key ${opened.missing}, which this process does not have: give it SEALING_KEYS, or the file sealing-keys, as the others have it.`,
    );
  }
  console.error(`[sealing] A value was changed outside of the server, and is not shown: ${place.slice(0, 200)}.`);
  return '';
}

/** Lets the sealed values of a row, as it is kept, be read as what they say. */
function openRow<R extends Row>(sealing: Sealing, table: AnyTable, row: R): R {
  for (const column of table.sealed ?? []) {
    const sealed = row[column];
    if (!isSealed(sealed)) continue;
    const place = placeOf(table, column, row);
    Object.defineProperty(row, column, {
      configurable: true,
      enumerable: true,
      get() {
        const value = open(sealing, place, sealed);
        Object.defineProperty(row, column, { configurable: true, enumerable: true, writable: true, value });
        return value;
      },
    });
  }
  return row;
}

const opening =
  <R extends Row>(sealing: Sealing, table: AnyTable) =>
  (row: R): R =>
    table.sealed ? openRow(sealing, table, row) : row;

/** Returns a part of a row by which rows are found, as it is kept. @throws TypeError where a sealed value would be looked for */
function findable<R extends Row>({ keys, isNew, home }: Sealing, table: AnyTable, part: Partial<R>): Partial<R> {
  for (const column of table.sealed ?? []) {
    // An empty text is kept as it is.
    if (column in part && part[column] !== '' && part[column] !== null)
      throw new TypeError(`${table.name}.${column} is sealed, so nothing is found by it.`);
  }
  const columns = table.lookedUp?.filter((column) => isAddress(part[column]));
  if (!columns?.length) return part;
  if (!keys) {
    if (isNew) return part;
    throw needsSecret(home);
  }
  return { ...part, ...Object.fromEntries(columns.map((column) => [column, lookupOf(keys, part[column]!)])) };
}

/** Returns a row, or changes of the row with a key, as they are kept. */
function sealed<R extends Row>(sealing: Sealing, table: AnyTable, given: Partial<R>, key: Partial<R>): Partial<R> {
  const { keys, isNew, home } = sealing;
  const columns = table.sealed?.filter((column) => typeof given[column] === 'string' && given[column] !== '') ?? [];
  if (columns.length === 0) return given;
  if (!keys) {
    if (isNew) return given;
    throw needsSecret(home);
  }
  const current = keys.current();
  const values = columns.map((column): [string, Value] => [
    column,
    sealText(current, placeOf(table, column, key as Row), given[column] as string),
  ]);
  return { ...given, ...Object.fromEntries(values) };
}

/** Returns a whole row as it is kept. */
function kept<R extends Row>(sealing: Sealing, table: AnyTable, row: R): R {
  const { sealed: hidden = [], lookedUp = [] } = table;
  if (hidden.length + lookedUp.length === 0) return row;
  const found = Object.fromEntries(lookedUp.map((column) => [column, row[column]!])) as Partial<R>;
  const whole: R = { ...row, ...findable(sealing, { ...table, sealed: [] }, found) };
  return sealed(sealing, table, whole, whole) as R;
}

function sealedReader(sealing: Sealing, reader: ReadStore): ReadStore {
  const find = <R extends Row>(table: Table<R>, part: Partial<R>): Partial<R> => findable(sealing, table, part);
  const findAll = <R extends Row>(table: Table<R>, column: string, values: readonly Value[]): Value[] =>
    values.map((value) => find(table, { [column]: value } as Partial<R>)[column] as Value);
  return {
    async get(table, key) {
      const row = await reader.get(table, find(table, key));
      return row && opening<typeof row>(sealing, table)(row);
    },
    async getMany(table, part, column, values) {
      const rows = await reader.getMany(table, find(table, part), column, findAll(table, column, values));
      return rows.map(opening(sealing, table));
    },
    async list(table, where, options?: ListOptions) {
      return (await reader.list(table, find(table, where), options)).map(opening(sealing, table));
    },
    count: (table, where) => reader.count(table, find(table, where)),
    countBy: (table, where, column) => reader.countBy(table, find(table, where), column),
    sums: (table, where, column, options) => reader.sums(table, find(table, where), column, options),
  };
}

function sealedWriter(sealing: Sealing, writer: Writer): Writer {
  const find = <R extends Row>(table: Table<R>, part: Partial<R>): Partial<R> => findable(sealing, table, part);
  return {
    ...sealedReader(sealing, writer),
    insert: (table, row) => writer.insert(table, kept(sealing, table, row)),
    async insertMany(table, rows) {
      const added = await writer.insertMany(
        table,
        rows.map((row) => kept(sealing, table, row)),
      );
      return added.map(opening(sealing, table));
    },
    increment: (table, key, column, by) => writer.increment(table, find(table, key), column, by),
    incrementMany: (table, rows, column) => writer.incrementMany(table, rows, column),
    put: (table, row) => writer.put(table, kept(sealing, table, row)),
    update(table, key, changes) {
      const found = find(table, key);
      const digested = find({ ...table, sealed: [] }, changes);
      return writer.update(table, found, sealed(sealing, table, digested, found));
    },
    remove: (table, where) => writer.remove(table, find(table, where)),
    removeMany: (table, part, column, values) =>
      writer.removeMany(
        table,
        find(table, part),
        column,
        values.map((value) => find(table, { [column]: value } as typeof part)[column] as Value),
      ),
  };
}

/** Makes a store in which what identifies people is sealed. */
export const sealedStore = (store: Store, sealing: Sealing): Store => ({
  ...store,
  ...sealedReader(sealing, store),
  snapshot: (read) => store.snapshot((reader) => read(sealedReader(sealing, reader))),
  write: (work) => store.write((writer) => work(sealedWriter(sealing, writer))),
});
