import type { ActResult } from '../../../schema/common.ts';
import type { SignAct } from '../../../schema/petition.ts';
import type { Sender } from '../../confirmation/mail-limits.ts';
import { checkOpen, receive, stillWaiting, type ActReceiver } from '../../confirmation/receive.ts';
import { checkSecret, type FoundAct } from '../../confirmation/rules.ts';
import { valuesOf } from '../../core/fields.ts';
import { Refusal } from '../../core/refusal.ts';
import { checkEmail, checkName } from '../../core/rules.ts';
import type { Services } from '../../core/services.ts';
import { reservedLike } from '../../desk/names/reserved.ts';
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
 * @throws Refusal `invalid` with the fields to mend, also for a reserved name that is to be shown, `not-open`, `paused`, `closed`, `text-changed` where another version of
 * the text or of the notice was read, `key-used` where the key already served an act that differs, was withdrawn, or was confirmed by
 * the link.
 */
export async function sign(
  services: Services,
  petition: StoredPetition,
  act: SignAct,
  sender?: Sender,
): Promise<ActResult> {
  const signer = checkSigner(act);
  const { email, ...person } = signer;
  const isReserved =
    signer.display_publicly === 1 && (await reservedLike(services, petition.scope, signer.name)) !== undefined;
  const receiver: ActReceiver = {
    async again(writer, known) {
      if (!isSame(known, signer)) throw new Refusal('key-used');
      return known.state === 'waiting' ? stillWaiting(writer, petition, known) : { outcome: 'counted' };
    },
    check(moment) {
      checkOpen(petition.document, act, moment);
      if (isReserved) throw new Refusal('invalid', { fields: { name: 'reserved' } });
    },
  };
  return receive(services, petition, { ...act, kind: 'signature', email, person }, receiver, sender);
}

function checkSigner(act: SignAct): Signer {
  const { name, email, place } = valuesOf({
    key: checkSecret(act.key),
    name: checkName(act.name),
    email: checkEmail(act.email),
    place: checkName(act.place),
  });
  return {
    name,
    email,
    place,
    display_publicly: Number(act.displayPublicly),
    receive_news: Number(act.receiveNews),
  };
}

function isSame({ person }: FoundAct, signer: Signer): boolean {
  return (
    person !== undefined && Object.entries(signer).every(([column, value]) => person[column as keyof Signer] === value)
  );
}
