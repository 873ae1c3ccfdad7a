import { Refusal } from './refusal.ts';

/** A mail to one person: plain text, without pictures or tracked links. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  lang: string;
  /** The code that the text holds, for a mailbox that shows it apart. */
  code?: string;
}

/** Hands mails over without making anyone wait for it: an act is received whether or not its mail could leave. */
export interface Post {
  /** Whether there is anything that carries mails. */
  readonly works: boolean;
  send(mail: Mail): void;
  /** Resolves when no mail is on its way any more. */
  idle(): Promise<void>;
}

/** @throws Refusal `no-mail` where none can be sent: an act that can't be confirmed is not taken. */
export function needMail({ post }: { post: Post }): void {
  if (!post.works) throw new Refusal('no-mail');
}
