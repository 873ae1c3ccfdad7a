import { dropHoldCounts } from '../../confirmation/holding/suspect.ts';
import { dropUsedWork } from '../../confirmation/work/taking.ts';
import { heldActs } from '../../confirmation/holding/tables.ts';
import { formatNumber } from '../../words/format.ts';
import { Hono } from 'hono';
import type { DeskSection } from '../entry.ts';
import { isNumberHidden } from '../invalidating/hidden.ts';
import { may, mayAnywhere } from '../roles.ts';
import { heldMailsPart, heldMailsRoutes, wantsHeldMails } from './account.ts';
import { holdingCalls, mayHold } from './calls.ts';
import { countHeldIn } from './groups.ts';
import { holdingRoutes } from './routes.ts';
import { tellHeld } from './telling.ts';
import { holdingWords } from './words-for.ts';

/** Acts that are held as suspect: an officer has them counted, or sets them aside. */
export const holdingSection: DeskSection = {
  routes(options) {
    const app = new Hono({ strict: false });
    for (const routes of [holdingRoutes, heldMailsRoutes]) app.route('/', routes(options));
    return app;
  },
  async account(page, officer) {
    if (!mayAnywhere(officer, 'publish')) return undefined;
    const isTold = await wantsHeldMails(page.services.store, officer.address);
    return { content: heldMailsPart(page, isTold), done: holdingWords(page.words.lang).account.done };
  },
  calls: holdingCalls,
  linksOf: ({ words }, officer, { kind, path, scope }) =>
    mayHold(kind) && may(officer, 'publish', scope)
      ? [{ group: 'count', path: `/desk${path}/held`, label: holdingWords(words.lang).link }]
      : [],
  async mayNote({ store }) {
    const counted = await store.countBy(heldActs, { state: 'held' }, 'scope');
    return [...counted.keys()].map(String);
  },
  async noteOf({ words: { lang }, services, officer }, thing) {
    if (!officer || !may(officer, 'publish', thing.scope)) return undefined;
    const count = await countHeldIn(services.store, thing.scope);
    if (count === 0) return undefined;
    const text = holdingWords(lang);
    const says = isNumberHidden(thing, services) ? text.noteHidden : text.note(formatNumber(lang, count));
    return { says, isUrgent: true };
  },
  async runDue({ services, nouns }) {
    await dropHoldCounts(services.store, services.clock());
    await dropUsedWork(services.store, services.clock());
    await tellHeld(services, nouns);
  },
};
