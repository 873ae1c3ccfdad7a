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

const span = 3_600_000;

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
  const who = whoOf(holder);
  const row = await writer.get(turns, { who });
  if (row && row.since > now - span) {
    if (row.taken >= mostTurns) throw new TooManyTurns(Math.max(1, Math.ceil((row.since + span - now) / 1000)));
    await writer.update(turns, { who }, { taken: row.taken + 1 });
    return;
  }
  // Nobody is kept in it longer than they are counted.
  for (const each of await writer.list(turns, {})) {
    if (each.since <= now - span) await writer.remove(turns, { who: each.who });
  }
  await writer.put(turns, { who, since: now, taken: 1 });
}

const whoOf = (holder: Pacing): string =>
  'member' in holder
    ? `member ${holder.member}`
    : 'address' in holder
      ? `officer ${String(holder.address)}`
      : `key ${'name' in holder ? String(holder.name) : ''}`;
