import { countingWriter } from './counting.ts';
import type { Writer } from './store.ts';

/**
 * Runs a job with a writer that is good for this job only. What the job left running by mistake must not write into the transaction
 * of the next: it gets an error instead.
 */
export async function runJob<T>(writer: Writer, work: (writer: Writer) => Promise<T>): Promise<T> {
  let over = false;
  async function use<A>(act: () => Promise<A>): Promise<A> {
    if (over) throw new Error('A job used the store after it had ended: await all that it starts.');
    return act();
  }
  const guarded: Writer = {
    get: (table, key) => use(() => writer.get(table, key)),
    getMany: (table, part, column, values) => use(() => writer.getMany(table, part, column, values)),
    list: (table, where, options) => use(() => writer.list(table, where, options)),
    count: (table, where) => use(() => writer.count(table, where)),
    countBy: (table, where, column) => use(() => writer.countBy(table, where, column)),
    sums: (table, where, column, options) => use(() => writer.sums(table, where, column, options)),
    insert: (table, row) => use(() => writer.insert(table, row)),
    insertMany: (table, rows) => use(() => writer.insertMany(table, rows)),
    increment: (table, key, column, by) => use(() => writer.increment(table, key, column, by)),
    incrementMany: (table, rows, column) => use(() => writer.incrementMany(table, rows, column)),
    put: (table, row) => use(() => writer.put(table, row)),
    update: (table, key, changes) => use(() => writer.update(table, key, changes)),
    remove: (table, where) => use(() => writer.remove(table, where)),
    removeMany: (table, part, column, values) => use(() => writer.removeMany(table, part, column, values)),
  };
  try {
    return await work(countingWriter(guarded));
  } finally {
    over = true;
  }
}
