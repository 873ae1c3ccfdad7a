import { commentsWords } from './words-for.ts';
import type { Mail } from '../../core/outbox.ts';
import { wordsFor } from '../../words/words-for.ts';
import type { Services } from '../../core/services.ts';
import type { CommentRow } from './tables.ts';
import type { StoredThread } from './find.ts';
import { titleOf } from './view.ts';

/* The mails about what is reported and decided in threads: plain text, without a word that a stranger typed. */

export interface Addressee {
  to: string;
  lang: string;
}

/** What a moderator decided, as its mails tell it (DSA, article 17). */
export interface Told {
  comment: string;
  decision: string;
  reason: string;
  ground: string;
  /** An automatic rule had found the comment. */
  rule: number;
}

/** Acknowledges a report. */
export function receivedMail(
  services: Services,
  thread: StoredThread,
  { to, lang }: Addressee,
  reference: string,
): Mail {
  const words = commentsWords(lang).mails;
  const text = [words.received(titleOf(thread, lang)), words.receivedNext];
  return written(services, { to, lang, subject: words.receivedSubject(reference), text });
}

/** Tells who reported a comment what became of it. */
export function answerMail(
  services: Services,
  thread: StoredThread,
  { to, lang }: Addressee,
  reference: string,
  told: Told,
): Mail {
  const words = commentsWords(lang).mails;
  const text = [words.decidedForReporter(titleOf(thread, lang), reference), ...reasons(services, thread, lang, told)];
  return written(services, { to, lang, subject: words.decidedSubject(reference), text });
}

/** Writes the statement of reasons for who wrote the comment; its text goes with it, for only its author has this address. */
export function reasonsMail(
  services: Services,
  thread: StoredThread,
  { to, lang }: Addressee,
  row: CommentRow,
  told: Told,
): Mail {
  const words = commentsWords(lang).mails;
  const title = titleOf(thread, lang);
  const text =
    told.decision === 'publish'
      ? [words.published(title), ...where(services, thread, lang, told)]
      : [
          words.decidedForAuthor(title),
          ...reasons(services, thread, lang, told),
          ...(row.body ? [`${words.yourText}\n${row.body}`] : []),
        ];
  return written(services, { to, lang, subject: words.authorSubject(title), text });
}

function reasons(services: Services, thread: StoredThread, lang: string, told: Told): string[] {
  const { mails, decisions } = commentsWords(lang);
  const { contest } = thread.rules;
  return [
    `${mails.decision} ${decisions[told.decision] ?? told.decision}`,
    `${mails.reason} ${told.reason}`,
    `${mails.ground} ${told.ground}`,
    told.rule ? mails.byRule : mails.byHand,
    ...where(services, thread, lang, told),
    contest ? `${mails.contest}\n${new URL(contest, services.baseUrl).href}` : mails.noContest,
  ];
}

/** The address of the comment: of its place in the whole thread, and of a page with it alone where no script runs. */
function where({ baseUrl }: Services, { path }: StoredThread, lang: string, { comment }: Told): string[] {
  const id = encodeURIComponent(comment);
  return [`${commentsWords(lang).mails.where}\n${baseUrl}${path}?id=${id}&lang=${lang}#civic-comment-${id}`];
}

function written({ site }: Services, { text, ...mail }: Omit<Mail, 'text'> & { text: string[] }): Mail {
  const paragraphs = [wordsFor(mail.lang).mails.greeting, ...text, site.name];
  return { ...mail, text: `${paragraphs.join('\n\n')}\n` };
}
