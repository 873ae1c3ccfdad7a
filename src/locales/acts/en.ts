import type { Plural } from '../fr.ts';
import type { fr } from './fr.ts';

/** What is said while somebody acts, in English. */
export const en = {
  'error.kept': 'What you typed is kept.',
  'sign.required': 'All fields are required unless stated otherwise.',
  'sign.name': 'First and last name',
  'sign.email': 'Email address',
  'notice.title': 'Your data',
  notice: 'Controller: {controller}. Purpose: {purpose} Retention: {retention}',
  'notice.link': 'More about your data and your rights',

  'fault.name.required': 'Enter your first and last name, for example “Camille Martin”.',
  'fault.name.reserved':
    'This name is reserved for an institution or an elected person. Enter your first and last name; if it is yours, write to the site’s team.',
  'fault.name': 'Enter your name as it is written, without a web address or a sign in front.',
  'fault.email.required': 'Enter your email address, for example name@example.org.',
  'fault.email.too-long': 'Address too long: 254 characters at most.',
  'fault.email': 'The email address must look like name@example.org.',
  'fault.too-long': 'Text too long: 100 characters at most.',
  'fault.code': 'The code has six digits, for example 123456.',

  'received.title': 'Signature received, one step left',
  'received.sent': 'We have sent an email to {email}. Enter its six-digit code here, or follow its link.',
  'received.sent.resumed': 'We have sent you an email. Enter its six-digit code here, or follow its link.',
  'received.not-counted': 'Your signature will be counted after this confirmation.',
  'received.mail.delayed': 'The email could not be sent yet. We’ll keep trying.',
  'received.mail.failed': 'The email could not be delivered to this address. Correct it, or ask for another email.',
  'received.by-link': 'Confirmed by the link in the email. To continue here too, enter the code in that email.',
  'received.here': 'Continue here',
  'received.code': 'Six-digit code',
  'received.confirm': 'Confirm my signature',
  'received.nothing': 'Nothing after a few minutes?',
  'received.spam': 'Check your spam folder, ask for another email or correct the address.',
  'received.address': 'Email address, if it needs correcting (optional)',
  'received.resend': 'Send another email',
  'received.resent': { one: 'Email sent. One more is possible.', other: 'Email sent. {count} more are possible.' },
  'received.resent.last': 'Email sent. It was the last one possible.',
  'received.cancel': 'Cancel my signature',

  'counted.title': 'Thank you, your signature has been counted',
  'counted.receipt': 'This browser keeps a receipt: you can withdraw your signature from here until the close.',
  'proof.check': 'Check my signature',
  'counted.kiosk':
    'Nothing is kept on this device, which will soon start over. You keep the link in the email for later.',
  withdraw: 'Withdraw my signature',
  'withdraw.sure': 'Withdraw your signature? Your name and address will be erased.',
  'withdraw.yes': 'Yes, withdraw',
  'withdraw.no': 'No, keep it',
  'withdrawn.title': 'Your signature has been withdrawn',
  withdrawn: 'Your name and address have been erased. You can sign again.',

  'refused.code-wrong': 'This is not the right code. Check the six digits in the last email you received.',
  'refused.code-expired': 'This code is no longer valid. Ask for another email.',
  'refused.too-many-mails': 'No more emails can be sent. Check your spam folder.',
  'refused.key-used': 'The receipt on this device is no longer valid. What you entered is kept: send it again.',
} satisfies Readonly<Record<keyof typeof fr, string | Plural>>;
