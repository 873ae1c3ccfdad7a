import { commentsNoun } from './comments.ts';
import { consultationNoun } from './consultation.ts';
import { petitionNoun } from './petition.ts';
import { pollNoun } from './poll.ts';

/** Every noun. This is the only list of them on this floor: whatever speaks of all nouns iterates over it. */
export const nouns = [petitionNoun, pollNoun, commentsNoun, consultationNoun] as const;
