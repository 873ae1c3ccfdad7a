import type { VoiceWords } from './words.ts';

export const en: VoiceWords = {
  link: 'Moderation and official voice',
  title: 'Moderation and official voice',
  intro:
    'These people act in the discussion itself, on the page that shows it, without the desk. Their comments bear a mark that nobody else can have.',
  then: 'Tell the person: they join the discussion with this address, which a mailed code confirms. Their role is good for thirty days; then they confirm their address again.',
  officers: 'What moderators decide at the desk does not depend on it: that is set on the page Team.',
  list: 'Who may act',
  empty: 'Nobody yet.',
  address: 'Email address',
  noAddress: 'Address not kept',
  role: 'Role',
  since: 'Since',
  inDocument: 'Stands in the document: it is taken away there.',
  roles: {
    moderator: {
      label: 'Moderation',
      may: 'Takes comments down or hides them, with the reason, and publishes those that wait.',
    },
    official: {
      label: 'Official voice',
      may: 'Writes for the institution: their comments bear the mark “Official reply”.',
    },
  },
  addTitle: 'Give a role',
  emailHint: 'Only its first letter and its domain can be read here afterwards.',
  add: 'Give',
  remove: 'Take away',
  removeOf: (address, role) => `Take away the role ${role} from ${address}`,
  sayWhyOf: (address, role) => `Say why the role ${role} is taken from ${address}`,
  given: 'The role is given. The public log says so, without the address.',
  known: 'This address had the role already: nothing has changed.',
  taken: 'The role is taken away. The public log says so.',
  gone: 'This address had the role no more: nothing has changed.',
};
