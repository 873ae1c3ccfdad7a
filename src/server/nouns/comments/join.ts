import type { ActResult } from '../../../schema/common.ts';
import {
  challenge,
  checkMailsLeft,
  correctedAddress,
  mailsLeft,
  newSecrets,
  tryCode,
  typedDigest,
  withMail,
  type Secrets,
} from '../../confirmation/challenge.ts';
import { addressProved, type Sender } from '../../confirmation/mail-limits.ts';
import { shortestKey } from '../../confirmation/rules.ts';
import { mailLanguage } from '../../core/documents.ts';
import { Refusal, type Reason } from '../../core/refusal.ts';
import { checkEmail, checkName } from '../../core/rules.ts';
import { dropMails } from '../../mail/outgoing.ts';
import type { Services } from '../../core/services.ts';
import { needMail } from '../../core/outbox.ts';
import type { Writer } from '../../store/store.ts';
import { challenges } from '../../confirmation/tables.ts';
import { joinings, memberKeys, members } from './tables.ts';
import { formatTime } from '../../words/format.ts';
import { codeMail } from './letters.ts';
import { keyDigest, memberId } from './members.ts';
import { noticeVersion, type StoredThread } from './find.ts';

export interface Joining {
  key: string;
  name: string;
  email: string;
  noticeVersion: string;
  lang: string;
}

/**
 * Receives who wants to take part in the threads of a scope, and mails a code. The same again changes nothing and mails nothing.
 *
 * @throws Refusal `invalid`, `text-changed` where another version of the notice was read, `key-used` for another person.
 */
export async function join(
  services: Services,
  thread: StoredThread,
  act: Joining,
  sender?: Sender,
): Promise<ActResult> {
  needMail(services);
  const { name, email } = checked(act);
  if (act.noticeVersion !== noticeVersion(thread)) throw new Refusal('text-changed');
  const { scope } = thread;
  const key = await keyDigest(act.key);
  const lang = mailLanguage(thread.document, act.lang);
  const now = services.clock();
  const secrets = newSecrets();

  const result = await services.store.write(async (writer): Promise<ActResult> => {
    if (await writer.get(memberKeys, { scope, key })) return { outcome: 'counted' };
    const known = await writer.get(joinings, { scope, key });
    if (known) {
      if (known.name !== name || known.email !== email) throw new Refusal('key-used');
      return { outcome: 'received', mailsLeft: await mailsLeft(writer, scope, key) };
    }
    await writer.insert(joinings, { scope, key, name, email, notice_version: act.noticeVersion, lang, at: now });
    return prepare(services, writer, thread, { key, name, email, lang, sender }, secrets, now);
  });
  return withMail(services, result, scope, key);
}

/** Mails another code, to a corrected address where one is given. @throws Refusal `unknown`, `invalid`, `too-many-mails`. */
export async function resendCode(
  services: Services,
  thread: StoredThread,
  act: { key: string; email?: string | undefined },
  sender?: Sender,
): Promise<ActResult> {
  needMail(services);
  const { scope } = thread;
  const key = await keyDigest(act.key);
  const email = correctedAddress(act.email);
  const now = services.clock();
  const secrets = newSecrets();

  const result = await services.store.write(async (writer): Promise<ActResult> => {
    if (await writer.get(memberKeys, { scope, key })) return { outcome: 'counted' };
    const known = await writer.get(joinings, { scope, key });
    if (!known) throw new Refusal('unknown', { status: 403 });
    await checkMailsLeft(writer, scope, key);
    if (email && email !== known.email) await writer.update(joinings, { scope, key }, { email });
    const addressee = { key, name: known.name, email: email ?? known.email, lang: known.lang, sender };
    return prepare(services, writer, thread, addressee, secrets, now);
  });
  return withMail(services, result, scope, key);
}

/**
 * Lets a key act once its owner typed the mailed code. Who joins again with the same address is the same participant, under the
 * name that was given first. @throws Refusal `code-wrong`, `code-expired`, `too-many-tries`.
 */
export async function confirmJoin(
  services: Services,
  { scope }: StoredThread,
  act: { key: string; code: string },
  sender?: Sender,
): Promise<ActResult> {
  const key = await keyDigest(act.key);
  const given = await typedDigest(key, act.code);
  const now = services.clock();
  // A try is kept even though the act is refused, so it is no error of the transaction.
  const refused = await services.store.write(async (writer): Promise<Reason | undefined> => {
    if (await writer.get(memberKeys, { scope, key })) return undefined;
    const known = await writer.get(joinings, { scope, key });
    if (!known) return 'code-wrong';
    const fault = await tryCode(writer, scope, key, given, now);
    if (fault) return fault;
    const { name, email, notice_version, lang } = known;
    await addressProved(services, writer, email, sender);
    const id = await memberId(services, scope, email);
    await writer.insert(members, { scope, id, name, email, notice_version, lang, at: now });
    await writer.insert(memberKeys, { scope, key, member: id, at: now });
    await writer.remove(joinings, { scope, key });
    await writer.remove(challenges, { scope, act: key });
    await dropMails(writer, { scope, about: key });
    return undefined;
  });
  if (refused) throw new Refusal(refused);
  return { outcome: 'counted' };
}

/** Writes the code's row and mail. */
function prepare(
  services: Services,
  writer: Writer,
  thread: StoredThread,
  { key, name, email, lang, sender }: Addressee,
  secrets: Secrets,
  now: number,
): Promise<ActResult> {
  const when = formatTime(lang, now, services.site.timeZone);
  const made = { who: name, when, from: '', isListed: false };
  return challenge(services, writer, { scope: thread.scope, act: key, email, sender, now }, secrets, (code = '') =>
    codeMail(services, thread, { to: email, lang, code, made }),
  );
}

interface Addressee {
  key: string;
  name: string;
  email: string;
  lang: string;
  sender: Sender;
}

function checked({ key, name, email }: Joining): { name: string; email: string } {
  const fields: Record<string, string> = {};
  const [who, where] = [checkName(name), checkEmail(email)];
  if (key.length < shortestKey) fields['key'] = 'invalid';
  if ('fault' in who) fields['name'] = who.fault;
  if ('fault' in where) fields['email'] = where.fault;
  if ('fault' in who || 'fault' in where || 'key' in fields) throw new Refusal('invalid', { fields });
  return { name: who.value, email: where.value };
}
