import type { AnyTable, Row, Store, Table, Writer } from '../store/store.ts';
import { bareTable } from '../store/schema.ts';
import { slices } from '../store/slices.ts';
import { othersTurn } from '../store/turn.ts';
import { isSealed, isSealedBy, openText, sealText } from './cell.ts';
import type { Keys } from './keys.ts';
import { areLookupsMade, noteLookups } from './noted.ts';
import { coverOf, isAddress, lookupOf, placeOf } from './places.ts';

/*
 * Goes through a database: what stands in clear in it, of a version of before, is sealed, and what was sealed by a key of before is sealed by the
 * present one. Others go on meanwhile, for they read either form. Digests in the place of addresses come first, before anyone is served: who has acted is
 * found by them.
 */

/** Rows that are changed by one transaction. */
const atOnce = 100;

const keyIn = (table: Table, row: Row): Row => Object.fromEntries(table.key.map((column) => [column, row[column]!]));

/** Returns the columns of a row that are not sealed by the present key. */
const staleIn = (columns: readonly string[], { current }: Keys, row: Row): string[] =>
  columns.filter((column) => row[column] !== '' && row[column] !== null && !isSealedBy(current(), row[column]));

/** Seals columns of a row anew; leaves out what can't be opened. */
function sealedAnew(table: AnyTable, columns: readonly string[], keys: Keys, row: Row): Row {
  const changes: Row = {};
  for (const column of columns) {
    const place = placeOf(table, column, row);
    const value = row[column] as string;
    const opened = isSealed(value) ? openText(keys, place, value) : { text: value };
    if ('text' in opened) changes[column] = sealText(keys.current(), place, opened.text);
  }
  return changes;
}

/** Seals rows, each as it is by now; answers how many were. */
async function sealSome(
  writer: Writer,
  table: Table,
  columns: readonly string[],
  keys: Keys,
  rows: readonly Row[],
): Promise<number> {
  let count = 0;
  for (const each of rows) {
    const key = keyIn(table, each);
    const row = await writer.get(table, key);
    const changes = row && sealedAnew(table, staleIn(columns, keys, row), keys, row);
    if (!changes || Object.keys(changes).length === 0) continue;
    await writer.update(table, key, changes);
    count += 1;
  }
  return count;
}

/**
 * Seals all that is to be sealed and is not, or not by the present key.
 *
 * @param store the database itself, without a sealed store over it
 * @returns how many rows were changed
 */
export async function sealRows(store: Store, tables: readonly AnyTable[], keys: Keys): Promise<number> {
  let count = 0;
  for (const each of tables) {
    const columns = each.sealed ?? [];
    if (columns.length === 0) continue;
    const table = bareTable(each);
    for await (const rows of slices(store, table)) {
      const stale = rows.filter((row) => staleIn(columns, keys, row).length > 0);
      for (let from = 0; from < stale.length; from += atOnce) {
        const some = stale.slice(from, from + atOnce);
        count += await store.write((writer) => sealSome(writer, table, columns, keys, some));
        await othersTurn();
      }
    }
  }
  return count;
}

/** Puts digests in the place of addresses in rows; one that stands there already is the same person's. */
async function digestSome(writer: Writer, table: Table, columns: readonly string[], keys: Keys, rows: readonly Row[]) {
  for (const row of rows) {
    const changes = Object.fromEntries(columns.map((column) => [column, lookupOf(keys, row[column]!)]));
    if (columns.some((column) => table.key.includes(column))) {
      await writer.remove(table, keyIn(table, row));
      await writer.insert(table, { ...row, ...changes });
    } else await writer.update(table, keyIn(table, row), changes);
  }
}

/**
 * Puts digests in the place of all addresses that are looked up, where that was not done. To be called before anyone is served.
 *
 * @param store the database itself
 */
export async function makeLookups(store: Store, tables: readonly AnyTable[], keys: Keys): Promise<number> {
  const cover = coverOf(tables, 'lookedUp');
  if (await areLookupsMade(store, cover)) return 0;
  let count = 0;
  for (const each of tables) {
    const columns = each.lookedUp ?? [];
    if (columns.length === 0) continue;
    const table = bareTable(each);
    for await (const rows of slices(store, table)) {
      const clear = rows.filter((row) => columns.some((column) => isAddress(row[column])));
      // Nobody waits for it, so that a whole slice is one transaction.
      if (clear.length > 0) await store.write((writer) => digestSome(writer, table, columns, keys, clear));
      count += clear.length;
    }
  }
  await noteLookups(store, cover);
  return count;
}
