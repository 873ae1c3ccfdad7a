import type { Mail, Post } from '../core/post.ts';
import type { MailWords } from '../words/act-words.ts';

/** Whatever carries mails. `send` rejects where a mail could not be handed over. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** @param mailer without one, no mail leaves, and what needs one is to be refused before (`needMail`) */
export function createPost(mailer: Mailer | undefined): Post {
  const underway = new Set<Promise<void>>();
  return {
    works: mailer !== undefined,
    send(mail) {
      if (!mailer) return;
      const sending = (async () => mailer.send(mail))()
        .catch((error: unknown) => {
          // A mail server repeats the address that it refuses; logs keep no one's.
          const why = (error instanceof Error ? error.message : String(error)).replace(/(?<!\S)[^\s@]*@\S*/g, '…');
          console.error(`[mail] A mail could not be sent (${why}). Its act waits; another mail can be asked for.`);
        })
        .finally(() => underway.delete(sending));
      underway.add(sending);
    },
    async idle() {
      await Promise.all(underway);
    },
  };
}

/** What both kinds of mail speak of, and in which words. */
export interface Letter {
  words: MailWords;
  to: string;
  lang: string;
  /** Title of the petition or poll. */
  title: string;
  /** Who writes: the name of the site. */
  site: string;
  confirmUrl: string;
  withdrawUrl: string;
}

/** Asks for the confirmation, by code or by link. It never repeats what was typed: its reader need not be who typed it. */
export function confirmationMail(
  { words, to, lang, title, site, confirmUrl, withdrawUrl }: Letter,
  code: string,
): Mail {
  const paragraphs = [
    words.greeting,
    words.received(title),
    `${words.code}\n\n    ${code}`,
    `${words.link}\n${confirmUrl}`,
    words.validity,
    words.notYou,
    `${words.withdraw}\n${withdrawUrl}`,
    site,
  ];
  return { to, lang, subject: words.codeSubject(code), text: `${paragraphs.join('\n\n')}\n`, code };
}

/** Tells the holder of an address that it has acted already. Only this mail says so, never the screen. */
export function duplicateMail({ words, to, lang, title, site, withdrawUrl }: Letter): Mail {
  const paragraphs = [
    words.greeting,
    words.duplicate(title),
    // What can't be taken back has no such link.
    ...(words.duplicateHint ? [`${words.duplicateHint}\n${withdrawUrl}`] : []),
    words.duplicateNotYou,
    site,
  ];
  return { to, lang, subject: words.duplicateSubject(title), text: `${paragraphs.join('\n\n')}\n` };
}
