import { thing } from './common.ts';
import type { Noun } from './noun.ts';
import * as registry from './registry.ts';

/** Any of the nouns, with its acts as types. */
export type AnyNoun = (typeof registry)[keyof typeof registry];

/** Every noun: whatever speaks of all of them iterates over these. */
export const nouns: readonly AnyNoun[] = Object.values(registry);

/** Finds the shape of what answers with this `type`: what all things have in common, where no noun has it. */
export const shapeOf = (type: unknown): Noun['shape'] => nouns.find((noun) => noun.type === type)?.shape ?? thing;
