import { monthsKept, responsibleIn, type MakingWords } from '../../core/making.ts';

export const enMaking: MakingWords = {
  models: {
    petition: {
      title: 'Petition',
      hint: 'Signatures confirmed by email, and thresholds that oblige the authority.',
    },
  },
  steps: {
    text: 'What does the petition ask for?',
    thresholds: 'What do the signatures oblige to?',
  },
  fields: {
    title: { label: 'Title', hint: 'What is asked for, in a few words. For example: open the market on Sundays.' },
    text: { label: 'Text', hint: 'This is what people sign. An empty line separates two paragraphs.' },
    author: { label: 'Who stands behind it (optional)', hint: 'A group, an association, an elected person.' },
    'thresholds.*.at': { label: 'Number of signatures', hint: 'For example: 500.' },
    'thresholds.*.label': { label: 'What the authority owes', hint: 'Two or three words, beside the number.' },
    'thresholds.*.duty': { label: 'The commitment in a sentence', hint: 'Who does what, and by when.' },
    'thresholds.*.within': {
      label: 'Time to answer',
      hint: 'From the day on which this number is reached. After that time, the answer is late.',
    },
  },
  choices: { 'thresholds.*.within=': 'No time limit' },
  rows: {
    thresholds: {
      row: (number) => `Threshold ${number}`,
      add: 'Add a threshold',
      tooFew: 'Give at least one threshold.',
    },
  },
  defaults: (site) => ({
    'thresholds.0.label': 'a written answer',
    'thresholds.0.duty': 'The authority publishes a written answer within two months.',
    'notice.controller': responsibleIn(site),
    'notice.purpose': 'to count the signatures, one per person.',
    'notice.retention': `${pluralMonths(monthsKept(site))} after the close at most.`,
  }),
};

const pluralMonths = (count: number): string => `${count} ${count === 1 ? 'month' : 'months'}`;
