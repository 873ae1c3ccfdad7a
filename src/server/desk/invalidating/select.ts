import { acts, events, people } from '../../confirmation/tables.ts';
import { digest } from '../../core/crypto.ts';
import type { ThingDocument } from '../../core/documents.ts';
import { sameDomain } from '../../core/mailboxes.ts';
import type { Invalidating, Stored } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import type { ReadStore } from '../../store/store.ts';
import { othersTurn } from '../../store/turn.ts';
import { inSlices } from './slicing.ts';

/* Which acts are chosen, by what an operator can know without seeing who acted. */

/** By what acts are chosen: all that is named holds at once. */
export interface Criteria {
  /** Counted from this instant on, and before that one, in milliseconds since 1970. */
  from?: number | undefined;
  until?: number | undefined;
  /** What follows the @ of the address. */
  domain?: string | undefined;
  /** Origin of the page where it was done. */
  source?: string | undefined;
  /** Receipts, or the ids of acts. */
  receipts?: readonly string[] | undefined;
}

/** An act that counts, and what is told of it. */
export interface ChosenAct {
  act: string;
  /** When it was counted. */
  at: number;
  source: string | null;
  domain: string | undefined;
}

/** More are not taken out at once: all of them are, or none. */
export const mostChosen = 100_000;
/** Receipts that are pasted at once. */
export const mostReceipts = 5000;
/** How many acts are read at a time. */
const batch = 1000;

/** Acts that were chosen, and what tells this choice from any other. */
export interface Choice {
  acts: ChosenAct[];
  version: string;
  /** There are more than are taken out at once. */
  isTooLong: boolean;
}

/** Finds the acts of a thing that count and fit. */
export async function chooseActs(
  services: Services,
  invalidating: Invalidating,
  stored: Stored,
  criteria: Criteria,
): Promise<Choice> {
  const { store } = services;
  const { receipts } = criteria;
  const wanted = receipts && new Set(await actsOf(invalidating, stored, receipts));
  const chosen: ChosenAct[] = [];
  for await (const some of countedActs(store, stored)) {
    const fitting = some.filter((each) => fits(each, criteria) && (!wanted || wanted.has(each.act)));
    chosen.push(...(await ofDomain(services, invalidating, stored, fitting, criteria.domain)));
    if (chosen.length > mostChosen) break;
  }
  const ids = chosen.map(({ act }) => act).sort();
  const standing = new Set(await inSlices(ids, (some) => invalidating.standing(store, stored, some, services)));
  const version = await digest([...standing].sort().join('\n'));
  return { acts: chosen.filter(({ act }) => standing.has(act)), version, isTooLong: chosen.length > mostChosen };
}

/** Returns the acts that receipts open; the id of an act stands for itself. */
async function actsOf(invalidating: Invalidating, stored: Stored, receipts: readonly string[]): Promise<string[]> {
  const opened = await Promise.all(receipts.map((receipt) => invalidating.actOf(stored, receipt)));
  return [...receipts, ...opened];
}

function fits({ at, source }: ChosenAct, criteria: Criteria): boolean {
  return (
    (criteria.from === undefined || at >= criteria.from) &&
    (criteria.until === undefined || at < criteria.until) &&
    (criteria.source === undefined || source === criteria.source)
  );
}

/** Leaves those that were confirmed by an address of a domain. */
async function ofDomain(
  services: Services,
  { atDomain }: Invalidating,
  stored: Stored,
  some: readonly ChosenAct[],
  wanted: string | undefined,
): Promise<readonly ChosenAct[]> {
  if (wanted === undefined) return some;
  if (!atDomain) return some.filter(({ domain }) => domain !== undefined && sameDomain(domain) === wanted);
  const ids = some.map(({ act }) => act);
  const known = new Set(await atDomain(services.store, stored, ids, wanted, services));
  return some.filter(({ act }) => known.has(act));
}

/** Goes through the acts of a thing that were ever counted. */
async function* countedActs(
  store: ReadStore,
  { scope, id: thing }: Stored<ThingDocument>,
): AsyncGenerator<ChosenAct[]> {
  for (let after: string[] | undefined; ;) {
    const rows = await store.list(events, { scope, thing, kind: 'counted' }, { limit: batch, ...(after && { after }) });
    const ids = rows.map(({ act }) => act);
    const sources = new Map((await store.getMany(acts, { scope }, 'id', ids)).map(({ id, source }) => [id, source]));
    const domains = new Map(
      (await store.getMany(people, { scope }, 'act', ids)).map(({ act, email }) => [act, domainOf(email)]),
    );
    yield rows.map(({ act, at }) => ({ act, at, source: sources.get(act) ?? null, domain: domains.get(act) }));
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = [last.act];
    await othersTurn();
  }
}

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();
