import type { ServerNoun } from './noun.ts';
import { closingOf, grace, momentOf, type Moment, type Schedule } from './phases.ts';
import type { Services } from './services.ts';
import { purges } from './tables.ts';
import { eachThing } from './things.ts';

/** Returns the instant from which on nothing of a thing can be confirmed; `undefined` while something still can. */
export function endOf(schedule: Schedule, { now, timeZone }: Moment): number | undefined {
  if (schedule.override === 'archived') return 0;
  const end = (closingOf(schedule, timeZone) ?? Infinity) + grace;
  return end <= now ? end : undefined;
}

/**
 * Erases who asked to act or to join and never confirmed the address, in all that is closed for good: nothing could be confirmed
 * there any more. What was counted stays. Each close is gone through once; answers how many were erased.
 */
export async function purgeUnconfirmed(services: Services, nouns: readonly ServerNoun[]): Promise<number> {
  const { store, counts } = services;
  const moment = momentOf(services);
  let erased = 0;
  for await (const { scope, document } of eachThing(store, nouns)) {
    const end = endOf(document, moment);
    if (end === undefined || ((await store.get(purges, { scope }))?.closed_at ?? -1) >= end) continue;
    for (const noun of nouns) erased += (await noun.purge?.(store, scope, moment.now)) ?? 0;
    await store.write((writer) => writer.put(purges, { scope, closed_at: end }));
    counts.forget(scope, scope);
  }
  return erased;
}
