import { say, spokenIn } from '../core/documents.ts';
import { closingOf, phaseOf } from '../core/phases.ts';
import type { Services } from '../core/services.ts';
import { wordsFor } from '../words/words-for.ts';
import { openDuties, owing, readDuties } from './answering/duties.ts';
import type { AskedList } from './listing/asked.ts';
import { fittingDrafts } from './listing/drafts.ts';
import { readThingFigures } from './listing/figures.ts';
import { fitting, inPlaces } from './listing/find.ts';
import { lightThings, type LightThing } from './listing/light.ts';
import type { ThingNote } from './order.ts';
import { figuresText, type Figures } from './pages/things.ts';
import { servicesToRead } from './reading.ts';
import { makingWordsFor } from './making/words-for.ts';
import { languageFor } from '../pages/spoken.ts';
import { findSound, type Desk } from './things.ts';
import { deskWordsFor } from './words/words-for.ts';

/* What the command line says of things: a line each. */

/** Things whose figures are read at a time. */
const atOnce = 50;

/** Returns a line for each thing that is asked for, with its figures as everyone may read them; those with a promise that is late first. */
export async function thingLines(desk: Desk, asked: AskedList): Promise<string[]> {
  const { store, nouns, baseUrl = 'http://localhost', now, timeZone } = desk;
  const services = servicesToRead(store, { baseUrl, at: now, site: { timeZone } });
  const found = fitting(await lightThings(store, nouns, now), asked, desk);
  const dues = await duesOf(desk, services, found);
  const notes = new Map([...dues].map(([scope, note]) => [scope, [note]]));
  const placed = inPlaces(found, notes, desk);
  const lines: string[] = [];
  for (let from = 0; from < placed.length; from += atOnce) {
    const some = placed.slice(from, from + atOnce).map(async ({ thing: { scope, path, document } }) => {
      const figures = await readThingFigures(services, nouns, { path, document, id: scope }, 'en');
      return lineOf(desk, path, document, { figures: saidFigures(figures), due: dues.get(scope)?.says });
    });
    lines.push(...(await Promise.all(some)));
  }
  // What is counted in the background is done before the store is closed.
  await services.counts.idle();
  return lines;
}

const page = { words: wordsFor('en'), said: deskWordsFor('en') };

const saidFigures = (figures: Figures | undefined): string =>
  figures ? figuresText(page, figures) : page.said.things.unreadable;

/** Returns a line for each draft that is asked for. */
export const draftLines = async ({ store, nouns }: Desk, asked: AskedList): Promise<string[]> =>
  (await fittingDrafts(store, nouns, asked)).map(({ path, titles }) =>
    [path, 'draft', titles[languageFor(titles, 'fr')] ?? makingWordsFor('en').untitled].join('  '),
  );

/** Returns the line of a thing. @param more its figures, and what it owes until when */
export function lineOf(
  desk: Desk,
  path: string,
  document: LightThing['document'],
  { figures, due }: { figures?: string | undefined; due?: string | undefined } = {},
): string {
  const [lang = 'fr'] = spokenIn(document);
  const parts = [path, phaseOf(document, desk), figures, dateOf(document, desk), due, say(document.title, lang)];
  return parts.filter((part) => part !== undefined).join('  ');
}

/** Says what date comes next. An end that has passed, or that came early, is none to come. */
function dateOf({ opensAt, closesAt }: LightThing['document'], desk: Desk): string {
  if (opensAt && phaseOf({ opensAt }, desk) === 'not-open') return `opens ${opensAt}`;
  if (!closesAt) return 'no end';
  const isPast = (closingOf({ closesAt }, desk.timeZone) ?? Infinity) <= desk.now;
  return `${isPast ? 'closed' : 'closes'} ${closesAt}`;
}

interface Due extends ThingNote {
  says: string;
}

/** Finds what is owed first in each thing, where something with a date is. */
async function duesOf(
  { store, nouns, now, timeZone }: Desk,
  services: Services,
  found: readonly LightThing[],
): Promise<Map<string, Due>> {
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
