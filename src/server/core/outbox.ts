import type { Writer } from '../store/store.ts';
import { Refusal } from './refusal.ts';

/** A mail to one person: plain text, without pictures or tracked links. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  lang: string;
  /** The code that the text holds, for a mailbox that shows it apart. */
  code?: string;
  /** Address at which whoever reads it leaves the list that it goes to, by one request (RFC 8058). */
  leave?: string;
}

/** What a mail belongs to: an act, or a report, of a scope. */
export interface MailTopic {
  scope: string;
  about: string;
}

/** Why a mail has not left: it is tried again, or it was given up. */
export type MailTrouble = 'delayed' | 'failed';

/**
 * Sends the mails that stand in the database: none for an act that was rolled back, each by one process at a time. Whoever runs the
 * app calls `sendDue` at its start and every few seconds.
 */
export interface Outbox {
  /** Whether there is anything that carries mails. */
  readonly works: boolean;
  /** Adds a mail to the transaction that needs it. @param lifetime milliseconds after which it is of no use any more */
  add(writer: Writer, topic: MailTopic, mail: Mail, lifetime?: number): Promise<void>;
  /** Starts to send what is due; resolves once it is under way. */
  sendDue(): Promise<void>;
  /** Sends at once what waits for another attempt, as what held it up is mended; answers how many mails that are. */
  retry(): Promise<number>;
  /** Sends what is due, waits a moment for the mails of this topic, and tells what is known to hold them up. */
  deliver(topic: MailTopic): Promise<MailTrouble | undefined>;
  /** Resolves when this process sends nothing any more. */
  idle(): Promise<void>;
}

/** Checks that mail can be sent. @throws Refusal `no-mail` where it can't: an act that can't be confirmed is not taken. */
export function needMail({ outbox }: { outbox: Outbox }): void {
  if (!outbox.works) throw new Refusal('no-mail');
}
