import type { Context } from 'hono';
import type { Actable } from './rules.ts';
import { say } from '../core/documents.ts';
import { pathOf } from '../pages/layout.ts';
import type { Step } from './pages.ts';
import type { Services } from '../core/services.ts';
import { wordsFor } from '../words/words-for.ts';
import { viewFor } from '../http/reading.ts';

/** Returns what the steps of an act show of its thing. */
export function stepOf(c: Context, services: Services, stored: Actable, secret: Step['secret'], lang?: unknown): Step {
  const view = viewFor(c, services, stored, lang);
  const { kind, document } = stored;
  return {
    words: wordsFor(view.lang),
    said: kind.words(view.lang),
    site: services.site,
    thing: { title: say(document.title, view.lang), url: view.url, lang: view.lang },
    action: `${pathOf(view.url)}/${kind.acts}`,
    secret,
    asksToWithdraw: kind.givesKey === true && 'token' in secret,
  };
}
