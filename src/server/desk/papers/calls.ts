import * as z from 'zod/mini';
import { text, whole } from '../../../schema/common.ts';
import { spokenIn } from '../../core/documents.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { readPaperCounts, type Figures, type PaperCount } from '../../core/paper.ts';
import { thingCall, type DeskCall } from '../call.ts';
import { DeskFault } from '../faults.ts';
import { refuseFaults } from '../form-faults.ts';
import type { DeskThing } from '../options.ts';
import { reasonsShape, takeReasons } from '../why.ts';
import { enterFigures, enterFirst, giveUp, isOf, readEntries, removeCount, type PaperEntry } from './enter.ts';
import { fieldOf, lineOf, listName, readDocument, readFigures } from './form.ts';
import { papersWords } from './words-for.ts';

const figures = z.record(text(200), whole);
const firstEntry = z.strictObject({ document: text(2000), countedBy: z.optional(text(2000)), day: text(40), figures });
const ownFigures = z.strictObject({ figures });
const reason = z.strictObject({ why: reasonsShape });
const of = ({ paper }: ServerNoun): boolean => paper !== undefined;
const said = papersWords('en').faults;

/** What programs do with counts on paper. A key stands for one person, as an officer does: it takes two of them. */
export const papersCalls: readonly DeskCall[] = [
  thingCall({
    ...{ method: 'GET', path: '/papers', of, duty: 'count', command: 'papers list' },
    help: 'Lists the counts on paper that wait, and those that count; figures that wait only to who has entered their own, and those that count to nobody as long as results are hidden',
    async run({ desk, person }, thing) {
      const { store } = desk;
      const [entries, counted] = await Promise.all([readEntries(store, thing), readPaperCounts(store, thing)]);
      const isHidden = thing.kind.isCountPublic?.(thing.document, desk) === false;
      const told = counted.map(isHidden ? withoutFigures : written);
      return { body: { waiting: entries.map((entry) => shown(entry, person)), counted: told } };
    },
  }),
  thingCall({
    ...{ method: 'POST', path: '/papers', of, duty: 'count', command: 'papers enter', body: firstEntry },
    help: 'Enters a count on paper as the first of two: its document, who counted (no person by name), its day, and how many by figure',
    async run({ desk, person, body }, thing) {
      const { faults, ...document } = readDocument(body, desk);
      const read = readGiven(thing, body.figures, faults);
      const id = await enterFirst(desk, thing, person, { ...document, figures: read });
      if (id === undefined) refuseFaults({ document: 'document.too-many' }, said);
      return { body: { id, outcome: 'waits' }, status: 201 };
    },
  }),
  thingCall({
    ...{
      method: 'POST',
      path: '/papers/{entry}/figures',
      of,
      duty: 'count',
      command: 'papers second',
      body: ownFigures,
    },
    help: 'Enters one’s own figures of a count that waits, as the second or in the place of one’s own: it counts once both are alike',
    async run({ desk, person, part: id, body }, thing) {
      const outcome = await enterFigures(desk, thing, person, { id, figures: readGiven(thing, body.figures) });
      return { body: { id, outcome } };
    },
  }),
  thingCall({
    ...{ method: 'POST', path: '/papers/{entry}/give-up', of, duty: 'count', command: 'papers give-up' },
    help: 'Gives up a count that waits, as one of those who entered it',
    async run({ desk, person, part: id }, thing) {
      await giveUp(desk, thing, person, id);
      return { body: { id, outcome: 'given-up' } };
    },
  }),
  thingCall({
    ...{ method: 'POST', path: '/papers/{count}/remove', of, duty: 'count', command: 'papers remove', body: reason },
    help: 'Takes a count on paper out again, with a public reason in "why" by language',
    async run({ desk, part: id, body }, thing) {
      const why = takeReasons(body.why, spokenIn(thing.document));
      if (!why) refuseFaults({ why: 'why.required' }, said);
      await removeCount(desk, thing, id, why!);
      return { body: { id, outcome: 'removed' } };
    },
  }),
];

/** What everyone at the desk may know of a count while results are hidden. */
const withoutFigures = (count: PaperCount): object => {
  const { figures: _, number: __, ...told } = written(count);
  return { ...told, hiddenUntilClose: true };
};

/** Writes when a count came to count as programs read it. */
const written = ({ at, ...count }: PaperCount) => ({ ...count, at: new Date(at).toISOString() });

/** Shows a count that waits as its page does: blind for the second person, with both figures for the two who entered it. */
function shown(entry: PaperEntry, person: string): object {
  const { id, day, document, countedBy, firstFigures, second, secondFigures } = entry;
  const isOwn = isOf(entry, person);
  const own = entry.first === person ? firstFigures : secondFigures;
  const figures = isOwn && {
    figures: own,
    ...(second && { differsFrom: own === firstFigures ? secondFigures : firstFigures }),
  };
  return { id, day, document, countedBy, entered: second ? 2 : 1, isOwn, ...figures };
}

/** Reads the figures of a thing. @throws DeskFault where it has none; DocumentFault */
function readGiven(thing: DeskThing, given: Figures, others: Record<string, string> = {}): Figures {
  const sheet = thing.kind.paper!.sheet(thing.document);
  if (!sheet) throw new DeskFault(404, `${thing.path} takes no counts on paper.`);
  const { figures: known, list } = sheet;
  const isKnown = (name: string): boolean => known.some((figure) => figure.name === name);
  const sent = Object.fromEntries(Object.entries(given).map(([name, number]) => [fieldOf(name), String(number)]));
  // Ballots come by their names, as they are kept.
  const lines = list && Object.entries(given).filter(([name]) => list.nameOf(name, 'en') !== undefined);
  const listed = lines?.map(([name, number]) => `${name} × ${number}`).join('\n') ?? '';
  const read = readFigures({ ...sent, [fieldOf(listName)]: listed }, sheet);
  const unknown = Object.keys(given).filter((name) => !isKnown(name) && list?.nameOf(name, 'en') === undefined);
  const faults = {
    ...others,
    ...read.faults,
    ...Object.fromEntries(unknown.map((name) => [fieldOf(name), 'figure.unknown'])),
  };
  const names = known.map(({ name }) => name).join(', ');
  const line = lineOf(read.faults[fieldOf(listName)]);
  refuseFaults(
    faults,
    {
      ...said,
      ...(line && { [`figure.line.${line}`]: papersWords('en').line(line) }),
      'figure.unknown': `This is not counted here: ${names} is.`,
    },
    (field) => field.replace(/^figure\./, 'figures.'),
  );
  return read.figures;
}
