import { digest, keyedDigest, randomCode, randomSecret } from '../core/crypto.ts';
import { say } from '../core/documents.ts';
import { confirmationMail, duplicateMail, type Letter } from '../mail/mail.ts';
import { sameAddress } from '../../text/email.ts';
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

/** A mail to be sent once its act is on the disk. */
export interface Draft {
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
 * Writes the rows of an act's next mail. They are the same whether the mail asks for a confirmation, tells of a double,
 * or does not leave because the address got too many: from outside nobody can tell which.
 */
export async function prepareMail(
  services: Services,
  writer: Writer,
  thing: Actable,
  { act, email, lang }: Addressee,
  secrets: Secrets,
  now: number,
): Promise<{ mailsLeft: number; draft: Draft | undefined }> {
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
  const draft = { to: email, lang, token: linkToken(opens, secrets.secret), code };
  return { mailsLeft: mailsPerAct - number - 1, draft: leaves ? draft : undefined };
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

/** Sends what was prepared. The links open in the language of the mail. */
export function sendDraft(services: Services, { kind, document, path }: Actable, draft: Draft | undefined): void {
  if (!draft) return;
  const { to, lang, token, code } = draft;
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
  services.post.send(code === undefined ? duplicateMail(letter) : confirmationMail(letter, code));
}
