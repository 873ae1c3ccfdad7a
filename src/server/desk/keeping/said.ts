import type { OfficialAnswer, Step } from '../../core/document-parts.ts';
import type { ThingDocument } from '../../core/documents.ts';
import { dayIn } from '../../core/zoned-day.ts';
import { DocumentFault, isDayOfCalendar, isSame, type FieldFault } from '../faults.ts';
import type { Change, Rule } from './change.ts';

/* What an institution says, in an answer or a step: on a day of the calendar, not before the opening, and of what it promised. */

/** An answer or a step, what stood in its place, and the field in which it stands. */
interface Part {
  field: string;
  now: OfficialAnswer | Step;
  was: OfficialAnswer | Step | undefined;
}

/** Refuses an answer or a step on a day that can't be, and one that meets what nothing promises; what stood already stays. */
export const checkSaid: Rule = (change) => {
  const faults = partsIn(change).flatMap((part) => [...dayFaults(change, part), ...meetsFaults(change, part)]);
  if (faults.length > 0) throw new DocumentFault(faults);
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

function dayFaults({ before, after, timeZone }: Change, { field, now, was }: Part): FieldFault[] {
  const wrong = now.at === was?.at ? undefined : dayFault(after, now.at, timeZone);
  const fault = (detail: string): FieldFault[] => [{ field: `${field}.at`, detail }];
  if (wrong === 'unknown') return fault(`${now.at} is no day of the calendar. Write it like 2027-03-31.`);
  // What is put for the first time may tell of what came before: nobody has acted on it.
  return wrong && before ? fault(`${now.at} is before it opened, ${after.opensAt}. Name a later day.`) : [];
}

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

/** Returns why nothing can be said on a day. */
export function dayFault(document: ThingDocument, day: string, timeZone: string): 'unknown' | 'early' | undefined {
  if (!isDayOfCalendar(day.slice(0, 10))) return 'unknown';
  const { opensAt } = document;
  const opening = opensAt && dayIn(opensAt, timeZone);
  return opening && dayIn(day, timeZone) < opening ? 'early' : undefined;
}
