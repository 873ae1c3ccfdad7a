import * as z from 'zod/mini';
import { spokenIn, type ThingDocument } from '../core/documents.ts';
import type { Stored } from '../core/noun.ts';
import type { Body } from '../http/body.ts';
import { text } from '../../schema/common.ts';
import { withoutPiles } from '../../text/bounds.ts';
import { tidy } from '../../text/length.ts';
import { DocumentFault, type FieldFault } from './faults.ts';
import { languages } from '../words/words-for.ts';
import { fieldsOf } from './form-faults.ts';

/* Why something is done: at every page, over HTTP, by command and by code, a reason is taken whole or refused with a sentence. */

/** Why, in each language; it is shown to people beside the state. */
export type Why = Readonly<Record<string, string>>;

/** Longest reason, in UTF-16 units, as its field has it, and as documents have theirs. */
export const longestReason = 500;

const reason = text(longestReason).check(z.maxLength(longestReason));

/** What programs send: a reason by language. */
export const reasonsShape = z.record(text(35), reason);

/** The same, of what is not said in the languages of a thing, but in those of the desk. */
export const deskReasonsShape = z.strictObject({ fr: z.optional(reason), en: z.optional(reason) });

/** What stands behind the question mark of a change. */
export const reasonQuery = { 'why.fr': z.optional(reason), 'why.en': z.optional(reason) };

/** What is wrong with a reason: a word that pages have a sentence for. */
export type WhyFault = 'why.long' | 'why.language';

/** Reasons as they were sent, whole, and what is wrong with them by field: `why.fr`. */
export interface SentWhy {
  why: Why | undefined;
  faults: Readonly<Record<string, WhyFault>>;
}

const prefix = 'why.';

/** Finds the languages in which a body says why: each of them has a field. */
const languagesOf = (body: Body): string[] =>
  Object.keys(body).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));

/** Returns the languages in which it is said why something is done to a thing: those that it speaks; below another, where its words are a resident's, those of the desk too. */
export const whyLanguagesOf = ({ scope, id, document }: Pick<Stored, 'scope' | 'id' | 'document'>): string[] => [
  ...new Set([...spokenIn(document), ...(scope === id ? [] : languages)]),
];

/** Reads why something is done to a thing, in the languages that it speaks; nothing where no field says it. */
export const readWhy = (body: Body, document: ThingDocument): SentWhy => readReasons(body, spokenIn(document));

/** Reads why something is done, in whatever languages it is said in: what they are checked by is not known yet. */
export const readReasonsIn = (body: Body): Why | undefined => readReasons(body, languagesOf(body)).why;

/** Reads why something is done, in some languages; nothing where no field says it. */
export function readReasons(body: Body, languages: readonly string[]): SentWhy {
  const said = [...new Set([...languages, ...languagesOf(body)])].flatMap((lang): [string, string][] => {
    const given = body[`${prefix}${lang}`];
    const kept = typeof given === 'string' ? tidy(withoutPiles(given)).toWellFormed() : '';
    return kept ? [[lang, kept]] : [];
  });
  const why = said.length > 0 ? Object.fromEntries<string>(said) : undefined;
  return { why, faults: whyFaults(why, languages) };
}

/** Finds what is wrong with reasons, by field. */
export const whyFaults = (why: Why | undefined, languages: readonly string[]): Record<string, WhyFault> =>
  Object.fromEntries(
    Object.entries(why ?? {}).flatMap(([lang, words]): [string, WhyFault][] => {
      if (!languages.includes(lang)) return [[`${prefix}${lang}`, 'why.language']];
      return words.length > longestReason ? [[`${prefix}${lang}`, 'why.long']] : [];
    }),
  );

/** Says to programs what is wrong with a reason. @param languages those in which it may be */
export const whySaid = (languages: readonly string[]): Record<WhyFault, string> => ({
  'why.long': `has at most ${longestReason} signs: shorten it.`,
  'why.language': `is in a language that is not spoken here: ${languages.join(', ')} ${languages.length === 1 ? 'is' : 'are'}.`,
});

/** Reads the reasons of a program, in some languages. @throws DocumentFault where one is too long, or in another language */
export function takeReasons(given: Readonly<Record<string, unknown>> | undefined, languages: readonly string[]) {
  const { why, faults } = readReasons(fieldsOf('why', given), languages);
  refuseReasons(faults, languages);
  return why;
}

/** Refuses reasons in which something is wrong. @throws DocumentFault */
export function refuseReasons(faults: SentWhy['faults'], languages: readonly string[]): void {
  const said = whySaid(languages);
  const told = Object.entries(faults).map(([field, fault]): FieldFault => ({ field, detail: said[fault] }));
  if (told.length > 0) throw new DocumentFault(told);
}
