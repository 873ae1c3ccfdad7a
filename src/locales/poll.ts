import { poll as en } from './en-poll.ts';
import { poll as fr } from './fr-poll.ts';

/** The texts that polls bring with them. */
export const pollTexts = { fr, en };
