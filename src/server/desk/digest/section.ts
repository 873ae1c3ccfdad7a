import type { DeskSection } from '../entry.ts';
import { mayAnywhere } from '../roles.ts';
import { digestPart } from './part.ts';
import { digestRoutes } from './routes.ts';
import { tellModerators } from './telling.ts';
import { paceOf } from './wishes.ts';
import { digestWords } from './words-for.ts';

/** Tells officers by mail of what waits for a moderator, as often as each has chosen. */
export const digestSection: DeskSection = {
  routes: digestRoutes,
  async account(page, officer) {
    if (!mayAnywhere(officer, 'moderate')) return undefined;
    const chosen = await paceOf(page.services.store, officer.address);
    return { content: digestPart(page, chosen), done: digestWords(page.words.lang).done };
  },
  runDue: ({ services, nouns }) => tellModerators(services, nouns),
};
