import type { DeskWords } from './words.ts';

/** What stands over the links on the page of a thing. */
export const links: DeskWords['thing']['links'] = {
  public: 'See the public page',
  groups: { page: 'The page', answer: 'The reply', count: 'The count', people: 'The people' },
};
