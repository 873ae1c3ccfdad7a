import type { ActResult } from '../../../schema/common.ts';
import type { Sender } from '../../confirmation/mail-limits.ts';
import { isSamePerson, receive, stillWaiting, type ActReceiver } from '../../confirmation/receive.ts';
import { checkSecret } from '../../confirmation/rules.ts';
import { valuesOf } from '../../core/fields.ts';
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
  source?: string | undefined;
}

/**
 * Receives who wants to take part in the threads of a scope, and mails a code and a link. The same again changes nothing and mails
 * nothing.
 *
 * @throws Refusal `invalid`, `text-changed` where another version of the notice was read, `key-used` for another person, after one left,
 * or where one joined by the link.
 */
export async function join(services: Services, thing: JoinedThread, act: Joining, sender?: Sender): Promise<ActResult> {
  const { name, email } = valuesOf({
    key: checkSecret(act.key),
    name: checkName(act.name),
    email: checkEmail(act.email),
  });
  const receiver: ActReceiver = {
    async again(writer, known, digests) {
      const { person, identity } = known;
      if (known.state === 'waiting') {
        if (person?.name !== name || person.email !== email) throw new Refusal('key-used');
        return stillWaiting(writer, thing, known);
      }
      if (!(await isSamePerson(writer, thing, identity, email, digests))) throw new Refusal('key-used');
      return { outcome: 'counted' };
    },
    // One may also join to moderate what has closed, or to take everything back.
    check() {
      if (act.noticeVersion !== noticeVersion(thing.thread)) throw new Refusal('text-changed');
    },
  };
  const person = { name, place: '', display_publicly: 0, receive_news: 0 };
  return receive(services, thing, { ...act, kind: 'joining', textVersion: '', email, person }, receiver, sender);
}
