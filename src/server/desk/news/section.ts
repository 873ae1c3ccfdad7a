import type { DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { newsCalls } from './calls.ts';
import { newsOf } from './letters.ts';
import { newsRoutes } from './routes.ts';
import { sendNews } from './sending.ts';
import { newsWordsFor } from './words-for.ts';

/** Writes to those who asked for news. */
export const newsSection: DeskSection = {
  routes: newsRoutes,
  calls: newsCalls,
  linksOf({ words }, officer, stored) {
    if (!may(officer, 'publish', stored.scope) || !newsOf(stored)) return [];
    return [{ group: 'people', path: `/desk${stored.path}/news`, label: newsWordsFor(words.lang).link }];
  },
  hintOf: ({ words }, officer, stored) =>
    may(officer, 'publish', stored.scope) && !newsOf(stored) ? newsWordsFor(words.lang).none : undefined,
  runDue: ({ services, nouns }) => sendNews(services, nouns),
};
