import type { Mailer } from './mail.ts';
import type { Mail } from '../core/outbox.ts';

/** A mail that arrived in the mailbox. */
export interface KeptMail extends Mail {
  at: number;
}

/** A mailer that sends nothing and shows its mails at `/mailbox`: for demonstrations and tests. */
export interface Mailbox extends Mailer {
  /** The last mails, newest first. */
  readonly mails: readonly KeptMail[];
}

const maxMails = 200;

/** Returns an empty mailbox in memory; it keeps the last 200 mails. */
export function createMailbox(clock: () => number = Date.now): Mailbox {
  const mails: KeptMail[] = [];
  return {
    mails,
    async send(mail) {
      mails.unshift({ ...mail, at: clock() });
      mails.length = Math.min(mails.length, maxMails);
    },
  };
}

export const isMailbox = (mailer: Mailer): mailer is Mailbox => 'mails' in mailer;
