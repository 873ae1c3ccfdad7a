import type { MakingWords } from '../../core/making.ts';

export const enMaking: MakingWords = {
  models: {
    consultation: {
      title: 'Consultation',
      hint: 'Several proposals: people give their view on each, argue, and follow the figures.',
    },
    words: { title: 'Consultation', hint: 'The texts and the dates.' },
  },
  steps: {
    question: 'What is it about?',
    proposals: 'Which proposals?',
    votes: 'How are views given?',
  },
  fields: {
    title: { label: 'Title', hint: 'For example: climate plan, what to do by 2035?' },
    summary: {
      label: 'Introduction (optional)',
      hint: 'What is at stake, and what the authority will do with the views. An empty line separates two paragraphs.',
    },
    'proposals.*.title': { label: 'Title' },
    'proposals.*.section': { label: 'Theme (optional)', hint: 'For example: getting around.' },
    'proposals.*.body': { label: 'Text (optional)' },
    'votes.results': { label: 'When are the counted views seen?' },
  },
  choices: {
    'votes.results=always': 'From the beginning',
    'votes.results=after-vote': 'After one has given a view',
    'votes.results=after-close': 'After the close',
  },
  rows: {
    proposals: {
      row: (number) => `Proposal ${number}`,
      add: 'Add a proposal',
      tooFew: 'Give at least one proposal.',
    },
  },
  defaults: () => ({}),
};
