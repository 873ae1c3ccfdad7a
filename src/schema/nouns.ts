import { commentsNoun } from './comments.ts';
import { thing } from './common.ts';
import { consultationNoun } from './consultation.ts';
import { petitionNoun } from './petition.ts';
import type { Noun } from './noun.ts';
import { pollNoun } from './poll.ts';

/** Every noun. This is the only list of them on this floor: whatever speaks of all nouns iterates over it. */
export const nouns = [petitionNoun, pollNoun, commentsNoun, consultationNoun] as const satisfies readonly Noun[];

/** The shape of what answers with this `type`; what all things have in common where no noun has it. */
export const shapeOf = (type: unknown): Noun['shape'] => nouns.find((noun) => noun.type === type)?.shape ?? thing;
