import { readCounters } from '../../core/counters.ts';
import type { Proving } from '../../core/proving.ts';
import type { PetitionDocument } from './document.ts';
import { petitionInvalidating } from './invalidate.ts';
import { standingIn } from './thresholds.ts';

/** Signatures are lines of the ledger. */
export const petitionProving: Proving<PetitionDocument> = {
  metric: petitionInvalidating.metric,
  standing: async (reader, { scope, id }) => new Map([[id, standingIn(await readCounters(reader, scope, id))]]),
};
