import { Hono, type Context } from 'hono';
import { drawBadge } from './badge.ts';
import { formatDay, formatNumber, pluralForm } from '../words/format.ts';
import type { ThingAddress } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import type { Forms } from '../words/act-words.ts';
import { wordsFor } from '../words/words-for.ts';
import { answerKept, viewFor } from '../http/reading.ts';
import { findThingAt } from '../core/addresses.ts';

/** `…/badge.svg` below each thing: one of its numbers as a picture. */
export function badgeRoutes(services: Services, addresses: readonly ThingAddress[]): Hono {
  const app = new Hono({ strict: false });
  for (const { path } of addresses) app.get(`${path}/badge.svg`, (c) => answerBadge(c, services, addresses));
  return app;
}

async function answerBadge(c: Context, services: Services, addresses: readonly ThingAddress[]): Promise<Response> {
  const { pathname } = new URL(c.req.url);
  const found = await findThingAt(addresses, services, pathname.replace(/\/badge\.svg\/?$/, ''));
  if (!found) return c.notFound();
  const { address, thing } = found;
  const view = viewFor(c, services, thing);
  const { title, numbers, phase, opensAt } = await thing.read(view);
  const metric = c.req.query('metric') ?? address.badge.metric;
  const words = wordsFor(view.lang);
  const units: Readonly<Record<string, Forms>> = address.badge.units(words.lang);
  const count = Object.hasOwn(numbers, metric) ? numbers[metric] : undefined;
  const shared = count?.offline ? address.badge.withPaper?.(words.lang)[metric] : undefined;
  const forms = shared ?? (Object.hasOwn(units, metric) ? units[metric] : undefined);
  // A number that is not published yet leaves a dash; what the thing does not count is not found.
  const isHidden = !count && address.badge.hidden?.includes(metric);
  if (!forms || !(count || isHidden)) return c.notFound();
  // Nothing can be counted before it opens: it says when that is.
  const opens = phase === 'not-open' && opensAt && count?.value === 0 && formatDay(words.lang, opensAt, view.timeZone);
  const value = opens ? words.frame.opens(opens) : count ? formatNumber(words.lang, count.value) : '–';
  const label = pluralForm(words.lang, count?.value ?? 0, count ? forms : { one: forms.other, other: forms.other });
  const said = opens ? value : count ? `${value} ${label}` : `${label} (${words.frame.unpublished})`;
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
