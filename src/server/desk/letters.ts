import type { Mail } from '../core/outbox.ts';
import type { DeskWords } from './words/words.ts';

/** A mail that lets an officer in. */
interface SignInLetter {
  words: DeskWords;
  to: string;
  /** Name of the site. */
  site: string;
  url: string;
}

/** Writes the mail that brings the code and the link of a sign-in. */
export const signInMail = ({ words: { lang, signIn }, to, site, url }: SignInLetter, code: string): Mail => ({
  to,
  lang,
  subject: signIn.mailSubject(site, code),
  text: `${signIn.mail(site, code, url).join('\n\n')}\n`,
  code,
});
