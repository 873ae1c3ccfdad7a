import type { Plural } from '../fr.ts';
import type { fr } from './fr.ts';

/** What is said while somebody acts, in English. */
export const en = {
  'error.kept': 'What you typed is kept.',
  'sign.name': 'First and last name',
  'sign.email': 'E-mail address',
  'notice.title': 'Your data',
  notice: 'Controller: {controller}. Purpose: {purpose} Retention: {retention}',
  'notice.link': 'More about your data and your rights',

  'fault.name.required': 'Enter your first and last name, for example “Camille Martin”.',
  'fault.name.reserved':
    'This name is kept for an institution or an elected person. Enter your first and last name; if it is yours, write to the site’s team.',
  'fault.name': 'Enter your name as it is written, without an internet address or a sign in front.',
  'fault.email.required': 'Enter your e-mail address, for example name@example.org.',
  'fault.email.too-long': 'Address too long: 254 characters at most.',
  'fault.email': 'The e-mail address must look like name@example.org.',
  'fault.too-long': 'Text too long: 100 characters at most.',
  'fault.code': 'The code is made of six digits, for example 123456.',

  'received.title': 'Signature received, one step left',
  'received.sent': 'A mail is on its way to {email}. Type its six-digit code here, or follow its link.',
  'received.sent.resumed': 'A mail was sent to you. Type its six-digit code here, or follow its link.',
  'received.not-counted': 'Your signature will be counted after this confirmation.',
  'received.mail.delayed': 'The mail could not leave yet. We keep trying.',
  'received.mail.failed': 'The mail could not be delivered to this address. Correct it, or ask for another mail.',
  'received.by-link': 'Confirmed by the link in the mail. To go on here too, type the code of that mail.',
  'received.here': 'Go on here',
  'received.code': 'Six-digit code',
  'received.confirm': 'Confirm my signature',
  'received.nothing': 'Nothing received after a few minutes?',
  'received.spam': 'Look into your spam folder, ask for another mail or correct the address.',
  'received.address': 'E-mail address, if it needs correcting (optional)',
  'received.resend': 'Send another mail',
  'received.resent': { one: 'Mail sent. One more is possible.', other: 'Mail sent. {count} more are possible.' },
  'received.resent.last': 'Mail sent. It was the last one possible.',
  'received.cancel': 'Cancel my signature',

  'counted.title': 'Thank you, your signature is counted',
  'counted.receipt': 'This browser keeps a receipt: you can withdraw your signature from here until the close.',
  withdraw: 'Withdraw my signature',
  'withdraw.sure': 'Withdraw your signature? Your name and address will be erased.',
  'withdraw.yes': 'Yes, withdraw',
  'withdraw.no': 'No, keep it',
  'withdrawn.title': 'Your signature is withdrawn',
  withdrawn: 'Your name and address are erased. You may sign again.',

  'refused.code-wrong': 'This is not the right code. Check the six digits of the last mail you received.',
  'refused.code-expired': 'This code is no longer valid. Ask for another mail.',
  'refused.too-many-mails': 'No more mails are possible. Look into your spam folder.',
  'refused.key-used': 'The receipt of this device is no longer valid. What you entered is kept: send it again.',
} satisfies Readonly<Record<keyof typeof fr, string | Plural>>;
