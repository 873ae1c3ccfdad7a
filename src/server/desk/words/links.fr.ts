import type { DeskWords } from './words.ts';

/** What stands over the links on the page of a thing. */
export const links: DeskWords['thing']['links'] = {
  public: 'Voir la page publique',
  groups: { page: 'La page', answer: 'La réponse', count: 'Le compte', people: 'Les personnes' },
};
