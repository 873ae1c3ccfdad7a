import type { NamesWords } from './words.ts';

export const fr: NamesWords = {
  link: 'Noms réservés',
  title: 'Noms réservés',
  titleOf: (title) => `Noms réservés dans «\u00a0${title}\u00a0»`,
  intro:
    'Qui participe ne peut pas prendre un nom réservé, ni un nom qui lui ressemble\u00a0: avec des lettres d’un autre alphabet, des chiffres à la place de lettres, un titre devant. Les noms pris auparavant restent\u202f; leurs nouveaux commentaires attendent la modération.',
  always:
    'Sont toujours réservés\u00a0: les noms d’institutions («\u00a0Mairie\u00a0», «\u00a0Ville de …\u00a0», «\u00a0Service communication\u00a0») et de qui gère le site («\u00a0Administrateur\u00a0», «\u00a0Modération\u00a0»).',
  own: (names) => `Ce site réserve aussi les siens\u00a0: ${names.map((name) => `«\u00a0${name}\u00a0»`).join(', ')}.`,
  everywhere: 'Les noms réservés pour tout le site',
  list: 'Noms ajoutés',
  column: 'Nom',
  empty: 'Aucun nom n’a été ajouté.',
  add: 'Réserver',
  addTitle: 'Réserver un nom',
  name: 'Nom à réserver',
  nameHint: 'Celui d’une personne élue, d’un service ou d’une marque, tel qu’on l’écrit.',
  free: 'Libérer',
  freeOf: (name) => `Libérer ${name}`,
  reserved: 'Le nom est réservé.',
  freed: 'Le nom est libre.',
  faults: {
    required: 'Indiquez un nom.',
    'too-long': 'Ce nom est trop long\u00a0: 100 caractères au plus.',
    letters: 'Un nom a au moins deux lettres.',
    taken: 'Ce nom, ou un nom qui lui ressemble, est déjà réservé ici.',
    'too-many': 'Cinq cents noms sont déjà réservés ici\u00a0: libérez-en un d’abord.',
  },
  tryTitle: 'Essayer un nom',
  tryName: 'Nom à essayer',
  tryHint: 'Rien n’est enregistré.',
  tryButton: 'Essayer',
  passes: (name) => `«\u00a0${name}\u00a0» peut être pris.`,
  refused: (name, like) => `«\u00a0${name}\u00a0» est refusé\u00a0: il ressemble à «\u00a0${like}\u00a0».`,
};
