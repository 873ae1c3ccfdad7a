import type { ActResult } from '../../schema/common.ts';
import { digest, keyedDigest, randomCode, randomSecret } from '../core/crypto.ts';
import { say } from '../core/documents.ts';
import type { Mail } from '../core/outbox.ts';
import { confirmationMail, duplicateMail, type Letter } from '../mail/mail.ts';
import { sameAddress } from '../../text/email.ts';
import { dropMails } from '../mail/outgoing.ts';
import type { Services } from '../core/services.ts';
import type { Writer } from '../store/store.ts';
import { challenges, mailings, tokens } from './tables.ts';
import type { Actable } from './rules.ts';
import { linkDigest, linkToken } from './links.ts';

/** Mails per act, and per address within a day: for one thing, and for all proposals of a consultation. */
export const mailsPerAct = 5;
const mailsPerAddress = 5;
const mailsPerConsultation = 20;
const day = 24 * 3600 * 1000;

/** How long a code holds, in milliseconds, and how often it may be tried. */
export const codeLifetime = day;
export const codeTries = 5;

/** The secrets of one mail. They are made before the transaction, which may run more than once. */
export interface Secrets {
  code: string;
  secret: string;
  /** Stands for the code where no code is mailed: nobody can type it. */
  nothing: string;
}

export const newSecrets = (): Secrets => ({ code: randomCode(), secret: randomSecret(), nothing: randomSecret() });

/** The digest that is kept of a code. */
export const codeDigest = (act: string, code: string): Promise<string> => digest(`${act} ${code}`);

interface Draft {
  to: string;
  lang: string;
  token: string;
  /** Missing where the person has acted already and nothing is left to confirm: then the mail says only that. */
  code: string | undefined;
}

interface Addressee {
  act: string;
  email: string;
  lang: string;
}

/**
 * Writes the rows of an act's next mail, and the mail itself in place of one that has not left. They are the same whether the mail asks for a confirmation, tells of a double,
 * or does not leave because the address got too many: from outside nobody can tell which.
 */
export async function prepareMail(
  services: Services,
  writer: Writer,
  thing: Actable,
  { act, email, lang }: Addressee,
  secrets: Secrets,
  now: number,
): Promise<ActResult> {
  const { scope } = thing;
  const number = await writer.count(challenges, { scope, act });
  const { rules } = thing.kind;
  const identity = await rules.identityOf(services, thing, email);
  const taken = await rules.takenBy(writer, thing, identity, act);
  const leaves = await takeSlot(services, writer, thing, email, now);
  const code = leaves && taken === undefined ? secrets.code : undefined;
  await writer.insert(challenges, {
    scope,
    act,
    number,
    code: await codeDigest(act, code ?? secrets.nothing),
    tries: 0,
    at: now,
  });
  const opens = taken ?? act;
  await writer.insert(tokens, { scope, token: await linkDigest(secrets.secret, identity), act: opens });
  const topic = { scope, about: act };
  await dropMails(writer, topic);
  if (leaves) {
    const mail = compose(services, thing, { to: email, lang, token: linkToken(opens, secrets.secret), code });
    await services.outbox.add(writer, topic, mail, codeLifetime);
  }
  return { outcome: 'received', mailsLeft: mailsPerAct - number - 1 };
}

/** Takes one of the places for mails that an address has per day; answers whether one was free. Only a keyed digest of it is kept. */
export async function takeSlot(
  { secret }: Services,
  writer: Writer,
  { scope, id }: Pick<Actable, 'scope' | 'id'>,
  email: string,
  now: number,
): Promise<boolean> {
  const address = await keyedDigest(secret, `${scope}\n${sameAddress(email)}`);
  const taken = await writer.list(mailings, { scope, address });
  const old = taken.find(({ at }) => at <= now - day);
  if (!old && taken.length >= (scope === id ? mailsPerAddress : mailsPerConsultation)) return false;
  await writer.put(mailings, { scope, address, slot: old?.slot ?? taken.length, at: now });
  return true;
}

/** Sends the mail that the act is waiting for, and adds to the answer what holds it up. */
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

/** The mail in words. Its links open in its language. */
function compose(services: Services, { kind, document, path }: Actable, { to, lang, token, code }: Draft): Mail {
  const page = `${services.baseUrl}${path}`;
  const query = new URLSearchParams({ lang, token }).toString();
  const letter: Letter = {
    words: kind.words(lang).mails,
    to,
    lang,
    title: say(document.title, lang),
    site: services.site.name,
    confirmUrl: `${page}/confirm?${query}`,
    withdrawUrl: `${page}/withdraw?${query}`,
  };
  return code === undefined ? duplicateMail(letter) : confirmationMail(letter, code);
}
