import { digest } from '../../core/crypto.ts';
import type { Writer } from '../../store/store.ts';
import { TooOften } from '../faults.ts';
import type { Author } from '../log.ts';
import type { Holder } from '../roles.ts';
import { turns } from './tables.ts';

/*
 * How often one officer or key begins something that the log tells: nobody fills it by a loop, and nobody's loop keeps another one from
 * anything. What protects people, and what takes back, waits for nothing: it comes to an end by itself.
 */

/** Turns that each officer or key has within an hour. Whoever runs the server is not bound. */
export const mostTurns = 60;

/** How many mails on roles go to one address within a day: whoever has nothing to do with the site is not flooded by it. */
export const mostRoleMails = 3;

const hour = 3_600_000;
const mailsTo = 'mails to ';
const spanOf = (who: string): number => (who.startsWith(mailsTo) ? 24 * hour : hour);

/** Who begins something, as what, and when. */
export interface Turn {
  by: Author;
  now: number;
  holder?: Pacing | undefined;
}

/** Who has turns: an officer, a key, or someone who moderates where people discuss. */
type Pacing = Holder | { readonly member: string };

/** A turn that comes too soon after many others. Nothing of it is done. */
export class TooManyTurns extends TooOften {
  constructor(retryAfter: number) {
    const minutes = Math.ceil(retryAfter / 60);
    super(
      `You have had ${mostTurns} lines of the log within an hour, which is as often as it may be. Nothing was done: try again in ${minutes} min.`,
      retryAfter,
    );
  }
}

/** Takes a turn, in the transaction of what it is for. @throws TooManyTurns */
export async function takeTurn(writer: Writer, { by, now, holder }: Turn): Promise<void> {
  if (by === 'operator' || !holder) return;
  const end = await takeOne(writer, whoOf(holder), mostTurns, now);
  if (end !== undefined) throw new TooManyTurns(Math.max(1, Math.ceil((end - now) / 1000)));
}

/** Checks whether another mail on a role may go to an address, and counts it. @param address in the form in which two are the same */
export const takeRoleMail = async (writer: Writer, address: string, now: number): Promise<boolean> =>
  (await takeOne(writer, `${mailsTo}${await digest(address)}`, mostRoleMails, now)) === undefined;

/** Takes one of so many; answers when there are others, where all were taken. */
async function takeOne(writer: Writer, who: string, most: number, now: number): Promise<number | undefined> {
  const row = await writer.get(turns, { who });
  if (row && row.since > now - spanOf(who)) {
    if (row.taken >= most) return row.since + spanOf(who);
    await writer.update(turns, { who }, { taken: row.taken + 1 });
    return undefined;
  }
  // Nobody is kept in it longer than they are counted.
  for (const each of await writer.list(turns, {})) {
    if (each.since <= now - spanOf(each.who)) await writer.remove(turns, { who: each.who });
  }
  await writer.put(turns, { who, since: now, taken: 1 });
  return undefined;
}

const whoOf = (holder: Pacing): string =>
  'member' in holder
    ? `member ${holder.member}`
    : 'address' in holder
      ? `officer ${String(holder.address)}`
      : `key ${'name' in holder ? String(holder.name) : ''}`;
