import { createTransport } from 'nodemailer';
import type { Mailer } from './mail.ts';
import type { Mail } from '../core/post.ts';
import { StartError } from '../core/start-error.ts';

export interface SmtpMailer extends Mailer {
  close(): void;
}

/**
 * Sends mails by SMTP. The address is `smtp://user:password@host:port`, or `smtps://…` for TLS from the start; `?from=` names the
 * sender, else it is `no-reply` at the sender's host.
 *
 * @throws StartError where the address is none.
 */
export function smtpMailer(smtpUrl: string, sender: { name: string; host: string }): SmtpMailer {
  const url = URL.parse(smtpUrl);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new StartError(
      'SMTP_URL is not the address of a mail server: write smtp://user:password@host:587 or smtps://….',
    );
  }
  const address = url.searchParams.get('from') ?? `no-reply@${sender.host}`;
  url.searchParams.delete('from');
  // Bounded, so that a server that does not answer cannot pile up mails without end.
  const timeouts = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };
  const transport = createTransport({ url: url.href, pool: true, ...timeouts });
  return {
    async send({ to, subject, text, lang }: Mail) {
      await transport.sendMail({
        from: { name: sender.name, address },
        // As an object, so that nothing in it is read as a list of addresses.
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => transport.close(),
  };
}
