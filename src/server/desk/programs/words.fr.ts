import type { ProgramWords } from './words.ts';

export const fr: ProgramWords = {
  link: 'Clés des logiciels',
  title: 'Clés des logiciels',
  intro:
    'Avec une clé, un autre logiciel travaille au bureau à votre place, dans le rôle que vous lui donnez. Une clé par logiciel\u00a0: vous retirez l’une sans toucher aux autres.',
  empty: 'Aucun logiciel n’a de clé.',
  name: 'Nom du logiciel',
  nameHint: 'Visible ici seulement, par exemple\u00a0: site de la ville',
  role: 'Rôle',
  since: 'Donnée le',
  lastUsed: 'Dernier usage',
  neverUsed: 'jamais',
  only: 'Pour une seule participation (facultatif)',
  onlyHint: 'La clé n’ouvre alors rien d’autre.',
  onlyAll: 'Toutes les participations',
  addTitle: 'Donner une clé',
  add: 'Créer la clé',
  people:
    'Un logiciel ne compte pas sur papier, car il y faut deux personnes, et il ne nomme personne\u00a0: ces rôles ne se donnent pas ici.',
  keyTitle: 'Copiez cette clé maintenant',
  keyOf: (name) => `La clé de ${name}`,
  keyHint:
    'Elle ne sera plus jamais affichée\u00a0: seule son empreinte est gardée. Qui la possède peut agir à votre place\u202f; si elle est perdue ou vue par d’autres, retirez-la et créez-en une autre.',
  copy: 'Copier la clé',
  copied: 'Copiée.',
  selected: 'La clé est sélectionnée\u00a0: copiez-la avec Ctrl+C.',
  remove: 'Retirer la clé',
  removeOf: (name) => `Retirer la clé de ${name}`,
  sayWhyOf: (name) => `Dire pourquoi retirer la clé de ${name}`,
  removed: 'C’est fait. Cette clé n’ouvre plus rien.',
  faults: {
    'name.required': 'Donnez un nom au logiciel.',
    'name.taken': 'Une clé porte déjà ce nom\u00a0: choisissez-en un autre, ou retirez d’abord celle-là.',
    'name.unseen':
      'Une clé de ce nom vient peut-être d’être créée sans que vous l’ayez vue. Si elle est dans la liste, retirez-la, puis créez-en une autre.',
    'only.unknown': 'Cette participation n’existe plus\u00a0: choisissez-en une autre.',
    'role.required': 'Choisissez un rôle.',
    'role.people': 'Ce rôle ne se donne qu’à des personnes\u00a0: choisissez-en un autre.',
  },
};
