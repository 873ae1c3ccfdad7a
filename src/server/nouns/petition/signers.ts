import * as z from 'zod/mini';
import { text, whole } from '../../../schema/common.ts';
import type { WaitingAct } from '../../confirmation/rules.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { listed } from './tables.ts';
import { people } from '../../confirmation/tables.ts';
import { readCounters } from '../../core/counters.ts';
import type { Moment } from '../../core/phases.ts';
import { dayOf } from '../../core/zoned-day.ts';
import type { StoredPetition } from './document.ts';

/** Someone whose signature counts and who agreed to be shown: name, place, and the day of the site on which the signature was counted. */
export const listedSigner = z.object({ name: text(100), place: text(100), day: text(10) });
export type ListedSigner = z.infer<typeof listedSigner>;

/** Some of the public list, the last day first; within a day in an order that tells nothing. `next` goes on behind the last. */
export const signerList = z.object({ items: z.array(listedSigner), total: whole, next: z.optional(text(200)) });
export type SignerList = z.infer<typeof signerList>;

const dayLength = 24 * 3600 * 1000;

/** Returns the day of the site on which a signature was counted, as the public list keeps it: the number of days since 1970. */
export const dayOfSigning = (at: number, timeZone: string): number => Date.parse(dayOf(at, timeZone)) / dayLength;

/** Puts a signature that counts from now on into the public list, where its author agreed. */
export async function list(
  writer: Writer,
  { scope, id: thing }: StoredPetition,
  { id, person }: WaitingAct,
  { now, timeZone }: Moment,
): Promise<void> {
  if (person.display_publicly !== 1) return;
  await writer.insert(listed, { scope, thing, day: dayOfSigning(now, timeZone), act: id });
}

/** Takes a signature out of the public list. */
export async function unlist(writer: Writer, { scope, id: thing }: StoredPetition, act: string): Promise<void> {
  await writer.remove(listed, { scope, thing, act });
}

/** Counts the signatures of a petition that are shown in public. */
export const countListed = async (store: ReadStore, { scope, id: thing }: StoredPetition): Promise<number> =>
  (await readCounters(store, scope, thing)).get('listed') ?? 0;

const cursor = z.tuple([z.int(), text(100)]);

/** Checks whether a cursor could be one of ours. */
export const isCursor = (after: string): boolean => z.safeParse(cursor, read(after)).success;

const read = (after: string): unknown => {
  const [, day, act] = /^(\d{1,9})\.([\w-]{1,100})$/.exec(after) ?? [];
  return [Number(day), act];
};

/** Reads a page of the public list. @param after the `next` of the page before */
export async function readListed(
  store: ReadStore,
  petition: StoredPetition,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<SignerList> {
  const { scope, id: thing } = petition;
  const behind = after === undefined ? undefined : z.parse(cursor, read(after));
  const options = { index: 'day', reverse: true, limit: limit + 1, ...(behind && { after: behind }) };
  const rows = await store.list(listed, { scope, thing }, options);
  const shown = rows.slice(0, limit);
  const acts = shown.map(({ act }) => act);
  const signers = new Map((await store.getMany(people, { scope }, 'act', acts)).map((row) => [row.act, row]));
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    total: await countListed(store, petition),
    items: shown.flatMap(({ day, act }) => {
      const signer = signers.get(act);
      // Whoever withdrew between the two reads is not shown any more, nor whose name went with a lost secret.
      if (!signer?.name) return [];
      return [{ name: signer.name, place: signer.place, day: new Date(day * dayLength).toISOString().slice(0, 10) }];
    }),
    ...(last && { next: `${last.day}.${last.act}` }),
  };
}
