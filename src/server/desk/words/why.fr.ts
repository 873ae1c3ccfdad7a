import type { DeskWords } from './words.ts';

/** What is asked and said of reasons that everyone reads. */
export const why: Pick<DeskWords['thing'], 'why' | 'whyHint' | 'whyMayHint' | 'whyLimit' | 'whyFaults'> = {
  why: 'Pourquoi',
  whyHint: 'Ce texte est public\u00a0: il s’affiche sur la page et dans le registre.',
  whyMayHint: 'Facultatif et public\u00a0: ce texte s’affiche sur la page et dans le registre.',
  whyLimit: '500 caractères au plus.',
  whyFaults: {
    'why.missing': 'Dites pourquoi\u00a0: le public le lit sur la page.',
    'why.long': 'Ce motif est trop long\u00a0: 500 caractères au plus. Raccourcissez-le.',
    'why.language':
      'Ce motif est dans une langue que la page publique n’a pas\u00a0: écrivez-le dans une autre, puis videz ce champ.',
  },
};
