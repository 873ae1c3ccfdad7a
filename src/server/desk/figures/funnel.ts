import type { Context, Handler, MiddlewareHandler } from 'hono';
import type { Guard } from '../../core/guard.ts';
import type { Stored } from '../../core/noun.ts';
import { momentOf, phaseOf } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import { hourLength } from '../../store/counting.ts';
import { starts, views } from './tables.ts';

/*
 * What comes before an act: how often things are shown, which is how often a widget reads one for the first time, and how often somebody
 * begins to fill in a form of one. Each page and frame has a widget, so that the pages themselves are not counted; a read that asks whether
 * something has changed is a refresh. Both are counted in memory and added to a row per thing and hour once a minute, so that nothing waits
 * for a write.
 */

const countedIn = { shown: views, started: starts } as const;
type Step = keyof typeof countedIn;

/** Programs that say so. Browsers always name themselves. */
const robot = /bot\b|crawl|spider|slurp|preview|monitor|headless|^(?:curl|wget|python|java|go-|ruby|node|undici)|^$/i;

/** More things and hours than these are not kept between two writes. */
const mostKept = 10_000;

/** What was counted and not written yet, by step, thing and hour, of each server in this process. */
const waiting = new WeakMap<Services, Map<string, number>>();

const keptBy = (services: Services): Map<string, number> => {
  const kept = waiting.get(services) ?? new Map<string, number>();
  waiting.set(services, kept);
  return kept;
};

function add(kept: Map<string, number>, key: string, number: number): void {
  if (kept.size < mostKept || kept.has(key)) kept.set(key, (kept.get(key) ?? 0) + number);
}

function count(services: Services, step: Step, id: string): void {
  const now = services.clock();
  add(keptBy(services), JSON.stringify([step, id, now - (now % hourLength)]), 1);
}

const isRobot = (c: Context): boolean => robot.test(c.req.header('User-Agent') ?? '');

const isFirstRead = (c: Context): boolean =>
  c.res.status === 200 &&
  (c.res.headers.get('Content-Type') ?? '').startsWith('application/json') &&
  c.req.header('If-None-Match') === undefined &&
  !isRobot(c);

/** Counts that a thing is shown, after it was answered; the answer says that beginnings are counted, too. */
export const countShown =
  (services: Services): MiddlewareHandler<object, `${string}/:id`> =>
  async (c, next) => {
    c.set('countsStarts', true);
    await next();
    if (isFirstRead(c)) count(services, 'shown', c.req.param('id'));
  };

/** Finds what is begun: a thing, or what is proposed in one. It is counted where its acts are, in the thing. */
type FindStarted = (id: string, proposal: string) => Promise<Pick<Stored, 'scope' | 'document'> | undefined>;

/** Counts that somebody begins to fill in a form of a thing, as long as it is open: of who sends it, nothing is read or kept. */
export const countStarted =
  (services: Services, find: FindStarted, guard: Guard): Handler<object, `${string}/:id/starts`> =>
  async (c) => {
    guard(c);
    const stored = await find(c.req.param('id'), c.req.param('proposal') ?? '');
    if (!stored) return c.notFound();
    const isOpen = phaseOf(stored.document, momentOf(services)) === 'open';
    if (isOpen && !isRobot(c)) count(services, 'started', stored.scope);
    return c.body(null, 204);
  };

/** Writes what was counted. Where that fails, it is kept for the next time. */
export async function writeFunnel(services: Services): Promise<void> {
  const counted = keptBy(services);
  if (counted.size === 0) return;
  waiting.set(services, new Map());
  try {
    await services.store.write(async (writer) => {
      for (const [key, value] of [...counted].sort()) {
        const [step, scope, hour] = JSON.parse(key) as [Step, string, number];
        await writer.increment(countedIn[step], { scope, hour }, 'value', value);
      }
    });
  } catch (error) {
    for (const [key, value] of counted) add(keptBy(services), key, value);
    throw error;
  }
}
