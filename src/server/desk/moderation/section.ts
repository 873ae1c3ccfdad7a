import { formatNumber } from '../../words/format.ts';
import type { DeskSection } from '../entry.ts';
import { moderationCalls } from './calls.ts';
import { may, mayAnywhere } from '../roles.ts';
import { pathOf, queuePath } from './page.ts';
import { countCases, moderatedScopes, scopesOfCases } from './queue.ts';
import { moderationRoutes } from './routes.ts';
import { moderationWords } from './words-for.ts';

/** One queue of what is held and reported, over all that an officer moderates. */
export const moderationSection: DeskSection = {
  calls: moderationCalls,
  routes: moderationRoutes,
  async link({ services, words: { lang } }, officer, nouns) {
    if (!mayAnywhere(officer, 'moderate')) return undefined;
    const count = await countCases(services.store, nouns, moderatedScopes(officer));
    const { title, link } = moderationWords(lang);
    return { group: 'daily', path: queuePath, label: count > 0 ? link(formatNumber(lang, count)) : title };
  },
  mayNote: ({ store }, nouns) => scopesOfCases(store, nouns),
  async noteOf({ words: { lang }, services, officer }, { kind, scope, document }, nouns) {
    if (!officer || !may(officer, 'moderate', scope) || !kind.voices?.(document)) return undefined;
    const count = await countCases(services.store, nouns, [scope]);
    return count > 0 ? { says: moderationWords(lang).note(formatNumber(lang, count)), isUrgent: true } : undefined;
  },
  linksOf({ words: { lang } }, officer, { kind, scope, document }) {
    if (!may(officer, 'moderate', scope) || !kind.voices?.(document)) return [];
    return [{ group: 'people', path: pathOf({ scope }), label: moderationWords(lang).title }];
  },
};
