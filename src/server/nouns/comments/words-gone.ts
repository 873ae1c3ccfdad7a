/** Why a comment is not counted any more where no moderator took it down. */
type Gone = Record<'author' | 'awaiting', string>;

export const frGone: Gone = {
  author: 'La personne qui l’a écrit l’a repris.',
  awaiting: 'Il a été modifié, et attend la modération.',
};

export const enGone: Gone = {
  author: 'Who wrote it took it back.',
  awaiting: 'It was changed, and waits for moderation.',
};
