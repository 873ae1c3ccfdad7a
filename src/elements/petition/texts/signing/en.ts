import type { Plural } from '../../../../locales/fr.ts';
import type { fr } from './fr.ts';

/** What is said while one signs, in English. */
export const en = {
  'sign.title': 'Your signature',
  'sign.email.hint': 'Never published: it is used to confirm your signature. Format: name@example.org',
  'sign.place': 'Town of residence',
  'sign.public': 'Show my name and town in the public list (optional)',
  'sign.news': 'Receive news of this petition by email (optional)',
  'sign.review.private': 'Neither your name nor your town will be published.',
  'sign.review.public': 'Your name and town will be published.',
  'sign.send': 'Sign',
  'sign.changed': 'The text changed on {date}, after you signed.',
  'sign.changed.free': 'Read it again: you can withdraw your signature.',
  'fault.place.required': 'Enter your town, for example “Saint-Florent”.',
  'fault.place': 'Enter the name of your town, without a web address or a sign in front.',
  'refused.text-changed': 'The text of the petition has changed. Read it again, then sign: what you typed is kept.',
} satisfies Readonly<Record<keyof typeof fr, string | Plural>>;
