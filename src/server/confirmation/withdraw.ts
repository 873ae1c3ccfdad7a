import type { ActResult, ReceiptState } from '../../schema/common.ts';
import { momentOf } from '../core/phases.ts';
import { Refusal } from '../core/refusal.ts';
import { troubleOf } from '../mail/outgoing.ts';
import type { Services } from '../core/services.ts';
import type { ReadStore } from '../store/store.ts';
import { forgetCodes } from './challenge.ts';
import { createDigests, identityOf, type Digests } from './digests.ts';
import { findAct } from './holding/hold.ts';
import { checkKey, isKeyEnded } from './keys.ts';
import { findByLink } from './links.ts';
import { addressProved, type Sender } from './mail-limits.ts';
import { actId, forgetCounts, record, unknownKey, type Actable, type FoundAct } from './rules.ts';

/**
 * Takes an act back, erases who made it and frees their place. Again, it answers the same. One that still waits can be given
 * up at any time; a counted one as long as the rules of its thing allow it.
 *
 * @throws Refusal `unknown`, `closed`, `already-voted` where a ballot is final, `confirmed-by-link` where only the mail's link can do it.
 */
export async function withdrawByKey(services: Services, thing: Actable, key: string): Promise<ActResult> {
  const id = await actId(thing, key);
  return withdraw(services, thing, unknownKey(thing), async (reader, digests) => {
    await checkKey(reader, thing, id);
    return findAct(reader, thing, id, digests);
  });
}

/** Takes an act back as by key, for who followed the mailed link and pressed the button. @throws Refusal `link-invalid`, and as above. */
export async function withdrawByLink(
  services: Services,
  thing: Actable,
  token: string,
  sender?: Sender,
): Promise<ActResult> {
  const find = (reader: ReadStore, digests: Digests) => findByLink(reader, thing, token, digests);
  return withdraw(services, thing, new Refusal('link-invalid'), find, { sender });
}

/** What becomes of an act that is taken back. One that was invalidated has left the count already: no count changes by it. */
const ended = { waiting: 'cancelled', held: 'cancelled', counted: 'withdrawn', invalidated: 'erased' } as const;

/** Withdraws what `find` finds. @param proved whose request shows that the address is theirs, where it does */
async function withdraw(
  services: Services,
  thing: Actable,
  missing: Refusal,
  find: (reader: ReadStore, digests: Digests) => Promise<FoundAct | undefined>,
  proved?: { sender: Sender },
): Promise<ActResult> {
  const now = services.clock();
  const { rules } = thing.kind;
  const digests = createDigests(services, thing, proved?.sender);
  const expected = await find(services.store, digests);
  if (expected?.person) await digests.of(expected.person.email);
  await services.store.write(async (writer) => {
    const found = await find(writer, digests);
    if (!found) throw missing;
    const { id, state, person, isAside } = found;
    if (proved && person) await addressProved(writer, (await digests.of(person.email)).mailbox);
    if (state === 'withdrawn') return;
    if (state !== 'waiting') {
      const fault = rules.withdrawFault(thing.document, momentOf(services));
      if (fault) throw new Refusal(fault);
      // Of what never counted, nothing stands in the count.
      const counted = state !== 'held' && !isAside;
      const identity = counted ? await identityOf(writer, thing, found, digests) : undefined;
      if (identity !== undefined) await rules.uncount(writer, thing, { ...found, identity }, now, digests);
    }
    await record(writer, thing, ended[state], id, now);
    await forgetCodes(writer, thing, id);
    await rules.erase(writer, thing, id);
  });
  forgetCounts(services, thing);
  return { outcome: 'withdrawn' };
}

/**
 * Tells the state of the act that a key opens, and since when; an unknown one is not counted. `why` says `invalidated` where those who run
 * the site took it out of the count. `confirmedBy` says `link` where the key does
 * nothing any more.
 */
export async function receipt(
  services: Services,
  thing: Actable,
  key: string,
): Promise<ReceiptState & { why?: string }> {
  const { store } = services;
  const id = await actId(thing, key);
  const found = await findAct(store, thing, id, createDigests(services, thing, undefined));
  if (!found) return { state: 'not-counted' };
  const at = new Date(found.at).toISOString();
  if (found.state === 'withdrawn') return { state: 'not-counted', at };
  if (found.state === 'invalidated') return { state: 'not-counted', at, why: 'invalidated' };
  if (found.state === 'counted') {
    return { state: 'counted', at, ...((await isKeyEnded(store, thing, id)) && { confirmedBy: 'link' }) };
  }
  const mail = await troubleOf(store, { scope: thing.scope, about: id });
  return { state: 'waiting', at, ...(mail && { mail }) };
}
