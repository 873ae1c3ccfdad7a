import type { ProposalWords } from './words.ts';

export const fr: ProposalWords = {
  link: 'Propositions',
  title: (thing) => `Propositions\u00a0: ${thing}`,
  intro:
    'Tout ce qui est proposé ici, du plus ancien au plus récent. Ouvrez une proposition pour agir\u00a0: chaque acte a une ligne au registre public.',
  empty: 'Rien n’est encore proposé.',
  more: 'Propositions suivantes',
  search: 'Chercher une proposition',
  searchHint: 'Des mots, ou leur début, du titre, du texte ou du thème\u202f; sans regarder aux accents.',
  searchButton: 'Chercher',
  notFound: (search) => `Aucune proposition ne contient «\u00a0${search}\u00a0».`,
  proposal: 'Proposition',
  section: 'Thème',
  state: 'État',
  states: { shown: 'visible', hidden: 'masquée', removed: 'retirée là d’où elle vient' },
  back: 'Toutes les propositions',
  page: 'Sa page publique',
  text: 'Son texte',
  noText: 'Elle n’a pas de texte.',
  hiddenSince: (date) => `Masquée depuis le ${date}. Tout le monde lit ce motif\u00a0:`,
  removedBecause: (reason) => `Retirée là d’où elle vient\u00a0: ${reason}. Rien ne peut plus lui être fait ici.`,
  corrected: 'Corrections',
  forms: {
    hide: {
      title: 'Masquer',
      hint: 'Le motif prend la place du titre et du texte, dans la liste et sur la page. Les votes restent comptés et les arguments lisibles\u202f; on ne peut ni voter ni argumenter tant que vous ne l’affichez pas de nouveau.',
      button: 'Masquer',
    },
    show: {
      title: 'Afficher de nouveau',
      hint: 'Le titre et le texte reviennent, et l’on vote comme sur les autres.',
      button: 'Afficher de nouveau',
    },
    correct: {
      title: 'Corriger le texte',
      hint: 'Les votes déjà donnés restent comptés\u00a0: si le sens change, la page et la liste le disent, et qui a voté l’apprend. La page de la proposition dit quand elle a été corrigée, et pourquoi.',
      button: 'Relire la correction',
    },
  },
  preview: {
    title: 'Relire la correction',
    nothingYet: 'Rien n’est encore changé.',
    changes: 'Ce qui change',
    titleOf: 'Titre',
    textOf: 'Texte',
    told: 'Ce que tout le monde lira de cette correction',
    publish: 'Publier la correction',
    again: 'Modifier',
  },
  titleField: 'Titre',
  bodyField: 'Texte (facultatif)',
  sectionField: 'Thème (facultatif)',
  otherHint: 'Peut rester vide\u00a0: la première langue s’affiche alors.',
  why: 'Motif',
  whyHint: 'Ce texte est public, au registre aussi\u00a0: dites la règle, ne nommez personne.',
  done: {
    hide: 'La proposition est masquée. Le registre public dit pourquoi.',
    show: 'La proposition est de nouveau visible. Le registre public dit pourquoi.',
    add: 'La proposition est publique\u202f; on y vote tant que la consultation est ouverte.',
    correct: 'La correction est publique. La page de la proposition dit pourquoi.',
  },
  addTitle: 'Ajouter une proposition',
  addHint:
    'Elle est publique aussitôt, la dernière dans l’ordre des dates. Sa page dit qu’elle a été ajoutée, et quand\u00a0: qui est venu avant ne l’a pas vue.',
  add: 'Ajouter la proposition',
  byField: 'À l’initiative de, comme tout le monde le lit (facultatif)',
  byHint:
    'Par exemple\u00a0: Conseil de quartier Nord. Laissé vide, c’est le nom du site. Ne nommez une personne que si elle est d’accord.',
  closed: 'La consultation est close\u00a0: rien n’a été ajouté. Ce que vous avez tapé est gardé plus bas.',
  hiddenThere:
    'La même proposition est déjà là, masquée\u00a0: rien n’a été ajouté. Affichez-la de nouveau à sa page, ou changez les mots de celle-ci. Ce que vous avez tapé est gardé plus bas.',
  outdated:
    'Quelqu’un d’autre vient de changer cette proposition. Rien n’a été fait. Ce que vous avez tapé est gardé plus bas\u00a0: lisez la proposition telle qu’elle est, puis renvoyez.',
  unchanged:
    'Ce que vous avez envoyé est déjà le texte\u00a0: rien n’a été publié. Changez-le, puis renvoyez\u202f; votre motif est gardé plus bas.',
  faults: {
    'why.required': 'Dites pourquoi.',
    'means.required': 'Dites si le sens change.',
    'title.required': 'Écrivez le titre.',
    'too-long': 'Ce texte est trop long\u00a0: raccourcissez-le.',
    language: 'La consultation ne parle pas cette langue\u00a0: donnez-lui d’abord un titre dans cette langue.',
  },
};
