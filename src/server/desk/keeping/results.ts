import type { ThingDocument } from '../../core/documents.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { closingOf, isOver, phaseOf, type Moment } from '../../core/phases.ts';
import { DeskFault } from '../faults.ts';
import type { Rule } from './change.ts';

/* Who acts while results are hidden knows none. Once everyone knows them, nobody acts any more: the first would have voted blind, the last not. */

/** What was hidden until the close is public, and takes no votes again. */
export class ResultsFault extends DeskFault {
  constructor(path: string, since: number | undefined) {
    const day = since === undefined ? 'already' : `since ${new Date(since).toISOString()}`;
    super(
      409,
      `${path} can’t take votes again: its results, which were hidden until the close, are public ${day}, and people would vote knowing them. Make a new vote at an address of its own.`,
    );
  }
}

/** Results that were hidden until the close, and that everyone may know by now. */
export interface ToldResults {
  /** Since when, in milliseconds since 1970; nothing where that is not known. */
  since: number | undefined;
}

/** Finds out whether the results of a thing were hidden as long as people could act, and are public by now; nothing of any other. */
export function toldResults(
  { isCountPublic }: Pick<ServerNoun, 'isCountPublic'>,
  document: ThingDocument,
  moment: Moment,
): ToldResults | undefined {
  const open = { ...document, opensAt: undefined, closesAt: undefined, override: undefined };
  if (!isCountPublic || isCountPublic(open, moment) || !isCountPublic(document, moment)) return undefined;
  const end = closingOf(document, moment.timeZone);
  return { since: end !== undefined && end <= moment.now ? end : undefined };
}

/** Lets nothing take votes again, now or later, of which results were hidden and became public. Where nobody has acted, nothing was told. */
export const refuseKnownResults: Rule = (change) => {
  const { noun, path, before, after, isActedOn } = change;
  const told = before && isActedOn ? toldResults(noun, before, change) : undefined;
  if (told && !isOver(phaseOf(after, change))) throw new ResultsFault(path, told.since);
};
