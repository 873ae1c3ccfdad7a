import type { DeskWords } from './words.ts';

/** What is asked and said of reasons that everyone reads. */
export const why: Pick<DeskWords['thing'], 'why' | 'whyHint' | 'whyMayHint' | 'whyLimit' | 'whyFaults'> = {
  why: 'Why',
  whyHint: 'This text is public: it shows on the page and in the log.',
  whyMayHint: 'Optional and public: this text shows on the page and in the log.',
  whyLimit: '500 characters at most.',
  whyFaults: {
    'why.missing': 'Say why: people read it on the page.',
    'why.long': 'This reason is too long: 500 characters at most. Shorten it.',
    'why.language':
      'This reason is in a language that the public page does not have: write it in another one, then empty this field.',
  },
};
