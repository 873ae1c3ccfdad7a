import { monthsKept, responsibleIn, type MakingWords } from '../../core/making.ts';

export const enMaking: MakingWords = {
  models: {
    'for-against': {
      title: 'For-and-against discussion',
      hint: 'Arguments, replies, votes, and moderators who give a reason for each decision.',
    },
  },
  steps: {
    question: 'What is discussed?',
    moderation: 'When does a comment appear?',
  },
  fields: {
    title: { label: 'Subject', hint: 'For example: redesign the market square.' },
    guidelines: { label: 'Rules of the discussion (optional)', hint: 'Shown above the comments.' },
    holdAll: {
      label: 'Read each comment before it appears',
      hint: 'Else it appears at once; those with more than two links wait to be read.',
    },
  },
  defaults: (site) => ({
    guidelines:
      '1. Speak of the subject, not of people.\n2. No insults, no threats, no data about others.\n3. Cite your sources when you give figures.',
    'notice.controller': responsibleIn(site),
    'notice.purpose':
      'to publish your comment under the name that you give, and to write to you in case of a decision about it.',
    'notice.retention': `${pluralMonths(monthsKept(site))} after the close at most.`,
  }),
};

const pluralMonths = (count: number): string => `${count} ${count === 1 ? 'month' : 'months'}`;
