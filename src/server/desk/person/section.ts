import type { DeskSection } from '../entry.ts';
import { personCalls } from './calls.ts';
import { forgetUnanswered } from './requests.ts';
import { mayAsk, personRoutes } from './routes.ts';
import { personWordsFor } from './words-for.ts';

/** Passes on what people ask for their data. */
export const personSection: DeskSection = {
  calls: personCalls,
  routes: personRoutes,
  link: ({ words }, officer) =>
    mayAsk(officer) ? { group: 'tools', path: '/desk/people', label: personWordsFor(words.lang).link } : undefined,
  runDue: ({ services }) => forgetUnanswered(services),
};
