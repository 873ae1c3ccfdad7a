import type { Plural } from '../../../../locales/fr.ts';
import type { fr } from './fr.ts';

/** What is said once a ballot is filled in, in English. */
export const en = {
  'poll.review': 'Check your vote',
  'poll.review.blank': 'Blank vote',
  'poll.review.left': 'Left out: {options}',
  'poll.review.change': 'Change my choice',
  'poll.review.later': 'You will be able to change or withdraw your vote until the close.',
  'poll.email.hint':
    'Never published, it serves to confirm your vote and to count one per person. Format: name@example.org',
  'poll.send.change': 'Save this change',
  'poll.received.title': 'Ballot received, one step left',
  'poll.received.not-counted': 'Your ballot will be counted after this confirmation.',
  'poll.received.confirm': 'Confirm my vote',
  'poll.received.cancel': 'Cancel my vote',
  'poll.counted.title': 'Thank you, your ballot is counted',
  'poll.counted.receipt': 'Your receipt and your choice stay in this browser, on this device only.',
  'poll.changed': 'The text changed on {date}, after you voted.',
  'poll.changed.free': 'Read it again: you can change your vote.',
  'poll.change': 'Change my vote',
  'poll.withdraw': 'Withdraw my vote',
  'poll.withdraw.sure': 'Withdraw your vote? Your ballot will no longer be counted.',
  'poll.withdrawn.title': 'Your vote is withdrawn',
  'poll.withdrawn': 'Your ballot is no longer counted. You may vote again.',
  'poll.refused.text-changed':
    'The question or the options have changed. Read them again, then vote: your choice is kept.',
} satisfies Readonly<Record<keyof typeof fr, string | Plural>>;
