import type { Stored } from '../../core/noun.ts';
import type { Passed } from '../../core/promised.ts';
import type { CountServices } from '../../core/counts.ts';
import type { Moment } from '../../core/phases.ts';
import type { Writer } from '../../store/store.ts';
import { formatDay, formatNumber } from '../../words/format.ts';
import type { PollDocument, StoredPoll } from './document.ts';
import { countAll, stampPassedQuorum } from './quorum.ts';
import { hiddenQuorums } from './tables.ts';
import { isPublic } from './public.ts';

/* A quorum that is set where the ballots have come to it already: who sets it is warned, and the log says so. */

const isAdded = (before: PollDocument | undefined, { quorum }: PollDocument): boolean =>
  quorum !== undefined && quorum.at !== before?.quorum?.at;

/** Finds the quorum that another document would set where the ballots stand already. */
export async function passedQuorum(
  { store }: CountServices,
  stored: Stored<PollDocument>,
  next: PollDocument,
): Promise<number[]> {
  const { quorum } = next;
  if (!quorum || !isAdded(stored.document, next)) return [];
  const poll = { ...stored, document: next } as StoredPoll;
  return (await countAll(store, poll)) >= quorum.at ? [quorum.at] : [];
}

/**
 * Stamps the quorum that a change has brought below the ballots, in the transaction of the change. While their number is hidden, that it was
 * set below is told by nobody, and is kept to be told.
 */
export async function stampAddedQuorum(
  writer: Writer,
  before: PollDocument | undefined,
  stored: Stored<PollDocument>,
  moment: Moment,
): Promise<Passed[]> {
  const { quorum } = stored.document;
  const { scope, id: thing } = stored;
  const { now } = moment;
  if (!quorum || !(await stampPassedQuorum(writer, stored as StoredPoll, now))) return [];
  // Where it stood before, votes that were counted elsewhere have come to it: the line of the change has their number.
  if (!isAdded(before, stored.document)) return [];
  if (isPublic(stored.document, moment)) return [passedOf(quorum.at, now)];
  await writer.insert(hiddenQuorums, { scope, thing, at: quorum.at, reached_at: now });
  return [];
}

/** Takes the quorums that were set below the ballots while their number was hidden, once everyone may know it. */
export async function takeUntoldQuorums(
  writer: Writer,
  { scope, id: thing, document }: Stored<PollDocument>,
  moment: Moment,
): Promise<Passed[]> {
  if (!isPublic(document, moment)) return [];
  const rows = await writer.list(hiddenQuorums, { scope, thing });
  if (rows.length > 0) await writer.remove(hiddenQuorums, { scope, thing });
  return rows.map(({ at, reached_at }) => passedOf(at, reached_at));
}

const passedOf = (at: number, reachedAt: number): Passed => ({
  reached: { at, on: new Date(reachedAt).toISOString() },
  why: {
    fr: `Le quorum de ${formatNumber('fr', at)} a été fixé le ${formatDay('fr', reachedAt, 'UTC')} (jour UTC), alors que les bulletins l’avaient déjà atteint\u00a0: il est dit atteint depuis ce jour.`,
    en: `The quorum of ${formatNumber('en', at)} was set on ${formatDay('en', reachedAt, 'UTC')} (day of UTC), when the ballots had reached it already: it is said to be reached since that day.`,
  },
});
