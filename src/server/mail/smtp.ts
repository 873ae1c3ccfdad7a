import { createTransport } from 'nodemailer';
import { isLocal } from './local.ts';
import { MailRefused, maxUnderWay, type Encryption, type Mailer } from './mail.ts';
import type { Mail } from '../core/outbox.ts';
import { StartError } from '../core/start-error.ts';

export interface SmtpMailer extends Mailer {
  close(): void;
}

/**
 * Sends mails by SMTP. The address is `smtp://user:password@host:port`, or `smtps://…` for TLS from the start; `?from=` names the
 * sender, else it is `no-reply` at the sender's host. By `smtp://`, nothing leaves in clear but to a server of the same machine or
 * network; `tls=required` and `tls=offered` say otherwise.
 *
 * @throws StartError where the address is none.
 */
export function smtpMailer(smtpUrl: string, sender: { readonly name: string; readonly host: string }): SmtpMailer {
  const url = URL.parse(smtpUrl);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new StartError(
      'SMTP_URL is not the address of a mail server: write smtp://user:password@host:587 or smtps://….',
    );
  }
  const address = url.searchParams.get('from') ?? `no-reply@${sender.host}`;
  url.searchParams.delete('from');
  const secure = encryptionOf(url);
  url.searchParams.delete('tls');
  // Bounded, so that a server that does not answer cannot pile up mails without end.
  const timeouts = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };
  // As many as are claimed at a time: none waits for a connection while its lease runs out.
  const pool = { pool: true, maxConnections: maxUnderWay, ...timeouts } as const;
  const transport = createTransport({ url: url.href, requireTLS: secure === 'required', ...pool });
  return {
    server: {
      host: url.hostname,
      port: Number(url.port) || (secure === 'always' ? 465 : 587),
      from: address,
      secure,
      signsIn: url.username !== '',
    },
    async send({ to, subject, text, lang, leave }: Mail, id) {
      const sending = transport.sendMail({
        from: { name: sender.name, address },
        ...(id !== undefined && { messageId: `<${id}@${sender.host}>` }),
        // As an object, so that nothing in it is read as a list of addresses.
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated', ...(leave && leaving(leave)) },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      await sending.catch((error: unknown) => {
        throw isFinal(error) ? new MailRefused((error as Error).message, { cause: error }) : error;
      });
    },
    close: () => transport.close(),
  };
}

function encryptionOf({ protocol, hostname, searchParams }: URL): Encryption {
  if (protocol === 'smtps:') return 'always';
  const asked = searchParams.get('tls');
  if (asked === 'required' || asked === 'offered') return asked;
  if (asked !== null) throw new StartError('SMTP_URL says tls= otherwise than required or offered.');
  return isLocal(hostname) ? 'offered' : 'required';
}

/** Lets a mail program show a button that ends a list (RFC 8058). */
const leaving = (address: string): Record<string, string> => ({
  'List-Unsubscribe': `<${address}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/**
 * True where the server refused this recipient or this text by a code of 500 to 599. One that refuses the sender or the password is
 * set up wrongly: once that is mended, the mail can leave.
 */
function isFinal(error: unknown): boolean {
  const { responseCode = 0, command = '' } = error as { responseCode?: number; command?: string };
  return responseCode >= 500 && responseCode < 600 && ['RCPT TO', 'DATA'].includes(command);
}
