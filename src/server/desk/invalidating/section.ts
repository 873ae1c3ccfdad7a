import type { DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { invalidatingCalls } from './calls.ts';
import { invalidatingRoutes } from './routes.ts';
import { invalidatingWords } from './words-for.ts';

/** Acts that are taken out of a count with a public reason, and put back. */
export const invalidatingSection: DeskSection = {
  routes: invalidatingRoutes,
  calls: invalidatingCalls,
  linksOf: ({ words }, officer, { kind, path, scope }) =>
    kind.invalidating && may(officer, 'publish', scope)
      ? [{ group: 'count', path: `/desk${path}/invalidate`, label: invalidatingWords(words.lang).link }]
      : [],
};
