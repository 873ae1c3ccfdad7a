import { Hono, type Context } from 'hono';
import { drawBadge } from './badge.ts';
import { formatNumber, pluralForm } from '../core/format.ts';
import type { Services } from '../core/services.ts';
import { thingPaths } from '../core/thing-paths.ts';
import { wordsFor } from '../words/words-for.ts';
import { answerKept, viewFor } from '../http/reading.ts';
import { findThingAt } from '../core/thing-at.ts';

/** What is counted of a thing where nothing else is asked for. */
const usual: Record<string, string> = {
  petition: 'signatures',
  poll: 'votes',
  thread: 'comments',
  consultation: 'participants',
};

/** `…/badge.svg` below each thing: one of its numbers as a picture. */
export function badgeRoutes(services: Services): Hono {
  const app = new Hono({ strict: false });
  for (const path of thingPaths) app.get(`${path}/badge.svg`, (c) => answerBadge(c, services));
  return app;
}

async function answerBadge(c: Context, services: Services): Promise<Response> {
  const { pathname } = new URL(c.req.url);
  const found = await findThingAt(services, pathname.replace(/\/badge\.svg\/?$/, ''));
  if (!found) return c.notFound();
  const view = viewFor(c, services, found);
  const { type, title, numbers } = await found.read(view);
  const metric = c.req.query('metric') ?? usual[type] ?? '';
  const words = wordsFor(view.lang);
  const forms = Object.hasOwn(words.units, metric) ? words.units[metric as keyof typeof words.units] : undefined;
  const count = Object.hasOwn(numbers, metric) ? numbers[metric] : undefined;
  // Votes that are not published yet leave a dash; what the thing does not count is not found.
  const isHidden = !count && metric === 'votes' && (type === 'poll' || type === 'consultation');
  if (!forms || !(count || isHidden)) return c.notFound();
  const value = count ? formatNumber(words.lang, count.value) : '–';
  const label = pluralForm(words.lang, count?.value ?? 0, count ? forms : { one: forms.other, other: forms.other });
  const said = count ? `${value} ${label}` : `${label} (${words.frame.unpublished})`;
  const svg = drawBadge({
    label,
    value,
    title: words.frame.badge(title, said),
    lang: words.lang,
    theme: c.req.query('theme') === 'dark' ? 'dark' : 'light',
  });
  c.header('Content-Language', words.lang);
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  return answerKept(c, svg, () => c.body(svg, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' }));
}
