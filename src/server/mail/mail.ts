import type { Mail } from '../core/outbox.ts';
import type { Made, MailWords } from '../words/act-words.ts';

/** Mails on their way at the same time, from one process. */
export const maxUnderWay = 20;

/**
 * How a connection is encrypted: from the start, before anything is sent (STARTTLS, without which nothing leaves), or only where the server
 * offers that, which whoever sits in between can prevent.
 */
export type Encryption = 'always' | 'required' | 'offered';

/** The server that mails leave by, for those who set it up: never what one signs in to it with. */
export interface MailServer {
  host: string;
  port: number;
  /** Address in whose name they are sent. */
  from: string;
  secure: Encryption;
  signsIn: boolean;
}

/** Whatever carries mails. `send` rejects where a mail could not be handed over, with a `MailRefused` where trying again is vain. */
export interface Mailer {
  /** @param id the same for each attempt, so that a mail that arrives twice can be told to be one; a new one where it is missing */
  send(mail: Mail, id?: string): Promise<void>;
  /** The server that they leave by, where there is one. */
  readonly server?: MailServer | undefined;
  /** False as long as it carries nothing: no server is chosen yet. */
  readonly works?: boolean;
}

/** The address, or the text, is refused for good. */
export class MailRefused extends Error {}

/** What both kinds of mail speak of, and in which words. */
export interface Letter {
  words: MailWords;
  to: string;
  lang: string;
  /** Title of the thing that it is about. */
  title: string;
  /** Who writes: the name of the site. */
  site: string;
  confirmUrl: string;
  withdrawUrl: string;
  /** What was asked for, and when; missing where nothing is asked. */
  made?: Made | undefined;
}

/** Asks for the confirmation, by code or by link. It says what is confirmed, and how to refuse it: its reader need not be who typed it. */
export function confirmationMail(
  { words, to, lang, title, site, confirmUrl, withdrawUrl, made }: Letter,
  code: string,
): Mail {
  const paragraphs = [
    words.greeting,
    words.received(title),
    ...(made ? [words.made(made)] : []),
    `${words.code}\n\n    ${code}`,
    `${words.link}\n${confirmUrl}`,
    words.validity,
    words.notYou,
    `${words.withdraw}\n${withdrawUrl}`,
    site,
  ];
  return { to, lang, subject: words.codeSubject(code), text: `${paragraphs.join('\n\n')}\n`, code };
}

/** Tells the holder of an address that it has acted already. Only this mail says so, never the screen. @param instead what is said where that does not count */
export function duplicateMail({ words, to, lang, title, site, withdrawUrl }: Letter, instead?: string): Mail {
  const paragraphs = [
    words.greeting,
    instead ?? words.duplicate(title),
    // What can't be taken back has no such link.
    ...(words.duplicateHint ? [`${words.duplicateHint}\n${withdrawUrl}`] : []),
    words.duplicateNotYou,
    site,
  ];
  return { to, lang, subject: words.duplicateSubject(title), text: `${paragraphs.join('\n\n')}\n` };
}
