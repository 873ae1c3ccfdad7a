import type { Mail } from '../../core/outbox.ts';
import type { PasskeyWords } from './words.ts';

/** Writes the mail that tells an officer of a key that was added: whoever sat at their open desk could have done it. */
export const addedMail = (
  { mailSubject, mail }: PasskeyWords,
  { to, lang, site, url }: { to: string; lang: string; site: string; url: string },
): Mail => ({ to, lang, subject: mailSubject(site), text: `${mail(site, url).join('\n\n')}\n` });
