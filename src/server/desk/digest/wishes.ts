import { randomSecret } from '../../core/crypto.ts';
import type { ReadStore, Store, Writer } from '../../store/store.ts';
import { digests } from './tables.ts';

/* How often an officer is told by mail of what waits: it is theirs to say, at the desk or by the link in a mail. */

export const paces = ['never', 'daily', 'filling'] as const;
export type Pace = (typeof paces)[number];

/** Checks whether a word names a pace. */
export const isPace = (word: unknown): word is Pace => paces.some((pace) => pace === word);

/** Finds how often an officer is told. */
export async function paceOf(store: ReadStore, address: string): Promise<Pace> {
  const row = await store.get(digests, { address });
  return isPace(row?.pace) ? row.pace : 'never';
}

/** Keeps how often an officer is told, and in which language. A change brings no second mail, and keeps the link of those that went out. */
export async function choosePace(writer: Writer, address: string, pace: Pace, lang: string): Promise<void> {
  if (pace === 'never') {
    await writer.remove(digests, { address });
  } else if (await writer.get(digests, { address })) {
    await writer.update(digests, { address }, { pace, lang });
  } else {
    await writer.insert(digests, { address, pace, lang, leave: randomSecret(), told_at: 0 });
  }
}

/** Finds whose mails a link stops. */
export async function addressOfLink(store: ReadStore, leave: string): Promise<string | undefined> {
  if (!/^[\w-]{22}$/.test(leave)) return undefined;
  const [row] = await store.list(digests, { leave }, { index: 'leave', limit: 1 });
  return row?.address;
}

/** Stops the mails that a link came with; answers whether there were any to stop. */
export const stopByLink = (store: Store, leave: string): Promise<boolean> =>
  store.write(async (writer) => {
    const address = await addressOfLink(writer, leave);
    if (address !== undefined) await writer.remove(digests, { address });
    return address !== undefined;
  });
