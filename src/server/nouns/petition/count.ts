import { asideKind, heldKind, readCounters, waitingIn } from '../../core/counters.ts';
import type { CountServices } from '../../core/counts.ts';
import type { Falls } from '../../desk/falls/why.ts';
import { readFalls } from '../../desk/invalidating/latest.ts';
import { checkedKind } from '../../ledger/tables.ts';
import type { StoredPetition } from './document.ts';
import { reachedThresholds, standingIn } from './thresholds.ts';

/** How many signatures of a petition there are, and when they were counted. */
export interface SignatureTally {
  asOf: number;
  /** Counted, and neither taken back nor taken out. */
  standing: number;
  /** Counted, and taken out by those who run the site; or held by them, and set aside. */
  invalidated: number;
  /** Why the count fell. */
  falls: Falls;
  /** On paper: part of those that stand. */
  paper: number;
  /** Found in the ledger by who has their receipts. */
  checked: number;
  /** Received, and neither counted nor given up. */
  waiting: number;
  /** Confirmed, and held until an officer decides: part of those that wait. */
  held: number;
  /** When the count first stood at a threshold, by the threshold's number. */
  reachedAt: ReadonlyMap<number, number>;
}

/** Reads how many signatures a petition has. */
export const tallySignatures = (services: CountServices, petition: StoredPetition): Promise<SignatureTally> =>
  services.counts.once(petition.scope, petition.id, 'signatures', async (asOf) => {
    const kinds = await readCounters(services.store, petition.scope, petition.id);
    const counted = kinds.get('counted') ?? 0;
    const invalidated = kinds.get('invalidated') ?? 0;
    const standing = standingIn(kinds);
    const paper = kinds.get('paper') ?? 0;
    const reachedAt = await reachedThresholds(services, petition, { counted, standing, paper });
    const withdrawn = kinds.get('withdrawn') ?? 0;
    const falls = await readFalls(services.store, petition, { invalidated, withdrawn, now: asOf });
    const checked = kinds.get(checkedKind) ?? 0;
    const held = kinds.get(heldKind) ?? 0;
    const out = invalidated + (kinds.get(asideKind) ?? 0);
    return { asOf, falls, standing, invalidated: out, paper, checked, waiting: waitingIn(kinds), held, reachedAt };
  });
