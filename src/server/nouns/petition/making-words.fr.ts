import { monthsKept, responsibleIn, type MakingWords } from '../../core/making.ts';

export const frMaking: MakingWords = {
  models: {
    petition: {
      title: 'Pétition',
      hint: 'Des signatures confirmées par courriel, et des seuils qui engagent la collectivité.',
    },
  },
  steps: {
    text: 'Que demande la pétition\u202f?',
    thresholds: 'À quoi les signatures engagent-elles\u202f?',
  },
  fields: {
    title: {
      label: 'Titre',
      hint: 'Ce qui est demandé, en quelques mots. Par exemple\u00a0: ouvrir le marché le dimanche.',
    },
    text: { label: 'Texte', hint: 'C’est ce que les gens signent. Une ligne vide sépare deux paragraphes.' },
    author: { label: 'Qui la porte (facultatif)', hint: 'Un collectif, une association, une personne élue.' },
    'thresholds.*.at': { label: 'Nombre de signatures', hint: 'Par exemple\u00a0: 500.' },
    'thresholds.*.label': { label: 'Ce que la collectivité doit', hint: 'En deux ou trois mots, à côté du nombre.' },
    'thresholds.*.duty': { label: 'L’engagement en une phrase', hint: 'Qui fait quoi, et dans quel délai.' },
    'thresholds.*.within': {
      label: 'Délai de réponse',
      hint: 'À compter du jour où ce nombre est atteint. Passé ce délai, la réponse est en retard.',
    },
  },
  choices: { 'thresholds.*.within=': 'Aucun délai' },
  rows: {
    thresholds: {
      row: (number) => `Seuil ${number}`,
      add: 'Ajouter un seuil',
      tooFew: 'Donnez au moins un seuil.',
    },
  },
  defaults: (site) => ({
    'thresholds.0.label': 'une réponse écrite',
    'thresholds.0.duty': 'La collectivité publie une réponse écrite dans les deux mois.',
    'notice.controller': responsibleIn(site),
    'notice.purpose': 'compter les signatures, une par personne.',
    'notice.retention': `${monthsKept(site)} mois au plus après la clôture.`,
  }),
};
