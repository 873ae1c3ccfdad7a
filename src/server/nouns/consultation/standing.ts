import { languagesOf, spokenIn, type ThingDocument } from '../../core/documents.ts';
import type { Correction, DoneTo, NewWords, Wording } from '../../core/proposing.ts';
import type { Table } from '../../store/store.ts';
import type { proposals, townActs } from './tables.ts';
import { consultationWords } from './words-for.ts';

/* How a proposal stands by what it came with and by what the town did to it since. */

export type ProposalRow = typeof proposals extends Table<infer R> ? R : never;
export type TownRow = typeof townActs extends Table<infer R> ? R : never;

/** Returns the words of a proposal as they stand now. */
export function wordsOf(document: ThingDocument, { title, body, section }: ProposalRow, done?: TownRow): NewWords {
  if (done?.words != null) return JSON.parse(done.words) as NewWords;
  // People wrote it in one language; the consultation's first one is taken for it.
  const [lang = 'fr'] = languagesOf(document);
  return { wording: { [lang]: { title, body } }, section };
}

/** Returns the titles of a proposal, by language. */
export const titlesIn = (wording: Wording): Record<string, string> =>
  Object.fromEntries(Object.entries(wording).map(([lang, { title }]) => [lang, title]));

/** Returns since when, and why, the town hides a proposal; nothing where it does not. */
export const hiddenOf = (done: TownRow | undefined): DoneTo | undefined =>
  done?.hidden == null ? undefined : { at: done.hidden_at ?? 0, why: JSON.parse(done.hidden) as DoneTo['why'] };

/** Returns when, and why, the town corrected the words of a proposal, the first time first. */
export const correctionsOf = (done: TownRow | undefined): readonly Correction[] =>
  done?.corrected == null ? [] : (JSON.parse(done.corrected) as Correction[]);

/** Returns when the words of a proposal last came to mean something other than what people had voted on; nothing where they never did. */
export const rewordedAt = (done: TownRow | undefined): number | undefined =>
  correctionsOf(done).findLast(({ means }) => means === 'other')?.at;

/** A proposal whose words are not shown. */
export interface Gone {
  /** What stands in the place of its title, by language. */
  title: Record<string, string>;
  /** Why, in a sentence, by language. */
  reason: Record<string, string>;
  /** Why, as it was given. */
  why: Readonly<Record<string, string>>;
  /** Since when it was the town that hid it; nothing where it was taken out where it came from. */
  hiddenAt: number | undefined;
}

/**
 * Returns what is shown in the place of a proposal that was taken out where it came from, or that the town hid: both are treated alike.
 * Nothing where it is shown itself.
 */
export function goneOf(document: ThingDocument, { removed }: ProposalRow, done: TownRow | undefined): Gone | undefined {
  const [first = 'fr', ...others] = spokenIn(document);
  const by = (say: (lang: string) => string): Record<string, string> =>
    Object.fromEntries([first, ...others].map((lang) => [lang, say(lang)]));
  const textOf = (lang: string) => consultationWords(lang).proposals;
  if (removed !== null) {
    return {
      title: by((lang) => textOf(lang).removed),
      reason: by((lang) => textOf(lang).removedBecause(removed)),
      why: { [first]: removed },
      hiddenAt: undefined,
    };
  }
  const hidden = hiddenOf(done);
  if (!hidden) return undefined;
  const why = (lang: string): string => hidden.why[lang] ?? hidden.why[first] ?? Object.values(hidden.why)[0] ?? '';
  return {
    title: by((lang) => textOf(lang).hidden),
    reason: by((lang) => textOf(lang).hiddenBecause(why(lang))),
    why: hidden.why,
    hiddenAt: hidden.at,
  };
}
