import type { ActResult } from '../../schema/common.ts';
import { Refusal, type Reason } from '../core/refusal.ts';
import type { Services } from '../core/services.ts';
import type { Writer } from '../store/store.ts';
import { challenges } from './tables.ts';
import { actId, type Actable, type FoundAct, type WaitingAct } from './rules.ts';
import { codeDigest, codeLifetime, codeTries } from './letters.ts';
import { findByLink } from './links.ts';

/**
 * Counts an act whose author typed the mailed code. Again, it answers the same and counts nothing.
 *
 * @throws Refusal `code-wrong` (also for an unknown key), `code-expired` 24 hours after the mail, `too-many-tries` from the
 * fifth wrong code on, `withdrawn`, `already-voted` where the first ballot is final, and `not-open`, `paused` or `closed`.
 */
export async function confirmByCode(services: Services, thing: Actable, key: string, code: string): Promise<ActResult> {
  const id = await actId(thing, key);
  const given = await codeDigest(id, code.normalize('NFKC').replace(/[\s-]/g, ''));
  return settle(services, thing, async (writer, now) => {
    const found = await thing.kind.rules.find(services, writer, thing, id);
    if (!found) return 'code-wrong';
    if (found.state !== 'waiting') return found;
    // A try is kept even though the act is refused, so it is no error of the transaction.
    return (await tryCode(writer, thing.scope, id, given, now)) ?? found;
  });
}

/** Counts an act whose author followed the mailed link and pressed the button. @throws Refusal `link-invalid` and as above. */
export async function confirmByLink(services: Services, thing: Actable, token: string): Promise<ActResult> {
  return settle(
    services,
    thing,
    async (writer) => (await findByLink(services, writer, thing, token)) ?? 'link-invalid',
  );
}

async function settle(
  services: Services,
  thing: Actable,
  find: (writer: Writer, now: number) => Promise<FoundAct | Reason>,
): Promise<ActResult> {
  const now = services.clock();
  const { rules } = thing.kind;
  const fault = rules.confirmFault(thing.document, now);
  const refused = await services.store.write(async (writer): Promise<Reason | undefined> => {
    const found = await find(writer, now);
    if (typeof found === 'string') return found;
    if (found.state === 'withdrawn') return 'withdrawn';
    if (found.state === 'counted') return undefined;
    if (fault) return fault;
    return rules.count(services, writer, thing, waiting(found), now);
  });
  services.counts.forget(thing.scope, thing.id);
  if (refused) throw new Refusal(refused);
  return { outcome: 'counted' };
}

function waiting(act: FoundAct): WaitingAct {
  const { person, identity } = act;
  if (!person || identity === undefined) throw new Error(`The act ${act.id} waits, yet its person is gone.`);
  return { ...act, person, identity };
}

/** Why a code does not confirm; nothing where it does. */
export async function tryCode(
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
