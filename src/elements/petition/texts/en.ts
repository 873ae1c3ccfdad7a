import type { Plural } from '../../../locales/fr.ts';
import type { fr } from './fr.ts';

/** What is said of petitions, in English. */
export const en = {
  'gauge.next': { one: '{count} more signature to reach {at}', other: '{count} more signatures to reach {at}' },
  'gauge.over': '{count} of {of} thresholds reached',
  'gauge.all': 'All thresholds have been reached.',
  'gauge.thresholds': 'What happens at each threshold',
  'gauge.reached': 'reached on {date}',

  author: 'Petition by {author}',

  'sign.elsewhere': 'Sign on {site}',
  'vote.elsewhere': 'Vote on {site}',
  sign: 'Sign the petition',
  'sign.resumes': 'You can sign again when it resumes.',
  share: 'Share this petition',
  'share.copy': 'Copy the link',
  'share.copied': 'Link copied.',
  'share.mail': 'Send by email',
} satisfies Readonly<Record<keyof typeof fr, string | Plural>>;
