import { MailRefused } from './mail.ts';

/** Why a mail did not leave, as far as whoever set up the mail server can tell and mend it. */
export const mailFaults = [
  'host',
  'port',
  'slow',
  'tls',
  'certificate',
  'sign-in',
  'needs-sign-in',
  'sender',
  'later',
  'recipient',
  'text',
  'other',
] as const;
export type MailFault = (typeof mailFaults)[number];

/** What is known of an attempt that failed: the names are those of Node and of the package that sends (`smtp.ts`). */
interface Known {
  code?: string;
  command?: string;
  responseCode?: number;
  message?: string;
  cause?: unknown;
}

const certificate = /CERT|SELF.?SIGNED|ISSUER|LEAF_SIGNATURE|ALTNAME/i;

/** Finds out what kind of fault an attempt ended with. */
export function mailFaultOf(error: unknown): MailFault {
  const known = (error instanceof MailRefused ? error.cause : error) as Known | undefined;
  const { code = '', command = '', responseCode = 0, message = '' } = known ?? {};
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(`${code} ${message}`)) return 'host';
  if (certificate.test(`${code} ${message}`)) return 'certificate';
  if (code === 'ETLS' || /^ERR_(?:SSL|TLS)_|wrong version number|STARTTLS/i.test(`${code} ${message}`)) return 'tls';
  if (/ECONNREFUSED/.test(`${code} ${message}`)) return 'port';
  if (code === 'ETIMEDOUT' || /timed? ?out/i.test(message)) return 'slow';
  if (responseCode === 530 || code === 'ENOAUTH') return 'needs-sign-in';
  if (code === 'EAUTH') return responseCode >= 400 && responseCode < 500 ? 'later' : 'sign-in';
  if (responseCode >= 400 && responseCode < 500) return 'later';
  if (command === 'MAIL FROM') return 'sender';
  if (command === 'RCPT TO') return 'recipient';
  if (command === 'DATA') return 'text';
  return 'other';
}

/** Returns what the mail server answered, without the addresses in it. */
export const answerOf = (error: unknown): string | undefined => {
  const { response } = ((error instanceof MailRefused ? error.cause : error) ?? {}) as { response?: string };
  return response
    ?.replace(/(?<!\S)[^\s@]*@\S*/g, '…')
    .slice(0, 300)
    .toWellFormed();
};
