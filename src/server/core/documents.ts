import type * as z from 'zod/mini';
import { readTag } from '../../locales/tag.ts';
import type { commonParts } from './document-parts.ts';

/*
 * The document in which a thing is stored (column `document` of the table `thing`): its words in each language, its dates
 * and rules. Counts are never in it; they are rows.
 */

/** What the documents of all nouns have in common. */
export type ThingDocument = { type: string } & z.infer<ReturnType<typeof z.object<typeof commonParts>>>;

/** Returns the languages that a thing speaks: those of its title. */
export const languagesOf = (document: Pick<ThingDocument, 'title'>): string[] => Object.keys(document.title);

/** Returns the languages that a thing speaks, the one first that is shown to who asks for none: French, else the first. */
export const spokenIn = (document: Pick<ThingDocument, 'title'>): string[] => {
  const all = languagesOf(document);
  return all.includes('fr') ? ['fr', ...all.filter((lang) => lang !== 'fr')] : all;
};

/** Returns the language of the mails of an act: the one it was made in where the thing speaks it, else French. */
export const mailLanguage = (document: ThingDocument, wanted: string): string =>
  languagesOf(document).find((lang) => lang === readTag(wanted).split('-')[0]?.toLowerCase()) ?? 'fr';

/** Returns a text of a document in a language; in French, else in any, where the document lacks it. */
export const say = (texts: Record<string, string>, lang: string): string =>
  texts[lang] ?? texts['fr'] ?? Object.values(texts)[0] ?? '';
