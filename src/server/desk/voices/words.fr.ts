import type { VoiceWords } from './words.ts';

export const fr: VoiceWords = {
  link: 'Modération et parole officielle',
  title: 'Modération et parole officielle',
  intro:
    'Ces personnes agissent dans la discussion elle-même, sur la page où elle s’affiche, sans passer par le bureau. Leurs commentaires portent une mention que personne d’autre ne peut avoir.',
  then: 'Prévenez la personne\u00a0: elle rejoint la discussion avec cette adresse, qu’un code envoyé par courriel confirme. Son rôle y vaut trente jours\u202f; ensuite, elle confirme son adresse de nouveau.',
  officers: 'Ce que publie la modération au bureau n’en dépend pas\u00a0: cela se règle à la page Équipe.',
  list: 'Qui peut agir',
  empty: 'Personne pour l’instant.',
  address: 'Adresse électronique',
  noAddress: 'Adresse non conservée',
  role: 'Rôle',
  since: 'Depuis le',
  inDocument: 'Inscrit dans le document\u00a0: c’est là qu’on le retire.',
  roles: {
    moderator: {
      label: 'Modération',
      may: 'Retire ou masque des commentaires, en disant pourquoi, et publie ceux qui attendent.',
    },
    official: {
      label: 'Parole officielle',
      may: 'Écrit au nom de l’institution\u00a0: ses commentaires portent la mention «\u00a0Réponse de l’institution\u00a0».',
    },
  },
  addTitle: 'Confier un rôle',
  emailHint: 'Seuls sa première lettre et son domaine restent lisibles ici.',
  add: 'Confier',
  remove: 'Retirer',
  removeOf: (address, role) => `Retirer le rôle ${role} à ${address}`,
  sayWhyOf: (address, role) => `Dire pourquoi retirer le rôle ${role} à ${address}`,
  given: 'Le rôle est confié. Le registre public le dit, sans l’adresse.',
  known: 'Cette adresse avait déjà ce rôle\u00a0: rien n’a changé.',
  taken: 'Le rôle est retiré. Le registre public le dit.',
  gone: 'Cette adresse n’avait plus ce rôle\u00a0: rien n’a changé.',
};
