import type { DeskWords } from './words.ts';

/** Said at the desk of what is not done to a thing, or not undone. */
export const refused: Pick<DeskWords['thing'], 'tooOften' | 'outdated' | 'told' | 'tells' | 'erased' | 'remove'> = {
  tooOften:
    'This has been changed 60 times within an hour, which is as often as it may be. Nothing was changed now, and what you wrote is still here: try again later.',
  outdated:
    'Someone else has just changed this. Here is where it stands: nothing that you asked for was done. Check, then begin again if need be.',
  told: (date) =>
    `The results, which were hidden until the close, are public${date ? ` since ${date}` : ''}: this takes no votes again, for people would vote knowing them. To ask again, make a new vote.`,
  tells: 'The results become public at once. After that this takes no votes again: it can’t be resumed or extended.',
  erased: (date) =>
    `Personal data has been erased since ${date}: this can’t be resumed or extended, for nobody would be known to have taken part already.`,
  remove: {
    title: 'Delete',
    text: 'What was published is not deleted: people have seen it, or taken part in it. Close it, then archive it: the page can be read, and nothing can be done there. Personal data is erased on the day that was promised, or at once under “Erasing personal data”.',
  },
};
