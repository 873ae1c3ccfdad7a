import type { CountServices } from '../../core/counts.ts';
import { events } from '../../confirmation/tables.ts';
import type { Reader } from '../../store/store.ts';
import type { StoredPetition } from './document.ts';

/** How many signatures of a petition there are of each kind, and when they were counted. */
export interface SignatureTally {
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

interface ThingKey {
  scope: string;
  thing: string;
}

/** Counts the signatures of a petition. */
export const tallySignatures = (
  { store, counts }: CountServices,
  { scope, id: thing, document }: StoredPetition,
): Promise<SignatureTally> =>
  counts.once(scope, thing, 'signatures', async (asOf) => {
    const kinds = await store.countBy(events, { scope, thing }, 'kind');
    const of = (kind: string): number => kinds.get(kind) ?? 0;
    const thresholds = document.thresholds.map(({ at }) => at);
    return {
      asOf,
      received: of('received'),
      counted: of('counted'),
      cancelled: of('cancelled'),
      withdrawn: of('withdrawn'),
      reachedAt: await findReached(store, { scope, thing }, thresholds, of('counted')),
    };
  });

/** Finds when each threshold was first reached, from the history of a petition. */
async function findReached(
  store: Reader,
  key: ThingKey,
  thresholds: readonly number[],
  counted: number,
): Promise<Map<number, number>> {
  const reached = new Map<number, number>();
  const wanted = thresholds.filter((at) => at > 0 && at <= counted);
  if (wanted.length === 0) return reached;
  const steps = [
    ...(await instants(store, key, 'counted')).map((at) => ({ at, step: 1 })),
    ...(await instants(store, key, 'withdrawn')).map((at) => ({ at, step: -1 })),
  ].sort((a, b) => a.at - b.at);
  let value = 0;
  for (const { at, step } of steps) {
    value += step;
    if (step > 0 && wanted.includes(value) && !reached.has(value)) reached.set(value, at);
  }
  return reached;
}

async function instants(store: Reader, key: ThingKey, kind: string): Promise<number[]> {
  const found: number[] = [];
  const limit = 5000;
  let after: string[] | undefined;
  for (;;) {
    const rows = await store.list(events, { ...key, kind }, { limit, ...(after && { after }) });
    for (const { at } of rows) found.push(at);
    const last = rows.at(-1);
    if (!last || rows.length < limit) return found;
    after = [last.act];
  }
}
