import { mend } from '../store/mend.ts';
import { differencesOf, type Difference } from '../store/recount.ts';
import { rowCounters } from '../store/schema.ts';
import type { AnyTable, Counter, Store, Writer } from '../store/store.ts';
import type { CountServices } from './counts.ts';
import { randomSecret } from './crypto.ts';
import type { ServerNoun } from './noun.ts';
import type { Mended, MendedThing, Mending } from './mending.ts';
import { recounts } from './tables.ts';

const of = 'counts';

/** A recount that was ended by another one, which began after it. */
export class OvertakenError extends Error {
  constructor() {
    super('Another recount has begun since, and goes on with it.');
  }
}

/** Writes down what is mended, for everyone. */
export interface MendNotes {
  count(writer: Writer, difference: Difference): Promise<void>;
  /** What a noun keeps besides counts. */
  thing(writer: Writer, mended: MendedThing): Promise<void>;
}

export interface RecountOptions {
  nouns: readonly ServerNoun[];
  /** All tables of the store. */
  tables: readonly AnyTable[];
  /** Is told of each count that was mended. */
  onMended?: (mended: Mended) => void;
  /** Writes down what is mended, in the transaction that mends it. */
  note?: MendNotes;
  /** Milliseconds since 1970; the time of this machine where it is not given. */
  clock?: () => number;
  /** Proves what rests on the counts and no noun keeps, and mends it. */
  after?: (mending: Mending) => Promise<void>;
  signal?: AbortSignal;
}

/**
 * Proves that every count is the number of its rows, and mends what is not; then has each noun prove what else it keeps. It reads all
 * rows, in slices, while others go on. Answers how many were mended.
 *
 * @throws OvertakenError where another recount begins meanwhile, and the signal's reason; what was mended until then stays so.
 */
export async function recount(services: CountServices, options: RecountOptions): Promise<number> {
  const { nouns, tables, onMended, note, clock = Date.now, after, signal } = options;
  const { store } = services;
  const id = randomSecret();
  await store.write((writer) => writer.put(recounts, { of, id }));
  let mended = 0;
  const tell = (one: Mended): void => {
    mended += 1;
    onMended?.(one);
  };
  const all: readonly Counter[] = tables.flatMap(({ counters = [] }) => counters);
  for (const table of tables) {
    for (const counter of rowCounters(table)) {
      for await (const difference of differencesOf(store, table, counter, all)) {
        signal?.throwIfAborted();
        await mendOne(store, id, difference, note);
        tell({ what: nameOf(difference), was: difference.was, is: difference.is });
      }
      signal?.throwIfAborted();
    }
  }
  const mending: Mending = { clock, tell, note: async (writer, one) => note?.thing(writer, one) };
  for (const noun of nouns) {
    await noun.mend?.(services, mending);
    signal?.throwIfAborted();
  }
  await after?.(mending);
  return mended;
}

/** Mends a difference. @throws OvertakenError where another recount has begun: two that find the same must not both mend it. */
const mendOne = (store: Store, id: string, difference: Difference, note: RecountOptions['note']): Promise<void> =>
  store.write(async (writer) => {
    if ((await writer.get(recounts, { of }))?.id !== id) throw new OvertakenError();
    await mend(writer, difference);
    await note?.count(writer, difference);
  });

/** Returns the names of what is counted, from its scope on. */
const nameOf = ({ into, key }: Difference): string =>
  `${into.name} ${into.key
    .filter((column) => column !== 'slot' && key[column] !== '')
    .map((column) => String(key[column]))
    .join(' / ')}`;
