import type { ActResult } from '../../schema/common.ts';
import { digest } from '../crypto.ts';
import { confirmFault } from '../phases.ts';
import { Refusal, type Reason } from '../refusal.ts';
import { sameAddress } from '../rules.ts';
import type { Services } from '../services.ts';
import type { Writer } from '../store/store.ts';
import { challenges, holders, tokens } from '../store/tables.ts';
import type { StoredPetition } from '../things.ts';
import { doubleOf, erase, findAct, findByLink, record, type FoundAct } from './acts.ts';
import { codeDigest, codeLifetime, codeTries } from './letters.ts';

/**
 * Counts a signature whose author typed the mailed code. Again, it answers the same and counts nothing.
 *
 * @throws Refusal `code-wrong` (also for an unknown key), `code-expired` 24 hours after the mail, `too-many-tries` from the
 * fifth wrong code on, `withdrawn`, and `not-open`, `paused` or `closed` (24 hours after the close).
 */
export async function confirmByCode(
  services: Services,
  petition: StoredPetition,
  key: string,
  code: string,
): Promise<ActResult> {
  const id = await digest(key);
  const given = await codeDigest(id, code.normalize('NFKC').replace(/[\s-]/g, ''));
  return settle(services, petition, async (writer, now) => {
    const found = await findAct(writer, petition, id);
    if (!found) return 'code-wrong';
    if (found.state !== 'waiting') return found;
    // A try is kept even though the act is refused, so it is no error of the transaction.
    return (await tryCode(writer, petition.scope, id, given, now)) ?? found;
  });
}

/** Counts a signature whose author followed the mailed link and pressed the button. @throws Refusal `link-invalid` and as above. */
export async function confirmByLink(services: Services, petition: StoredPetition, token: string): Promise<ActResult> {
  return settle(services, petition, async (writer) => (await findByLink(writer, petition, token)) ?? 'link-invalid');
}

async function settle(
  services: Services,
  petition: StoredPetition,
  find: (writer: Writer, now: number) => Promise<FoundAct | Reason>,
): Promise<ActResult> {
  const now = services.clock();
  const fault = confirmFault(petition.document, now);
  const refused = await services.store.write(async (writer): Promise<Reason | undefined> => {
    const found = await find(writer, now);
    if (typeof found === 'string') return found;
    if (found.state === 'withdrawn') return 'withdrawn';
    if (found.state === 'counted') return undefined;
    if (fault) return fault;
    await count(writer, petition, found, now);
    return undefined;
  });
  services.counts.forget(petition.scope);
  if (refused) throw new Refusal(refused);
  return { outcome: 'counted' };
}

/** Why a code does not confirm; nothing where it does. */
async function tryCode(
  writer: Writer,
  scope: string,
  act: string,
  given: string,
  now: number,
): Promise<Reason | undefined> {
  // Only the code of the last mail is good.
  const [last] = await writer.list(challenges, { scope, act }, { reverse: true, limit: 1 });
  if (!last) return 'code-wrong';
  if (now - last.at >= codeLifetime) return 'code-expired';
  if (last.tries >= codeTries) return 'too-many-tries';
  if (last.code === given) return undefined;
  const tries = last.tries + 1;
  await writer.update(challenges, { scope, act, number: last.number }, { tries });
  return tries >= codeTries ? 'too-many-tries' : 'code-wrong';
}

/** The first confirmed signature of an address counts; another leads to it from then on and keeps nothing of its own. */
async function count(writer: Writer, petition: StoredPetition, { id, person }: FoundAct, now: number): Promise<void> {
  if (!person) throw new Error(`The signature ${id} waits, yet its person is gone.`);
  const { scope, id: thing } = petition;
  const key = { scope, thing, address: sameAddress(person.email) };
  if (await writer.insert(holders, { ...key, act: id })) {
    await record(writer, petition, 'counted', id, now);
    return;
  }
  const holder = await writer.get(holders, key);
  if (!holder) throw new Error(`The address of the signature ${id} is taken, yet nobody holds it.`);
  await writer.insert(tokens, { scope, token: doubleOf(id), act: holder.act });
  await record(writer, petition, 'cancelled', id, now);
  await erase(writer, petition, id);
}
