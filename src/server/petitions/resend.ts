import type { ActResult } from '../../schema/common.ts';
import type { ResendAct } from '../../schema/petition.ts';
import { digest } from '../crypto.ts';
import { confirmFault } from '../phases.ts';
import { Refusal } from '../refusal.ts';
import { checkEmail } from '../rules.ts';
import type { Services } from '../services.ts';
import { challenges, people } from '../store/tables.ts';
import type { StoredPetition } from '../things.ts';
import { findAct } from './acts.ts';
import { mailsPerAct, newSecrets, prepareMail, sendDraft } from './letters.ts';

/**
 * Mails another code and link, to a corrected address where one is given; codes and links that went elsewhere end with it.
 *
 * @throws Refusal `unknown`, `withdrawn`, `invalid` for a bad address, `too-many-mails` after five, and `paused` or `closed`.
 */
export async function resend(services: Services, petition: StoredPetition, act: ResendAct): Promise<ActResult> {
  const email = act.email === undefined || act.email.trim() === '' ? undefined : corrected(act.email);
  const { scope } = petition;
  const now = services.clock();
  const id = await digest(act.key);
  const secrets = newSecrets();

  const { result, draft } = await services.store.write(async (writer) => {
    const found = await findAct(writer, petition, id);
    if (!found) throw new Refusal('unknown');
    if (found.state === 'counted') return { result: { outcome: 'counted' } as const };
    if (!found.person) throw new Refusal('withdrawn');
    const fault = confirmFault(petition.document, now);
    if (fault) throw new Refusal(fault);
    if ((await writer.count(challenges, { scope, act: id })) >= mailsPerAct) {
      throw new Refusal('too-many-mails', { retryAfter: 24 * 3600 });
    }
    if (email && email !== found.person.email) await writer.update(people, { scope, act: id }, { email });
    const addressee = { act: id, email: email ?? found.person.email, lang: found.person.lang };
    const { mailsLeft, draft } = await prepareMail(writer, petition, addressee, secrets, now);
    return { result: { outcome: 'received', mailsLeft } as const, draft };
  });

  sendDraft(services, petition, draft);
  return result;
}

function corrected(email: string): string {
  const checked = checkEmail(email);
  if ('fault' in checked) throw new Refusal('invalid', { fields: { email: checked.fault } });
  return checked.value;
}
