import * as z from 'zod/mini';
import { archive } from './archive.ts';
import { publishedBallots } from './poll.ts';

/* What an archive holds below a poll. */

/** A part of the ballots of a poll whose results were public; `next` is the file of the next part, from the folder of the poll on. */
export const archivedBallots = z.object({ archive, ...publishedBallots.shape });

/** Names a part of the published ballots, counted from 1. */
export const ballotsFile = (part: number): string => (part === 1 ? 'ballots.json' : `ballots/${part}.json`);
