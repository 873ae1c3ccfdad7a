import type { Phase } from '../../schema/common.ts';
import type { Services } from './services.ts';
import { beginningOf } from './zoned-day.ts';

/**
 * What decides on the phase of a thing. Dates are ISO 8601: one without a time is a whole day of the place, the first or the last one
 * that is open. `override` is what its owner set by hand.
 */
export interface Schedule {
  opensAt?: string | undefined;
  closesAt?: string | undefined;
  override?: 'paused' | 'archived' | undefined;
}

/** When it is, and by the calendar of what place. */
export interface Moment {
  now: number;
  /** IANA zone. */
  timeZone: string;
}

/** What tells when it is, and where. */
export type Timed = Pick<Services, 'clock'> & { site: Pick<Services['site'], 'timeZone'> };

/** Returns the present moment of a server, with the time zone in which its days are counted. */
export const momentOf = ({ clock, site }: Timed): Moment => ({
  now: clock(),
  timeZone: site.timeZone,
});

const day = 24 * 3600 * 1000;
/** Time after the close in which a received act may still be confirmed or withdrawn, in milliseconds. */
export const grace = day;

const isDay = (date: string): boolean => /^\d{4}-\d\d-\d\d$/.test(date);

/** Returns the instant from which on something is there: of a day, its beginning. */
export const openingOf = (date: string, timeZone: string): number =>
  isDay(date) ? beginningOf(Date.parse(date), timeZone) : Date.parse(date);

/** Returns the instant from which on a thing is closed; nothing where it has no end. */
export const closingOf = ({ closesAt }: Schedule, timeZone: string): number | undefined =>
  closesAt === undefined
    ? undefined
    : isDay(closesAt)
      ? beginningOf(Date.parse(closesAt) + day, timeZone)
      : Date.parse(closesAt);

/** Checks whether nothing more is counted. */
export const isOver = (phase: Phase): boolean => phase === 'closed' || phase === 'archived';

/** Returns where a thing stands in its life: the owner's word first, then the dates. The opening instant is open, the closing one closed. */
export const phaseOf = (schedule: Schedule, moment: Moment): Phase => phaseAt(schedule, moment, 0);

export type PhaseFault = 'not-open' | 'paused' | 'closed';

/** Returns why a new act is not taken now; nothing where it is. */
export const signFault = (schedule: Schedule, moment: Moment): PhaseFault | undefined =>
  faultOf(phaseAt(schedule, moment, 0));

/** Returns why a received act can't be confirmed now: as for a new one, but up to 24 hours after the close. */
export const confirmFault = (schedule: Schedule, moment: Moment): PhaseFault | undefined =>
  faultOf(phaseAt(schedule, moment, grace));

/** Returns why a counted act can't be withdrawn now. A pause does not hold people: it stops new acts only. */
export function withdrawFault(schedule: Schedule, moment: Moment): PhaseFault | undefined {
  const fault = confirmFault(schedule, moment);
  return fault === 'paused' ? undefined : fault;
}

function phaseAt(schedule: Schedule, { now, timeZone }: Moment, longer: number): Phase {
  const { opensAt, override } = schedule;
  if (override) return override;
  if (opensAt && now < openingOf(opensAt, timeZone)) return 'not-open';
  const end = closingOf(schedule, timeZone);
  return end !== undefined && now >= end + longer ? 'closed' : 'open';
}

function faultOf(phase: Phase): PhaseFault | undefined {
  if (phase === 'open') return undefined;
  return phase === 'archived' ? 'closed' : phase;
}
