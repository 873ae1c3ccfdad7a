import { type Context, type Hono } from 'hono';
import { daysPath, findThingAt, type FoundThing } from '../core/addresses.ts';
import type { CountDay } from '../core/count-day.ts';
import type { ThingAddress } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import { widenDays } from '../core/smallest-group.ts';
import { answerJson } from '../http/reading.ts';

/** What changed the counts of a thing, and when it was read. */
export interface PublicDays {
  days: CountDay[];
  asOf: string;
}

/** `…/days` below each thing: what changed its counts, day by day, so that anyone can make them again with what the log says. */
export function addDays(app: Hono, services: Services, addresses: readonly ThingAddress[]): void {
  for (const { path, days } of addresses) if (days) app.get(daysPath(path), (c) => answerDays(c, services, addresses));
}

async function answerDays(c: Context, services: Services, addresses: readonly ThingAddress[]): Promise<Response> {
  const { pathname } = new URL(c.req.url);
  const found = await findThingAt(addresses, services, pathname.replace(/\/days\/?$/, ''));
  const read = found && (await readPublicDays(services, found));
  return read ? answerJson(c, read, read.days) : c.notFound();
}

/** Reads the days of a thing as everyone may know them now, as spans of which none tells of too few; nothing where nobody may. */
export async function readPublicDays(
  services: Services,
  { address, thing, parts }: FoundThing,
): Promise<PublicDays | undefined> {
  // What is hidden is not there.
  const read = await address.days?.(services, ...parts);
  if (!read) return undefined;
  const key = { scope: thing.scope, thing: thing.id, name: address.path };
  // Every act is gone through: anyone may ask, and nobody may have it done again and again.
  return services.counts.seldom(key, async (now) => ({
    days: widenDays(await read(), services.smallestGroup),
    asOf: new Date(now).toISOString(),
  }));
}
