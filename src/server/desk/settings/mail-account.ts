import { digest } from '../../core/crypto.ts';
import { seal, unseal } from '../../core/seal.ts';
import type { Services } from '../../core/services.ts';
import { isChosen, type MailAccount } from '../../mail/chosen.ts';
import type { Mailer } from '../../mail/mail.ts';
import type { ReadStore, Store } from '../../store/store.ts';
import { isExpected } from '../expected.ts';
import { writeLog } from '../log.ts';
import type { TypedAccount } from './check-mail.ts';
import type { Change } from './chosen.ts';
import { siteSettings } from './tables.ts';
import { takeTurn } from '../pace/turns.ts';

/*
 * The mail server that is chosen at the desk. Its password is in the database only as who has the secret of the server can read it, and
 * for the server and the name alone that it was typed for: whoever changes these in the database gets no password sent anywhere.
 */

const name = 'mail';
const purpose = 'civic-widgets: password of the mail server';

type Where = Pick<MailAccount, 'host' | 'port' | 'user' | 'secure'>;

/** Where a password may be sent. It is a part of the key that it is sealed by. */
const purposeFor = ({ host, port, user, secure }: Where): string =>
  `${purpose} ${JSON.stringify([host, port, user, secure])}`;

/** Reads the password of a server; nothing where it was sealed for another one, or with another secret. */
export async function passwordOf({ secret }: Pick<Services, 'secret'>, kept: MailAccount): Promise<string | undefined> {
  if (!kept.password) return '';
  return unseal(secret, purposeFor(kept), kept.password);
}

/** Binds a password to its server that was sealed before they were bound. */
async function bindEarlier({ store, secret }: Pick<Services, 'store' | 'secret'>): Promise<void> {
  const kept = await keptAccount(store);
  const password = kept?.password && (await unseal(secret, purpose, kept.password));
  if (!kept || !password) return;
  const value = JSON.stringify({ ...kept, password: await seal(secret, purposeFor(kept), password) });
  await store.write(async (writer) => {
    const row = await writer.get(siteSettings, { name });
    if (row?.value === JSON.stringify(kept)) await writer.put(siteSettings, { ...row, value });
  });
}

/** Reads what is kept, with its password sealed; nothing where no server is chosen. */
export async function keptAccount(store: ReadStore): Promise<MailAccount | undefined> {
  const row = await store.get(siteSettings, { name });
  return row && (JSON.parse(row.value) as MailAccount);
}

/** Returns what tells the chosen server, as it is, from any other. */
export const accountVersion = (kept: MailAccount | undefined): Promise<string> => digest(JSON.stringify(kept ?? ''));

/** Lets mails leave by the server that was chosen, maybe in another process. One whose password can't be read any more is none. */
export async function takeAccount(
  { store, secret }: Pick<Services, 'store' | 'secret'>,
  mailer: Mailer | undefined,
): Promise<void> {
  if (!isChosen(mailer)) return;
  await bindEarlier({ store, secret });
  const kept = await keptAccount(store);
  const password = kept && (await passwordOf({ secret }, kept));
  await mailer.choose(kept && password !== undefined ? { ...kept, password } : undefined);
}

/** Chooses a mail server, or none, here at once and elsewhere within a minute. Answers whether it was done upon this version. @param account its password is the one before where it is missing */
export async function changeAccount(
  services: Pick<Services, 'secret'> & { store: Store },
  mailer: Mailer | undefined,
  account: TypedAccount | undefined,
  { expects, ...turn }: Change,
): Promise<boolean> {
  const { store, secret } = services;
  const { by, now } = turn;
  const known = await keptAccount(store);
  if (!isExpected(expects, await accountVersion(known))) return false;
  const password = account?.password ?? (known && (await passwordOf(services, known)));
  const sealed = account && password ? await seal(secret, purposeFor(account), password) : '';
  const isDone = await store.write(async (writer) => {
    const before = await keptAccount(writer);
    // The password that is kept on is that of the server that was read.
    if ((await accountVersion(before)) !== (await accountVersion(known))) return false;
    if (account) {
      const value = JSON.stringify({ ...account, password: sealed } satisfies MailAccount);
      await writer.put(siteSettings, { name, value, at: now });
    } else await writer.remove(siteSettings, { name });
    await takeTurn(writer, turn);
    await writeLog(writer, { scope: '', by, act: 'settings', now, details: { settings: [name] } });
    return true;
  });
  if (isDone) await takeAccount(services, mailer);
  return isDone;
}
