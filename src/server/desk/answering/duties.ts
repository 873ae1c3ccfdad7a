import { closeMark, dutyState, type DutyState, type Said } from '../../core/answering.ts';
import type { ThingDocument } from '../../core/documents.ts';
import type { ServerNoun, Stored } from '../../core/noun.ts';
import { isOver, momentOf, phaseOf, type Moment, type Timed } from '../../core/phases.ts';
import type { ReadStore } from '../../store/store.ts';
import type { LightThing } from '../listing/light.ts';
import type { CountServices } from '../../core/counts.ts';

/** Reads what a thing obliges to, and where that stands. */
export async function readDuties(
  services: CountServices & Timed,
  thing: Stored<ThingDocument, ServerNoun>,
): Promise<DutyState[]> {
  const { answering } = thing.kind;
  if (!answering) return [];
  const said = answering.said(thing.document);
  const duties = (await answering.duties?.(services, thing)) ?? [];
  return duties.map((duty) => dutyState(duty, said, momentOf(services)));
}

/** Finds which things may owe something: a number that they promise upon is reached, or they have closed, and nothing published meets that. */
export async function owing(
  store: ReadStore,
  nouns: readonly ServerNoun[],
  things: readonly LightThing[],
  moment: Moment,
): Promise<string[]> {
  const stamps = await Promise.all(nouns.map(async ({ answering }) => (await answering?.stamped?.(store)) ?? []));
  const reached = new Set(stamps.flat().map(({ scope, at }) => JSON.stringify([scope, at])));
  return things.flatMap(({ scope, open, document }) => {
    const isOwed = ({ at, isReached }: LightThing['open'][number]): boolean =>
      isReached || reached.has(JSON.stringify([scope, at])) || (at === closeMark && isOver(phaseOf(document, moment)));
    return open.some(isOwed) ? [scope] : [];
  });
}

/** Returns the duties that wait to be met, the most urgent first; those without a date come last. */
export const openDuties = (duties: readonly DutyState[]): DutyState[] =>
  duties
    .filter(({ metAt }) => metAt === undefined)
    .sort((one, other) => ((one.due ?? '9') < (other.due ?? '9') ? -1 : 1));

/** Returns the open duties that nothing which is published says to settle, today or on a day to come. */
export function unsettledDuties(duties: readonly DutyState[], { answer, timeline = [] }: Said): DutyState[] {
  const settled = [answer, ...timeline].flatMap((each) => each?.meets ?? []);
  return openDuties(duties).filter(({ at }) => !settled.includes(at));
}
