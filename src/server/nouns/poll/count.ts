import type { Result } from '../../../schema/ballot.ts';
import type { InPieces } from '../../../tally/pieces.ts';
import { CourseChangedError } from '../../../tally/runoff-course.ts';
import { asideKind, heldKind, readCounters, waitingIn } from '../../core/counters.ts';
import type { CountServices } from '../../core/counts.ts';
import type { Falls } from '../../desk/falls/why.ts';
import { readFalls } from '../../desk/invalidating/latest.ts';
import { checkedKind } from '../../ledger/tables.ts';
import type { ReadStore } from '../../store/store.ts';
import type { Turn } from '../../store/turn.ts';
import { readBallot } from './ballot-codec.ts';
import { longTexts, shortTexts } from './ballot-texts.ts';
import type { StoredPoll } from './document.ts';
import { inTurns } from './in-turns.ts';
import { readPaperResults, type PaperResult } from './paper.ts';
import { addsUp, followBallots, makeSums, settingsKey, startPollTally, tallyOfSums } from './sums.ts';
import { ballotCounts, ballotsSince, changesKind, invalidKind, pollSums, pollTallies } from './tables.ts';
import { versionOf } from './version.ts';

/** What the ballots of a poll come to, and when they were counted. */
interface OnlineTally {
  asOf: number;
  result: Result;
  /** That of the ballots that were counted. */
  version: string;
  /** Ballots that wait for their confirmation. */
  waiting: number;
  /** Ballots that are confirmed and held until an officer decides: part of those that wait. */
  held: number;
  /** Ballots that were taken out by those who run the site, or held by them and set aside. */
  invalidated: number;
  /** Ballots that were found in the ledger by who has their receipts. */
  checked: number;
  /** Acts that were taken back. */
  withdrawn: number;
}

/** What the ballots of a poll come to, with those on paper beside them. */
export interface PollTally extends OnlineTally {
  paper: readonly PaperResult[];
  /** Why the count fell. */
  falls: Falls;
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
    // Before ballots are counted in the background, which nothing waits behind.
    const paper = await readPaperResults(services.store, poll);
    const online = await tallyOnline(services, poll, asOf);
    const falls = await readFalls(services.store, poll, { ...online, now: asOf });
    return { ...online, paper, falls };
  });

async function tallyOnline(services: CountServices, poll: StoredPoll, asOf: number): Promise<OnlineTally> {
  const known = await readTally(services, poll, asOf);
  if (known?.isSettled) return known;
  const { scope, id: thing } = poll;
  const counting = services.counts.inBackground(scope, thing, () => keepTally(services, poll, asOf));
  if (known) return known;
  await counting;
  return (await readTally(services, poll, asOf)) ?? count(services, poll, asOf);
}

/** Has the ballots of a poll whose result is hidden counted as they come, so that nobody waits for it at the close. */
export async function followHidden({ store, counts }: CountServices, poll: StoredPoll): Promise<void> {
  const { scope, id: thing, document } = poll;
  if (!addsUp(document)) return;
  const isBehind = await counts.once(scope, thing, 'hidden', async () => {
    const kinds = await readCounters(store, scope, thing);
    const counted = (await store.get(pollSums, { scope, thing }))?.changes ?? 0;
    return (kinds.get(changesKind) ?? 0) - counted > few;
  });
  if (!isBehind) return;
  void counts.inBackground(scope, thing, async () => {
    await followBallots(store, poll, counts.turn);
    // Whether the sums are still of the course that the ballots take is only known from a result, which nobody is told.
    if (document.method === 'instant-runoff') await countUpToDate({ store, counts }, poll, 0);
  });
}

/** Reads what can be answered at once. It is settled where nothing is gained by counting in the background. */
const readTally = (
  { store, counts }: CountServices,
  poll: StoredPoll,
  asOf: number,
): Promise<(OnlineTally & { isSettled: boolean }) | undefined> =>
  store.snapshot(async (reader) => {
    const { scope, id: thing, document } = poll;
    const kinds = await readCounters(reader, scope, thing);
    const version = versionOf(document, kinds);
    const ended = endedIn(kinds);
    const kept = await reader.get(pollTallies, { scope, thing });
    const settings = await settingsKey(document);
    const isKept = kept?.settings === settings;
    if (!isKept || kept.version !== version) {
      const followed = await resultOf(await addSince(reader, poll, settings), counts.turn);
      const result = followed ?? (await resultOf(await countFew(reader, poll), counts.turn));
      if (result) return { asOf, result, version, ...ended, isSettled: !followed };
    }
    if (!isKept) return undefined;
    const isSettled = kept.version === version;
    const result = JSON.parse(kept.result) as Result;
    return { asOf: isSettled ? asOf : kept.as_of, result, version: kept.version, ...ended, isSettled };
  });

/** What became of the acts that are no ballots that count. */
const endedIn = (kinds: ReadonlyMap<string, number>) => ({
  waiting: waitingIn(kinds),
  held: kinds.get(heldKind) ?? 0,
  invalidated: (kinds.get(invalidKind) ?? 0) + (kinds.get(asideKind) ?? 0),
  checked: kinds.get(checkedKind) ?? 0,
  withdrawn: kinds.get('withdrawn') ?? 0,
});

type Pieces = InPieces<Result> | undefined;

/** Computes a result; nothing where all ballots of an instant run-off have to be counted again. */
async function resultOf(pieces: Pieces, turn: Turn): Promise<Result | undefined> {
  if (!pieces) return undefined;
  try {
    return await inTurns(pieces, turn);
  } catch (error) {
    if (error instanceof CourseChangedError) return undefined;
    throw error;
  }
}

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

/** Checks whether there are ballots that are too long to be put together. */
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
  const { result, version } = await countUpToDate(services, poll, asOf);
  await store.write(async (writer) => {
    // Another process may have kept a later one.
    const kept = await writer.get(pollTallies, { scope, thing });
    if (kept?.settings === settings && kept.version !== '' && kept.as_of > asOf) return;
    const row = { scope, thing, settings, version, as_of: asOf, result: JSON.stringify(result) };
    await writer.put(pollTallies, row);
  });
}

/** Counts by the sums; where these are of another course than the ballots take by now, they are made anew. */
async function countUpToDate(services: CountServices, poll: StoredPoll, asOf: number): Promise<OnlineTally> {
  const { store, counts } = services;
  const known = await countBySums(services, poll, asOf);
  if (known) return known;
  const settings = await settingsKey(poll.document);
  if (
    addsUp(poll.document) &&
    (await store.get(pollSums, { scope: poll.scope, thing: poll.id }))?.settings === settings
  ) {
    await makeSums(store, poll, settings, counts.turn);
    const anew = await countBySums(services, poll, asOf);
    if (anew) return anew;
  }
  return count(services, poll, asOf);
}

/** Counts the ballots that are in no sums, in slices of one moment, beside these; nothing where there are none, or of another course. */
const countBySums = ({ store, counts: { turn } }: CountServices, poll: StoredPoll, asOf: number) =>
  store.snapshot(async (reader): Promise<OnlineTally | undefined> => {
    const settings = await settingsKey(poll.document);
    const tally = addsUp(poll.document) ? await tallyOfSums(reader, poll, settings) : undefined;
    return tally && finish(reader, poll, tally, ballotsSince, turn, asOf);
  });

/** Counts all ballots, in slices of one moment. */
const count = async (
  { store, counts: { turn } }: CountServices,
  poll: StoredPoll,
  asOf: number,
): Promise<OnlineTally> =>
  store.snapshot(async (reader) => {
    const counted = await finish(reader, poll, startPollTally(poll.document), ballotCounts, turn, asOf);
    if (!counted) throw new Error('A count of all ballots follows no course.');
    return counted;
  });

/** Adds the ballots of a table, and those that are too long to be put together, to a count. */
async function finish(
  reader: ReadStore,
  poll: StoredPoll,
  tally: NonNullable<Awaited<ReturnType<typeof tallyOfSums>>>,
  table: typeof ballotCounts,
  turn: Turn,
  asOf: number,
): Promise<OnlineTally | undefined> {
  for await (const [text, times] of shortTexts(reader, poll, table, turn)) tally.change(readBallot(text), times);
  if (await hasLong(reader, poll)) {
    for await (const [text, times] of longTexts(reader, poll, turn)) tally.change(readBallot(text), times);
  }
  const kinds = await readCounters(reader, poll.scope, poll.id);
  const result = await resultOf(tally.resultInPieces(), turn);
  return result && { asOf, result, version: versionOf(poll.document, kinds), ...endedIn(kinds) };
}
