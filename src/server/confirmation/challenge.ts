import type { ActResult } from '../../schema/common.ts';
import type { Mail } from '../core/outbox.ts';
import { valuesOf } from '../core/fields.ts';
import { Refusal, type Reason } from '../core/refusal.ts';
import { checkOptionalEmail } from '../core/rules.ts';
import { toCode } from '../../text/code.ts';
import { digest, randomCode, randomSecret } from '../core/crypto.ts';
import type { Services } from '../core/services.ts';
import { dropMails } from '../mail/outgoing.ts';
import type { ReadStore, Writer } from '../store/store.ts';
import { takeMail, type MailboxKeys } from './mail-limits.ts';
import { codesLeft, countWrongCode } from './code-limits.ts';
import { challenges } from './tables.ts';

/* The mailed codes of an act: how they are made, sent again, and tried. */

/** Mails per act. */
const mailsPerAct = 5;

/** How long a code holds, in milliseconds, and how often it may be tried. */
const codeLifetime = 24 * 3600 * 1000;
const codeTries = 5;

/** The secrets of one mail, and what is kept of them. They are made before the transaction, which may run more than once. */
export interface Secrets {
  code: string;
  codeDigest: string;
  /** Stands for the digest where no code is mailed: nobody can type it. */
  nothing: string;
  /** That of the mail's link. */
  secret: string;
}

/** Makes the secrets of an act's next mail. */
export async function newSecrets(act: string): Promise<Secrets> {
  const code = randomCode();
  const [kept, nothing] = await Promise.all([codeDigest(act, code), codeDigest(act, randomSecret())]);
  return { code, codeDigest: kept, nothing, secret: randomSecret() };
}

/** What is waited for: a code from the owner of an address. */
export interface Challenge {
  scope: string;
  act: string;
  /** What the limits of the address are kept under. */
  mailbox: MailboxKeys;
  now: number;
}

/** Returns the digest that is kept of a code. */
const codeDigest = (act: string, code: string): Promise<string> => digest(`${act} ${code}`);

/** Returns the digest of a code as someone typed or pasted it. */
export const typedDigest = (act: string, code: string): Promise<string> => codeDigest(act, toCode(code));

/** Returns how many more mails can be asked for. */
export const mailsLeft = async (reader: ReadStore, scope: string, act: string): Promise<number> =>
  mailsPerAct - (await reader.count(challenges, { scope, act }));

/**
 * Writes the next challenge, and its mail in place of one that has not left. The rows are the same whether the mail brings a code or
 * does not leave because the address got too many: from outside nobody can tell which.
 *
 * @param write the mail; without a code where nothing is left to confirm
 * @param isAsked false where nothing is left to confirm
 * @throws Refusal `rate-limited` where who asks has caused too many mails, to whomever
 */
export async function challenge(
  services: Services,
  writer: Writer,
  { scope, act, mailbox, now }: Challenge,
  { code, codeDigest: good, nothing }: Secrets,
  write: (code: string | undefined) => Promise<Mail> | Mail,
  isAsked = true,
): Promise<ActResult> {
  const number = await writer.count(challenges, { scope, act });
  const retryAfter = mailbox.senderWait();
  if (retryAfter > 0) throw new Refusal('rate-limited', { retryAfter });
  const leaves = await takeMail(writer, mailbox, now);
  const mailed = leaves && isAsked ? code : undefined;
  await writer.insert(challenges, { scope, act, number, code: mailed ? good : nothing, tries: 0, at: now });
  const topic = { scope, about: act };
  await dropMails(writer, topic);
  if (leaves) await services.outbox.add(writer, topic, await write(mailed), codeLifetime);
  return { outcome: 'received', mailsLeft: mailsPerAct - number - 1 };
}

/** Checks that another mail can be asked for. @throws Refusal `too-many-mails` after the last one. */
export async function checkMailsLeft(reader: ReadStore, scope: string, act: string): Promise<void> {
  if ((await mailsLeft(reader, scope, act)) <= 0) throw new Refusal('too-many-mails', { retryAfter: 24 * 3600 });
}

/** Returns the address that a mail is to go to instead, where one is given. @throws Refusal `invalid` */
export function correctedAddress(email: string | undefined): string | undefined {
  return valuesOf({ email: checkOptionalEmail(email) }).email;
}

/** Sends the mail that is waited for, and adds to the answer what holds it up. */
export async function withMail(
  { outbox }: Services,
  result: ActResult,
  scope: string,
  act: string,
): Promise<ActResult> {
  if (result.outcome !== 'received') return result;
  const mail = await outbox.deliver({ scope, about: act });
  return mail ? { ...result, mail } : result;
}

/** Forgets the codes of an act: they are of no more use. */
export const forgetCodes = (writer: Writer, { scope }: { scope: string }, act: string): Promise<number> =>
  writer.remove(challenges, { scope, act });

/** A code as somebody typed it. */
export interface TypedCode {
  scope: string;
  act: string;
  /** See `typedDigest`. */
  given: string;
  /** Whose mailbox it went to, where that is still known. */
  mailbox: MailboxKeys | undefined;
  now: number;
}

/** Tries a code and counts a wrong try: returns why it does not confirm, nothing where it does. */
export async function tryCode(
  writer: Writer,
  { scope, act, given, mailbox, now }: TypedCode,
): Promise<Reason | undefined> {
  // Only the code of the last mail is good.
  const [last] = await writer.list(challenges, { scope, act }, { reverse: true, limit: 1 });
  if (!last) return 'code-wrong';
  if (mailbox && (await codesLeft(writer, mailbox, now)) <= 0) return 'too-many-codes';
  if (now - last.at >= codeLifetime) return 'code-expired';
  if (last.tries >= codeTries) return 'too-many-tries';
  if (last.code === given) return undefined;
  const tries = last.tries + 1;
  await writer.update(challenges, { scope, act, number: last.number }, { tries });
  if (mailbox) await countWrongCode(writer, mailbox, now);
  return tries >= codeTries ? 'too-many-tries' : 'code-wrong';
}

/** Refusals that the form for the code can show: trying again there helps. */
export const refusedAtCode: readonly string[] = [
  'code-wrong',
  'code-expired',
  'too-many-tries',
  'too-many-codes',
  'too-many-mails',
  'rate-limited',
  'invalid',
];
