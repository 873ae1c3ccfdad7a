import type { ActResult, ReceiptState } from '../../schema/common.ts';
import { digest } from '../crypto.ts';
import { withdrawFault } from '../phases.ts';
import { Refusal } from '../refusal.ts';
import { sameAddress } from '../rules.ts';
import type { Services } from '../services.ts';
import type { Reader } from '../store/store.ts';
import { holders } from '../store/tables.ts';
import type { StoredPetition } from '../things.ts';
import { erase, findAct, findByLink, record, type FoundAct } from './acts.ts';

/**
 * Takes a signature back, erases who made it and frees the address. Again, it answers the same. A signature that still waits
 * can be given up at any time; a counted one until 24 hours after the close.
 *
 * @throws Refusal `unknown`, or `closed`.
 */
export async function withdrawByKey(services: Services, petition: StoredPetition, key: string): Promise<ActResult> {
  const id = await digest(key);
  return withdraw(services, petition, 'unknown', (reader) => findAct(reader, petition, id));
}

/** As by key, for who followed the mailed link and pressed the button. @throws Refusal `link-invalid`, or `closed`. */
export async function withdrawByLink(services: Services, petition: StoredPetition, token: string): Promise<ActResult> {
  return withdraw(services, petition, 'link-invalid', (reader) => findByLink(reader, petition, token));
}

async function withdraw(
  services: Services,
  petition: StoredPetition,
  missing: 'unknown' | 'link-invalid',
  find: (reader: Reader) => Promise<FoundAct | undefined>,
): Promise<ActResult> {
  const now = services.clock();
  await services.store.write(async (writer) => {
    const found = await find(writer);
    if (!found) throw new Refusal(missing);
    const { id, state, person } = found;
    if (!person) return;
    if (state === 'counted') {
      const fault = withdrawFault(petition.document, now);
      if (fault) throw new Refusal(fault);
      const { scope, id: thing } = petition;
      await writer.remove(holders, { scope, thing, address: sameAddress(person.email) });
    }
    await record(writer, petition, state === 'counted' ? 'withdrawn' : 'cancelled', id, now);
    await erase(writer, petition, id);
  });
  services.counts.forget(petition.scope);
  return { outcome: 'withdrawn' };
}

/** Tells the state of the act that a key opens, and since when; an unknown one is not counted. */
export async function receipt(services: Services, petition: StoredPetition, key: string): Promise<ReceiptState> {
  const found = await findAct(services.store, petition, await digest(key));
  if (!found) return { state: 'not-counted' };
  return { state: found.state === 'withdrawn' ? 'not-counted' : found.state, at: new Date(found.at).toISOString() };
}
