import type { ProposalWords } from './words.ts';

export const en: ProposalWords = {
  link: 'Proposals',
  title: (thing) => `Proposals: ${thing}`,
  intro:
    'Everything that is proposed here, the oldest first. Open a proposal to act on it: each act has one line in the public log.',
  empty: 'Nothing is proposed yet.',
  more: 'Next proposals',
  search: 'Find a proposal',
  searchHint: 'Words, or how they begin, of the title, the text or the theme; accents do not matter.',
  searchButton: 'Search',
  notFound: (search) => `No proposal contains “${search}”.`,
  proposal: 'Proposal',
  section: 'Theme',
  state: 'State',
  states: { shown: 'visible', hidden: 'hidden', removed: 'removed where it came from' },
  back: 'All proposals',
  page: 'Its public page',
  text: 'Its text',
  noText: 'It has no text.',
  hiddenSince: (date) => `Hidden since ${date}. Everyone reads this reason:`,
  removedBecause: (reason) => `Removed where it came from: ${reason}. Nothing can be done to it here.`,
  corrected: 'Corrections',
  forms: {
    hide: {
      title: 'Hide',
      hint: 'The reason takes the place of the title and the text, in the list and on the page. The votes stay counted and the arguments can be read; nobody can vote or argue until you show it again.',
      button: 'Hide',
    },
    show: {
      title: 'Show again',
      hint: 'The title and the text come back, and people vote on it as on the others.',
      button: 'Show again',
    },
    correct: {
      title: 'Correct the text',
      hint: 'Who has voted stays counted: where the meaning changes, the page and the list say so, and those who voted are told. The page of the proposal says when it was corrected, and why.',
      button: 'Read the correction over',
    },
  },
  preview: {
    title: 'Read the correction over',
    nothingYet: 'Nothing has changed yet.',
    changes: 'What changes',
    titleOf: 'Title',
    textOf: 'Text',
    told: 'What everyone will read of this correction',
    publish: 'Publish the correction',
    again: 'Change it',
  },
  titleField: 'Title',
  bodyField: 'Text (optional)',
  sectionField: 'Theme (optional)',
  otherHint: 'May stay empty: the first language is shown then.',
  why: 'Why',
  whyHint: 'This text is public, in the log too: say the rule, name nobody.',
  done: {
    hide: 'The proposal is hidden. The public log says why.',
    show: 'The proposal is visible again. The public log says why.',
    add: 'The proposal is public, and can be voted on as long as the consultation is open.',
    correct: 'The correction is public. The page of the proposal says why.',
  },
  addTitle: 'Add a proposal',
  addHint:
    'It is public at once, last in the order of dates. Its page says that it was added, and when: those who came before have not seen it.',
  add: 'Add the proposal',
  byField: 'Author, as everyone reads it (optional)',
  byHint:
    'For example: North district council. Left empty, it is the name of the site. Name a person only where they agree.',
  closed: 'The consultation has closed: nothing was added. What you typed is kept below.',
  hiddenThere:
    'The same proposal is there already, hidden: nothing was added. Show it again on its page, or word this one otherwise. What you typed is kept below.',
  outdated:
    'Someone else has just changed this proposal. Nothing was done. What you typed is kept below: read the proposal as it is now, then send it again.',
  unchanged:
    'What you sent is the text already: nothing was published. Change it, then send it again; your reason is kept below.',
  faults: {
    'why.required': 'Say why.',
    'means.required': 'Say whether the meaning changes.',
    'title.required': 'Write the title.',
    'too-long': 'This text is too long: shorten it.',
    language: 'The consultation does not speak this language: give it a title in it first.',
  },
};
