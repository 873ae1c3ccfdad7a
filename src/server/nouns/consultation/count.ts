import type { CountServices } from '../../core/counts.ts';
import { participants } from '../../core/tables.ts';
import { comments } from '../comments/tables.ts';
import { ballots } from '../poll/tables.ts';
import { proposals, sources } from './tables.ts';

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
    const [people, proposed, cast, commented, cited] = await Promise.all([
      store.count(participants, { scope }),
      store.count(proposals, { scope }),
      store.count(ballots, { scope }),
      store.count(comments, { scope, shown: 1 }),
      store.count(sources, { scope }),
    ]);
    return { asOf, participants: people, proposals: proposed, ballots: cast, comments: commented, sources: cited };
  });
