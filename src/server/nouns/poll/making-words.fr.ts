import { responsibleIn, type MakingWords } from '../../core/making.ts';

export const frMaking: MakingWords = {
  models: {
    'quick-vote': { title: 'Vote rapide', hint: 'Une question, des réponses, une seule à choisir.' },
    'majority-judgment': {
      title: 'Jugement majoritaire',
      hint: 'Chaque option reçoit une mention, de «\u00a0À rejeter\u00a0» à «\u00a0Très bien\u00a0».',
    },
    'ranked-vote': {
      title: 'Vote par classement',
      hint: 'On classe les options, de la préférée à la moins appréciée.',
    },
    'three-way': { title: 'Pour, neutre ou contre', hint: 'Une question, trois réponses toujours les mêmes.' },
  },
  steps: {
    question: 'Quelle est la question\u202f?',
    options: 'Entre quoi choisit-on\u202f?',
    rules: 'Comment vote-t-on\u202f?',
  },
  fields: {
    title: { label: 'Question', hint: 'Par exemple\u00a0: quel nom pour la médiathèque\u202f?' },
    description: {
      label: 'Ce qu’il faut savoir (facultatif)',
      hint: 'Le contexte, le coût, qui décide ensuite. Une ligne vide sépare deux paragraphes.',
    },
    'options.*.label': { label: 'Texte' },
    results: { label: 'Quand les résultats se voient-ils\u202f?' },
    'quorum.at': {
      label: 'Quorum\u00a0: nombre de bulletins (facultatif)',
      hint: 'À partir de ce nombre, la collectivité doit ce qui suit. Par exemple\u00a0: 500.',
    },
    'quorum.duty': {
      label: 'Ce que la collectivité fait si le quorum est atteint',
      hint: 'Qui fait quoi, et dans quel délai. À remplir avec le nombre, ou à laisser vide avec lui.',
    },
    'quorum.within': { label: 'Délai après le quorum' },
    'afterClose.duty': {
      label: 'Ce que la collectivité fait après la clôture (facultatif)',
      hint: 'Affiché à la clôture, avec sa date limite, jusqu’à ce qu’une réponse officielle ou une étape le tienne.',
    },
    'afterClose.within': { label: 'Délai après la clôture' },
    who: { label: 'Qui peut voter', hint: 'En une phrase, affichée au-dessus du vote.' },
  },
  choices: {
    'quorum.within=': 'Aucun délai',
    'afterClose.within=': 'Aucun délai',
    'results=after-vote': 'Après avoir voté',
    'results=after-close': 'Après la clôture',
    'results=always': 'Dès le début',
  },
  rows: {
    options: {
      row: (number) => `Option ${number}`,
      add: 'Ajouter une option',
      tooFew: 'Donnez au moins deux options.',
    },
  },
  defaults: (site) => ({
    who: 'Toute personne concernée, une fois par adresse électronique.',
    'afterClose.duty': 'La collectivité publie ce qu’elle fait du résultat.',
    'notice.controller': responsibleIn(site),
    'notice.purpose': 'compter un vote par personne.',
    'notice.retention': 'votre adresse est effacée dès que vous avez confirmé votre vote.',
  }),
};
