import type { Proving } from '../../core/proving.ts';
import type { PollDocument } from './document.ts';
import { pollInvalidating } from './invalidate.ts';
import { countAll } from './quorum.ts';

/** Ballots are lines of the ledger, without what they say. */
export const pollProving: Proving<PollDocument> = {
  metric: pollInvalidating.metric,
  standing: async (reader, { scope, id, document }) => new Map([[id, await countAll(reader, { scope, id, document })]]),
};
