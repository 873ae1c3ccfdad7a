import type { ServerNoun, Stored } from '../../core/noun.ts';
import { closingOf, grace, isOver, momentOf, phaseOf } from '../../core/phases.ts';
import { eraseTimeOf, isClosedForGood } from '../../core/retention.ts';
import type { Services } from '../../core/services.ts';
import type { Table } from '../../store/store.ts';
import { countKnown, hasTraces } from './erase.ts';
import { erasures } from './tables.ts';
import { countLetters } from './waiting.ts';

type Erasure = typeof erasures extends Table<infer R> ? R : never;

/** Who is known to have taken part in a thing, and until when. */
export interface RetentionState {
  stored: Stored;
  /** People who are known by name or address. */
  known: number;
  /** Mails to them that have not left, and never will once they are erased. */
  letters: number;
  /** Digests are left by which someone could be guessed. */
  isTraced: boolean;
  /** When they are erased, in milliseconds since 1970. */
  due: number | undefined;
  isClosed: boolean;
  /** Until when people may still confirm, where it has closed and they may. */
  confirmableUntil: number | undefined;
  erasure: Erasure | undefined;
}

/** Reads who is known to have taken part in a thing. */
export async function readRetention(
  services: Services,
  nouns: readonly ServerNoun[],
  stored: Stored,
): Promise<RetentionState> {
  const { document, scope } = stored;
  const { timeZone } = services.site;
  const moment = momentOf(services);
  const isClosed = isClosedForGood(document, moment);
  const closing = !isClosed && isOver(phaseOf(document, moment)) ? closingOf(document, timeZone) : undefined;
  return {
    stored,
    known: await countKnown(services.store, nouns, scope),
    letters: await countLetters(services.store, nouns, stored),
    isTraced: await hasTraces(services.store, nouns, scope),
    due: eraseTimeOf(document, timeZone),
    isClosed,
    confirmableUntil: closing === undefined ? undefined : closing + grace,
    erasure: await services.store.get(erasures, { scope }),
  };
}
