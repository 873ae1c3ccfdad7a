import { randomSecret } from '../../core/crypto.ts';
import type { ThingDocument } from '../../core/documents.ts';
import type { Secret, ServerNoun, Stored } from '../../core/noun.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { addLeaves } from '../../ledger/waiting.ts';
import { DeskFault, Outdated } from '../faults.ts';
import { writeLog } from '../log.ts';
import type { Why } from '../why.ts';
import type { Desk } from '../things.ts';
import type { ChosenAct } from './select.ts';
import { inSlices } from './slicing.ts';
import { invalidatedActs, invalidations } from './tables.ts';
import { tellsFew } from './telling.ts';
import { takeTurn } from '../pace/turns.ts';

/** A thing on the server, with all that its noun brings. */
type Thing = Stored<ThingDocument, ServerNoun>;

/**
 * Takes acts out of the count, with a public reason: all of them or none, some at a time, with one line in the log.
 *
 * @param chosen as they were previewed
 * @throws Outdated where one of them does not count any more: nothing is done then
 */
export const invalidateActs = (
  desk: Desk,
  thing: Thing,
  { chosen, why, by }: { chosen: readonly ChosenAct[]; why: Why; by: readonly string[] },
  has: Secret,
): Promise<{ id: string; number: number }> =>
  desk.store.write((writer) => {
    const acts = chosen.map(({ act }) => act);
    return invalidateIn(writer, desk, thing, { acts, why, by }, has);
  });

/** Takes acts out of the count in a transaction that does more besides. @throws Outdated as `invalidateActs` does */
export async function invalidateIn(
  writer: Writer,
  desk: Desk,
  thing: Thing,
  { acts, why, by }: { acts: readonly string[]; why: Why; by: readonly string[] },
  has: Secret,
): Promise<{ id: string; number: number }> {
  const { scope, id: of, path, kind } = thing;
  const { invalidate, metric } = kind.invalidating!;
  // What others took out in the meantime can make these tell of few.
  if (await tellsFew(writer, thing, kind.invalidating!, { acts, isTold: by.includes('receipts') }, has))
    throw new Outdated(path);
  const taken = await inSlices(acts, (some) => invalidate(writer, thing, some, desk.now, has));
  if (taken.length !== acts.length || taken.length === 0) throw new Outdated(path);
  const id = randomSecret();
  await writer.insert(invalidations, {
    ...{ scope, at: desk.now, id, thing: of, number: taken.length },
    ...{ why: JSON.stringify(why), chosen: JSON.stringify(by), undone_at: null },
  });
  await inSlices(taken, async (some) => {
    const rows = some.map((act) => ({ scope, invalidation: id, act }));
    return (await writer.insertMany(invalidatedActs, rows)).map(({ act }) => act);
  });
  await addLeaves(writer, { scope, thing: of }, { kind: 'invalidated', amount: -1 }, taken);
  await tell(writer, desk, thing, 'invalidated', { why, count: { of: metric, by: -taken.length } });
  return { id, number: taken.length };
}

/**
 * Puts back into the count what was taken out together, but for what its authors have withdrawn since.
 *
 * @throws Outdated where it is undone already; DeskFault where nothing of that name was done
 */
export const restoreActs = (
  desk: Desk,
  thing: Thing,
  { at, id, why }: { at: number; id: string; why: Why },
  has: Secret,
) =>
  desk.store.write(async (writer) => {
    const { scope, path, kind } = thing;
    const key = { scope, at, id };
    const row = await writer.get(invalidations, key);
    if (row?.thing !== thing.id)
      throw new DeskFault(404, 'No act of that name was taken out here. Open the page again.');
    if (row.undone_at !== null) throw new Outdated(path);
    await takeTurn(writer, desk);
    const rows = await writer.list(invalidatedActs, { scope, invalidation: id });
    const { restore, metric } = kind.invalidating!;
    const acts = rows.map(({ act }) => act);
    const restored = await inSlices(acts, (some) => restore(writer, thing, some, desk, has));
    await writer.update(invalidations, key, { undone_at: desk.now });
    await addLeaves(writer, { scope, thing: thing.id }, { kind: 'restored', amount: 1 }, restored);
    await tell(writer, desk, thing, 'restored', { why, count: { of: metric, by: restored.length } });
    return { id, number: restored.length };
  });

function tell(
  writer: Writer,
  { by, now }: Desk,
  { scope, path }: Thing,
  act: 'invalidated' | 'restored',
  details: Parameters<typeof writeLog>[1]['details'],
): Promise<void> {
  return writeLog(writer, { scope, path, by, act, now, details });
}

/** What was taken out together. */
export interface Invalidation {
  id: string;
  at: number;
  number: number;
  why: Why;
  undoneAt: number | undefined;
}

/** Lists what was taken out of the count of a thing, the newest first. */
export async function readInvalidations(store: ReadStore, { scope, id: thing }: Stored): Promise<Invalidation[]> {
  const rows = await store.list(invalidations, { scope }, { reverse: true });
  return rows
    .filter((row) => row.thing === thing)
    .map(({ id, at, number, why, undone_at: undone }) => ({
      ...{ id, at, number },
      why: JSON.parse(why) as Why,
      undoneAt: undone ?? undefined,
    }));
}
