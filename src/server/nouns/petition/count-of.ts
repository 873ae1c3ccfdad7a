import { counters } from '../../core/tables.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { countOfComments } from '../comments/count-of.ts';
import { petitionInvalidating } from './invalidate.ts';

/** What adds to the signatures of a petition, and what takes away. */
const signs: Readonly<Record<string, 1 | -1>> = { counted: 1, paper: 1, withdrawn: -1, invalidated: -1 };

/** Tells of which published count of a petition, or of its thread, a row of counts is a part. */
export const countOfSignatures: NonNullable<ServerNoun['countOf']> = ({ into, key }) => {
  if (into.name !== counters.name || key['thing'] !== key['scope']) return countOfComments({ into, key });
  const sign = signs[String(key['kind'])];
  return sign && { metric: petitionInvalidating.metric, sign };
};
