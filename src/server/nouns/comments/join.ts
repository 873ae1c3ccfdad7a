import type { ActResult } from '../../../schema/common.ts';
import { tryCode } from '../../confirmation/confirm.ts';
import {
  codeDigest,
  codeLifetime,
  mailsPerAct,
  newSecrets,
  takeSlot,
  withMail,
  type Secrets,
} from '../../confirmation/letters.ts';
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
export async function join(services: Services, thread: StoredThread, act: Joining): Promise<ActResult> {
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
      const mailsLeft = mailsPerAct - (await writer.count(challenges, { scope, act: key }));
      return { outcome: 'received', mailsLeft };
    }
    await writer.insert(joinings, { scope, key, name, email, notice_version: act.noticeVersion, lang, at: now });
    return prepare(services, writer, thread, { key, email, lang }, secrets, now);
  });
  return withMail(services, result, scope, key);
}

/** Mails another code, to a corrected address where one is given. @throws Refusal `unknown`, `invalid`, `too-many-mails`. */
export async function resendCode(
  services: Services,
  thread: StoredThread,
  act: { key: string; email?: string | undefined },
): Promise<ActResult> {
  needMail(services);
  const { scope } = thread;
  const key = await keyDigest(act.key);
  const email = act.email?.trim() ? corrected(act.email) : undefined;
  const now = services.clock();
  const secrets = newSecrets();

  const result = await services.store.write(async (writer): Promise<ActResult> => {
    if (await writer.get(memberKeys, { scope, key })) return { outcome: 'counted' };
    const known = await writer.get(joinings, { scope, key });
    if (!known) throw new Refusal('unknown', { status: 403 });
    if ((await writer.count(challenges, { scope, act: key })) >= mailsPerAct) {
      throw new Refusal('too-many-mails', { retryAfter: 24 * 3600 });
    }
    if (email && email !== known.email) await writer.update(joinings, { scope, key }, { email });
    return prepare(services, writer, thread, { key, email: email ?? known.email, lang: known.lang }, secrets, now);
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
): Promise<ActResult> {
  const key = await keyDigest(act.key);
  const given = await codeDigest(key, act.code.normalize('NFKC').replace(/[\s-]/g, ''));
  const now = services.clock();
  // A try is kept even though the act is refused, so it is no error of the transaction.
  const refused = await services.store.write(async (writer): Promise<Reason | undefined> => {
    if (await writer.get(memberKeys, { scope, key })) return undefined;
    const known = await writer.get(joinings, { scope, key });
    if (!known) return 'code-wrong';
    const fault = await tryCode(writer, scope, key, given, now);
    if (fault) return fault;
    const { name, email, notice_version, lang } = known;
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

async function prepare(
  services: Services,
  writer: Writer,
  thread: StoredThread,
  { key, email, lang }: { key: string; email: string; lang: string },
  { code, nothing }: Secrets,
  now: number,
): Promise<ActResult> {
  const { scope } = thread;
  const number = await writer.count(challenges, { scope, act: key });
  const leaves = await takeSlot(services, writer, { scope, id: scope }, email, now);
  const kept = await codeDigest(key, leaves ? code : nothing);
  await writer.insert(challenges, { scope, act: key, number, code: kept, tries: 0, at: now });
  const topic = { scope, about: key };
  await dropMails(writer, topic);
  if (leaves) {
    await services.outbox.add(writer, topic, codeMail(services, thread, { to: email, lang, code }), codeLifetime);
  }
  return { outcome: 'received', mailsLeft: mailsPerAct - number - 1 };
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

function corrected(email: string): string {
  const where = checkEmail(email);
  if ('fault' in where) throw new Refusal('invalid', { fields: { email: where.fault } });
  return where.value;
}
