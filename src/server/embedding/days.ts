import { Hono, type Context } from 'hono';
import { daysPath, findThingAt } from '../core/addresses.ts';
import type { ThingAddress } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import { answerJson } from '../http/reading.ts';

/** `…/days` below each thing: what changed its counts, day by day, so that anyone can make them again with what the log says. */
export function daysRoutes(services: Services, addresses: readonly ThingAddress[]): Hono {
  const app = new Hono({ strict: false });
  for (const { path, days } of addresses) if (days) app.get(daysPath(path), (c) => answerDays(c, services, addresses));
  return app;
}

async function answerDays(c: Context, services: Services, addresses: readonly ThingAddress[]): Promise<Response> {
  const { pathname } = new URL(c.req.url);
  const found = await findThingAt(addresses, services, pathname.replace(/\/days\/?$/, ''));
  if (!found) return c.notFound();
  const { address, thing, parts } = found;
  // What is hidden is not there.
  const read = await address.days?.(services, ...parts);
  if (!read) return c.notFound();
  const key = { scope: thing.scope, thing: thing.id, name: address.path };
  // Every act is gone through: anyone may ask, and nobody may have it done again and again.
  const { days, asOf } = await services.counts.seldom(key, async (now) => ({
    days: await read(),
    asOf: new Date(now).toISOString(),
  }));
  return answerJson(c, { days, asOf }, days);
}
