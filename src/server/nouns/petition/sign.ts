import type { ActResult } from '../../../schema/common.ts';
import type { SignAct } from '../../../schema/petition.ts';
import { actId, originOf, record, shortestKey, type FoundAct } from '../../confirmation/rules.ts';
import type { Sender } from '../../confirmation/mail-limits.ts';
import { mailsLeft, newSecrets, withMail } from '../../confirmation/challenge.ts';
import { prepareMail } from '../../confirmation/letters.ts';
import { mailLanguage } from '../../core/documents.ts';
import { momentOf, signFault } from '../../core/phases.ts';
import { Refusal } from '../../core/refusal.ts';
import { checkEmail, checkName, type Checked } from '../../core/rules.ts';
import type { Services } from '../../core/services.ts';
import { acts, people } from '../../confirmation/tables.ts';
import type { StoredPetition } from './document.ts';
import { petitionActs } from './rules.ts';

/** Who signs, as it is kept. */
interface Signer {
  name: string;
  email: string;
  place: string;
  display_publicly: number;
  receive_news: number;
}

/**
 * Receives a signature and mails its code and link. The same act under the same key again changes nothing and mails nothing.
 *
 * @throws Refusal `invalid` with the fields to mend, `not-open`, `paused`, `closed`, `text-changed` where another version of
 * the text or of the notice was read, `key-used` where the key already served an act that differs or was withdrawn.
 */
export async function sign(
  services: Services,
  petition: StoredPetition,
  act: SignAct,
  sender?: Sender,
): Promise<ActResult> {
  if (act.key.length < shortestKey) throw new Refusal('invalid', { fields: { key: 'invalid' } });
  const signer = checkSigner(act);
  const { scope, id: thing, document } = petition;
  const now = services.clock();
  const id = await actId(petition, act.key);
  const secrets = newSecrets();
  const lang = mailLanguage(document, act.lang);

  const result = await services.store.write(async (writer): Promise<ActResult> => {
    const known = await petitionActs.find(services, writer, petition, id);
    if (known) {
      if (!isSame(known, signer)) throw new Refusal('key-used');
      if (known.state === 'counted') return { outcome: 'counted' };
      return { outcome: 'received', mailsLeft: await mailsLeft(writer, scope, id) };
    }
    const fault = signFault(document, momentOf(services));
    if (fault) throw new Refusal(fault);
    if (act.textVersion !== document.textVersion || act.noticeVersion !== document.notice.version) {
      throw new Refusal('text-changed');
    }
    await writer.insert(acts, {
      scope,
      id,
      thing,
      kind: 'signature',
      at: now,
      text_version: act.textVersion,
      source: originOf(act.source),
    });
    await record(writer, petition, 'received', id, now);
    await writer.insert(people, { scope, act: id, ...signer, notice_version: act.noticeVersion, lang });
    const addressee = { act: id, email: signer.email, lang, sender };
    return prepareMail(services, writer, petition, addressee, secrets, now);
  });

  services.counts.forget(scope, thing);
  return withMail(services, result, scope, id);
}

function checkSigner(act: SignAct): Signer {
  const checked: Record<'name' | 'email' | 'place', Checked> = {
    name: checkName(act.name),
    email: checkEmail(act.email),
    place: checkName(act.place),
  };
  const fields: Record<string, string> = {};
  for (const [field, result] of Object.entries(checked)) if ('fault' in result) fields[field] = result.fault;
  const { name, email, place } = checked;
  if ('fault' in name || 'fault' in email || 'fault' in place) throw new Refusal('invalid', { fields });
  return {
    name: name.value,
    email: email.value,
    place: place.value,
    display_publicly: Number(act.displayPublicly),
    receive_news: Number(act.receiveNews),
  };
}

function isSame({ person }: FoundAct, signer: Signer): boolean {
  return (
    person !== undefined && Object.entries(signer).every(([column, value]) => person[column as keyof Signer] === value)
  );
}
