import { keyedDigest } from '../core/crypto.ts';
import { sameMailbox } from '../core/mailboxes.ts';
import type { Services } from '../core/services.ts';
import type { Writer } from '../store/store.ts';
import { mailings } from './tables.ts';

/*
 * How many mails strangers can make leave to one address. The limits hold for the address over all things, so that nobody's mailbox is
 * flooded. They end when the owner shows that the mailbox is theirs, by a code or a link, so that nobody is locked out either.
 *
 * And how many one sender can make leave to all addresses, of which one each would be enough to trouble a whole town: 60 within an hour,
 * which a town hall's network stays below, since each that is answered by a proof from there gives its place back. Who is beyond that is
 * told so, whatever the address; nothing of a sender is stored for it.
 */

const hour = 3600 * 1000;

/** Mails to one address that were not answered by a proof: within an hour, and within a day. */
const perHour = 5;
const perDay = 12;

/** Those of an hour that one sender can cause: the last one is left to somebody else, who may be the owner. */
const perSender = 4;

/** These rows belong to no thing: an address is the same everywhere. */
const scope = '';

/** Who asks: a word for the network address, if one is known. */
export type Sender = string | undefined;

/** What stands for an address in the limits, and for it together with who asks. Only these keyed digests are kept. */
export interface MailboxKeys {
  readonly address: string;
  readonly bySender: string | undefined;
  /** What wrong codes are counted under. */
  readonly codes: string;
  /** Takes a mail of the sender's share, once for this request; answers after how many seconds there is one, 0 where there is. */
  readonly senderWait: () => number;
}

/** Makes what the limits of an address are kept under. */
export async function mailboxKeys(services: Services, email: string, sender: Sender): Promise<MailboxKeys> {
  const { secret, pace, clock } = services;
  const mailbox = `mails\n${sameMailbox(email)}`;
  const address = await keyedDigest(secret, mailbox);
  const codes = await keyedDigest(secret, `codes\n${sameMailbox(email)}`);
  if (sender === undefined) return { address, codes, bySender: undefined, senderWait: () => 0 };
  // A transaction may run more than once.
  let wait: number | undefined;
  return {
    address,
    codes,
    bySender: await keyedDigest(secret, `${mailbox}\n${sender}`),
    senderWait: () => (wait ??= pace.mails(sender, clock())),
  };
}

/** Takes the right to send one mail to an address; answers whether there is one. */
export async function takeMail(writer: Writer, mailbox: MailboxKeys, now: number): Promise<boolean> {
  const { address, bySender, senderWait } = mailbox;
  // First of all, so that a sender's share tells nothing of the address.
  if (senderWait() > 0) return false;
  const mails = await writer.list(mailings, { scope, address });
  const own = bySender === undefined ? [] : await writer.list(mailings, { scope, address: bySender });
  const since = (rows: typeof mails, span: number) => rows.filter(({ at }) => at > now - span).length;
  if (since(mails, hour) >= perHour || since(mails, 24 * hour) >= perDay || since(own, hour) >= perSender) return false;
  await put(writer, address, mails, perDay, now);
  if (bySender !== undefined) await put(writer, bySender, own, perSender, now);
  return true;
}

/** Ends the limits of an address whose owner has shown that it is theirs. */
export async function addressProved(writer: Writer, { address, codes, bySender }: MailboxKeys): Promise<void> {
  for (const each of [address, codes]) await writer.remove(mailings, { scope, address: each });
  if (bySender !== undefined) await writer.remove(mailings, { scope, address: bySender });
}

/** Writes a mail into a free slot, or into that of the oldest. */
async function put(writer: Writer, address: string, rows: { slot: number; at: number }[], slots: number, at: number) {
  const oldest = rows.toSorted((a, b) => a.at - b.at)[0]?.slot ?? 0;
  await writer.put(mailings, { scope, address, slot: rows.length < slots ? rows.length : oldest, at });
}
