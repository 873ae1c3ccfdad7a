import * as z from 'zod/mini';
import { commentPage } from './comments.ts';
import { byWord } from './common.ts';
import { publishedBallots } from './poll.ts';

/*
 * The files of an archive: a consultation as it stood when it was exported, as plain JSON that any host can serve. A thing whose
 * page was at `/polls/rues` is in `polls/rues.json`, and what stands below it in the folder `polls/rues/`.
 */

/** Changes when files of an older archive would be read wrongly. */
export const archiveVersion = 1;
const archive = z.literal(archiveVersion);

/** A thing in each of its languages, under the BCP 47 tag. */
export const archivedThing = z.object({ archive, things: byWord(z.unknown()) });

/** A part of the ballots below a poll whose results were public; `next` is the file of the next part, from the folder of the poll on. */
export const archivedBallots = z.object({ archive, ...publishedBallots.shape });

/** A part of a list of comments; `next` is the file of the next part, from the folder of the thread on. */
export const archivedPage = z.object({ archive, ...commentPage.shape });

/**
 * The name of a file for an id, the same on every system: other signs than small letters, digits, `-` and `_` are written as
 * `~` with the two hexadecimal digits of each of their bytes, and what is long becomes several folders.
 */
export function fileName(id: string): string {
  const bytes = new TextEncoder();
  const name = id.replaceAll(/[^a-z0-9_-]/gu, (sign) =>
    [...bytes.encode(sign)].map((byte) => `~${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  return (name.match(/.{1,180}/g) ?? ['~']).join('/');
}

/** A part of a list of top comments, in an order, of one side or of all; counted from 1. */
export const listFile = (order: string, side: string | undefined, part: number): string =>
  `${fileName(order)}/${side === undefined ? 'all' : `side-${fileName(side)}`}/${part}.json`;

/** A part of the replies to a comment, the oldest first. */
export const repliesFile = (id: string, part: number): string => `replies/${fileName(id)}/${part}.json`;

/** A part of the published ballots, counted from 1. */
export const ballotsFile = (part: number): string => (part === 1 ? 'ballots.json' : `ballots/${part}.json`);

/** A part of all comments at any depth, the newest first. */
export const everyFile = (part: number): string => `every/${part}.json`;
