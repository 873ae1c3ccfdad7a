import type { HeldReason } from '../../confirmation/holding/rules.ts';
import { heldActs, holdDecisions, type HeldRow } from '../../confirmation/holding/tables.ts';
import type { Actable } from '../../confirmation/rules.ts';
import type { Services } from '../../core/services.ts';
import type { ReadStore } from '../../store/store.ts';
import { isNumberHidden } from '../invalidating/hidden.ts';
import type { DeskThing } from '../options.ts';
import type { Why } from '../why.ts';

/* Held acts, put together by why they are held and by where they come from. */

/** Held acts that an officer decides on together. */
export interface HeldGroup {
  /** Names it at this thing. */
  id: string;
  /** `others`: of secret votes, few that have something in common are told with all such. */
  reason: HeldReason | 'others';
  /** What follows the @ of their addresses, where they are held for that. */
  domain: string | undefined;
  /** Tells one block of addresses from others. */
  block: string | undefined;
  /** When the first and the last were confirmed, in milliseconds since 1970. */
  since: number;
  until: number;
  rows: readonly HeldRow[];
}

/** More are not decided on at once: the others wait for another decision. */
export const mostDecided = 5000;

/** A thing on which people act, with all that its noun brings. */
export type HeldThing = DeskThing & Actable;

/** Finds what an act was done on: the thing itself, or what is proposed in it. */
export async function findHeldThing(services: Services, stored: DeskThing, id: string): Promise<HeldThing | undefined> {
  const found = id === stored.id ? stored : await stored.kind.findProposed?.(services, stored.scope, id);
  return found && 'rules' in found.kind ? (found as HeldThing) : undefined;
}

/** Counts acts that are held in a scope. */
export const countHeldIn = (reader: ReadStore, scope: string): Promise<number> =>
  reader.count(heldActs, { scope, state: 'held' });

/** Reads the groups of held acts of a thing and of what is proposed in it, the largest first. */
export async function readGroups(services: Services, stored: DeskThing): Promise<HeldGroup[]> {
  const { store } = services;
  const { scope } = stored;
  const rows = await store.list(heldActs, { state: 'held', scope }, { index: 'state' });
  const few = new Set<HeldRow>();
  for (const [thing, of] of Map.groupBy(rows, (row) => row.thing)) {
    const fewest = (await findHeldThing(services, stored, thing))?.kind.invalidating?.fewest ?? 1;
    // Of secret votes, what few of a domain have said would show once they are counted.
    for (const some of Map.groupBy(of, nameOf).values()) if (some.length < fewest) for (const row of some) few.add(row);
  }
  const groups = Map.groupBy(rows, (row) => (few.has(row) ? others : nameOf(row)));
  return [...groups]
    .map(([id, some]) => groupOf(id, some))
    .sort((one, other) => other.rows.length - one.rows.length || (one.id < other.id ? -1 : 1));
}

const others = 'others';
const nameOf = ({ reason, trace }: HeldRow): string => `${reason}.${trace}`;

function groupOf(id: string, rows: readonly HeldRow[]): HeldGroup {
  const first = rows[0]!;
  const times = rows.map(({ at }) => at);
  const isFew = id === others;
  return {
    id,
    reason: isFew ? others : (first.reason as HeldReason),
    domain: isFew ? undefined : first.domain || undefined,
    block: isFew || first.reason !== 'burst' ? undefined : first.trace.slice(0, 6),
    since: times.reduce((least, at) => Math.min(least, at)),
    until: times.reduce((most, at) => Math.max(most, at)),
    rows,
  };
}

/** What the count that held acts would add to has come to; nothing while nobody may know it. */
export async function standingCount(services: Services, stored: DeskThing): Promise<number | undefined> {
  const { proving } = stored.kind;
  if (!proving || isNumberHidden(stored, services)) return undefined;
  const standing = await proving.standing(services.store, stored);
  return [...standing.values()].reduce((sum, value) => sum + value, 0);
}

/** What an officer did with held acts. */
export interface HeldDecision {
  id: string;
  at: number;
  verdict: 'count' | 'aside';
  number: number;
  why: Why;
  undoneAt: number | undefined;
}

/** Reads what officers did with held acts of a thing, the newest first. */
export async function readDecisions(reader: ReadStore, { scope }: Pick<DeskThing, 'scope'>): Promise<HeldDecision[]> {
  const rows = await reader.list(holdDecisions, { scope }, { reverse: true });
  return rows.map(({ id, at, verdict, number, why, undone_at: undone }) => ({
    ...{ id, at, number },
    verdict: verdict as HeldDecision['verdict'],
    why: JSON.parse(why) as Why,
    undoneAt: undone ?? undefined,
  }));
}
