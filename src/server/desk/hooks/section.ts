import type { DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { hookCalls } from './calls.ts';
import { sendDeliveries } from './deliver.ts';
import { noteHappenings } from './happenings.ts';
import { post } from './post.ts';
import { hookRoutes } from './routes.ts';
import { hookWords } from './words-for.ts';

/** Tells other programs what happens on the site. */
export const hooksSection: DeskSection = {
  routes: hookRoutes,
  calls: hookCalls,
  link: ({ words }, officer) =>
    may(officer, 'appoint') ? { group: 'tools', path: '/desk/hooks', label: hookWords(words.lang).link } : undefined,
  async runDue(options) {
    const { store, baseUrl, clock } = options.services;
    await noteHappenings(options);
    const isPrivate = options.privateHooks === true;
    await sendDeliveries(store, (url, headers, body) => post(url, headers, body, isPrivate), baseUrl, clock);
  },
};
