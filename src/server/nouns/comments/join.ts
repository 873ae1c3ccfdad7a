import type { ActResult } from '../../../schema/common.ts';
import type { Sender } from '../../confirmation/mail-limits.ts';
import { isSamePerson, receive, stillWaiting, type ActReceiver } from '../../confirmation/receive.ts';
import { checkSecret } from '../../confirmation/rules.ts';
import { valuesOf } from '../../core/fields.ts';
import { Refusal } from '../../core/refusal.ts';
import { checkEmail, checkName } from '../../core/rules.ts';
import type { Services } from '../../core/services.ts';
import { reservedLike } from '../../desk/names/reserved.ts';
import { noticeVersion } from './find.ts';
import type { JoinedThread } from './joining.ts';
import { isGranted } from './members.ts';

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
 * @throws Refusal `invalid`, also for a name that is reserved, `text-changed` where another version of the notice was read, `key-used` for another person, after one left,
 * or where one joined by the link, `rate-limited` where who asks has tried too many addresses under a reserved name.
 */
export async function join(services: Services, thing: JoinedThread, act: Joining, sender?: Sender): Promise<ActResult> {
  const { name, email } = valuesOf({
    key: checkSecret(act.key),
    name: checkName(act.name),
    email: checkEmail(act.email),
  });
  const isReserved = await poses(services, thing, name, email);
  // Whether an address may have such a name tells whether it has a role: that is asked no faster than mails leave.
  const wait = isReserved && sender !== undefined ? services.pace.mails(sender, services.clock()) : 0;
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
      if (wait > 0) throw new Refusal('rate-limited', { retryAfter: wait });
      if (isReserved) throw new Refusal('invalid', { fields: { name: 'reserved' } });
      if (act.noticeVersion !== noticeVersion(thing.thread, services.site)) throw new Refusal('text-changed');
    },
  };
  const person = { name, place: '', display_publicly: 0, receive_news: 0 };
  return receive(services, thing, { ...act, kind: 'joining', textVersion: '', email, person }, receiver, sender);
}

/** Checks whether a name looks like a reserved one, and the address is none of those that speak for the institution or moderate. */
async function poses(
  services: Services,
  { scope, thread }: JoinedThread,
  name: string,
  email: string,
): Promise<boolean> {
  if ((await reservedLike(services, scope, name)) === undefined) return false;
  const roles = ['official', 'moderator'] as const;
  const granted = await Promise.all(roles.map((role) => isGranted(services.store, thread, email, role)));
  return !granted.includes(true);
}
