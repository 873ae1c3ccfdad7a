import type { Result } from '../../../schema/ballot.ts';
import type { InPieces } from '../../../tally/pieces.ts';
import { readCounters, waitingIn } from '../../core/counters.ts';
import type { CountServices } from '../../core/counts.ts';
import type { ReadStore } from '../../store/store.ts';
import type { Turn } from '../../store/turn.ts';
import { readBallot } from './ballot-codec.ts';
import { longTexts, shortTexts } from './ballot-texts.ts';
import type { StoredPoll } from './document.ts';
import { addsUp, followBallots, settingsKey, startPollTally, tallyOfSums } from './sums.ts';
import { ballotCounts, ballotsSince, changesKind, pollSums, pollTallies } from './tables.ts';
import { versionOf } from './version.ts';

/** What the ballots of a poll come to, and when they were counted. */
export interface PollTally {
  asOf: number;
  result: Result;
  /** That of the ballots that were counted. */
  version: string;
  /** Ballots that wait for their confirmation. */
  waiting: number;
}

/** Up to so many different ballots are counted when the result is read: it is one statement. */
const few = 1000;
/** The same where there are sums, which are cheaper to read than so many ballots. */
const fewBesideSums = 200;

/**
 * Reads the result of a poll. Where many different ballots have to be gone through, that is done in the background, and the last result
 * is answered with its time; only a poll that was never counted is waited for.
 */
export const tallyPoll = (services: CountServices, poll: StoredPoll): Promise<PollTally> =>
  services.counts.once(poll.scope, poll.id, 'tally', async (asOf) => {
    const known = await readTally(services, poll, asOf);
    if (known?.isSettled) return known;
    const { scope, id: thing } = poll;
    const counting = services.counts.inBackground(scope, thing, () => keepTally(services, poll, asOf));
    if (known) return known;
    await counting;
    return (await readTally(services, poll, asOf)) ?? count(services, poll, asOf);
  });

/** Has the ballots of a poll whose result is hidden counted as they come, so that nobody waits for it at the close. */
export async function followHidden({ store, counts }: CountServices, poll: StoredPoll): Promise<void> {
  const { scope, id: thing, document } = poll;
  if (!addsUp(document)) return;
  const isBehind = await counts.once(scope, thing, 'hidden', async () => {
    const kinds = await readCounters(store, scope, thing);
    const counted = (await store.get(pollSums, { scope, thing }))?.changes ?? 0;
    return (kinds.get(changesKind) ?? 0) - counted > few;
  });
  if (isBehind) void counts.inBackground(scope, thing, () => followBallots(store, poll, counts.turn));
}

/** What can be answered at once. It is settled where nothing is gained by counting in the background. */
const readTally = (
  { store, counts }: CountServices,
  poll: StoredPoll,
  asOf: number,
): Promise<(PollTally & { isSettled: boolean }) | undefined> =>
  store.snapshot(async (reader) => {
    const { scope, id: thing, document } = poll;
    const kinds = await readCounters(reader, scope, thing);
    const version = versionOf(document, kinds);
    const waiting = waitingIn(kinds);
    const kept = await reader.get(pollTallies, { scope, thing });
    const settings = await settingsKey(document);
    const isKept = kept?.settings === settings;
    if (!isKept || kept.version !== version) {
      const followed = await addSince(reader, poll, settings);
      const result = followed ?? (await countFew(reader, poll));
      if (result) {
        return { asOf, result: await inTurns(result, counts.turn), version, waiting, isSettled: !followed };
      }
    }
    if (!isKept) return undefined;
    const isSettled = kept.version === version;
    const result = JSON.parse(kept.result) as Result;
    return { asOf: isSettled ? asOf : kept.as_of, result, version: kept.version, waiting, isSettled };
  });

type Pieces = InPieces<Result> | undefined;

/** The result of the sums and of the few ballots that have changed since. */
async function addSince(reader: ReadStore, poll: StoredPoll, settings: string): Promise<Pieces> {
  const tally = addsUp(poll.document) ? await tallyOfSums(reader, poll, settings) : undefined;
  if (!tally || (await hasLong(reader, poll))) return undefined;
  const sums = await readFew(reader, poll, ballotsSince, few);
  if (!sums) return undefined;
  for (const { values, sum } of sums) if (values[0] !== '') tally.change(readBallot(String(values[0])), sum);
  return tally.resultInPieces();
}

/** The result of few different ballots. */
async function countFew(reader: ReadStore, poll: StoredPoll): Promise<Pieces> {
  const sums = await readFew(reader, poll, ballotCounts, addsUp(poll.document) ? fewBesideSums : few);
  if (!sums || sums[0]?.values[0] === '') return undefined;
  const tally = startPollTally(poll.document);
  for (const { values, sum } of sums) tally.change(readBallot(String(values[0])), sum);
  return tally.resultInPieces();
}

async function readFew(
  reader: ReadStore,
  { scope, id: thing }: StoredPoll,
  table: typeof ballotCounts,
  maxSums: number,
) {
  const sums = await reader.sums(table, { scope, thing }, 'value', { by: ['choice'], limit: maxSums + 1 });
  return sums.length <= maxSums ? sums : undefined;
}

/** Whether there are ballots that are too long to be put together. */
async function hasLong(reader: ReadStore, { scope, id: thing }: StoredPoll): Promise<boolean> {
  const [first] = await reader.sums(ballotCounts, { scope, thing }, 'value', { by: ['choice'], limit: 1 });
  return first?.values[0] === '';
}

/** Brings the result up to date, and keeps it. */
async function keepTally(services: CountServices, poll: StoredPoll, asOf: number): Promise<void> {
  const { store, counts } = services;
  const { scope, id: thing, document } = poll;
  const settings = await settingsKey(document);
  // The first result is waited for: to go through all ballots once is the shortest way to it.
  const known = [await store.get(pollTallies, { scope, thing }), await store.get(pollSums, { scope, thing })];
  const isFirst = known.every((each) => each?.settings !== settings);
  if (addsUp(document) && !isFirst) await followBallots(store, poll, counts.turn);
  const { result, version } = await count(services, poll, asOf);
  await store.write(async (writer) => {
    // Another process may have kept a later one.
    const kept = await writer.get(pollTallies, { scope, thing });
    if (kept?.settings === settings && kept.version !== '' && kept.as_of > asOf) return;
    const row = { scope, thing, settings, version, as_of: asOf, result: JSON.stringify(result) };
    await writer.put(pollTallies, row);
  });
}

/** Counts all ballots, in slices of one moment: those that are in no sums. */
const count = ({ store, counts: { turn } }: CountServices, poll: StoredPoll, asOf: number): Promise<PollTally> =>
  store.snapshot(async (reader) => {
    const { scope, id: thing, document } = poll;
    const settings = await settingsKey(document);
    const sums = addsUp(document) ? await tallyOfSums(reader, poll, settings) : undefined;
    const tally = sums ?? startPollTally(document);
    const add = async (texts: ReturnType<typeof longTexts>): Promise<void> => {
      for await (const [text, times] of texts) tally.change(readBallot(text), times);
    };
    await add(shortTexts(reader, poll, sums ? ballotsSince : ballotCounts, turn));
    if (await hasLong(reader, poll)) await add(longTexts(reader, poll, turn));
    const kinds = await readCounters(reader, scope, thing);
    const result = await inTurns(tally.resultInPieces(), turn);
    return { asOf, result, version: versionOf(document, kinds), waiting: waitingIn(kinds) };
  });

/** Lets others be answered between the pieces of a computation. */
async function inTurns<T>(pieces: InPieces<T>, turn: Turn): Promise<T> {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
    await turn();
  }
}
