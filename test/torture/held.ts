import { Hono } from 'hono';
import { heldActs } from '../../src/server/confirmation/holding/tables.ts';
import { events } from '../../src/server/confirmation/tables.ts';
import { createApp } from '../../src/server/app.ts';
import { digest } from '../../src/server/core/crypto.ts';
import type { Services } from '../../src/server/core/services.ts';
import { readCounters } from '../../src/server/core/counters.ts';
import { findThing } from '../../src/server/core/things.ts';
import { decideHeld } from '../../src/server/desk/holding/decide.ts';
import { readGroups } from '../../src/server/desk/holding/groups.ts';
import type { DeskThing } from '../../src/server/desk/options.ts';
import { logEntries } from '../../src/server/desk/tables.ts';
import { nouns } from '../../src/server/nouns.ts';
import type { Store } from '../../src/server/store/store.ts';
import { asServed } from '../server/as-served.ts';
import type { Verdict } from './judge.ts';
import type { Ledger } from './ledger.ts';
import { petition, poll, secret } from './town.ts';

/** A domain that gives addresses to be thrown away: what is confirmed from there is held. */
export const thrownDomain = 'yopmail.com';

const scopes = { signature: petition, ballot: poll } as const;

/**
 * Compares what is held with what people were told, who can't see it; then has an officer count all of it, so that it can be compared with the
 * rest. Its line in the log has to name as many as were held.
 */
export async function judgeHeld(store: Store, ledger: Ledger, verdict: Verdict): Promise<void> {
  const services = servicesOf(store);
  for (const [kind, scope] of Object.entries(scopes)) {
    const rows = await store.list(heldActs, { state: 'held', scope }, { index: 'state', limit: 1_000_000 });
    verdict.held += rows.length;
    const held = new Set(rows.map(({ act }) => act));
    for (const { email, id, kind: of, told, asked } of ledger.entries) {
      if (of !== kind || !email.endsWith(`@${thrownDomain}`)) continue;
      const isHeld = held.delete(await digest(id));
      if (told.has('counted') && !isHeld) verdict.lost.push(`a ${kind}, held`);
      if (isHeld && !asked.has('counted')) verdict.doubled.push(`a ${kind}, held though nobody confirmed it`);
    }
    for (const each of held) verdict.doubled.push(`a ${kind}, held without any reason: ${each}`);
    for (const { act } of rows)
      if ((await store.count(events, { scope, thing: scope, kind: 'counted', act })) > 0)
        verdict.doubled.push(`a ${kind}, held and counted`);
    const shown = (await readCounters(store, scope, scope)).get('held') ?? 0;
    if (shown !== rows.length) verdict.wrong.push(`${shown} are said to be held, ${rows.length} are`);
    const counted = await countAll(services, scope);
    const logged = (await store.list(logEntries, { scope })).filter(({ act }) => act === 'suspects-counted');
    if (counted !== rows.length || logged.length !== (rows.length > 0 ? 1 : 0))
      verdict.wrong.push(
        `of ${rows.length} that were held ${counted} were counted, in ${logged.length} lines of the log`,
      );
  }
}

function servicesOf(store: Store): Services {
  let services: Services | undefined;
  const taking = (made: Services) => {
    services = made;
    return { routes: new Hono() };
  };
  createApp({ store: asServed(store, secret), secret, baseUrl: 'https://participer.exemple', rooms: [taking] });
  return services!;
}

/** Has all that is held in a scope counted; answers how many that were. */
async function countAll(services: Services, scope: string): Promise<number> {
  const { store, clock, site } = services;
  let number = 0;
  for (const noun of nouns) {
    const stored = (await findThing(store, noun, scope)) as DeskThing | undefined;
    if (!stored) continue;
    for (const { id: group, until } of await readGroups(services, stored)) {
      const desk = { store, nouns, by: 'operator', now: clock(), timeZone: site.timeZone } as const;
      number += (await decideHeld(services, desk, stored, { group, verdict: 'count', until, why: undefined })).number;
    }
  }
  return number;
}
