import type { ThingDocument } from '../../core/documents.ts';
import { closingOf, phaseOf, type Moment } from '../../core/phases.ts';
import { isSame } from '../faults.ts';
import type { Change, DoneAct } from './change.ts';
import { saidByNow } from './coming.ts';

/* What another document does, where nobody has said it: a pause is one for everyone, also where it comes as a field of a document. */

/** An act, and the fields that it changes. */
type Found = DoneAct & { of: readonly string[] };

/** What the log says that a change does. */
export interface DoneActs extends DoneAct {
  /** The act is said, or stands for the whole change: the fields need not be named. */
  isWhole: boolean;
  /** What it does besides. */
  others: readonly DoneAct[];
}

/** Finds what a change does, and why, as the log says it. */
export function actsOf(change: Change): DoneActs {
  const { before, taken, said, why } = change;
  const { first, others } = before && !said ? actsIn(change) : { first: said, others: [] };
  const done = first ?? ({ act: taken ? 'changed' : 'published' } as const);
  return { act: done.act, why: first?.why ?? why, isWhole: first !== undefined, others };
}

/** Finds the acts in a document: the first stands for the whole change, where nothing else is changed. */
function actsIn(change: Change): { first?: DoneAct; others: DoneAct[] } {
  const { fields } = change;
  const found = [...answerIn(change), ...stateIn(change), ...datesIn(change)];
  const told = found.flatMap(({ of }) => of);
  const acts = found.map(({ act, why }): DoneAct => ({ act, ...(why && { why }) }));
  const [first, ...others] = acts;
  return first && fields.every((field) => told.includes(field)) ? { first, others } : { others: acts };
}

/** An answer is given where it is read: of one that is to come, only the field is told. */
function answerIn({ noun: { answering }, before, after, ...moment }: Change): Found[] {
  if (!answering) return [];
  const now = saidByNow(answering.said(after), moment).answer;
  const was = before && saidByNow(answering.said(before), moment).answer;
  return !now || isSame(was, now) ? [] : [{ act: was ? 'answer-corrected' : 'answered', of: ['answer'] }];
}

function stateIn({ before, after, now, timeZone }: Change): Found[] {
  const { override, reason } = after;
  if (override === before?.override) return [];
  if (!override) return [{ act: 'resumed', of: ['override', 'reason'] }];
  const isClosedByIt = override === 'archived' && closingOf(after, timeZone) === now;
  return [
    {
      act: override,
      ...(reason && { why: reason }),
      of: ['override', 'reason', ...(isClosedByIt ? ['closesAt'] : [])],
    },
  ];
}

function datesIn({ before, after, now, timeZone }: Change): Found[] {
  if (!before) return [];
  const moment = { now, timeZone };
  const [was, is] = [closingOf(before, timeZone), closingOf(after, timeZone)];
  const isNotOpen = ({ opensAt }: ThingDocument): boolean => phaseOf({ opensAt }, moment) === 'not-open';
  const hadEnded = was !== undefined && was <= now;
  const hasEnded = is !== undefined && is <= now;
  const isArchivedNow = after.override === 'archived' && before.override !== 'archived' && is === now;
  const isLater = was !== undefined && (is === undefined || is > was);
  const isSooner = was !== undefined && is !== undefined && is < was;
  return [
    ...(isNotOpen(before) && !isNotOpen(after) ? [{ act: 'opened', of: ['opensAt'] } as const] : []),
    ...(hasEnded && !hadEnded && !isArchivedNow ? [{ act: 'closed', of: ['closesAt'] } as const] : []),
    ...(isLater && !hasEnded ? [{ act: 'extended', of: ['closesAt'] } as const] : []),
    ...(isSooner && !hasEnded ? [{ act: 'brought-forward', of: ['closesAt'] } as const] : []),
  ];
}

/**
 * Closes what is archived and had not closed, as the act does: what is promised for the time after the close counts from now, and the same
 * document again changes nothing.
 */
export function closedByArchive(
  before: ThingDocument | undefined,
  after: ThingDocument,
  moment: Moment,
): ThingDocument {
  const { now, timeZone } = moment;
  const isOpen = (document: ThingDocument): boolean => (closingOf(document, timeZone) ?? Infinity) > now;
  const { opensAt } = after;
  if (!before || after.override !== 'archived' || !isOpen(after) || phaseOf({ opensAt }, moment) === 'not-open')
    return after;
  const wasClosed = before.override === 'archived' && !isOpen(before);
  return { ...after, closesAt: wasClosed ? before.closesAt : new Date(now).toISOString() };
}
