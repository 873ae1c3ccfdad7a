import { momentOf, phaseOf, type Moment } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import { fold } from '../../../text/fold.ts';
import { findSound } from '../things.ts';
import type { DeskThing } from '../options.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { placeOf, type ThingNote } from '../order.ts';
import type { AskedList } from './asked.ts';
import { lightThings, type LightThing } from './light.ts';

/*
 * Which things a list shows, in the order in which they ask for something, over all its pages. What waits is looked for in those things alone
 * of which a part of the desk says that something may: most have nothing, and nothing more is read of them.
 */

/** A thing of a page of the list, with what waits. */
export interface ListedOf {
  thing: DeskThing;
  notes: readonly ThingNote[];
}

export interface FoundPage {
  items: readonly ListedOf[];
  /** How many fit in all. */
  number: number;
  next?: string;
}

export interface Finding {
  services: Pick<Services, 'store' | 'clock' | 'site'>;
  nouns: readonly ServerNoun[];
  isSeen: (scope: string) => boolean;
  /** Finds the things of which something may have to be said, by their scopes. */
  waiting: (things: readonly LightThing[], moment: Moment) => Promise<ReadonlySet<string>>;
  notesOf: (thing: DeskThing) => Promise<readonly ThingNote[]>;
}

/** Things on a page of the list. */
export const pageLength = 100;

/** Keeps the things that fit what is asked. */
export function fitting(things: readonly LightThing[], { state, noun, q }: AskedList, moment: Moment): LightThing[] {
  const words = q === undefined ? [] : fold(q).split(/\s+/).filter(Boolean);
  return things.filter(
    (thing) =>
      (noun === undefined || thing.noun.type === noun) &&
      (state === undefined || phaseOf(thing.document, moment) === state) &&
      words.every((word) => thing.words.includes(word)),
  );
}

/** Finds a page of the things that are asked for, the most urgent of all first. */
export async function findListed(finding: Finding, asked: AskedList): Promise<FoundPage> {
  const { services, nouns, isSeen } = finding;
  const moment = momentOf(services);
  const all = (await lightThings(services.store, nouns, moment.now)).filter(({ scope }) => isSeen(scope));
  const found = fitting(all, asked, moment);
  const notes = await notesOf(finding, found, moment);
  const placed = inPlaces(found, notes, moment);
  const behind = readCursor(asked.after);
  const from = behind ? placed.findIndex((each) => compare(each, behind) > 0) : 0;
  const rest = from < 0 ? [] : placed.slice(from, from + pageLength + 1);
  const shown = rest.slice(0, pageLength);
  const things = await Promise.all(
    shown.map(({ thing }) => findSound(services.store, { noun: thing.noun, id: thing.scope })),
  );
  const last = rest.length > pageLength ? shown.at(-1) : undefined;
  return {
    items: shown.flatMap(({ thing: { noun, scope } }, at): ListedOf[] => {
      const stored = things[at];
      return stored ? [{ thing: { ...stored, kind: noun }, notes: notes.get(scope) ?? [] }] : [];
    }),
    number: found.length,
    ...(last && { next: [last.rank, last.at, last.thing.scope].join('~') }),
  };
}

/** Reads what waits, where something may. */
async function notesOf({ services, waiting, notesOf: read }: Finding, things: readonly LightThing[], moment: Moment) {
  const may = await waiting(things, moment);
  const notes = new Map<string, readonly ThingNote[]>();
  for (const { scope, noun } of things.filter((thing) => may.has(thing.scope))) {
    const stored = await findSound(services.store, { noun, id: scope });
    if (stored) notes.set(scope, await read({ ...stored, kind: noun }));
  }
  return notes;
}

interface Placed {
  thing: LightThing;
  rank: number;
  at: number;
}

/** Puts things in the order in which they ask for something; those that are alike by their names. */
export const inPlaces = (
  things: readonly LightThing[],
  notes: ReadonlyMap<string, readonly ThingNote[]>,
  moment: Moment,
): Placed[] =>
  things
    .map((thing) => ({ thing, ...placeOf({ document: thing.document, notes: notes.get(thing.scope) ?? [] }, moment) }))
    .sort(compare);

type Place = Pick<Placed, 'rank' | 'at'> & { thing: Pick<LightThing, 'scope'> };

/** Compares places; infinite ones are alike. */
function compare(one: Place, other: Place): number {
  if (one.rank !== other.rank) return one.rank - other.rank;
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  if (one.thing.scope === other.thing.scope) return 0;
  return one.thing.scope < other.thing.scope ? -1 : 1;
}

/** Reads where a page begins; one that makes no sense begins at the top. */
function readCursor(after: string | undefined): Place | undefined {
  const [, rank, at, scope] = /^([0-2])~(-?Infinity|-?\d{1,16})~([^]+)$/.exec(after ?? '') ?? [];
  return scope === undefined ? undefined : { rank: Number(rank), at: Number(at), thing: { scope } };
}
