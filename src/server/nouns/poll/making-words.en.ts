import { responsibleIn, type MakingWords } from '../../core/making.ts';

export const enMaking: MakingWords = {
  models: {
    'quick-vote': { title: 'Quick vote', hint: 'A question, some answers, one to choose.' },
    'majority-judgment': {
      title: 'Majority judgment',
      hint: 'Each option gets a grade, from “Reject” to “Very good”.',
    },
    'ranked-vote': { title: 'Ranked vote', hint: 'People rank the options from the one they like best.' },
    'three-way': { title: 'For, neutral or against', hint: 'A question, and always the same three answers.' },
  },
  steps: {
    question: 'What is the question?',
    options: 'What are the options?',
    rules: 'How do people vote?',
  },
  fields: {
    title: { label: 'Question', hint: 'For example: which name for the media library?' },
    description: {
      label: 'What people should know (optional)',
      hint: 'The background, the cost, who decides then. An empty line separates two paragraphs.',
    },
    'options.*.label': { label: 'Text' },
    results: { label: 'When are the results seen?' },
    'quorum.at': {
      label: 'Quorum: number of ballots (optional)',
      hint: 'From this number on, the authority owes what follows. For example: 500.',
    },
    'quorum.duty': {
      label: 'What the authority does if the quorum is reached',
      hint: 'Who does what, and by when. Fill it in with the number, or leave both empty.',
    },
    'quorum.within': { label: 'Time after the quorum' },
    'afterClose.duty': {
      label: 'What the authority does after the close (optional)',
      hint: 'Shown from the close on, with its time limit, until an official answer or a step settles it.',
    },
    'afterClose.within': { label: 'Time after the close' },
    who: { label: 'Who may vote', hint: 'One sentence, shown above the ballot.' },
  },
  choices: {
    'quorum.within=': 'No time limit',
    'afterClose.within=': 'No time limit',
    'results=after-vote': 'After voting',
    'results=after-close': 'After the close',
    'results=always': 'From the beginning',
  },
  rows: {
    options: {
      row: (number) => `Option ${number}`,
      add: 'Add an option',
      tooFew: 'Give at least two options.',
    },
  },
  defaults: (site) => ({
    who: 'Everyone concerned, once per email address.',
    'afterClose.duty': 'The authority publishes what it does with the result.',
    'notice.controller': responsibleIn(site),
    'notice.purpose': 'to count one ballot per person.',
    'notice.retention': 'your address is erased as soon as you have confirmed your ballot.',
  }),
};
