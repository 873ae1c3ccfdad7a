import type { ServerNoun, Stored } from '../../core/noun.ts';
import { momentOf } from '../../core/phases.ts';
import { eraseTimeOf, isClosedForGood } from '../../core/retention.ts';
import type { Services } from '../../core/services.ts';
import type { Table } from '../../store/store.ts';
import { countKnown } from './erase.ts';
import { erasures } from './tables.ts';

type Erasure = typeof erasures extends Table<infer R> ? R : never;

/** Who is known to have taken part in a thing, and until when. */
export interface RetentionState {
  stored: Stored;
  /** People who are known by name or address. */
  known: number;
  /** When they are erased, in milliseconds since 1970. */
  due: number | undefined;
  isClosed: boolean;
  erasure: Erasure | undefined;
}

/** Reads who is known to have taken part in a thing. */
export const readRetention = async (
  services: Services,
  nouns: readonly ServerNoun[],
  stored: Stored,
): Promise<RetentionState> => ({
  stored,
  known: await countKnown(services.store, nouns, stored.scope),
  due: eraseTimeOf(stored.document, services.site.timeZone),
  isClosed: isClosedForGood(stored.document, momentOf(services)),
  erasure: await services.store.get(erasures, { scope: stored.scope }),
});
