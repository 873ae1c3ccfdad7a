import { closeMark } from '../../core/answering.ts';
import type { OfficialAnswer, Step } from '../../core/document-parts.ts';
import type { ThingDocument } from '../../core/documents.ts';
import type { Moment } from '../../core/phases.ts';
import { dayIn, dayOf } from '../../core/zoned-day.ts';
import { DocumentFault, isDayOfCalendar, isSame, type FieldFault } from '../faults.ts';
import type { Change, Rule } from './change.ts';

/* What an institution says, in an answer or a step: on a day of the calendar, not before the opening, and of what it promised and is due. */

/** An answer or a step, what stood in its place, and the field in which it stands. */
interface Part {
  field: string;
  now: OfficialAnswer | Step;
  was: OfficialAnswer | Step | undefined;
}

/** Refuses an answer or a step on a day that can't be, and one that meets what nothing promises; what stood already stays. */
export const checkSaid: Rule = async (change) => {
  const parts = partsIn(change);
  const faults = parts.flatMap((part) => [...dayFaults(change, part), ...meetsFaults(change, part)]);
  if (faults.length > 0) throw new DocumentFault(faults);
  const ahead = await aheadFaults(change, parts);
  if (ahead.length > 0) throw new DocumentFault(ahead);
};

/** Returns all that is said, each beside what stood in its place. */
function partsIn({ noun: { answering }, before, after }: Change): Part[] {
  const now = answering?.said(after) ?? {};
  const were = (before && answering?.said(before)) ?? {};
  const stepBefore = (step: Step, index: number): Step | undefined =>
    were.timeline?.find(({ at, label }) => at === step.at && isSame(label, step.label)) ?? were.timeline?.[index];
  return [
    ...(now.answer ? [{ field: 'answer', now: now.answer, was: were.answer }] : []),
    ...(now.timeline ?? []).map((step, index) => ({
      field: `timeline.${index}`,
      now: step,
      was: stepBefore(step, index),
    })),
  ];
}

function dayFaults({ before, after, taken, now, timeZone }: Change, { field, now: said, was }: Part): FieldFault[] {
  const { at } = said;
  const moment = { now, timeZone, createdAt: taken?.at };
  const wrong = at === was?.at ? undefined : dayFault(after, at, moment);
  // A step that is put for the first time may tell of what came before: nobody has acted on it. An answer to it can't.
  const isToldOf = before === undefined && field !== 'answer';
  return wrong && !(wrong === 'early' && isToldOf)
    ? [{ field: `${field}.at`, detail: sentences[wrong](at, after, moment) }]
    : [];
}

/** What is wrong with a day: a word that pages have a sentence for. */
export type DayFault = 'unknown' | 'early' | 'uncreated' | 'far';

/** When something is said, and when that of which it is said was put there: milliseconds since 1970. */
export interface SaidMoment extends Moment {
  createdAt: number | undefined;
}

const sentences: Record<DayFault, (day: string, document: ThingDocument, moment: SaidMoment) => string> = {
  unknown: (day) => `${day} is no day of the calendar. Write it like 2027-03-31.`,
  early: (day, { opensAt }) => `${day} is before it opened, ${opensAt}. Name a later day.`,
  uncreated: (day, _, { createdAt = 0, timeZone }) =>
    `${day} is before it was put here, ${dayOf(createdAt, timeZone)}. Name a later day, or say in "opensAt" that it opened sooner.`,
  far: (day) => `${day} is more than a year ahead, and would be seen by nobody until then. Name a nearer day.`,
};

/** What is announced further ahead is a slip, in milliseconds. */
const furthest = 366 * 24 * 3600 * 1000;

function meetsFaults({ noun: { answering }, before, after }: Change, { field, now, was }: Part): FieldFault[] {
  const promised = [before, after]
    .flatMap((document) => (document && answering?.promises?.(document)) ?? [])
    .map(({ at }) => at);
  const all = [...new Set(promised)].sort((one, other) => one - other);
  const there = all.length > 0 ? `there is ${all.join(', ')}. Name one of them, or leave it out` : 'leave it out';
  return (now.meets ?? []).flatMap((number, index) =>
    all.includes(number) || was?.meets?.includes(number)
      ? []
      : [{ field: `${field}.meets.${index}`, detail: `nothing is promised here at ${number}: ${there}.` }],
  );
}

/** Finds what is said to meet a promise that is not due yet: who answers ahead has not been asked for so much. */
async function aheadFaults(change: Change, parts: readonly Part[]): Promise<FieldFault[]> {
  const { kept, noun, id, path, before, after } = change;
  const named = parts.flatMap(({ field, now, was }) =>
    (now.meets ?? []).flatMap((number, index) =>
      was?.meets?.includes(number) ? [] : [{ field: `${field}.meets.${index}`, number }],
    ),
  );
  // What is put for the first time may tell of what came before.
  if (!before || named.length === 0 || !noun.answering?.reached) return [];
  const reached = await noun.answering.reached(kept, { kind: noun, scope: id, id, path, document: after }, change);
  return named.flatMap(({ field, number }) =>
    reached.includes(number) ? [] : [{ field, detail: number === closeMark ? notClosed : notReached(number) }],
  );
}

const notReached = (number: number): string =>
  `${number} is not reached yet, and nothing is due at it: what is given ahead meets nothing by itself. Leave it out, and name it once it is reached.`;

const notClosed =
  'it has not closed yet, and nothing is due after the close: what is given ahead meets nothing by itself. Leave 0 out, and name it once it has closed.';

/** Returns why nothing can be said on a day. */
export function dayFault(
  { opensAt }: ThingDocument,
  day: string,
  { now, timeZone, createdAt }: SaidMoment,
): DayFault | undefined {
  if (!isDayOfCalendar(day.slice(0, 10))) return 'unknown';
  const said = dayIn(day, timeZone);
  if (said > dayOf(now + furthest, timeZone)) return 'far';
  if (opensAt) return said < dayIn(opensAt, timeZone) ? 'early' : undefined;
  return createdAt !== undefined && said < dayOf(createdAt, timeZone) ? 'uncreated' : undefined;
}
