import { link, localised, type OfficialAnswer } from '../../core/document-parts.ts';
import { spokenIn, type ThingDocument } from '../../core/documents.ts';
import { dayIn } from '../../core/zoned-day.ts';
import { withoutPiles } from '../../../text/bounds.ts';
import { tidy } from '../../../text/length.ts';
import type { Body } from '../../http/body.ts';
import { dayFault, type SaidMoment } from '../keeping/said.ts';
import type { GivenAnswer, GivenStep } from './answer.ts';
import * as z from 'zod/mini';

/* What the forms of an answer and of a step send, and what is wrong with it. Texts stand in a field for each language: `text.fr`. */

/** Longest texts, in UTF-16 units, as documents have them. */
export const longest = { author: 300, text: 10_000, label: 300, url: 2000 } as const;

/** What was sent: as it is given to the desk, or with its faults by field. */
export type Read<T> = { given: T; faults?: undefined } | { given?: undefined; faults: Record<string, string> };

/** Reads a text as it is kept. */
const textIn = (body: Body, name: string): string => {
  const sent = body[name];
  return typeof sent === 'string' ? tidy(withoutPiles(sent)).toWellFormed() : '';
};

class FormReader {
  readonly faults: Record<string, string> = {};
  readonly #body: Body;
  readonly #document: ThingDocument;

  constructor(body: Body, document: ThingDocument) {
    this.#body = body;
    this.#document = document;
  }

  /** Reads a text by language; the first language of the thing needs one, where any does. */
  texts(name: 'author' | 'text' | 'label', isOptional = false): Record<string, string> {
    const [first, ...others] = spokenIn(this.#document);
    const said = [first!, ...others].flatMap((lang): [string, string][] => {
      const text = textIn(this.#body, `${name}.${lang}`);
      if (text === '' && lang === first && !isOptional) this.faults[`${name}.${lang}`] = `${name}.required`;
      if (!z.safeParse(localised(longest[name]), { [lang]: text }).success) this.faults[`${name}.${lang}`] = 'too-long';
      return text === '' ? [] : [[lang, text]];
    });
    return Object.fromEntries<string>(said);
  }

  /** Reads the day: one that stood already may stay. */
  day({ moment, was }: FormOf): string {
    const day = textIn(this.#body, 'at');
    const isKept = was !== undefined && dayIn(was.at, moment.timeZone) === day;
    const fault = day === '' ? 'required' : isKept ? undefined : dayFault(this.#document, day, moment);
    if (fault) this.faults['at'] = fault;
    return day;
  }

  link(): { url?: string } {
    const url = textIn(this.#body, 'url');
    if (url !== '' && !z.safeParse(link, url).success) this.faults['url'] = 'link';
    return url === '' ? {} : { url };
  }

  /** Reads which of the thresholds that were reached it settles. What it settles ahead has no box, and stays. */
  meets({ reached, was }: FormOf): { meets?: number[] } {
    const ticked = reached.filter((at) => this.#body[`meets.${at}`] === 'yes');
    const meets = [...ticked, ...(was?.meets ?? []).filter((at) => !reached.includes(at))];
    return meets.length > 0 ? { meets } : {};
  }

  result<T>(given: T): Read<T> {
    return Object.keys(this.faults).length > 0 ? { faults: this.faults } : { given };
  }
}

/** What forms are read by: the thing's document, what its days are compared with, the thresholds that were reached, and the answer that stands there. */
export interface FormOf {
  document: ThingDocument;
  moment: SaidMoment;
  reached: readonly number[];
  was?: OfficialAnswer | undefined;
}

/** Reads the form of an answer. */
export function readAnswer(body: Body, of: FormOf): Read<GivenAnswer> {
  const form = new FormReader(body, of.document);
  const [author, at, text] = [form.texts('author'), form.day(of), form.texts('text')];
  return form.result({ author, at, text, ...form.link(), ...form.meets(of) });
}

/** Reads the form of a step. */
export function readStep(body: Body, of: FormOf): Read<GivenStep> {
  const form = new FormReader(body, of.document);
  const [author, at, label] = [form.texts('author', true), form.day(of), form.texts('label')];
  const signed = Object.keys(author).length > 0 && { author };
  return form.result({ at, label, ...signed, ...form.link(), ...form.meets(of) });
}
