import * as z from 'zod/mini';
import { plainLine, plainText } from '../../text/plain-text.ts';

/** A text in the languages of the site; HTML, whatever it looks like. */
export const translated = z.nullish(
  z.object({
    translations: z.array(z.nullish(z.object({ locale: z.string(), text: z.nullish(z.string()) }))),
  }),
);
export type Translated = z.infer<typeof translated>;

/** What is asked of every such text: its languages are few, and the one that is wanted may be missing. */
export const inAllLanguages = '{ translations { locale text } }';

export interface Said {
  lang: string;
  html: string;
}

/** Chooses the text in the language that is wanted, in its other regions, or else in the site's first. */
export function choose(text: Translated, lang = ''): Said {
  const all = (text?.translations ?? []).flatMap((each) =>
    each?.text?.trim() ? [{ lang: each.locale, html: each.text }] : [],
  );
  const base = (tag: string): string => tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  return (
    all.find((each) => each.lang.toLowerCase() === lang.toLowerCase()) ??
    all.find((each) => base(each.lang) === base(lang)) ??
    all[0] ?? { lang: 'und', html: '' }
  );
}

export const toLine = ({ html }: Said): string => plainLine(html, 500);
export const toText = ({ html }: Said, longest = 20_000): string => plainText(html, longest);
