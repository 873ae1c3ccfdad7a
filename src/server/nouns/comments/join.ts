import type { ActResult } from '../../../schema/common.ts';
import { isKeyEnded } from '../../confirmation/keys.ts';
import type { Sender } from '../../confirmation/mail-limits.ts';
import { isSamePerson, receive, stillWaiting, type ActReceiver } from '../../confirmation/receive.ts';
import { minKeyLength } from '../../confirmation/rules.ts';
import { Refusal } from '../../core/refusal.ts';
import { checkEmail, checkName } from '../../core/rules.ts';
import type { Services } from '../../core/services.ts';
import { noticeVersion } from './find.ts';
import type { JoinedThread } from './joining.ts';

/** Who wants to take part, as it is sent. */
export interface Joining {
  key: string;
  name: string;
  email: string;
  noticeVersion: string;
  lang: string;
}

/**
 * Receives who wants to take part in the threads of a scope, and mails a code and a link. The same again changes nothing and mails
 * nothing.
 *
 * @throws Refusal `invalid`, `text-changed` where another version of the notice was read, `key-used` for another person, or after one left.
 */
export async function join(services: Services, thing: JoinedThread, act: Joining, sender?: Sender): Promise<ActResult> {
  const { name, email } = checked(act);
  if (act.noticeVersion !== noticeVersion(thing.thread)) throw new Refusal('text-changed');
  const receiver: ActReceiver = {
    async again(writer, known, digests) {
      const { person, identity } = known;
      if (known.state === 'waiting') {
        if (person?.name !== name || person.email !== email) throw new Refusal('key-used');
        return stillWaiting(writer, thing, known);
      }
      // Who confirmed by the link need not be who holds this key.
      const isGood = known.state === 'counted' && !(await isKeyEnded(writer, thing, known.id));
      if (!isGood || !(await isSamePerson(writer, thing, identity, email, digests))) throw new Refusal('key-used');
      return { outcome: 'counted' };
    },
    // One may also join to moderate what has closed, or to take everything back.
    check: () => undefined,
  };
  const person = { name, place: '', display_publicly: 0, receive_news: 0 };
  return receive(services, thing, { ...act, kind: 'joining', textVersion: '', email, person }, receiver, sender);
}

function checked({ key, name, email }: Joining): { name: string; email: string } {
  const fields: Record<string, string> = {};
  const [who, where] = [checkName(name), checkEmail(email)];
  if (key.length < minKeyLength) fields['key'] = 'invalid';
  if ('fault' in who) fields['name'] = who.fault;
  if ('fault' in where) fields['email'] = where.fault;
  if ('fault' in who || 'fault' in where || 'key' in fields) throw new Refusal('invalid', { fields });
  return { name: who.value, email: where.value };
}
