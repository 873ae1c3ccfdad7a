import type { ActResult } from '../../../schema/common.ts';
import type { SignAct } from '../../../schema/petition.ts';
import type { Sender } from '../../confirmation/mail-limits.ts';
import { receive, stillWaiting, type ActReceiver } from '../../confirmation/receive.ts';
import { minKeyLength, type FoundAct } from '../../confirmation/rules.ts';
import { signFault } from '../../core/phases.ts';
import { Refusal } from '../../core/refusal.ts';
import { checkEmail, checkName, type Checked } from '../../core/rules.ts';
import type { Services } from '../../core/services.ts';
import type { StoredPetition } from './document.ts';

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
  const { email, ...person } = checkSigner(act);
  const { document } = petition;
  const receiver: ActReceiver = {
    async again(writer, known) {
      if (!isSame(known, { email, ...person })) throw new Refusal('key-used');
      return known.state === 'counted' ? { outcome: 'counted' } : stillWaiting(writer, petition, known);
    },
    check(moment) {
      const fault = signFault(document, moment);
      if (fault) throw new Refusal(fault);
      if (act.textVersion !== document.textVersion || act.noticeVersion !== document.notice.version) {
        throw new Refusal('text-changed');
      }
    },
  };
  return receive(services, petition, { ...act, kind: 'signature', email, person }, receiver, sender);
}

function checkSigner(act: SignAct): Signer {
  if (act.key.length < minKeyLength) throw new Refusal('invalid', { fields: { key: 'invalid' } });
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
