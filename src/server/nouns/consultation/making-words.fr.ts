import type { MakingWords } from '../../core/making.ts';

export const frMaking: MakingWords = {
  models: {
    consultation: {
      title: 'Consultation',
      hint: 'Plusieurs propositions\u202f: on donne son avis sur chacune, on argumente, et les chiffres se suivent.',
    },
    words: { title: 'Consultation', hint: 'Les textes et les dates.' },
  },
  steps: {
    question: 'Sur quoi consulte-t-on\u202f?',
    proposals: 'Quelles propositions\u202f?',
    votes: 'Comment donne-t-on son avis\u202f?',
  },
  fields: {
    title: { label: 'Titre', hint: 'Par exemple\u00a0: plan climat, que faire d’ici 2035\u202f?' },
    summary: {
      label: 'Présentation (facultatif)',
      hint: 'Ce qui est en jeu, et ce que la collectivité fera des avis. Une ligne vide sépare deux paragraphes.',
    },
    'proposals.*.title': { label: 'Titre' },
    'proposals.*.section': { label: 'Thème (facultatif)', hint: 'Par exemple\u00a0: se déplacer.' },
    'proposals.*.body': { label: 'Texte (facultatif)' },
    'votes.results': { label: 'Quand les avis comptés se voient-ils\u202f?' },
  },
  choices: {
    'votes.results=always': 'Dès le début',
    'votes.results=after-vote': 'Après avoir donné son avis',
    'votes.results=after-close': 'Après la clôture',
  },
  rows: {
    proposals: {
      row: (number) => `Proposition ${number}`,
      add: 'Ajouter une proposition',
      tooFew: 'Donnez au moins une proposition.',
    },
  },
  defaults: () => ({}),
};
