import type { DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { namesCalls } from './calls.ts';
import { namesPath, namesPathOf } from './page.ts';
import { namesRoutes } from './routes.ts';
import { namesWords } from './words-for.ts';

/** The names that nobody may take who takes part. */
export const namesSection: DeskSection = {
  routes: namesRoutes,
  calls: namesCalls,
  link: ({ words }, officer) =>
    may(officer, 'moderate') ? { group: 'tools', path: namesPath, label: namesWords(words.lang).link } : undefined,
  // A vote asks for no name.
  linksOf: ({ words }, officer, { kind, scope, document }) =>
    may(officer, 'moderate', scope) && (kind.known || kind.voices?.(document))
      ? [{ group: 'people', path: namesPathOf(scope), label: namesWords(words.lang).link }]
      : [],
};
