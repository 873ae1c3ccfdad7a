import type { Case, CaseList, Scopes } from '../../core/moderation.ts';
import { compareRow } from '../../store/order.ts';
import type { ReadStore, Value } from '../../store/store.ts';
import { caseCounts } from './count-table.ts';
import { openCases } from './tables.ts';

type CaseRow = { scope: string; thing: string; comment: string; since: number; why: string };

/** The order of all cases, the oldest first. */
const order = ['since', 'thing', 'comment', 'scope'] as const;

/** The comments that wait for a decision, in all threads: those that stand alone, and those of other nouns. */
export const commentCases: CaseList = {
  async count(store, scopes) {
    const sums =
      scopes === undefined
        ? await store.sums(caseCounts, {}, 'value', { by: ['scope'] })
        : (
            await Promise.all(scopes.map((scope) => store.sums(caseCounts, { scope }, 'value', { by: ['slot'] })))
          ).flat();
    return sums.reduce((all, { sum }) => all + sum, 0);
  },

  async list(store, { scopes, after, limit }) {
    const rows = await readRows(store, scopes, readPlace(after), limit);
    return rows.slice(0, limit).map(toCase);
  },
};

async function readRows(
  store: ReadStore,
  scopes: Scopes,
  after: [since: number, thing: string, comment: string, scope: string] | undefined,
  limit: number,
): Promise<CaseRow[]> {
  if (scopes === undefined) {
    return store.list(openCases, {}, { index: 'all_since', limit, ...(after && { after }) });
  }
  const [since, thing, comment] = after ?? [];
  const lists = await Promise.all(
    scopes.map((scope) =>
      store.list(
        openCases,
        { scope },
        { index: 'scope_since', limit, ...(after && { after: [since!, thing!, comment!] }) },
      ),
    ),
  );
  return lists.flat().sort((one, other) => compareRow(one, order, placeOf(other)));
}

const placeOf = (row: CaseRow): Value[] => order.map((column) => row[column]);

const toCase = (row: CaseRow): Case => {
  const { scope, thing, comment: id, since } = row;
  return { of: 'thread', scope, thing, id, since, place: placeOf(row) };
};

/** Reads a place in the list as it was given out; nothing where it was made up. */
function readPlace(given: unknown): [number, string, string, string] | undefined {
  if (!Array.isArray(given) || given.length !== order.length) return undefined;
  const [since, ...names] = given as unknown[];
  const isSound =
    Number.isSafeInteger(since) &&
    names.every((name) => typeof name === 'string' && name.isWellFormed() && !name.includes('\0'));
  return isSound ? (given as [number, string, string, string]) : undefined;
}
