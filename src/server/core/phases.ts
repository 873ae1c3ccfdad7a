import type { Phase } from '../../schema/common.ts';

/** What decides on the phase of a thing. Dates are ISO 8601; `override` is what its owner set by hand. */
export interface Schedule {
  opensAt?: string | undefined;
  closesAt?: string | undefined;
  override?: 'paused' | 'archived' | undefined;
}

/** How long after the close a received signature may still be confirmed or withdrawn, in milliseconds. */
export const grace = 24 * 3600 * 1000;

/** Whether nothing more is counted. */
export const isOver = (phase: Phase): boolean => phase === 'closed' || phase === 'archived';

/** Where a thing stands in its life: the owner's word first, then the dates. The opening instant is open, the closing one closed. */
export function phaseOf({ opensAt, closesAt, override }: Schedule, now: number): Phase {
  if (override) return override;
  if (opensAt && now < Date.parse(opensAt)) return 'not-open';
  return closesAt && now >= Date.parse(closesAt) ? 'closed' : 'open';
}

export type PhaseFault = 'not-open' | 'paused' | 'closed';

/** Why a new signature is not taken now; nothing where it is. */
export function signFault(schedule: Schedule, now: number): PhaseFault | undefined {
  const phase = phaseOf(schedule, now);
  if (phase === 'open') return undefined;
  return phase === 'archived' ? 'closed' : phase;
}

/** Why a received signature can't be confirmed now: as for a new one, but up to 24 hours after the close. */
export function confirmFault(schedule: Schedule, now: number): PhaseFault | undefined {
  return signFault(extended(schedule), now);
}

/** Why a counted signature can't be withdrawn now. A pause does not hold people: it stops new signatures only. */
export function withdrawFault(schedule: Schedule, now: number): PhaseFault | undefined {
  const fault = confirmFault(schedule, now);
  return fault === 'paused' ? undefined : fault;
}

function extended(schedule: Schedule): Schedule {
  if (!schedule.closesAt) return schedule;
  return { ...schedule, closesAt: new Date(Date.parse(schedule.closesAt) + grace).toISOString() };
}
