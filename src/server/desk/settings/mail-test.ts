import { rateLimit, type RateLimit } from '../../core/rate-limit.ts';
import type { Services } from '../../core/services.ts';
import { within } from '../../core/wait.ts';
import type { Mailer } from '../../mail/mail.ts';
import { settingsWordsFor } from './words-for.ts';

/* A mail that shows whether mails leave. */

/** How long a test may take, in milliseconds: less than an answer may. */
const patience = 25_000;

/** Who tries may do so ten times an hour, on pages and by programs together. */
const limits = new WeakMap<Services, RateLimit>();

/** Answers after how many seconds one may try again; 0 means now, and is counted. */
export function waitToTest(services: Services, who: string): number {
  const limit = limits.get(services) ?? rateLimit(10, 3_600_000, services.shared?.of('mail-test'));
  limits.set(services, limit);
  return limit(who, services.clock());
}

/** Says what came of a test that has left: what waited because none did leaves now, too. */
export async function goOn({ outbox }: Pick<Services, 'outbox'>, email: string, lang: string): Promise<string> {
  const { mail } = settingsWordsFor(lang);
  const count = await outbox.retry();
  return count > 0 ? `${mail.taken(email)} ${mail.goOn(count)}` : mail.taken(email);
}

/** Sends a test; answers what it ended with, or nothing where the mail server took it. */
export async function sendTest(
  { site, waiting }: Services,
  mailer: Mailer,
  { to, lang }: { to: string; lang: string },
): Promise<{ error: unknown } | undefined> {
  const { mail } = settingsWordsFor(lang);
  const text = `${mail.text(site.name).join('\n\n')}\n`;
  // Not through the outbox, which would try again: what fails is told at once.
  const attempt = mailer.send({ to, lang, subject: mail.subject(site.name), text }).then(
    () => 'taken' as const,
    (error: unknown) => ({ error }),
  );
  const outcome = (await within(patience, attempt, waiting)) ?? { error: new Error('timeout') };
  return outcome === 'taken' ? undefined : outcome;
}
