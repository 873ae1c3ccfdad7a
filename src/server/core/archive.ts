import { languagesOf, type ThingDocument } from './documents.ts';
import type { ThingAt } from './noun.ts';
import type { Services } from './services.ts';
import type { View } from './view.ts';

/* What the archives of all nouns have in common. */

/** Shows a thing in each of its languages. */
export const viewsOf =
  ({ baseUrl, clock, site }: Services, { id, path }: Pick<ThingAt, 'id' | 'path'>) =>
  (lang: string): View => ({
    id,
    url: `${baseUrl}${path}`,
    base: baseUrl,
    lang,
    now: clock(),
    timeZone: site.timeZone,
  });

/** Shows something in each language of a document. */
export const inLanguages = <T>(document: ThingDocument, show: (lang: string) => T): Record<string, T> =>
  Object.fromEntries(languagesOf(document).map((lang) => [lang, show(lang)]));
