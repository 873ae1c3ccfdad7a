import type { DeskWords } from './words.ts';

/* French typography is written as escapes so that no editor loses it: \u202f before ; ! ?, \u00a0 before : and inside « ». */

/** Said at the desk of what is not done to a thing, or not undone. */
export const refused: Pick<DeskWords['thing'], 'tooOften' | 'outdated' | 'told' | 'tells' | 'erased' | 'remove'> = {
  tooOften:
    'Cette participation a changé 60 fois en une heure, le maximum. Rien n’a été changé cette fois, et ce que vous avez écrit est toujours là\u00a0: réessayez plus tard.',
  outdated:
    'Quelqu’un d’autre vient de changer cette participation. Voici où elle en est\u00a0: rien de ce que vous demandiez n’a été fait. Vérifiez, puis recommencez s’il le faut.',
  told: (date) =>
    `Les résultats, cachés jusqu’à la clôture, sont publics${date ? ` depuis le ${date}` : ''}\u00a0: on ne peut plus voter ici, car on voterait en les connaissant. Pour poser de nouveau la question, créez un nouveau vote.`,
  tells: 'Les résultats deviennent publics aussitôt. Après cela, on ne peut plus voter ici, ni reprendre ni prolonger.',
  erased: (date) =>
    `Les données personnelles sont effacées depuis le ${date}\u00a0: on ne peut ni reprendre ni prolonger, car personne ne serait reconnu comme ayant déjà participé.`,
  remove: {
    title: 'Supprimer',
    text: 'Ce qui a été publié ne se supprime pas\u00a0: des personnes l’ont vu, ou y ont participé. Vous pouvez clore, puis archiver\u00a0: la page reste lisible, et plus rien n’y est possible. Les données personnelles sont effacées à la date promise, ou tout de suite par «\u00a0Effacement des données\u00a0».',
  },
};
