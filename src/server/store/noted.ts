import type { AnyTable, Row, Store, Writer } from './store.ts';

/** Stands for every scope, where which one it was is not known. */
export const everyScope = '';

/**
 * Makes a store that tells, once a job is on the disk, of which scopes it wrote rows: no more than that something may have changed there.
 * Rows that belong to no scope are left out.
 */
export function noteScopes(store: Store, tell: (scopes: ReadonlySet<string>) => void): Store {
  return {
    ...store,
    async write(work) {
      let scopes = new Set<string>();
      const result = await store.write((writer) => {
        // An engine may run the work again.
        scopes = new Set();
        return work(notingWriter(writer, scopes));
      });
      if (scopes.size > 0) tell(scopes);
      return result;
    },
  };
}

/** Makes a writer that adds the scopes of what it writes to `scopes`. */
function notingWriter(writer: Writer, scopes: Set<string>): Writer {
  const note = (table: AnyTable, { scope }: Partial<Row>): void => {
    if ('scope' in table.columns) scopes.add(typeof scope === 'string' ? scope : everyScope);
  };
  const noteAll = (table: AnyTable, rows: readonly Row[]): void => rows.forEach((row) => note(table, row));
  return {
    ...writer,
    insert: (table, row) => (note(table, row), writer.insert(table, row)),
    insertMany: (table, rows) => (noteAll(table, rows), writer.insertMany(table, rows)),
    increment: (table, key, column, by) => (note(table, key), writer.increment(table, key, column, by)),
    incrementMany: (table, rows, column) => (noteAll(table, rows), writer.incrementMany(table, rows, column)),
    put: (table, row) => (note(table, row), writer.put(table, row)),
    update: (table, key, changes) => (note(table, key), writer.update(table, key, changes)),
    remove: (table, where) => (note(table, where), writer.remove(table, where)),
    removeMany: (table, part, column, values) => (note(table, part), writer.removeMany(table, part, column, values)),
  };
}
