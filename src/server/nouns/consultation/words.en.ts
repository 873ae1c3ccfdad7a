import { shared } from '../../words/shared.en.ts';
import { fill } from '../../words/format.ts';
import type { ConsultationWords } from './words.ts';

export const enConsultation: ConsultationWords = {
  units: {
    participants: shared['unit.participants'],
    contributions: shared['unit.contributions'],
    votes: shared['unit.votes'],
    comments: shared['unit.comments'],
  },
  takenBack: {
    participants: {
      one: 'Since {date}, {count} person has withdrawn everything they did here.',
      other: 'Since {date}, {count} people have withdrawn everything they did here.',
    },
    votes: {
      one: 'Since {date}, {count} vote was withdrawn by the person who gave it.',
      other: 'Since {date}, {count} votes were withdrawn by the people who gave them.',
    },
  },
  status: {
    opensOn: (date) => fill(shared['phase.not-open'], { date }),
    closesOn: (date) => `Open until ${date}`,
    closedOn: (date) => fill(shared['phase.closed'], { date }),
    paused: 'Paused',
    archived: shared['phase.archived'],
  },
  timeline: {
    opened: 'The consultation opened',
    closed: 'The consultation closed',
    answered: 'Official answer published',
  },
  methods: {
    participants: 'People who made at least one proposal, vote, comment, source or report.',
    participantsBefore:
      'People who made at least one proposal, vote, comment, source or report, as the day began (UTC): as long as votes are hidden, today’s are not counted yet.',
    contributions: 'Proposals, comments and sources together.',
    votes: 'One vote per person and proposal; the last one replaces those before.',
    comments: 'Comments and arguments under the proposals.',
  },
  page: {
    numbersOf: (title) => `The numbers of “${title}”`,
    metric: 'Metric',
    value: 'Number',
    counted: 'Counted on',
  },
  proposals: {
    arguments: 'Arguments for and against',
    figures: 'The figures of the consultation',
    title: (title) => `The proposals: ${title}`,
    link: (count) => `See the ${count} proposals and their votes`,
    caption: 'Number of votes and share of each answer, without blank votes',
    proposal: 'Proposal',
    section: 'Section',
    votes: 'Votes',
    orderedBy: 'Sort by',
    orders: { volume: 'number of votes', share: 'share in favour', oldest: 'date' },
    next: 'Next proposals',
    removed: 'Proposal removed',
    removedBecause: (reason) => `This proposal was removed: ${reason}.`,
    hidden: 'Proposal hidden by the authority',
    hiddenBecause: (reason) => `The authority has hidden this proposal. Its reason: ${reason}`,
    addedBy: (name) => `Proposal added by the authority. Author: ${name}`,
    correctedBecause: (reason) => `Text corrected by the authority: ${reason}`,
    rewordedBecause: (reason) =>
      `The authority changed the text and its meaning; votes given before were on the old one. Its reason: ${reason}`,
    rewordedOn: (date) => `Its meaning changed on ${date}, after votes.`,
    reworded: {
      one: 'The meaning of {count} proposal changed after votes: the list says which, and when.',
      other: 'The meaning of {count} proposals changed after votes: the list says which, and when.',
    },
    who: 'Anyone with an email address.',
    purpose: 'to count votes, once per person.',
    retention: 'the address is erased as soon as the vote is confirmed.',
    mixed: 'Mixed',
  },
};
