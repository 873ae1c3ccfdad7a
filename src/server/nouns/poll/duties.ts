import { closeMark, type ReachedDuty } from '../../core/answering.ts';
import type { Answering } from '../../core/noun.ts';
import { closingOf, momentOf, type Moment } from '../../core/phases.ts';
import type { PollDocument, StoredPoll } from './document.ts';
import { passedQuorum, stampAddedQuorum, takeUntoldQuorums } from './passed.ts';
import { isQuorumReached, readQuorum } from './quorum.ts';
import { publicSince } from './public.ts';
import { quorums } from './tables.ts';
import { pollWords } from './words-for.ts';

/** Returns what a poll obliges to by now. @param quorumAt when its quorum was reached */
export function dutiesOf(
  { quorum, afterClose, closesAt }: PollDocument,
  quorumAt: number | undefined,
  { now, timeZone }: Moment,
): ReachedDuty[] {
  const closedAt = closingOf({ closesAt }, timeZone);
  return [
    // The day on which it closes is the last one on which it is open.
    ...(afterClose && closedAt !== undefined && closedAt <= now
      ? [{ ...afterClose, at: closeMark, reachedAt: closedAt - 1 }]
      : []),
    ...(quorum && quorumAt !== undefined ? [{ ...quorum, reachedAt: quorumAt }] : []),
  ];
}

/** What a poll obliges the institution to, and what that has said. */
export const pollAnswering: Answering<PollDocument> = {
  units: (lang) => pollWords(lang).result.ballots,
  said: ({ answer, timeline }) => ({ answer, timeline }),
  promises: ({ quorum, afterClose }) => [
    ...(quorum ? [{ field: 'quorum', at: quorum.at, promise: quorum }] : []),
    ...(afterClose ? [{ field: 'afterClose', at: closeMark, promise: afterClose }] : []),
  ],
  stamped: (reader) => reader.list(quorums, {}),
  async reached(reader, stored, moment) {
    const isReached = await isQuorumReached(reader, stored as StoredPoll);
    return dutiesOf(stored.document, isReached ? moment.now : undefined, moment).map(({ at }) => at);
  },
  publicSince,
  passed: passedQuorum,
  numbersIn: 'quorum.at',
  stampAdded: stampAddedQuorum,
  takeUntold: takeUntoldQuorums,
  duties: async (services, stored) =>
    dutiesOf(stored.document, await readQuorum(services, stored as StoredPoll), momentOf(services)),
};
