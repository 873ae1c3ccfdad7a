import { daysBetween, dueDay, type ReachedDuty, type Said } from '../../core/answering.ts';
import type { ThingDocument } from '../../core/documents.ts';
import type { Services } from '../../core/services.ts';
import type { ServerNoun, Stored } from '../../core/noun.ts';
import { dayOf } from '../../core/zoned-day.ts';
import { dayIn } from './answer.ts';

/** Where a duty stands today. */
export interface DutyState extends ReachedDuty {
  /** The last day on which it is met in time, `2027-01-21`; nothing where no time was promised. */
  due?: string | undefined;
  /** The day on which it was met, as an answer or a step says. */
  metAt?: string | undefined;
  /** How many days it is late, or was met late; 0 where it is not. */
  daysLate: number;
}

/** Reads what a thing obliges to, and where that stands. */
export async function readDuties(
  services: Pick<Services, 'store' | 'counts' | 'clock' | 'site'>,
  thing: Stored<ThingDocument, ServerNoun>,
): Promise<DutyState[]> {
  const { answering } = thing.kind;
  if (!answering) return [];
  const said = answering.said(thing.document);
  const duties = await answering.duties(services, thing);
  return duties.map((duty) => stateOf(duty, said, services));
}

function stateOf(duty: ReachedDuty, said: Said, { clock, site }: Pick<Services, 'clock' | 'site'>): DutyState {
  const { timeZone } = site;
  const today = dayOf(clock(), timeZone);
  const due = dueDay(duty, timeZone);
  const metAt = [said.answer, ...(said.timeline ?? [])]
    .flatMap((each) => (each?.meets?.includes(duty.at) ? [dayIn(each.at, timeZone)] : []))
    .filter((day) => day <= today)
    .sort()[0];
  return { ...duty, due, metAt, daysLate: due ? Math.max(0, daysBetween(due, metAt ?? today)) : 0 };
}

/** Returns the duties that wait to be met, the most urgent first; those without a date come last. */
export const openDuties = (duties: readonly DutyState[]): DutyState[] =>
  duties
    .filter(({ metAt }) => metAt === undefined)
    .sort((one, other) => ((one.due ?? '9') < (other.due ?? '9') ? -1 : 1));
