import type { Figures, PaperSheet } from '../../core/paper.ts';
import { dayOf } from '../../core/zoned-day.ts';
import { withoutPiles } from '../../../text/bounds.ts';
import { tidy } from '../../../text/length.ts';
import type { Body } from '../../http/body.ts';
import { isDayOfCalendar } from '../faults.ts';

/* The forms by which counts on paper are entered. */

/** Largest number that is entered at once. */
const most = 1_000_000;
/** Longest name of a document, in UTF-16 units. */
export const longestDocument = 200;
/** Longest name of who counted, in UTF-16 units. */
export const longestCounter = 200;

/** The field of a figure: with the id of the count that it is entered for, where that waits. */
export const fieldOf = (name: string, entry = ''): string => `figure${entry && `-${entry}`}.${name}`;

/** The figure under which a list of ballots is sent. */
export const listName = '~list';
/** Returns the line that a fault of a list is in. */
export const lineOf = (fault = ''): string | undefined => /^figure\.line\.(\d+)$/.exec(fault)?.[1];
/** Longest list of ballots, in UTF-16 units. */
export const longestList = 100_000;

const textOf = (body: Body, name: string): string => {
  const sent = body[name];
  return typeof sent === 'string' ? sent.slice(0, longestList).toWellFormed() : '';
};

const textIn = (body: Body, name: string): string => tidy(withoutPiles(textOf(body, name))).toWellFormed();

/** Reads the figures of a form, and what is wrong with them by field. @param entry the id of the count that waits for them */
export function readFigures(
  body: Body,
  sheet: PaperSheet,
  entry?: string,
): { figures: Figures; faults: Record<string, string> } {
  const faults: Record<string, string> = {};
  const { figures, list } = sheet;
  const read = figures.map(({ name }): [string, number] => {
    const field = fieldOf(name, entry);
    // People write thousands apart.
    const given = textIn(body, field).replace(/[\s.,\u00a0\u202f](?=\d{3}\b)/g, '');
    const number = Number(given);
    if (given === '') faults[field] = 'figure.required';
    else if (!/^\d+$/.test(given) || number > most) faults[field] = 'figure.whole';
    return [name, number];
  });
  const [first] = figures;
  const listed = list?.read(textOf(body, fieldOf(listName, entry)));
  if (listed?.fault !== undefined) faults[fieldOf(listName, entry)] = `figure.line.${listed.fault}`;
  const all = { ...Object.fromEntries<number>(read), ...listed?.figures };
  const isNothing = Object.values(all).every((number) => number === 0);
  if (Object.keys(faults).length > 0) return { figures: all, faults };
  if (first && isNothing) return { figures: all, faults: { [fieldOf(first.name, entry)]: 'figure.nothing' } };
  const wrong = sheet.faultIn?.(all);
  return { figures: all, faults: wrong ? { [fieldOf(wrong.name, entry)]: wrong.fault } : {} };
}

/** Reads in which document a count stands, who made it and on which day, and what is wrong with that by field. */
export function readDocument(
  body: Body,
  { now, timeZone }: { now: number; timeZone: string },
): { day: string; document: string; countedBy: string; faults: Record<string, string> } {
  const faults: Record<string, string> = {};
  const document = textIn(body, 'document').slice(0, longestDocument).toWellFormed();
  const countedBy = textIn(body, 'countedBy').slice(0, longestCounter).toWellFormed();
  const day = textIn(body, 'day');
  if (document === '') faults['document'] = 'required';
  if (countedBy === '') faults['countedBy'] = 'required';
  if (day === '') faults['day'] = 'required';
  else if (!isDayOfCalendar(day)) faults['day'] = 'unknown';
  else if (day > dayOf(now, timeZone)) faults['day'] = 'ahead';
  return { day, document, countedBy, faults };
}
