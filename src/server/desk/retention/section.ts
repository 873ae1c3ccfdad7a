import type { DeskSection } from '../entry.ts';
import { momentOf, openingOf } from '../../core/phases.ts';
import { formatTime } from '../../words/format.ts';
import { may } from '../roles.ts';
import { retentionCalls } from './calls.ts';
import { eraseDue } from './erase.ts';
import { outlastedDay } from './last-day.ts';
import { retentionRoutes } from './routes.ts';
import { retentionWordsFor } from './words-for.ts';

/** Erases names, places and addresses at the date that was promised. */
export const retentionSection: DeskSection = {
  routes: retentionRoutes,
  calls: retentionCalls,
  linksOf({ words }, officer, stored) {
    if (!may(officer, 'publish', stored.scope)) return [];
    return [{ group: 'people', path: `/desk${stored.path}/retention`, label: retentionWordsFor(words.lang).link }];
  },
  mayNote: async (services, _, things) =>
    things.filter(({ document }) => outlastedDay(document, momentOf(services)) !== undefined).map(({ scope }) => scope),
  async noteOf({ words: { lang }, services }, { document }) {
    const moment = momentOf(services);
    const day = outlastedDay(document, moment);
    if (day === undefined) return undefined;
    const says = retentionWordsFor(lang).outlasts(formatTime(lang, day, moment.timeZone));
    return { says, isUrgent: openingOf(day, moment.timeZone) <= moment.now, due: day };
  },
  runDue: ({ services, nouns }) => eraseDue(services, nouns),
};
