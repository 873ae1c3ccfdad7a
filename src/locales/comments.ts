import { comments as en } from './en-comments.ts';
import { comments as fr } from './fr-comments.ts';

/** The texts that threads of comments bring with them. */
export const commentTexts = { fr, en };
