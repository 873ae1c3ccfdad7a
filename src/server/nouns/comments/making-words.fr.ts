import { monthsKept, responsibleIn, type MakingWords } from '../../core/making.ts';

export const frMaking: MakingWords = {
  models: {
    'for-against': {
      title: 'Discussion pour et contre',
      hint: 'Des arguments, des réponses, des votes, et une modération dont chaque décision est motivée.',
    },
  },
  steps: {
    question: 'De quoi discute-t-on\u202f?',
    moderation: 'Quand un commentaire paraît-il\u202f?',
  },
  fields: {
    title: { label: 'Sujet', hint: 'Par exemple\u00a0: réaménager la place du Marché.' },
    guidelines: { label: 'Règles de la discussion (facultatif)', hint: 'Affichées au-dessus des commentaires.' },
    holdAll: {
      label: 'Relire chaque commentaire avant sa parution',
      hint: 'Sinon il paraît aussitôt\u202f; ceux qui contiennent plus de deux liens attendent une relecture.',
    },
  },
  defaults: (site) => ({
    guidelines:
      '1. Parlez du sujet, pas des personnes.\n2. Ni injure, ni menace, ni données sur autrui.\n3. Citez vos sources quand vous donnez des chiffres.',
    'notice.controller': responsibleIn(site),
    'notice.purpose':
      'publier votre commentaire sous le nom que vous indiquez et vous écrire en cas de décision à son sujet.',
    'notice.retention': `${monthsKept(site)} mois au plus après la clôture.`,
  }),
};
