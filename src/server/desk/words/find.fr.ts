import type { DeskWords } from './words.ts';

/** What the form above the list of things says. */
export const find: DeskWords['things']['find'] = {
  words: 'Mots du titre',
  state: 'État',
  kind: 'Genre',
  all: 'Tous',
  draft: 'Brouillon',
  button: 'Restreindre la liste',
  whole: 'Voir toute la liste',
  found: (number, shown) =>
    number > 1 ? `${shown} participations correspondent.` : `${shown} participation correspond.`,
  changed: (date) => `modifié le ${date}`,
};
