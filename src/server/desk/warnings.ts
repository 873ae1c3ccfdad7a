import { createCounts, type CountServices } from '../core/counts.ts';
import type { ThingDocument } from '../core/documents.ts';
import type { Stored } from '../core/noun.ts';
import { closingOf } from '../core/phases.ts';
import type { FieldFault } from './faults.ts';
import { promisesInVain } from './keeping.ts';
import { outlastedDay } from './retention/last-day.ts';
import { unwrittenTexts } from './unwritten.ts';
import { findSound, getThing, namedBy, putThing, type Desk } from './things.ts';

/* What a document is taken with, though it may not have been meant: to be told to whoever put it, as the form of a correction tells it. */

/** What may not have been meant, by field, in English: its reader writes programs. */
export type Warning = FieldFault;

/** Finds what a change brings about that may not have been meant. @param before what stood there; nothing where the thing is new */
export async function warningsOf(
  desk: Pick<Desk, 'nouns' | 'now' | 'timeZone'>,
  services: CountServices,
  stored: Stored,
  before: ThingDocument | undefined,
): Promise<Warning[]> {
  return [
    ...overWarnings(desk, stored, before),
    ...keepingWarnings(stored, before),
    ...outlastingWarnings(desk, stored),
    ...languageWarnings(desk, stored, before),
    ...(await passedWarnings(desk, services, stored, before)),
  ];
}

/** What begins when it is over: rightly so where it is taken over from elsewhere. */
function overWarnings(moment: Pick<Desk, 'now' | 'timeZone'>, { document }: Stored, before: ThingDocument | undefined) {
  const end = closingOf(document, moment.timeZone);
  if (before || end === undefined || end > moment.now || document.override === 'archived') return [];
  const detail = `${document.closesAt} has passed: it is closed from the beginning, and nobody can take part. Put a day to come if you do not mean that.`;
  return [{ field: 'closesAt', detail }];
}

/** What a notice promises, and nothing does. */
const keepingWarnings = ({ document }: Stored, before: ThingDocument | undefined): Warning[] =>
  promisesInVain(document, before)
    ? [
        {
          field: 'keepMonths',
          detail:
            'The notice says how long data are kept, but neither keepMonths nor keepUntil is here: nothing is erased by itself. Put "keepMonths": 12 for a year after the close, say.',
        },
      ]
    : [];

/** What stood there before it was asked that it ends while it is known who took part. */
function outlastingWarnings(moment: Pick<Desk, 'now' | 'timeZone'>, { document }: Stored): Warning[] {
  const day = outlastedDay(document, moment);
  if (day === undefined) return [];
  const detail = `The notice promised to erase names and addresses after ${day}, and it stays open beyond that day. Close it, and hand over the list within 24 hours: then they are erased. Archiving it leaves no time for that.`;
  return [{ field: 'keepUntil', detail }];
}

/** What is not said in a language of the title. */
const languageWarnings = (
  { nouns }: Pick<Desk, 'nouns'>,
  { kind, document }: Stored,
  before: ThingDocument | undefined,
): Warning[] => {
  const schema = nouns.find(({ type }) => type === kind.type)?.documented.schema;
  if (!schema) return [];
  return unwrittenTexts(schema, document, before).map(({ lang, fields }) => ({
    field: `title.${lang}`,
    detail: `"${lang}" is a language of the title, and these are not in it: ${fields.join(', ')}. Who reads it is shown another language there. Write them, or take "${lang}" out of the title.`,
  }));
};

async function passedWarnings(
  { nouns }: Pick<Desk, 'nouns'>,
  services: CountServices,
  stored: Stored,
  before: ThingDocument | undefined,
): Promise<Warning[]> {
  const { answering } = nouns.find(({ type }) => type === stored.kind.type) ?? {};
  if (!before || !answering?.passed) return [];
  const passed = await answering.passed(services, { ...stored, document: before }, stored.document);
  return passed.map((at) => ({
    field: answering.numbersIn ?? 'thresholds',
    detail: `The count has reached ${at} already: this number is said to be reached from now on, and what it obliges to is due. Put a larger number if you do not mean that.`,
  }));
}

/** Puts a document, and finds what of it may not have been meant. @throws as `putThing` does */
export async function putWarned(
  desk: Desk,
  address: string,
  given: unknown,
  counts: CountServices['counts'] = createCounts(() => desk.now),
): Promise<{ stored: Stored; isNew: boolean; warnings: Warning[] }> {
  const before = await findSound(desk.store, namedBy(desk, address));
  const { path, isNew } = await putThing(desk, address, given);
  const stored = await getThing(desk, path);
  const warnings = await warningsOf(desk, { store: desk.store, counts }, stored, before?.document);
  return { stored, isNew, warnings };
}
