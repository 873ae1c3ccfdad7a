import { Refusal } from '../core/refusal.ts';
import type { ReadStore, Writer } from '../store/store.ts';
import type { Actable } from './rules.ts';
import { tokens } from './tables.ts';

/*
 * The key of an act is made by who types it. It goes on to change and to take back the act only where the mailed code was typed beside
 * it: whoever presses the button behind the mailed link may be somebody else.
 */

const ended = (act: string): string => `key ended ${act}`;

/** Takes all power from the key of an act that is confirmed by the mailed link. @param holder the key that has it from then on */
export async function endKey(writer: Writer, { scope }: Actable, act: string, holder: string): Promise<void> {
  await writer.insert(tokens, { scope, token: ended(act), act: holder });
}

/** Gives the key of an act its power back: the mailed code was typed beside it after all. */
export async function reviveKey(writer: Writer, { scope }: Actable, act: string): Promise<void> {
  await writer.remove(tokens, { scope, token: ended(act) });
}

/** Returns the key, as an act's id, that has the power over an act instead of the act's own; nothing where that has it. */
export const holderOf = async (reader: ReadStore, { scope }: Actable, act: string): Promise<string | undefined> =>
  (await reader.get(tokens, { scope, token: ended(act) }))?.act;

/** Checks whether an act was confirmed by the mailed link, so that its key does nothing. */
export const isKeyEnded = async (reader: ReadStore, thing: Actable, act: string): Promise<boolean> =>
  (await holderOf(reader, thing, act)) !== undefined;

/** Checks that the key of an act still has its power. @throws Refusal `confirmed-by-link` where it does nothing any more. */
export async function checkKey(reader: ReadStore, thing: Actable, act: string): Promise<void> {
  if (await isKeyEnded(reader, thing, act)) throw new Refusal('confirmed-by-link');
}
