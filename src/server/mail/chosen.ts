import type { Mail } from '../core/outbox.ts';
import type { Mailer, MailServer } from './mail.ts';

/** A mail server, and what one signs in to it with: nothing where `user` is empty. */
export interface MailAccount extends Omit<MailServer, 'signsIn'> {
  user: string;
  password: string;
}

/** A mailer that can be ended. */
export interface Connection extends Mailer {
  close(): void;
}

/** A mailer whose server is chosen while it runs. */
export interface ChosenMailer extends Connection {
  readonly works: boolean;
  /** Sends by this server from now on, or by none. */
  choose(account: MailAccount | undefined): Promise<void>;
}

/** Checks whether the server that mails leave by can be chosen. */
export const isChosen = (mailer: Mailer | undefined): mailer is ChosenMailer =>
  mailer !== undefined && 'choose' in mailer;

/** Makes a mailer that carries nothing until a server is chosen. @param connect returns what sends by a server */
export function chosenMailer(connect: (account: MailAccount) => Promise<Connection>): ChosenMailer {
  let connection: Connection | undefined;
  let known = '';
  return {
    get works() {
      return connection !== undefined;
    },
    get server() {
      return connection?.server;
    },
    async choose(account) {
      const wanted = JSON.stringify(account ?? '');
      if (wanted === known) return;
      const before = connection;
      connection = account && (await connect(account));
      known = wanted;
      before?.close();
    },
    async send(mail: Mail, id?: string) {
      if (!connection) throw new Error('no mail server is chosen');
      await connection.send(mail, id);
    },
    close: () => connection?.close(),
  };
}

/** Returns the address of a mail server as `SMTP_URL` has it. */
export function smtpUrlOf({ host, port, secure, user, password, from }: MailAccount): string {
  const named = host.includes(':') ? `[${host}]` : host;
  const who = user && `${encodeURIComponent(user)}:${encodeURIComponent(password)}@`;
  const scheme = secure === 'always' ? 'smtps' : 'smtp';
  const tls = secure === 'always' ? '' : `&tls=${secure}`;
  return `${scheme}://${who}${named}:${port}?from=${encodeURIComponent(from)}${tls}`;
}
