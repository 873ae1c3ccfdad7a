import type { HookWords } from './words.ts';

export const en: HookWords = {
  link: 'Webhooks',
  title: 'Tell other programs (webhooks)',
  intro:
    'Your other programs are told what happens on this site, at the address that you give here. No personal data are sent.',
  empty: 'No address is told yet.',
  address: 'Address to be told',
  addressHint: 'For example https://intranet.town.example/participation',
  events: 'Tell it when',
  event: {
    published: 'something is published',
    threshold: 'a threshold is reached',
    closed: 'something has closed',
    answered: 'an official answer is published',
    test: 'test',
  },
  add: 'Add the address',
  addTitle: 'Tell another address',
  faults: {
    required: 'Enter an address, and tick at least one event.',
    address: 'Enter a whole address, like https://intranet.town.example/participation.',
    taken: 'This address is told already. Remove it first to change its events.',
    'too-many': 'Twenty addresses are told already: remove one first.',
  },
  secretTitle: 'Keep this secret now',
  secret:
    'It is shown once. With it, your program checks that a message really comes from here (signature of Standard Webhooks).',
  tells: 'Told when',
  last: 'Sent last',
  none: 'nothing yet',
  states: { waiting: 'waiting', sent: 'taken', failed: 'given up' },
  next: (time) => `next attempt: ${time}`,
  test: 'Send a test',
  tested: 'The test leaves within a minute. What came of it will be shown here.',
  remove: 'Remove',
  removeOf: (address) => `Remove ${address}`,
  removed: 'The address is not told any more.',
};
