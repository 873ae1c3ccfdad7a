import type { Result } from '../../../schema/ballot.ts';
import { startTally } from '../../../tally/tally.ts';
import { tallySettingsOf } from './document.ts';
import type { CountServices } from '../../core/counts.ts';
import { readCounters, waitingIn } from '../../core/counters.ts';
import type { Reader, Value } from '../../store/store.ts';
import { othersTurn } from '../../store/turn.ts';
import { versionOf } from './version.ts';
import { ballotCounts, ballots, longestCounted } from './tables.ts';
import type { StoredPoll } from './document.ts';
import { readBallot } from './ballot-codec.ts';

/** What the ballots of a poll come to, and when they were counted. */
export interface PollTally {
  asOf: number;
  result: Result;
  /** That of the ballots that were counted. */
  version: string;
  /** Ballots that wait for their confirmation. */
  waiting: number;
}

/** Counts the ballots of a poll. */
export const tallyPoll = ({ store, counts }: CountServices, poll: StoredPoll): Promise<PollTally> =>
  counts.once(poll.scope, poll.id, 'tally', (asOf) => count(store, poll, asOf));

/** The texts of a poll's ballots with how often they stand there, in their order, but for long ones, which come last. */
async function* texts(
  store: Reader,
  { scope, id: thing }: StoredPoll,
): AsyncGenerator<readonly [text: string, times: number]> {
  let hasLong = false;
  for (let after: Value[] | undefined; ;) {
    const sums = await store.sums(ballotCounts, { scope, thing }, 'value', {
      by: ['choice'],
      limit: batch,
      ...(after && { after }),
    });
    for (const { values, sum } of sums) {
      if (values[0] === '') hasLong = true;
      else yield [String(values[0]), sum];
    }
    const last = sums.at(-1);
    if (!last || sums.length < batch) break;
    after = [...last.values];
    await othersTurn();
  }
  if (hasLong) yield* longTexts(store, { scope, thing });
}

/** The texts that are too long to be put together. */
async function* longTexts(
  store: Reader,
  key: { scope: string; thing: string },
): AsyncGenerator<readonly [text: string, times: number]> {
  for (let after: string[] | undefined; ;) {
    const rows = await store.list(ballots, key, { limit: batch, ...(after && { after }) });
    for (const { choice } of rows) if ([...choice].length > longestCounted) yield [choice, 1];
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = [last.voter];
    await othersTurn();
  }
}

const batch = 1000;

/** Counts the ballots of a poll, a page at a time. */
async function count(store: Reader, poll: StoredPoll, asOf: number): Promise<PollTally> {
  const { scope, id: thing, document } = poll;
  const { add, result } = startTally(document.method, tallySettingsOf(document));
  for (const bundle of document.bundles ?? []) add(bundle);
  for await (const [text, times] of texts(store, poll)) add({ times, ballot: readBallot(text) });
  const kinds = await readCounters(store, scope, thing);
  return { asOf, result: result(), version: versionOf(document, kinds), waiting: waitingIn(kinds) };
}
