import { metDay, type Said } from '../../core/answering.ts';
import type { ThingDocument } from '../../core/documents.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { Promised } from '../../core/promised.ts';
import type { Moment } from '../../core/phases.ts';
import { dayIn, dayOf } from '../../core/zoned-day.ts';
import type { ReadStore } from '../../store/store.ts';
import { DocumentFault, isSame } from '../faults.ts';
import type { Change, Rule } from './change.ts';

/* What an institution promised to those who acted: once it is due, it is met first, and whatever becomes of it stays in the log. */

/** Why a promise can't change now. */
export const owed =
  'it is reached, and what it promises is not met yet, so that its number and its time stay as they are, and so does what its words mean. Is it a slip that you mend in them? Say so (?means=same over HTTP, --means same at the command line): the log keeps the words of before. Anything else: Answer it first, and name its number in "meets" of the answer or of a step (0 after a close); then it can change.';

/** Why what met a promise can't go. */
const stays = 'it meets what was promised: it can be corrected, and stays.';

/** Refuses to raise, to reword or to remove what is due and not met, and to unsay the answer or the step that met it: a slip may be mended. */
export const checkPromises: Rule = async (change) => {
  const { noun, before, after, isActedOn, means } = change;
  const { answering } = noun;
  if (!before || !isActedOn || !answering?.promises || !answering.reached) return;
  const unsaid = unsaidIn(answering.said(before), answering.said(after), change);
  if (unsaid.length > 0) throw new DocumentFault(unsaid.map((field) => ({ field, detail: stays })));
  const changed = await changedDue(change.kept, { ...change, before });
  const faults = changed.filter(({ isReworded }) => !(isReworded && means === 'same'));
  const fields = [...new Set(faults.map(({ field }) => field))];
  if (fields.length > 0) throw new DocumentFault(fields.map((field) => ({ field, detail: owed })));
};

/** What stands, and what comes to stand in its place, at a moment. */
interface Replaced extends Moment {
  noun: ServerNoun;
  id: string;
  path: string;
  before: ThingDocument;
  after: ThingDocument;
}

/** A promise that changes though it is due, and whether nothing but its words does. */
interface ChangedDue {
  field: string;
  isReworded: boolean;
}

/** Finds what is due and not met, and does not stay as it is. */
export async function changedDue(reader: ReadStore, replaced: Replaced): Promise<ChangedDue[]> {
  const { noun, id, path, before, after } = replaced;
  const { answering } = noun;
  if (!answering?.promises || !answering.reached) return [];
  const changed = changedPromises(replaced);
  if (changed.length === 0) return [];
  const reached = await answering.reached(reader, { kind: noun, scope: id, id, path, document: before }, replaced);
  const now = answering.promises(after);
  const said = answering.said(before);
  return changed
    .filter(({ at }) => reached.includes(at) && metDay(at, said, replaced) === undefined)
    .flatMap(({ at, field, promise }) => {
      const next = now.find((each) => each.at === at && each.field === field)?.promise;
      if (next && isKept(promise, next)) return [];
      return [{ field, isReworded: next !== undefined && isOnlyReworded(promise, next) }];
    });
}

/** Finds the fields in which something that met a promise is said no more. */
function unsaidIn(before: Said, after: Said, { now, timeZone }: Moment): string[] {
  const isGone = before.answer?.meets?.length && !after.answer;
  // What is announced for a day to come has met nothing yet.
  const steps = before.timeline?.filter(({ at }) => dayIn(at, timeZone) <= dayOf(now, timeZone));
  return [...(isGone ? ['answer'] : []), ...(hasLostStep(steps, after.timeline) ? ['timeline'] : [])];
}

/** Checks whether a step that met a promise is gone: one that was corrected still has its day, its name or one of its numbers. */
function hasLostStep(before: Said['timeline'] = [], after: Said['timeline'] = []): boolean {
  const added = after.filter((step) => !before.some((each) => isSame(each, step)));
  const changed = before.filter((step) => step.meets?.length && !after.some((each) => isSame(each, step)));
  return changed.some((step) => {
    const place = added.findIndex(
      ({ at, label, meets }) =>
        at === step.at || isSame(label, step.label) || meets?.some((number) => step.meets!.includes(number)),
    );
    if (place >= 0) added.splice(place, 1);
    return place < 0;
  });
}

/** Returns the fields with promises that people acted by, as they were, where they changed: nobody else has them then. */
export function keptPromises(change: Change): Record<string, unknown> {
  if (!change.before || !change.isActedOn) return {};
  const { before } = change as { before: Readonly<Record<string, unknown>> };
  return Object.fromEntries(changedPromises(change).map(({ field }) => [field, before[field]]));
}

/** Checks whether some promises that people acted by stay with their numbers and times, in other words. */
export const isPromiseReworded = (change: Change): boolean =>
  change.isActedOn &&
  changedPromises(change).some(({ field, at, promise }) =>
    change.noun.answering
      ?.promises?.(change.after)
      .some((each) => each.at === at && each.field === field && isOnlyReworded(promise, each.promise)),
  );

/** Finds the promises that do not stand any more as they did. */
function changedPromises({ noun, before, after }: Pick<Change, 'noun' | 'before' | 'after'>): Promised[] {
  const now = noun.answering?.promises?.(after) ?? [];
  const were = (before && noun.answering?.promises?.(before)) ?? [];
  return were.filter((promised) => !now.some((each) => isSame(tidied(each), tidied(promised))));
}

/** Leaves out of texts the spaces that a form would: they say nothing. */
const tidied = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.replace(/\s+/g, ' ').trim()
    : typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, tidied(each)]))
      : value;

/** Checks whether all that was promised still is, in the same words: they may be said in another language besides. */
const isKept = (promise: object, now: object): boolean =>
  isAlike(promise, now, (words, next) => Object.entries(words).every(([lang, text]) => next[lang] === text));

/** Checks whether all that was promised still is, in each of its languages: nothing but words may be others. */
const isOnlyReworded = (promise: object, now: object): boolean =>
  isAlike(promise, now, (words, next) => Object.keys(words).every((lang) => next[lang]));

type Texts = Readonly<Record<string, string>>;

/** Compares the parts of two promises: those that are no texts have to be the same. */
function isAlike(promise: object, now: object, isSameText: (words: Texts, next: Texts) => boolean): boolean {
  const [were, are] = [promise, now].map(tidied) as Record<string, unknown>[];
  return Object.keys({ ...were, ...are }).every((name) => {
    const [words, next] = [were![name], are![name]];
    return isSame(words, next) || (isTexts(words) && isTexts(next) && isSameText(words, next));
  });
}

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');
