import { createApp } from '../../src/server/app.ts';
import { countMails } from '../../src/server/mail/outgoing.ts';
import { smtpMailer } from '../../src/server/mail/smtp.ts';
import type { Store } from '../../src/server/store/store.ts';
import { asServed } from '../server/as-served.ts';
import type { Letters } from './letters.ts';
import { secret } from './town.ts';

/** Longer than a process that was killed holds off the others from a mail that it had taken, in milliseconds. */
const later = 11 * 60_000;

/** Sends what waits, as a process does that comes eleven minutes later; answers how many mails are still there then. */
export async function sendWhatWaits(store: Store, letters: Letters): Promise<number> {
  const mailer = smtpMailer(letters.smtp, { name: 'Valmont', host: 'ville.example' });
  const app = createApp({
    store: asServed(store, secret),
    secret,
    mailer,
    baseUrl: 'https://participer.exemple',
    clock: () => Date.now() + later,
  });
  await app.sendMails();
  await app.idle();
  mailer.close();
  const { waiting, failed } = await countMails(store);
  return waiting + failed;
}
