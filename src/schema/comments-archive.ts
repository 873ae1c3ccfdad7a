import * as z from 'zod/mini';
import { archive, fileName } from './archive.ts';
import { commentPage } from './comments.ts';

/* What an archive holds below a thread. */

/** A part of a list of comments; `next` is the file of the next part, from the folder of the thread on. */
export const archivedPage = z.object({ archive, ...commentPage.shape });

/** Names a part of a list of top comments, in an order, of one side or of all; counted from 1. */
export const listFile = (order: string, side: string | undefined, part: number): string =>
  `${fileName(order)}/${side === undefined ? 'all' : `side-${fileName(side)}`}/${part}.json`;

/** Names a part of the replies to a comment, the oldest first. */
export const repliesFile = (id: string, part: number): string => `replies/${fileName(id)}/${part}.json`;

/** Names a part of all comments at any depth, the newest first. */
export const everyFile = (part: number): string => `every/${part}.json`;
