import type { DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { retentionCalls } from './calls.ts';
import { eraseDue } from './erase.ts';
import { retentionRoutes } from './routes.ts';
import { retentionWordsFor } from './words-for.ts';

/** Erases names, places and addresses at the date that was promised. */
export const retentionSection: DeskSection = {
  routes: retentionRoutes,
  calls: retentionCalls,
  linksOf({ words }, officer, stored) {
    if (!may(officer, 'publish', stored.scope)) return [];
    return [{ path: `/desk${stored.path}/retention`, label: retentionWordsFor(words.lang).link }];
  },
  runDue: ({ services, nouns }) => eraseDue(services, nouns),
};
