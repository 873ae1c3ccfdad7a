import type { DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { formatNumber } from '../../words/format.ts';
import { papersCalls } from './calls.ts';
import { readEntries } from './enter.ts';
import { papersRoutes } from './routes.ts';
import { paperEntries } from './tables.ts';
import { papersWords } from './words-for.ts';

/** Participation on paper and at meetings, entered by two officers. */
export const papersSection: DeskSection = {
  routes: papersRoutes,
  calls: papersCalls,
  linksOf: ({ words }, officer, { kind, document, path, scope }) =>
    kind.paper?.sheet(document) && may(officer, 'count', scope)
      ? [{ group: 'count', path: `/desk${path}/papers`, label: papersWords(words.lang).link }]
      : [],
  mayNote: async ({ store }) => [...(await store.countBy(paperEntries, {}, 'scope')).keys()].map(String),
  async noteOf({ words: { lang }, services, officer }, thing) {
    const { kind, document, scope } = thing;
    if (!officer || !kind.paper?.sheet(document) || !may(officer, 'count', scope)) return undefined;
    const { length } = await readEntries(services.store, thing);
    return length > 0 ? { says: papersWords(lang).note(formatNumber(lang, length)), isUrgent: true } : undefined;
  },
};
