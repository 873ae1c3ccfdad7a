import type { DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { programRoutes } from './routes.ts';
import { programWords } from './words-for.ts';

/** The keys by which programs work at the desk. */
export const programsSection: DeskSection = {
  routes: programRoutes,
  link: ({ words }, officer) =>
    may(officer, 'appoint') ? { group: 'tools', path: '/desk/keys', label: programWords(words.lang).link } : undefined,
};
