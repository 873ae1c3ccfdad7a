import type { ActResult } from '../../schema/common.ts';
import { momentOf } from '../core/phases.ts';
import { Refusal, type Reason } from '../core/refusal.ts';
import type { Services } from '../core/services.ts';
import type { Writer } from '../store/store.ts';
import { actId, type Actable, type FoundAct, type WaitingAct } from './rules.ts';
import { tryCode, typedDigest } from './challenge.ts';
import { endKey } from './keys.ts';
import { findByLink } from './links.ts';
import { addressProved, type Sender } from './mail-limits.ts';

/**
 * Counts an act whose author typed the mailed code. Again, it answers the same and counts nothing.
 *
 * @throws Refusal `code-wrong` (also for an unknown key), `code-expired` 24 hours after the mail, `too-many-tries` from the
 * fifth wrong code on, `withdrawn`, `already-voted` where the first ballot is final, and `not-open`, `paused` or `closed`.
 */
export async function confirmByCode(
  services: Services,
  thing: Actable,
  key: string,
  code: string,
  sender?: Sender,
): Promise<ActResult> {
  const id = await actId(thing, key);
  const given = await typedDigest(id, code);
  return settle(services, thing, sender, async (writer, now) => {
    const found = await thing.kind.rules.find(services, writer, thing, id);
    if (!found) return 'code-wrong';
    if (found.state !== 'waiting') return found;
    // A try is kept even though the act is refused, so it is no error of the transaction.
    return (await tryCode(writer, thing.scope, id, given, now)) ?? found;
  });
}

/**
 * Counts an act whose author followed the mailed link and pressed the button. Who typed the act need not be the one who reads the mail:
 * its key does nothing from then on. @throws Refusal `link-invalid` and as above.
 */
export async function confirmByLink(
  services: Services,
  thing: Actable,
  token: string,
  sender?: Sender,
): Promise<ActResult> {
  const find = async (writer: Writer) => (await findByLink(services, writer, thing, token)) ?? 'link-invalid';
  return settle(services, thing, sender, find, (writer, id) => endKey(writer, thing, id));
}

async function settle(
  services: Services,
  thing: Actable,
  sender: Sender,
  find: (writer: Writer, now: number) => Promise<FoundAct | Reason>,
  before: (writer: Writer, act: string) => Promise<void> = async () => undefined,
): Promise<ActResult> {
  const now = services.clock();
  const { rules } = thing.kind;
  const fault = rules.confirmFault(thing.document, momentOf(services));
  let isChanged = false;
  const refused = await services.store.write(async (writer): Promise<Reason | undefined> => {
    isChanged = false;
    const found = await find(writer, now);
    if (typeof found === 'string') return found;
    if (found.state === 'withdrawn') return 'withdrawn';
    if (found.state === 'counted') return undefined;
    if (fault) return fault;
    isChanged = true;
    const act = waiting(found);
    await before(writer, act.id);
    await addressProved(services, writer, act.person.email, sender);
    return rules.count(services, writer, thing, act, now);
  });
  // A wrong code of a stranger makes nobody count again.
  if (isChanged) services.counts.forget(thing.scope, thing.id);
  if (refused) throw new Refusal(refused);
  return { outcome: 'counted' };
}

function waiting(act: FoundAct): WaitingAct {
  const { person, identity } = act;
  if (!person || identity === undefined) throw new Error(`The act ${act.id} waits, yet its person is gone.`);
  return { ...act, person, identity };
}
