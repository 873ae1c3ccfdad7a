import { createCounts } from '../core/counts.ts';
import { say, spokenIn } from '../core/documents.ts';
import { closingOf, phaseOf } from '../core/phases.ts';
import { openDuties, owing, readDuties } from './answering/duties.ts';
import type { AskedList } from './listing/asked.ts';
import { fittingDrafts } from './listing/drafts.ts';
import { fitting, inPlaces } from './listing/find.ts';
import { lightThings, type LightThing } from './listing/light.ts';
import type { ThingNote } from './order.ts';
import { findSound, type Desk } from './things.ts';

/* What the command line says of things: a line each. */

/** Returns a line for each thing that is asked for, those with a promise that is late first. */
export async function thingLines(desk: Desk, asked: AskedList): Promise<string[]> {
  const found = fitting(await lightThings(desk.store, desk.nouns, desk.now), asked, desk);
  const dues = await duesOf(desk, found);
  const notes = new Map([...dues].map(([scope, note]) => [scope, [note]]));
  return inPlaces(found, notes, desk).map(({ thing: { scope, path, document } }) =>
    lineOf(desk, path, document, dues.get(scope)?.says),
  );
}

/** Returns a line for each draft that is asked for. */
export const draftLines = async ({ store, nouns }: Desk, asked: AskedList): Promise<string[]> =>
  (await fittingDrafts(store, nouns, asked, 'en')).map(({ path, title }) => [path, 'draft', title].join('  '));

/** Returns the line of a thing. @param due what it owes, and until when */
export function lineOf(desk: Desk, path: string, document: LightThing['document'], due?: string): string {
  const [lang = 'fr'] = spokenIn(document);
  return [path, phaseOf(document, desk), endOf(document, desk), ...(due ? [due] : []), say(document.title, lang)].join(
    '  ',
  );
}

/** Says when a thing closes, or closed: an end that has passed, or that came early, is none to come. */
function endOf(document: LightThing['document'], desk: Desk): string {
  if (!document.closesAt) return 'no end';
  const isPast = (closingOf(document, desk.timeZone) ?? Infinity) <= desk.now;
  return `${isPast ? 'closed' : 'closes'} ${document.closesAt}`;
}

interface Due extends ThingNote {
  says: string;
}

/** Finds what is owed first in each thing, where something with a date is. */
async function duesOf({ store, nouns, now, timeZone }: Desk, found: readonly LightThing[]): Promise<Map<string, Due>> {
  const clock = (): number => now;
  const services = { store, clock, counts: createCounts(clock), site: { timeZone } };
  const owed = new Set(await owing(store, nouns, found, { now, timeZone }));
  const dues = new Map<string, Due>();
  for (const { scope, noun } of found.filter((thing) => owed.has(thing.scope))) {
    const stored = await findSound(store, { noun, id: scope });
    const [first] = stored ? openDuties(await readDuties(services, { ...stored, kind: noun })) : [];
    if (first?.due) dues.set(scope, dueOf(first.due, first.daysLate));
  }
  return dues;
}

function dueOf(due: string, daysLate: number): Due {
  const late = daysLate > 0 ? `, ${daysLate} ${daysLate === 1 ? 'day' : 'days'} late` : '';
  return { says: `answer due by ${due}${late}`, isUrgent: daysLate > 0, due };
}
