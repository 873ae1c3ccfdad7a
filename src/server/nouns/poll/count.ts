import type { Result } from '../../../schema/ballot.ts';
import { methods, startTally } from '../../../tally/tally.ts';
import { readCounters, waitingIn } from '../../core/counters.ts';
import type { CountServices } from '../../core/counts.ts';
import { digest } from '../../core/crypto.ts';
import type { Reader, Store } from '../../store/store.ts';
import { readBallot } from './ballot-codec.ts';
import { ballotTexts } from './ballot-texts.ts';
import { tallySettingsOf, type PollDocument, type StoredPoll } from './document.ts';
import { ballotCounts, pollTallies } from './tables.ts';
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

/**
 * Reads the result of a poll. Where many different ballots have to be gone through, that is done in the background, and the last result
 * is answered with its time; only a poll that was never counted is waited for.
 */
export const tallyPoll = (services: CountServices, poll: StoredPoll): Promise<PollTally> =>
  services.counts.once(poll.scope, poll.id, 'tally', async (asOf) => {
    const known = await readTally(services.store, poll, asOf);
    if (known?.isCurrent) return known;
    const { scope, id: thing } = poll;
    const counting = services.counts.inBackground(scope, thing, () => keepTally(services.store, poll, asOf));
    if (known) return known;
    await counting;
    return (await readTally(services.store, poll, asOf)) ?? count(services.store, poll, asOf);
  });

/** What can be answered at once: the result that is kept, or that of few ballots. */
const readTally = (
  store: Store,
  { scope, id: thing, document }: StoredPoll,
  asOf: number,
): Promise<(PollTally & { isCurrent: boolean }) | undefined> =>
  store.snapshot(async (reader) => {
    const kinds = await readCounters(reader, scope, thing);
    const version = versionOf(document, kinds);
    const waiting = waitingIn(kinds);
    const kept = await reader.get(pollTallies, { scope, thing });
    const isKept = kept?.settings === (await settingsKey(document));
    if (!isKept || kept.version !== version) {
      const sums = await reader.sums(ballotCounts, { scope, thing }, 'value', { by: ['choice'], limit: few + 1 });
      if (sums.length <= few && sums.every(({ values }) => values[0] !== '')) {
        const { add, result } = startPollTally(document);
        for (const { values, sum } of sums) add({ times: sum, ballot: readBallot(String(values[0])) });
        return { asOf, result: result(), version, waiting, isCurrent: true };
      }
    }
    if (!isKept) return undefined;
    const isCurrent = kept.version === version;
    const result = JSON.parse(kept.result) as Result;
    return { asOf: isCurrent ? asOf : kept.as_of, result, version: kept.version, waiting, isCurrent };
  });

/** Counts all ballots, in slices of one moment, and keeps the result. */
async function keepTally(store: Store, poll: StoredPoll, asOf: number): Promise<void> {
  const { scope, id: thing, document } = poll;
  const settings = await settingsKey(document);
  const { result, version } = await count(store, poll, asOf);
  await store.write(async (writer) => {
    // Another process may have kept a later one.
    const kept = await writer.get(pollTallies, { scope, thing });
    if (kept?.settings === settings && kept.version !== '' && kept.as_of > asOf) return;
    const row = { scope, thing, settings, version, as_of: asOf, result: JSON.stringify(result) };
    await writer.put(pollTallies, row);
  });
}

const count = (store: Store, poll: StoredPoll, asOf: number): Promise<PollTally> =>
  store.snapshot(async (reader: Reader) => {
    const { scope, id: thing, document } = poll;
    const { add, result } = startPollTally(document);
    for await (const [text, times] of ballotTexts(reader, poll)) add({ times, ballot: readBallot(text) });
    const kinds = await readCounters(reader, scope, thing);
    return { asOf, result: result(), version: versionOf(document, kinds), waiting: waitingIn(kinds) };
  });

/** Begins with the ballots that stand in the document. */
function startPollTally(document: PollDocument) {
  const tally = startTally(document.method, tallySettingsOf(document));
  for (const bundle of document.bundles ?? []) tally.add(bundle);
  return tally;
}

/** What a result depends on besides its ballots. */
const settingsKey = (document: PollDocument): Promise<string> =>
  digest(JSON.stringify([document.method, methods[document.method].version, tallySettingsOf(document)]));
