import { digest, randomCode, randomSecret } from '../core/crypto.ts';
import { sameAddress } from '../core/mailboxes.ts';
import { Refusal } from '../core/refusal.ts';
import type { Services } from '../core/services.ts';
import { toCode } from '../../text/code.ts';
import type { Store, Writer } from '../store/store.ts';
import { findOfficer } from './officers.ts';
import { beginSession, newSession, type NewSession } from './sessions.ts';
import { signIns } from './tables.ts';
import { signInMail } from './letters.ts';
import type { DeskWords } from './words/words.ts';

/*
 * How officers get in: by a code that is mailed and typed where it was asked for, or by the link beside it. Nothing shows from outside
 * whether an address is an officer's.
 */

const [hour, day] = [3_600_000, 86_400_000];

/**
 * How long a mailed code and link hold, and one that the command line gave, in milliseconds. A mailed one holds as long as its mail is
 * counted: where a stranger used up the mails of an address, each of them still lets its owner in.
 */
const mailedLifetime = hour;
const givenLifetime = day;

/** How often a code may be tried, and how many mails an address gets within an hour. */
const codeTries = 5;
const mailsPerHour = 10;

interface Secrets {
  /** Held by the browser that asked. */
  ask: string;
  id: string;
  code: string;
  codeDigest: string;
  token: string;
  link: string;
}

const codeDigestOf = (ask: string, code: string): Promise<string> => digest(`${ask} ${code}`);

async function newSecrets(): Promise<Secrets> {
  const [ask, token, code] = [randomSecret(), randomSecret(), randomCode()];
  const [id, codeDigest, link] = await Promise.all([digest(ask), codeDigestOf(ask, code), digest(token)]);
  return { ask, id, code, codeDigest, token, link };
}

/** Returns the address at which a link lets in. */
export const entryUrl = ({ baseUrl }: Pick<Services, 'baseUrl'>, token: string): string =>
  `${baseUrl}/desk/enter?token=${token}`;

/** Mails a code and a link where an address is an officer's; answers what the browser has to bring with the code. */
export async function askForCode(services: Services, words: DeskWords, email: string): Promise<string> {
  const { store, outbox, clock, site } = services;
  const secrets = await newSecrets();
  const { ask, id, code, codeDigest: fits, token, link } = secrets;
  const [nothing, nowhere] = await Promise.all([digest(randomSecret()), digest(randomSecret())]);
  const address = sameAddress(email);
  const topic = { scope: 'desk', about: id };
  await store.write(async (writer) => {
    const now = clock();
    await forgetEnded(writer, now);
    const officer = await findOfficer(writer, address);
    const latest = await writer.list(signIns, { address }, { index: 'address', reverse: true, limit: mailsPerHour });
    const isCalm = latest.filter(({ at }) => at > now - hour).length < mailsPerHour;
    const isSent = officer !== undefined && isCalm;
    const row = { id, address, tries: 0, at: now, until: now + mailedLifetime };
    await writer.insert(signIns, { ...row, code: isSent ? fits : nothing, link: isSent ? link : nowhere });
    if (!isSent) return;
    const mail = signInMail({ words, to: officer.email, site: site.name, url: entryUrl(services, token) }, code);
    await outbox.add(writer, topic, mail, mailedLifetime);
  });
  // Not waited for: how long it takes would tell whether a mail leaves.
  void outbox.sendDue();
  return ask;
}

/** Makes a link that lets an officer in once, for who has the server. */
export async function giveLink(store: Store, email: string, now: number): Promise<{ token: string }> {
  const { id, token, link } = await newSecrets();
  const code = await digest(randomSecret());
  const row = { id, address: sameAddress(email), code, link, tries: 0, at: now, until: now + givenLifetime };
  await store.write(async (writer) => void (await writer.insert(signIns, row)));
  return { token };
}

/** Makes the link that sets up a server which nobody runs yet. @returns its address */
export async function giveSetupLink(services: Pick<Services, 'store' | 'baseUrl' | 'clock'>): Promise<string> {
  const { token } = await giveLink(services.store, '', services.clock());
  return `${services.baseUrl}/desk/setup?token=${token}`;
}

/** Uses up the link that sets up a server; answers whether it was good. */
export async function takeSetupLink(writer: Writer, token: string, now: number): Promise<boolean> {
  const [row] = await writer.list(signIns, { link: await digest(token) }, { index: 'link', limit: 1 });
  if (!row || row.address !== '' || row.until <= now) return false;
  return (await writer.remove(signIns, { address: '' })) > 0;
}

/** Lets in who brings the code of a mail to where it was asked for. @throws Refusal `code-wrong`, `code-expired`, `too-many-tries` */
export async function enterByCode({ store, clock }: Services, ask: string, typed: string): Promise<NewSession> {
  const [id, given, session] = await Promise.all([digest(ask), codeDigestOf(ask, toCode(typed)), newSession()]);
  const outcome = await store.write(async (writer) => {
    const row = await writer.get(signIns, { id });
    if (!row || row.until <= clock()) return 'code-expired';
    if (row.tries >= codeTries) return 'too-many-tries';
    if (row.code !== given) {
      // Written down, so it is answered and not thrown.
      await writer.update(signIns, { id }, { tries: row.tries + 1 });
      return 'code-wrong';
    }
    return enter(writer, row, session, clock());
  });
  if (outcome !== undefined) throw new Refusal(outcome);
  return session;
}

/** Checks whether a link would let someone in. */
export const isGoodLink = async ({ store, clock }: Services, token: string): Promise<boolean> => {
  const [row] = await store.list(signIns, { link: await digest(token) }, { index: 'link', limit: 1 });
  return row !== undefined && row.until > clock();
};

/** Lets in who follows the link of a mail. @throws Refusal `link-invalid` where it is used, or too old */
export async function enterByLink({ store, clock }: Services, token: string): Promise<NewSession> {
  const [link, session] = await Promise.all([digest(token), newSession()]);
  const outcome = await store.write(async (writer) => {
    const [row] = await writer.list(signIns, { link }, { index: 'link', limit: 1 });
    if (!row || row.until <= clock()) return 'link-invalid';
    return enter(writer, row, session, clock());
  });
  if (outcome !== undefined) throw new Refusal('link-invalid');
  return session;
}

/** Begins the session; what let in does so once. */
async function enter(
  writer: Writer,
  { id, address }: { id: string; address: string },
  session: NewSession,
  now: number,
): Promise<'code-expired' | undefined> {
  await writer.remove(signIns, { id });
  // Who was dismissed in the meantime stays outside.
  if (!(await findOfficer(writer, address))) return 'code-expired';
  await beginSession(writer, session, address, now);
  return undefined;
}

async function forgetEnded(writer: Writer, now: number): Promise<void> {
  const oldest = await writer.list(signIns, {}, { index: 'until', limit: 50 });
  // Kept for an hour: how many mails went to an address is counted by them.
  const ended = oldest.filter(({ until }) => until <= now - hour).map(({ id }) => id);
  await writer.removeMany(signIns, {}, 'id', ended);
}
