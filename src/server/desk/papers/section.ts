import type { DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { papersCalls } from './calls.ts';
import { papersRoutes } from './routes.ts';
import { papersWords } from './words-for.ts';

/** Participation on paper and at meetings, entered by two officers. */
export const papersSection: DeskSection = {
  routes: papersRoutes,
  calls: papersCalls,
  linksOf: ({ words }, officer, { kind, document, path, scope }) =>
    kind.paper?.sheet(document) && may(officer, 'count', scope)
      ? [{ path: `/desk${path}/papers`, label: papersWords(words.lang).link }]
      : [],
};
