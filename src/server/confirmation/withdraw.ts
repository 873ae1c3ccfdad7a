import type { ActResult, ReceiptState } from '../../schema/common.ts';
import { momentOf } from '../core/phases.ts';
import { Refusal } from '../core/refusal.ts';
import { troubleOf } from '../mail/outgoing.ts';
import type { Services } from '../core/services.ts';
import type { Writer } from '../store/store.ts';
import { actId, record, type Actable, type FoundAct } from './rules.ts';
import { checkKey } from './keys.ts';
import { findByLink } from './links.ts';
import { addressProved, type Sender } from './mail-limits.ts';

/**
 * Takes an act back, erases who made it and frees their place. Again, it answers the same. One that still waits can be given
 * up at any time; a counted one as long as the rules of its thing allow it.
 *
 * @throws Refusal `unknown`, `closed`, `already-voted` where a ballot is final, `confirmed-by-link` where only the mail's link can do it.
 */
export async function withdrawByKey(services: Services, thing: Actable, key: string): Promise<ActResult> {
  const id = await actId(thing, key);
  return withdraw(services, thing, 'unknown', async (reader) => {
    await checkKey(reader, thing, id);
    return thing.kind.rules.find(services, reader, thing, id);
  });
}

/** As by key, for who followed the mailed link and pressed the button. @throws Refusal `link-invalid`, and as above. */
export async function withdrawByLink(
  services: Services,
  thing: Actable,
  token: string,
  sender?: Sender,
): Promise<ActResult> {
  return withdraw(services, thing, 'link-invalid', async (writer) => {
    const found = await findByLink(services, writer, thing, token);
    if (found?.person) await addressProved(services, writer, found.person.email, sender);
    return found;
  });
}

async function withdraw(
  services: Services,
  thing: Actable,
  missing: 'unknown' | 'link-invalid',
  find: (writer: Writer) => Promise<FoundAct | undefined>,
): Promise<ActResult> {
  const now = services.clock();
  const { rules } = thing.kind;
  await services.store.write(async (writer) => {
    const found = await find(writer);
    if (!found) throw new Refusal(missing);
    const { id, state } = found;
    if (state === 'withdrawn') return;
    if (state === 'counted') {
      const fault = rules.withdrawFault(thing.document, momentOf(services));
      if (fault) throw new Refusal(fault);
      await rules.uncount(writer, thing, found);
    }
    await record(writer, thing, state === 'counted' ? 'withdrawn' : 'cancelled', id, now);
    await rules.erase(writer, thing, id);
  });
  services.counts.forget(thing.scope, thing.id);
  return { outcome: 'withdrawn' };
}

/** Tells the state of the act that a key opens, and since when; an unknown one is not counted. */
export async function receipt(services: Services, thing: Actable, key: string): Promise<ReceiptState> {
  const { store } = services;
  const id = await actId(thing, key);
  const found = await thing.kind.rules.find(services, store, thing, id);
  if (!found) return { state: 'not-counted' };
  const mail = found.state === 'waiting' ? await troubleOf(store, { scope: thing.scope, about: id }) : undefined;
  const state = found.state === 'withdrawn' ? 'not-counted' : found.state;
  return { state, at: new Date(found.at).toISOString(), ...(mail && { mail }) };
}
