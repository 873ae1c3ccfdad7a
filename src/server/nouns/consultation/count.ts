import { readCounters } from '../../core/counters.ts';
import type { CountServices } from '../../core/counts.ts';

/** How many rows of each kind a consultation has. */
export interface ConsultationTally {
  asOf: number;
  participants: number;
  proposals: number;
  ballots: number;
  comments: number;
  sources: number;
}

/** Counts what there is in a consultation. */
export const tallyConsultation = ({ store, counts }: CountServices, scope: string): Promise<ConsultationTally> =>
  counts.once(scope, scope, 'rows', async (asOf) => {
    const kinds = await readCounters(store, scope, '');
    const of = (kind: string): number => kinds.get(kind) ?? 0;
    return {
      asOf,
      participants: of('participants'),
      proposals: of('proposals'),
      ballots: of('ballots'),
      comments: of('comments'),
      sources: of('sources'),
    };
  });
