import { publishBallots, tallyPoll, type BallotSheet, type PollTally } from '../nouns/poll/count.ts';
import { tallyProposals, type ProposalTallies } from '../nouns/consultation/proposal-counts.ts';
import type { Reader } from '../store/store.ts';
import { ballots, events, participants, proposals, sources } from '../store/tables.ts';
import { comments } from '../nouns/comments/tables.ts';
import type { StoredPoll } from './things.ts';

/** How many signatures of a petition there are of each kind, and when they were counted. */
export interface PetitionTally {
  asOf: number;
  received: number;
  counted: number;
  /** Given up before they were counted. */
  cancelled: number;
  /** Taken back after they were counted. */
  withdrawn: number;
  /** When the count first stood at a threshold, by the threshold's number. */
  reachedAt: ReadonlyMap<number, number>;
}

/** How many rows of each kind a consultation has. */
export interface ConsultationTally {
  asOf: number;
  participants: number;
  proposals: number;
  ballots: number;
  comments: number;
  sources: number;
}

export interface Counts {
  petition(scope: string, thing: string, thresholds: readonly number[]): Promise<PetitionTally>;
  poll(poll: StoredPoll): Promise<PollTally>;
  /** The ballots of a poll as they are published, whether or not they may be now. */
  ballots(poll: StoredPoll): Promise<BallotSheet>;
  consultation(scope: string): Promise<ConsultationTally>;
  /** The votes on each proposal of a consultation. */
  proposals(scope: string): Promise<ProposalTallies>;
  /** Makes the next read of a thing count again: something was written. */
  forget(scope: string, thing: string): void;
}

/** A count is kept for so many milliseconds, however many people ask. */
const freshness = 1000;
/** So many counts are kept at most. */
const most = 5000;

/** Counts rows of a store, at most once per second and thing in this process, and never the same twice at a time. */
export function createCounts(store: Reader, clock: () => number): Counts {
  const kept = new Map<string, { at: number; tally: Promise<unknown>; done: boolean }>();
  const reached = new Map<string, Map<number, number>>();

  function once<T>(name: string, count: (now: number) => Promise<T>): Promise<T> {
    const now = clock();
    const last = kept.get(name);
    if (last && (!last.done || Math.abs(now - last.at) < freshness)) return last.tally as Promise<T>;
    const tally = count(now);
    const entry = { at: now, tally, done: false };
    if (kept.size >= most) kept.clear();
    kept.set(name, entry);
    tally.then(
      () => (entry.done = true),
      () => {
        if (kept.get(name) === entry) kept.delete(name);
      },
    );
    return tally;
  }
  const nameOf = (scope: string, thing: string): string => JSON.stringify([scope, thing]);

  return {
    petition: (scope, thing, thresholds) =>
      once(nameOf(scope, thing), async (asOf) => {
        const kinds = await store.countBy(events, { scope, thing }, 'kind');
        const of = (kind: string): number => kinds.get(kind) ?? 0;
        const known = reached.get(scope) ?? new Map<number, number>();
        reached.set(scope, known);
        await findReached(store, { scope, thing }, known, thresholds, of('counted'));
        return {
          asOf,
          received: of('received'),
          counted: of('counted'),
          cancelled: of('cancelled'),
          withdrawn: of('withdrawn'),
          reachedAt: new Map(known),
        };
      }),

    poll: (poll) => once(nameOf(poll.scope, poll.id), (asOf) => tallyPoll(store, poll, asOf)),
    ballots: (poll) => once(`${nameOf(poll.scope, poll.id)} ballots`, (asOf) => publishBallots(store, poll, asOf)),
    proposals: (scope) => once(`${nameOf(scope, scope)} proposals`, (asOf) => tallyProposals(store, scope, asOf)),

    consultation: (scope) =>
      once(nameOf(scope, scope), async (asOf) => {
        const [people, proposed, cast, commented, cited] = await Promise.all([
          store.count(participants, { scope }),
          store.count(proposals, { scope }),
          store.count(ballots, { scope }),
          store.count(comments, { scope, shown: 1 }),
          store.count(sources, { scope }),
        ]);
        return { asOf, participants: people, proposals: proposed, ballots: cast, comments: commented, sources: cited };
      }),

    forget(scope, thing) {
      kept.delete(nameOf(scope, thing));
      kept.delete(`${nameOf(scope, thing)} ballots`);
    },
  };
}

interface Place {
  scope: string;
  thing: string;
}

/** Fills in when thresholds were first reached. Reading the whole history is rare: it is done once per threshold that was passed. */
async function findReached(
  store: Reader,
  place: Place,
  known: Map<number, number>,
  thresholds: readonly number[],
  counted: number,
): Promise<void> {
  const wanted = thresholds.filter((at) => at > 0 && at <= counted && !known.has(at));
  if (wanted.length === 0) return;
  const steps = [
    ...(await instants(store, place, 'counted')).map((at) => ({ at, step: 1 })),
    ...(await instants(store, place, 'withdrawn')).map((at) => ({ at, step: -1 })),
  ].sort((a, b) => a.at - b.at);
  let value = 0;
  for (const { at, step } of steps) {
    value += step;
    if (step > 0 && wanted.includes(value) && !known.has(value)) known.set(value, at);
  }
}

async function instants(store: Reader, place: Place, kind: string): Promise<number[]> {
  const found: number[] = [];
  const limit = 5000;
  let after: string[] | undefined;
  for (;;) {
    const rows = await store.list(events, { ...place, kind }, { limit, ...(after && { after }) });
    for (const { at } of rows) found.push(at);
    const last = rows.at(-1);
    if (!last || rows.length < limit) return found;
    after = [last.act];
  }
}
