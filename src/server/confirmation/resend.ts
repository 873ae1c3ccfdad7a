import type { ActResult } from '../../schema/common.ts';
import type { ResendAct } from '../../schema/acts.ts';
import { momentOf } from '../core/phases.ts';
import { Refusal } from '../core/refusal.ts';
import type { Services } from '../core/services.ts';
import { checkMailsLeft, correctedAddress, newSecrets, withMail } from './challenge.ts';
import { createDigests } from './digests.ts';
import { findAct } from './holding/hold.ts';
import { prepareMail } from './letters.ts';
import type { Sender } from './mail-limits.ts';
import { actId, unknownKey, type Actable } from './rules.ts';
import { people } from './tables.ts';

/**
 * Mails another code and link, to a corrected address where one is given; codes and links that went elsewhere end with it.
 *
 * @throws Refusal `unknown`, `withdrawn`, `invalidated`, `invalid` for a bad address, `too-many-mails` after five, and `paused` or `closed`.
 */
export async function resend(services: Services, thing: Actable, act: ResendAct, sender?: Sender): Promise<ActResult> {
  const corrected = correctedAddress(act.email);
  const { scope } = thing;
  const { rules } = thing.kind;
  const now = services.clock();
  const id = await actId(thing, act.key);
  const secrets = await newSecrets(id);
  const digests = createDigests(services, thing, sender);
  const expected = corrected ?? (await rules.find(services.store, thing, id, digests))?.person?.email;
  if (expected !== undefined) await digests.prepare(expected, secrets.secret);

  const result = await services.store.write(async (writer): Promise<ActResult> => {
    const found = await findAct(writer, thing, id, digests);
    if (!found) throw unknownKey(thing);
    if (found.state === 'counted' || found.state === 'held') return { outcome: 'counted' };
    if (found.state === 'invalidated') throw new Refusal('invalidated');
    if (!found.person) throw new Refusal('withdrawn');
    const fault = rules.confirmFault(thing.document, momentOf(services));
    if (fault) throw new Refusal(fault);
    await checkMailsLeft(writer, scope, id);
    const email = corrected ?? found.person.email;
    if (email !== found.person.email) await writer.update(people, { scope, act: id }, { email });
    const addressee = { act: id, email, lang: found.person.lang };
    return prepareMail(services, writer, thing, addressee, { secrets, digests, now });
  });
  return withMail(services, result, scope, id);
}
