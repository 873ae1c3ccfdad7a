import * as z from 'zod/mini';
import { text } from '../../schema/common.ts';
import type { ThingDocument } from '../core/documents.ts';
import type { Stored } from '../core/noun.ts';
import { closingOf, openingOf, phaseOf } from '../core/phases.ts';
import { shown } from '../core/say-wanted.ts';
import { DeskFault, DocumentFault, isDayOfCalendar, unexplained } from './faults.ts';
import { isAfterKeeping } from './retention/last-day.ts';
import { changeThing, type Desk } from './things.ts';
import { reasonsShape, type Why } from './why.ts';

/* What is done to a thing that people take part in: each act is one change of its document, and one line of the log. */

/** Checks whether people have to be told why: a pause always says it, and so does an end before the day that was announced. */
export const needsWhy = (act: string, document: ThingDocument, { timeZone, now }: Moment): boolean =>
  act === 'pause' || ((act === 'close' || act === 'archive') && endsEarly(document, { timeZone, now }));

type Moment = Pick<Desk, 'timeZone' | 'now'>;

function endsEarly(document: ThingDocument, moment: Moment): boolean {
  const { opensAt } = document;
  const end = closingOf(document, moment.timeZone);
  return end !== undefined && end > moment.now && phaseOf({ opensAt }, moment) !== 'not-open';
}

/** Makes sure that what people have to be told why is said. @throws DocumentFault */
function explain(act: 'pause' | 'close' | 'archive', document: ThingDocument, desk: Desk, why: Why | undefined): void {
  const fault = needsWhy(act, document, desk) ? unexplained(document, why, 'why') : undefined;
  if (fault) throw new DocumentFault([fault]);
}

/** Takes no more acts until the thing is resumed. @throws DocumentFault where it is not said why */
export const pauseThing = (desk: Desk, at: string, why?: Why): Promise<Stored> =>
  changeThing(
    desk,
    at,
    (document) => {
      explain('pause', document, desk, why);
      return { override: 'paused', reason: why };
    },
    { act: 'paused', why },
  );

/** Goes on as the dates say, after a pause or out of the archive. */
export const resumeThing = (desk: Desk, at: string): Promise<Stored> =>
  changeThing(desk, at, () => ({ override: undefined, reason: undefined }), { act: 'resumed' });

/**
 * Keeps the thing to be read, and takes nothing more. What has not closed closes by it: what is promised from the close on counts from now.
 * @throws DocumentFault where it ends early, and it is not said why
 */
export const archiveThing = (desk: Desk, at: string, why?: Why): Promise<Stored> =>
  changeThing(
    desk,
    at,
    (document) => {
      explain('archive', document, desk, why);
      const { opensAt, reason } = document;
      const end = closingOf(document, desk.timeZone);
      const closes = (end === undefined || end > desk.now) && phaseOf({ opensAt }, desk) !== 'not-open';
      return {
        ...{ override: 'archived', reason: why ?? reason },
        ...(closes && { closesAt: new Date(desk.now).toISOString() }),
      };
    },
    { act: 'archived', why },
  );

/** Opens the thing now, before the day that was announced. @throws DeskFault where it has opened already, or is held by hand */
export const openThing = (desk: Desk, at: string, why?: Why): Promise<Stored> =>
  changeThing(
    desk,
    at,
    (document) => {
      const { opensAt, override } = document;
      if (override) throw new DeskFault(409, `It is ${override}: resume it first.`);
      if (phaseOf(document, desk) !== 'not-open')
        throw new DeskFault(409, `It has opened already${opensAt ? `, on ${opensAt}` : ''}.`);
      return { opensAt: new Date(desk.now).toISOString() };
    },
    { act: 'opened', why },
  );

/** Closes the thing now. @throws DeskFault where it has closed already, is not open yet, or ends early and it is not said why */
export const closeThing = (desk: Desk, at: string, why?: Why): Promise<Stored> =>
  changeThing(
    desk,
    at,
    (document) => {
      const { opensAt, closesAt } = document;
      const end = closingOf(document, desk.timeZone);
      if (end !== undefined && end <= desk.now) throw new DeskFault(409, `It has closed already, on ${closesAt}.`);
      if (phaseOf({ opensAt }, desk) === 'not-open')
        throw new DeskFault(409, 'It is not open yet: open it first, or change its dates by put.');
      explain('close', document, desk, why);
      return { closesAt: new Date(desk.now).toISOString(), override: undefined, reason: undefined };
    },
    { act: 'closed', why },
  );

/** Why another end is not taken. */
export type ExtendFault = 'invalid' | 'past' | 'earlier' | 'kept';

/** Returns why a thing can't stay open until a day: it has to come, later than the end that was said, and while it is known who took part. */
export function extendFault(
  { timeZone, now }: Pick<Desk, 'timeZone' | 'now'>,
  { opensAt, closesAt, keepUntil }: Stored['document'],
  until: string,
): ExtendFault | undefined {
  const end = isDayOfCalendar(until) ? closingOf({ closesAt: until }, timeZone) : undefined;
  if (end === undefined) return 'invalid';
  if (end <= now || (opensAt !== undefined && end <= openingOf(opensAt, timeZone))) return 'past';
  const said = closingOf({ closesAt }, timeZone);
  if (said !== undefined && end <= said) return 'earlier';
  return isAfterKeeping(end, keepUntil, timeZone) ? 'kept' : undefined;
}

/** Says why another end is not taken: what is no day is another fault than one that is none to come. */
function untilFault(fault: ExtendFault, until: string, { closesAt, keepUntil }: ThingDocument): DeskFault {
  if (until === '') {
    return new DocumentFault([{ field: 'until', detail: 'is missing: it is the last open day, like 2027-03-31.' }]);
  }
  if (fault === 'invalid') {
    const detail = `has to be a day of the calendar like 2027-03-31: ${shown(until)} came.`;
    return new DocumentFault([{ field: 'until', detail }]);
  }
  return new DeskFault(409, refusedDays[fault](until, { closesAt, keepUntil }));
}

const refusedDays: Record<
  Exclude<ExtendFault, 'invalid'>,
  (until: string, said: Pick<ThingDocument, 'closesAt' | 'keepUntil'>) => string
> = {
  past: (until) => `${until} has passed, or is not after it opens: give a day to come, like 2027-03-31.`,
  earlier: (until, { closesAt }) =>
    `${until} is no later than the end that was announced, ${closesAt}: to end it sooner, close it.`,
  kept: (until, { keepUntil }) =>
    `names and addresses are kept until ${keepUntil}, as people were promised, and people can confirm for 24 hours after the end: extend it until a day before at most, which ${until} is not.`,
};

/** Lets a thing stay open until the end of a later day, `2027-03-31`. What has closed opens again. @throws DeskFault where `extendFault` finds why not */
export const extendThing = (desk: Desk, at: string, until: string, why?: Why): Promise<Stored> =>
  changeThing(
    desk,
    at,
    (document) => {
      const fault = extendFault(desk, document, until);
      if (fault) throw untilFault(fault, until, document);
      return { closesAt: until };
    },
    { act: 'extended', why },
  );

const reasons = z.optional(reasonsShape);
/** Why an act is done: `reason` is the earlier name of `why`. */
const withWhy = z.strictObject({ why: reasons, reason: reasons });

/** What is sent with each act. A name that is not known is refused: what was meant by it would be lost. */
export const sentActs = {
  open: withWhy,
  pause: withWhy,
  resume: z.strictObject({}),
  extend: z.strictObject({ ...withWhy.shape, until: z.optional(text(40)) }),
  close: withWhy,
  archive: withWhy,
};

/** What goes with an act: why it is done, and until when. */
export interface Given {
  why?: Why | undefined;
  until?: string | undefined;
}

/** The acts by the words that pages and programs send. */
export const runningActs = {
  open: (desk: Desk, at: string, { why }: Given) => openThing(desk, at, why),
  pause: (desk: Desk, at: string, { why }: Given) => pauseThing(desk, at, why),
  resume: (desk: Desk, at: string) => resumeThing(desk, at),
  extend: (desk: Desk, at: string, { why, until = '' }: Given) => extendThing(desk, at, until, why),
  close: (desk: Desk, at: string, { why }: Given) => closeThing(desk, at, why),
  archive: (desk: Desk, at: string, { why }: Given) => archiveThing(desk, at, why),
};
export type RunningAct = keyof typeof runningActs;
