/** What is said of frames and of pasted addresses. */
export interface FrameWords {
  /** The address of a frame names nothing of this server. */
  nothing: { title: string; detail: string };
  /** What the picture of a count says: the thing's title, and the count with its unit. */
  badge: (title: string, count: string) => string;
  unpublished: string;
}

export const frFrame: FrameWords = {
  nothing: {
    title: 'Rien à afficher ici',
    detail:
      'L’adresse de ce cadre doit nommer une pétition, un vote, une consultation ou un fil de discussion de ce site, par exemple /embed?src=/petitions/nom.',
  },
  badge: (title, count) => `${title}\u00a0: ${count}`,
  unpublished: 'pas encore publiés',
};

export const enFrame: FrameWords = {
  nothing: {
    title: 'Nothing to show here',
    detail:
      'The address of this frame must name a petition, a poll, a consultation or a discussion of this site, for example /embed?src=/petitions/name.',
  },
  badge: (title, count) => `${title}: ${count}`,
  unpublished: 'not published yet',
};
