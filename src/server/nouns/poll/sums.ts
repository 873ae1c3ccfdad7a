import { courseOf, runoffByCourse, sumsOfRunoff, type Course } from '../../../tally/runoff-course.ts';
import type { Result, ResultOf } from '../../../schema/ballot.ts';
import { methods, startTally, startTallyBy, type TallySums } from '../../../tally/tally.ts';
import { hash } from '../../../text/hash.ts';
import { readCounters } from '../../core/counters.ts';
import { digest } from '../../core/crypto.ts';
import type { ReadStore, Store, Writer } from '../../store/store.ts';
import type { Turn } from '../../store/turn.ts';
import { inTurns } from './in-turns.ts';
import { batchOf, shortTexts } from './ballot-texts.ts';
import { readBallot } from './ballot-codec.ts';
import { tallySettingsOf, type PollDocument, type StoredPoll } from './document.ts';
import { ballotCounts, ballotsSince, changesKind, pollSums } from './tables.ts';

/*
 * The numbers to which each ballot adds its own, so that a result need not go through ballots that were added before. For all short
 * texts, `ballot_count` = what is in the sums + `ballot_since`: a ballot changes both sides by as much in its own transaction, and adding
 * some of `ballot_since` to the sums, in a transaction too, leaves the whole as it is. Those of an instant run-off are of a course, the
 * order in which options left when all its ballots were last gone through; they are made anew once that changes.
 */

/** More numbers than these are not written anew with each batch of ballots. */
const maxNumbers = 20_000;

/** A row holds up to 8 slots of a text. */
const fewestRows = 24;

/** Starts a count of a poll with the ballots that stand in its document. */
export function startPollTally(document: PollDocument) {
  const tally = startTally(document.method, tallySettingsOf(document));
  for (const bundle of document.bundles ?? []) tally.add(bundle);
  return tally;
}

/** Returns a digest of what sums and results depend on besides the ballots that were cast. */
export const settingsKey = ({ method, bundles = [], ...document }: PollDocument): Promise<string> => {
  const own = tallySettingsOf({ method, bundles, ...document });
  return digest(JSON.stringify([method, methods[method].version, own, hash(JSON.stringify(bundles))]));
};

/** Checks whether the numbers of a poll are few enough to be kept. */
export function addsUp({ method, options, form }: PollDocument): boolean {
  const rounds = method === 'instant-runoff' ? options.length : 0;
  const perOption =
    form.kind === 'ranking' ? options.length + 1 + rounds : form.kind === 'scores' ? form.highest - form.lowest + 1 : 7;
  return options.length * perOption <= maxNumbers;
}

/** The sums of a poll as they are kept. */
interface KeptSums extends TallySums {
  /** Of an instant run-off: the course that they are of. */
  readonly course?: Course;
}

/** Goes on with a count from what was kept of it. */
function goOn(document: PollDocument, kept: string) {
  const { course, ...sums } = JSON.parse(kept) as KeptSums;
  const settings = tallySettingsOf(document);
  const tally = course
    ? startTallyBy(runoffByCourse(course), settings, sums)
    : startTally(document.method, settings, sums);
  return { tally, keep: (): string => JSON.stringify({ ...tally.sums(), course }) };
}

/**
 * Returns the count that the sums of a poll stand for, to be gone on with; nothing where they are not there or of other settings. The
 * result of an instant run-off throws a `CourseChangedError` where its options leave in another order by now.
 */
export async function tallyOfSums(reader: ReadStore, { scope, id: thing, document }: StoredPoll, settings: string) {
  const kept = await reader.get(pollSums, { scope, thing });
  if (kept?.settings !== settings) return undefined;
  return goOn(document, kept.sums).tally;
}

/** Adds to the sums what has changed, batch by batch, until nothing is left of what was there; makes them where they are missing. */
export async function followBallots(store: Store, poll: StoredPoll, turn: Turn): Promise<void> {
  const { scope, id: thing } = poll;
  const settings = await settingsKey(poll.document);
  const changes = (await readCounters(store, scope, thing)).get(changesKind) ?? 0;
  if ((await store.get(pollSums, { scope, thing }))?.settings !== settings) await makeSums(store, poll, settings, turn);
  // What comes in while this goes on may come behind it, and is left to the next time.
  for (let after: TallyPosition | undefined = ['', 7]; after;) {
    const from: TallyPosition = after;
    after = await store.write((writer) => addBatch(writer, poll, settings, from));
    await turn();
  }
  await store.write((writer) => writer.update(pollSums, { scope, thing }, { changes }));
}

/** Behind which text and slot a batch begins. Those of '' stand for long texts, and stay. */
type TallyPosition = [choice: string, slot: number];

async function addBatch(
  writer: Writer,
  { scope, id: thing, document }: StoredPoll,
  settings: string,
  after: TallyPosition,
): Promise<TallyPosition | undefined> {
  const kept = await writer.get(pollSums, { scope, thing });
  if (kept?.settings !== settings) return undefined;
  const limit = Math.max(fewestRows, batchOf(document));
  const rows = await writer.list(ballotsSince, { scope, thing }, { limit, after });
  if (rows.length === 0) return undefined;
  const isWhole = rows.length < limit;
  // The last text may have more rows than were read.
  const some = isWhole ? rows : rows.filter(({ choice }) => choice !== rows.at(-1)!.choice);
  const { tally, keep } = goOn(document, kept.sums);
  for (const { choice, value } of some) tally.change(readBallot(choice), value);
  const choices = [...new Set(some.map(({ choice }) => choice))];
  await writer.removeMany(ballotsSince, { scope, thing }, 'choice', choices);
  const changed = { step: kept.step + 1, sums: keep() };
  await writer.update(pollSums, { scope, thing }, changed);
  return isWhole ? undefined : [choices.at(-1)!, 7];
}

/** Makes the sums from all different ballots but those that `ballot_since` has, as they are at one moment. */
export async function makeSums(store: Store, poll: StoredPoll, settings: string, turn: Turn): Promise<void> {
  const { scope, id: thing, document } = poll;
  const { step, sums } = await store.snapshot(async (reader) => {
    const all = startPollTally(document);
    for await (const [text, times] of shortTexts(reader, poll, ballotCounts, turn)) all.change(readBallot(text), times);
    const { tally, keep } = goOn(document, await sumsOf(all, turn));
    for await (const [text, times] of shortTexts(reader, poll, ballotsSince, turn)) {
      tally.change(readBallot(text), -times);
    }
    return { step: (await reader.get(pollSums, { scope, thing }))?.step ?? 0, sums: keep() };
  });
  await store.write(async (writer) => {
    // They stay what they are while ballots change, but not where another process has added to them.
    if (((await writer.get(pollSums, { scope, thing }))?.step ?? 0) !== step) return;
    await writer.put(pollSums, { scope, thing, settings, step: step + 1, changes: 0, sums });
  });
}

/** Returns the sums of all ballots, to be kept: those of an instant run-off by the course that they lead to. */
async function sumsOf(all: ReturnType<typeof startPollTally>, turn: Turn): Promise<string> {
  const sums = all.sums();
  if (sums) return JSON.stringify(sums satisfies KeptSums);
  const result = (await inTurns<Result>(all.resultInPieces(), turn)) as ResultOf<'instant-runoff'>;
  return JSON.stringify({ ...sumsOfRunoff(result), course: courseOf(result) } satisfies KeptSums);
}
