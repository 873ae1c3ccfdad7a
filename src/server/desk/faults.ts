import { isLanguage } from '../../locales/tag.ts';
import { languagesOf, spokenIn, type ThingDocument } from '../core/documents.ts';
import type { Revising } from '../core/revising.ts';
import { closingOf, openingOf } from '../core/phases.ts';
import { StartError } from '../core/start-error.ts';

/* Why a document is not taken: each fault names the field and says what to do. */

/** A change that is not made. The message says what to do; `status` is that of an answer over HTTP. */
export class DeskFault extends StartError {
  readonly status: 403 | 404 | 409 | 412 | 422 | 429;

  constructor(status: DeskFault['status'], message: string) {
    super(message);
    this.status = status;
  }
}

/** What comes too soon after much of the same. Nothing of it is done. */
export class TooOften extends DeskFault {
  /** Seconds after which it is worth trying again. */
  readonly retryAfter: number;

  constructor(message: string, retryAfter: number) {
    super(429, message);
    this.retryAfter = retryAfter;
  }
}

/** A change of what has been changed by someone else in the meantime: nothing of it is done. */
export class Outdated extends DeskFault {
  constructor(path: string) {
    super(412, `${path} has been changed in the meantime. Read it again, then change it.`);
  }
}

/** What is wrong with a field of a document, and what to do about it. */
export interface FieldFault {
  /** Names and numbers that lead to it, with dots between: `thresholds.0.at`. */
  field: string;
  detail: string;
}

/** A document that is not taken, with every fault in a line of its own. */
export class DocumentFault extends DeskFault {
  readonly faults: readonly FieldFault[];

  constructor(faults: readonly FieldFault[]) {
    const lines = faults.map(({ field, detail }) => `  ${field}: ${detail}`);
    super(422, ['The document is not taken, and nothing was changed:', ...lines].join('\n'));
    this.faults = faults;
  }
}

/** Checks whether a text is a day that the calendar has, `2027-03-31`: February has no 30th, whatever is made of one. */
export const isDayOfCalendar = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().slice(0, 10) === text;

/** Finds dates that no calendar has, or not in this order. */
export function dateFaults(document: ThingDocument, timeZone: string): FieldFault[] {
  const { opensAt, closesAt, keepUntil } = document;
  const unknown = Object.entries({ opensAt, closesAt, keepUntil }).flatMap(([field, date]) =>
    date === undefined || isDayOfCalendar(date.slice(0, 10))
      ? []
      : [
          {
            field,
            detail: `${date} is no day of the calendar. Write it like 2027-03-31, or 2027-03-31T18:00:00+02:00.`,
          },
        ],
  );
  if (unknown.length > 0) return unknown;
  const end = closingOf(document, timeZone);
  if (!opensAt || end === undefined || openingOf(opensAt, timeZone) < end) return [];
  return [{ field: 'closesAt', detail: `${closesAt} is not after opensAt, ${opensAt}. Set one of the two.` }];
}

/** Finds that it is not said why people can't take part, in the first language of a thing: each page shows at least that one. @param field where it is to be sent: `reason` of a document, `why` of an act */
export function unexplained(
  document: ThingDocument,
  why: Readonly<Record<string, string>> | undefined,
  field: 'reason' | 'why' = 'reason',
): FieldFault | undefined {
  const [first = 'fr'] = spokenIn(document);
  if (why?.[first]?.trim()) return undefined;
  const detail = `say why, in "${first}" at least: people read it on the page and in the log.`;
  return { field: `${field}.${first}`, detail };
}

/** Finds the languages of a title that are none: no page could be in one. */
export const languageFaults = (document: ThingDocument): FieldFault[] =>
  languagesOf(document).flatMap((lang) =>
    isLanguage(lang)
      ? []
      : [{ field: `title.${lang}`, detail: `"${lang}" is no language: write it like fr, or like pt-BR (BCP 47).` }],
  );

/** Why a rule can't change any more. */
export const fixedByActs = 'people have acted by it, so that it stays as it is. Put the thing at another address.';

/** Finds what may no longer change, once people have acted. */
export function revisionFaults<D extends ThingDocument & { textVersion?: string }>(
  { words, rules }: Revising<D>,
  before: D,
  after: D,
): FieldFault[] {
  const isReworded = !isSame(words(before), words(after)) && before.textVersion === after.textVersion;
  const fixed = rules(before);
  const now = rules(after);
  return [
    ...(isReworded
      ? [
          {
            field: 'textVersion',
            detail: `people have acted on other words. Give it another value than "${before.textVersion}", so that it stays known who agreed to which.`,
          },
        ]
      : []),
    ...Object.keys({ ...fixed, ...now })
      .filter((name) => !isSame(fixed[name], now[name]))
      .map((field) => ({
        field,
        detail: fixedByActs,
      })),
  ];
}

/** Finds fields that no document has: most often a name that was mistyped. */
export function unknownFaults(given: unknown, read: unknown, path = ''): FieldFault[] {
  if (typeof given !== 'object' || typeof read !== 'object' || !given || !read) return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const at = path ? `${path}.${name}` : name;
    if (!Object.hasOwn(read, name))
      return [{ field: at, detail: 'there is no such field. Correct its name, or leave it out.' }];
    return unknownFaults(value, (read as Record<string, unknown>)[name], at);
  });
}

/** Checks whether two parts of documents say the same, in whatever order their fields stand. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sorted) === JSON.stringify(other, sorted);
}

const sorted = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
