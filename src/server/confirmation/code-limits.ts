import type { ReadStore, Writer } from '../store/store.ts';
import type { MailboxKeys } from './mail-limits.ts';
import { mailings } from './tables.ts';

/*
 * How many wrong codes may be typed for one address within a day, over all things: each mail brings another code with tries of its own, and
 * whoever asks for enough of them could guess. The mailed link goes on working, and a proof by it ends the limit: nobody is locked out.
 */

const day = 24 * 3600 * 1000;
const perDay = 10;

/** These rows belong to no thing: an address is the same everywhere. */
const scope = '';

const within = async (reader: ReadStore, { codes }: MailboxKeys, now: number) =>
  (await reader.list(mailings, { scope, address: codes })).filter(({ at }) => at > now - day);

/** Returns how many more wrong codes may be typed for an address. */
export const codesLeft = async (reader: ReadStore, mailbox: MailboxKeys, now: number): Promise<number> =>
  perDay - (await within(reader, mailbox, now)).length;

/** Counts a wrong code. */
export async function countWrongCode(writer: Writer, mailbox: MailboxKeys, now: number): Promise<void> {
  const taken = new Set((await within(writer, mailbox, now)).map(({ slot }) => slot));
  const slot = Array.from({ length: perDay }, (_, at) => at).find((at) => !taken.has(at)) ?? 0;
  await writer.put(mailings, { scope, address: mailbox.codes, slot, at: now });
}
