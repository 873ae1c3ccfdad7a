import type { Context } from 'hono';
import type { Actable } from '../acts/acting.ts';
import { actsPath } from '../acts/kinds.ts';
import { say } from '../documents.ts';
import { pathOf } from '../pages/layout.ts';
import type { Step } from '../pages/steps.ts';
import type { Services } from '../services.ts';
import { actWords, wordsFor } from '../words.ts';
import { viewFor } from './reading.ts';

/** What the steps of an act show of its thing. */
export function stepOf(c: Context, services: Services, stored: Actable, secret: Step['secret'], lang?: unknown): Step {
  const view = viewFor(c, services, stored, lang);
  const { document } = stored;
  return {
    words: wordsFor(view.lang),
    said: actWords(view.lang, document.type),
    site: services.site,
    thing: { title: say(document.title, view.lang), url: view.url, lang: view.lang },
    action: `${pathOf(view.url)}/${actsPath[document.type]}`,
    secret,
  };
}
