import type { Reader } from './store/store.ts';
import { ballots, comments, events, participants, proposals, sources } from './store/tables.ts';

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
  consultation(scope: string): Promise<ConsultationTally>;
  /** Makes the next read count again: something was written. */
  forget(scope: string): void;
}

/** A count is kept for so many milliseconds, however many people ask. */
const freshness = 1000;

/** Counts rows of a store, at most once per second and thing in this process. */
export function createCounts(store: Reader, clock: () => number): Counts {
  const kept = new Map<string, { at: number; tally: Promise<unknown> }>();
  const reached = new Map<string, Map<number, number>>();

  function once<T>(scope: string, count: (now: number) => Promise<T>): Promise<T> {
    const now = clock();
    const last = kept.get(scope);
    if (last && Math.abs(now - last.at) < freshness) return last.tally as Promise<T>;
    const tally = count(now);
    const entry = { at: now, tally };
    kept.set(scope, entry);
    tally.catch(() => {
      if (kept.get(scope) === entry) kept.delete(scope);
    });
    return tally;
  }

  return {
    petition: (scope, thing, thresholds) =>
      once(scope, async (asOf) => {
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

    consultation: (scope) =>
      once(scope, async (asOf) => {
        const [people, proposed, cast, commented, cited] = await Promise.all([
          store.count(participants, { scope }),
          store.count(proposals, { scope }),
          store.count(ballots, { scope }),
          store.count(comments, { scope }),
          store.count(sources, { scope }),
        ]);
        return { asOf, participants: people, proposals: proposed, ballots: cast, comments: commented, sources: cited };
      }),

    forget: (scope) => void kept.delete(scope),
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
