import type { ReadStore } from '../store/store.ts';
import { mailFaults, type MailFault } from './faults.ts';
import { outgoingMails } from './tables.ts';

/** Why mails wait that could not be sent yet. */
export interface MailDelay {
  /** What the last attempt of each ended with. */
  fault: MailFault;
  /** How many of them there are. */
  count: number;
  /** When the first of them could not be sent. */
  since: number;
}

/** Tells why mails wait that could not be sent yet, what has lasted longest first. */
export async function readDelays(reader: ReadStore): Promise<MailDelay[]> {
  const state = 'waiting';
  const counts = await reader.countBy(outgoingMails, { state }, 'fault');
  const delays = mailFaults.map(async (fault) => {
    const count = counts.get(fault);
    if (!count) return [];
    const [first] = await reader.list(outgoingMails, { state, fault }, { index: 'fault', limit: 1 });
    // It may have left since it was counted.
    return first ? [{ fault, count, since: first.since }] : [];
  });
  return (await Promise.all(delays)).flat().toSorted((one, other) => one.since - other.since);
}
