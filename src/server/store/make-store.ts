import type { ReadStore, Signals, Store, Writer } from './store.ts';
import { Busy, Unavailable } from './unavailable.ts';

/** What differs from one engine to the next. */
export interface Engine {
  home: string;
  /** Lets someone read what is committed. */
  read: <T>(act: (reader: ReadStore) => Promise<T>) => Promise<T>;
  write: <T>(work: (writer: Writer) => Promise<T>) => Promise<T>;
  /** Lets someone read what was committed at one moment. */
  snapshot: <T>(act: (reader: ReadStore) => Promise<T>) => Promise<T>;
  /** Takes what was removed out of the files too; missing where there are none, or where the engine sees to it. */
  scrub?: (patience: number) => Promise<void>;
  signals?: Signals;
  shares?: Signals;
  /** Shuffles the rows of tables that may not tell an order; missing where they lie by their key, or in memory. */
  shuffle?: (isLast: boolean) => Promise<void>;
  /** Lets go of files and connections; nothing is under way any more. */
  close: () => void | Promise<void>;
}

/** Makes a store of an engine. Closing it ends what is under way and refuses what comes after. */
export function makeStore({ home, read, write, snapshot, scrub, shuffle, signals, shares, close }: Engine): Store {
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  let canWrite = true;

  async function whileOpen<T>(act: () => Promise<T>): Promise<T> {
    if (closing) throw new Error(`The store is closed (${home}).`);
    const running = act();
    underWay.add(running);
    try {
      return await running;
    } finally {
      underWay.delete(running);
    }
  }

  /** Writes, and notes whether that could be done. What a job itself refuses tells nothing of that. */
  async function note<T>(act: () => Promise<T>): Promise<T> {
    try {
      const result = await act();
      canWrite = true;
      return result;
    } catch (error) {
      // One that is busy takes what others write.
      if (error instanceof Unavailable && !(error instanceof Busy)) canWrite = false;
      throw error;
    }
  }

  return {
    home,
    signals,
    shares,
    canWrite: () => canWrite,
    get: (table, key) => whileOpen(() => read((reader) => reader.get(table, key))),
    getMany: (table, part, column, values) =>
      whileOpen(() => read((reader) => reader.getMany(table, part, column, values))),
    list: (table, where, options) => whileOpen(() => read((reader) => reader.list(table, where, options))),
    count: (table, where) => whileOpen(() => read((reader) => reader.count(table, where))),
    countBy: (table, where, column) => whileOpen(() => read((reader) => reader.countBy(table, where, column))),
    sums: (table, where, column, options) =>
      whileOpen(() => read((reader) => reader.sums(table, where, column, options))),
    snapshot: (act) => whileOpen(() => snapshot(act)),
    write: (work) => whileOpen(() => note(() => write(work))),
    scrub: (patience) => whileOpen(async () => scrub?.(patience)),
    shuffle: (isLast = false) => whileOpen(async () => shuffle?.(isLast)),
    close: () => (closing ??= Promise.allSettled(underWay).then(close)),
  };
}
