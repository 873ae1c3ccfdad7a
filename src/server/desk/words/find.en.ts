import type { DeskWords } from './words.ts';

/** What the form above the list of things says. */
export const find: DeskWords['things']['find'] = {
  words: 'Words of the title',
  state: 'State',
  kind: 'Kind',
  all: 'All',
  draft: 'Draft',
  button: 'Narrow the list',
  whole: 'Show the whole list',
  found: (number, shown) => (number === 1 ? '1 fits.' : `${shown} fit.`),
  changed: (date) => `changed on ${date}`,
};
