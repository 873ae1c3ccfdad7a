import type { Context, MiddlewareHandler } from 'hono';
import type { Services } from '../../core/services.ts';
import { hourLength } from '../../store/counting.ts';
import { views } from './tables.ts';

/*
 * How often things are shown: how often a widget reads one for the first time. Each page and frame has a widget, so that the pages
 * themselves are not counted; a read that asks whether something has changed is a refresh. It is counted in memory and added to a row
 * per thing and hour once a minute, so that no read waits for a write.
 */

/** Programs that say so. Browsers always name themselves. */
const robot = /bot\b|crawl|spider|slurp|preview|monitor|headless|^(?:curl|wget|python|java|go-|ruby|node|undici)|^$/i;

/** More things and hours than these are not kept between two writes. */
const mostKept = 10_000;

/** What was counted and not written yet, by thing and hour, of each server in this process. */
const waiting = new WeakMap<Services, Map<string, number>>();

const keptBy = (services: Services): Map<string, number> => {
  const kept = waiting.get(services) ?? new Map<string, number>();
  waiting.set(services, kept);
  return kept;
};

function add(kept: Map<string, number>, key: string, number: number): void {
  if (kept.size < mostKept || kept.has(key)) kept.set(key, (kept.get(key) ?? 0) + number);
}

const isFirstRead = (c: Context): boolean =>
  c.res.status === 200 &&
  (c.res.headers.get('Content-Type') ?? '').startsWith('application/json') &&
  c.req.header('If-None-Match') === undefined &&
  !robot.test(c.req.header('User-Agent') ?? '');

/** Counts that a thing is shown, after it was answered. */
export const countShown =
  (services: Services): MiddlewareHandler<object, `${string}/:id`> =>
  async (c, next) => {
    await next();
    if (!isFirstRead(c)) return;
    const now = services.clock();
    add(keptBy(services), JSON.stringify([c.req.param('id'), now - (now % hourLength)]), 1);
  };

/** Writes what was counted. Where that fails, it is kept for the next time. */
export async function writeShown(services: Services): Promise<void> {
  const counted = keptBy(services);
  if (counted.size === 0) return;
  waiting.set(services, new Map());
  try {
    await services.store.write(async (writer) => {
      for (const [key, value] of [...counted].sort()) {
        const [scope, hour] = JSON.parse(key) as [string, number];
        await writer.increment(views, { scope, hour }, 'value', value);
      }
    });
  } catch (error) {
    for (const [key, value] of counted) add(keptBy(services), key, value);
    throw error;
  }
}
