import type { Plural } from '../../../../locales/fr.ts';
import type { fr } from './fr.ts';

/** What is said once a ballot is filled in, in English. */
export const en = {
  'poll.review': 'Check your vote',
  'poll.review.blank': 'Blank vote',
  'poll.review.left': 'Not chosen: {options}',
  'poll.review.change': 'Change my choice',
  'poll.review.later': 'You will be able to change or withdraw your vote until the close.',
  'poll.review.final': 'Once confirmed, your vote is final: it can be neither changed nor withdrawn.',
  'poll.review.last': { one: 'Then: {options}', other: 'Then, level with each other: {options}' },
  'poll.email.hint':
    'Never published: it is used to confirm your vote and to count only one per person. Format: name@example.org',
  'poll.send.change': 'Save this change',
  'poll.received.title': 'Vote received, one step left',
  'poll.received.not-counted': 'Your vote will be counted after this confirmation.',
  'poll.received.confirm': 'Confirm my vote',
  'poll.received.cancel': 'Cancel my vote',
  'poll.counted.title': 'Thank you, your vote has been counted',
  'poll.counted.receipt': 'Your receipt and your choice stay in this browser, on this device only.',
  'poll.changed': 'The text changed on {date}, after you voted.',
  'poll.changed.free': 'Read it again: you can change your vote.',
  'poll.change': 'Change my vote',
  'poll.withdraw': 'Withdraw my vote',
  'poll.withdraw.sure': 'Withdraw your vote? It will no longer be counted.',
  'poll.withdrawn.title': 'Your vote has been withdrawn',
  'poll.withdrawn': 'It is no longer counted. You can vote again.',
  'poll.proof.check': 'Check my vote',
  'poll.refused.text-changed':
    'The question or the options have changed. Read them again, then vote: your choice is kept.',
} satisfies Readonly<Record<keyof typeof fr, string | Plural>>;
