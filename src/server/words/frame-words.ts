/** What is said of frames and of pasted addresses. */
export interface FrameWords {
  /** The address of a frame names nothing of this server. */
  nothing: { title: string; detail: string };
}

export const frFrame: FrameWords = {
  nothing: {
    title: 'Rien à afficher ici',
    detail:
      'L’adresse de ce cadre doit nommer une pétition, un vote, une consultation ou un fil de discussion de ce site, par exemple /embed?src=/petitions/nom.',
  },
};

export const enFrame: FrameWords = {
  nothing: {
    title: 'Nothing to show here',
    detail:
      'The address of this frame must name a petition, a poll, a consultation or a discussion of this site, for example /embed?src=/petitions/name.',
  },
};
