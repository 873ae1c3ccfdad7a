import type { ActResult } from '../../schema/common.ts';
import type { ResendAct } from '../../schema/acts.ts';
import { Refusal } from '../core/refusal.ts';
import { checkEmail } from '../core/rules.ts';
import type { Services } from '../core/services.ts';
import { challenges, people } from './tables.ts';
import { actId, type Actable } from './rules.ts';
import { mailsPerAct, newSecrets, prepareMail, withMail } from './letters.ts';

/**
 * Mails another code and link, to a corrected address where one is given; codes and links that went elsewhere end with it.
 *
 * @throws Refusal `unknown`, `withdrawn`, `invalid` for a bad address, `too-many-mails` after five, and `paused` or `closed`.
 */
export async function resend(services: Services, thing: Actable, act: ResendAct): Promise<ActResult> {
  const email = act.email === undefined || act.email.trim() === '' ? undefined : corrected(act.email);
  const { scope } = thing;
  const { rules } = thing.kind;
  const now = services.clock();
  const id = await actId(thing, act.key);
  const secrets = newSecrets();

  const result = await services.store.write(async (writer): Promise<ActResult> => {
    const found = await rules.find(services, writer, thing, id);
    if (!found) throw new Refusal('unknown');
    if (found.state === 'counted') return { outcome: 'counted' };
    if (!found.person) throw new Refusal('withdrawn');
    const fault = rules.confirmFault(thing.document, now);
    if (fault) throw new Refusal(fault);
    if ((await writer.count(challenges, { scope, act: id })) >= mailsPerAct) {
      throw new Refusal('too-many-mails', { retryAfter: 24 * 3600 });
    }
    if (email && email !== found.person.email) await writer.update(people, { scope, act: id }, { email });
    const addressee = { act: id, email: email ?? found.person.email, lang: found.person.lang };
    return prepareMail(services, writer, thing, addressee, secrets, now);
  });
  return withMail(services, result, scope, id);
}

function corrected(email: string): string {
  const checked = checkEmail(email);
  if ('fault' in checked) throw new Refusal('invalid', { fields: { email: checked.fault } });
  return checked.value;
}
