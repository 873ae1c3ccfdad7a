import { readCounters } from '../../core/counters.ts';
import type { CountServices } from '../../core/counts.ts';
import type { Fall } from '../../desk/falls/falls.ts';
import { readGrowth } from '../../core/participant-days.ts';
import { readLastIn } from '../../desk/invalidating/latest.ts';
import {
  dayStart,
  readFallenDays,
  recentFallOf,
  utcDay,
  type FallKind,
  type RecentFall,
} from '../../core/fall-hours.ts';

/** How many rows of each kind a consultation has. */
export interface ConsultationTally {
  asOf: number;
  participants: number;
  /**
   * How many there were when the day (UTC) began, and who had left before it: as long as votes are hidden, a number that goes up as someone
   * votes would tell that it is their first.
   */
  before: { asOf: number; participants: number; fall: RecentFall | undefined };
  proposals: number;
  ballots: number;
  comments: number;
  sources: number;
  /** What people took back in the last days: they left, or withdrew votes on its proposals. */
  falls: { participants: RecentFall | undefined; votes: RecentFall | undefined };
  /** The last votes that those who run the site took out of the count of a proposal. */
  takenOut: Fall | undefined;
}

/** Counts what there is in a consultation. */
export const tallyConsultation = ({ store, counts }: CountServices, scope: string): Promise<ConsultationTally> =>
  counts.once(scope, scope, 'rows', async (asOf) => {
    const kinds = await readCounters(store, scope, '');
    const fallen = await readFallenDays(store, scope);
    const recent = (kind: FallKind): RecentFall | undefined =>
      recentFallOf(
        fallen.filter((day) => day.kind === kind && (day.thing === '') === (kind === 'participants')),
        asOf,
      );
    const today = dayStart(asOf);
    const growth = await readGrowth(store, scope, today);
    const earlier = fallen.filter(
      ({ kind, thing, day }) => kind === 'participants' && thing === '' && day < utcDay(today),
    );
    const takenOut = await readLastIn(store, scope);
    const of = (kind: string): number => kinds.get(kind) ?? 0;
    return {
      asOf,
      participants: of('participants'),
      before: {
        asOf: today,
        participants: Math.max(0, of('participants') - growth),
        fall: recentFallOf(earlier, asOf),
      },
      proposals: of('proposals'),
      ballots: of('ballots'),
      comments: of('comments'),
      sources: of('sources'),
      falls: { participants: recent('participants'), votes: recent('withdrawn') },
      takenOut,
    };
  });
