import { countHeld, prepareCounting, reopen, setAside, type Prepared } from '../../confirmation/holding/count.ts';
import type { Verdict } from '../../confirmation/holding/rules.ts';
import { heldActs, holdDecisions, holdVerdicts, type HeldRow } from '../../confirmation/holding/tables.ts';
import { randomSecret } from '../../core/crypto.ts';
import { isOver, momentOf, phaseOf } from '../../core/phases.ts';
import { endOf } from '../../core/purge.ts';
import type { Services } from '../../core/services.ts';
import type { Writer } from '../../store/store.ts';
import { DeskFault, Outdated } from '../faults.ts';
import { invalidateIn } from '../invalidating/invalidate.ts';
import { inSlices } from '../invalidating/slicing.ts';
import { writeLog, type LogAct } from '../log.ts';
import type { DeskThing } from '../options.ts';
import { takeTurn } from '../pace/turns.ts';
import type { Desk } from '../things.ts';
import type { Why } from '../why.ts';
import { findHeldThing, mostDecided, readGroups, type HeldThing } from './groups.ts';

/** What an officer wants done with a group. */
export interface Wish {
  group: string;
  verdict: Verdict;
  /** Those alone that were held until then: what came since was not looked at. */
  until: number;
  /** Public; of what is set aside, it has to be given. */
  why: Why | undefined;
}

/** Held acts of one thing, with what it takes to count them. */
interface Part {
  thing: HeldThing;
  ids: string[];
  prepared: Prepared | undefined;
}

const acts: Record<Verdict, LogAct> = { count: 'suspects-counted', aside: 'suspects-set-aside' };

/**
 * Counts a group of held acts, or sets it aside, with one line in the log. Where it has a domain or a block in common, what comes from there later
 * is treated alike: it is held no more, or held each time.
 *
 * @throws Outdated where nothing of it is held any more; DeskFault where there is no such group
 */
export async function decideHeld(
  services: Services,
  desk: Desk,
  stored: DeskThing,
  { group: name, verdict, until, why }: Wish,
): Promise<{ id: string; number: number }> {
  const { scope, id: of, path } = stored;
  const group = (await readGroups(services, stored)).find(({ id }) => id === name);
  if (!group) throw new Outdated(path);
  const rows = group.rows.filter(({ at }) => at <= until).slice(0, mostDecided);
  const parts: Part[] = [];
  for (const [id, some] of Map.groupBy(rows, (row) => row.thing)) {
    const thing = await findHeldThing(services, stored, id);
    if (!thing) continue;
    const prepared = verdict === 'count' ? await prepareCounting(services, services.store, thing, some) : undefined;
    parts.push({ thing, ids: some.map(({ act }) => act), prepared });
  }
  const trace = group.reason === 'others' ? '' : (group.rows[0]?.trace ?? '');
  const done = await desk.store.write(async (writer) => {
    const id = randomSecret();
    let [number, decided] = [0, 0];
    for (const part of parts) {
      const done = await decidePart(services, writer, part, { id, isFew: group.reason === 'others' });
      number += done.number;
      decided += done.decided;
    }
    if (decided === 0) throw new Outdated(path);
    await writer.insert(holdDecisions, {
      ...{ scope, at: desk.now, id, thing: of, verdict, number, reason: group.reason, trace },
      ...{ why: JSON.stringify(why ?? {}), undone_at: null },
    });
    if (trace !== '') await writer.put(holdVerdicts, { scope, trace, verdict });
    await tell(writer, desk, stored, acts[verdict], { number, why });
    return { id, number };
  });
  forget(services, stored, parts);
  return done;
}

/** Does it with what is held of one thing; answers how many count now, or were set aside, and on how many it was decided. */
async function decidePart(
  services: Services,
  writer: Writer,
  { thing, ids, prepared }: Part,
  { id: decision, isFew }: { id: string; isFew: boolean },
): Promise<{ number: number; decided: number }> {
  const { scope, kind, document, path } = thing;
  const moment = momentOf(services);
  const rows: HeldRow[] = [];
  for (let at = 0; at < ids.length; at += slice)
    rows.push(...(await writer.getMany(heldActs, { scope }, 'act', ids.slice(at, at + slice))).filter(isHeld));
  const decided = rows.length;
  if (decided === 0) return { number: 0, decided };
  // Others decided on some of them meanwhile: those that are left would tell of few.
  if (!isFew && decided < (kind.invalidating?.fewest ?? 1)) throw new Outdated(path);
  if (prepared) {
    const counted = await countHeld(services, writer, thing, { rows, decision, moment }, prepared);
    // Who has another one that counts by now is counted once.
    return { number: counted.length, decided };
  }
  const ended = endOf(document, moment) !== undefined;
  await setAside(writer, thing, { rows, decision, now: moment.now, isOver: ended });
  return { number: decided, decided };
}

/** So many rows are read at once. */
const slice = 1000;

const isHeld = ({ state }: HeldRow): boolean => state === 'held';

/**
 * Undoes what was decided, as long as its thing is open: what was counted is taken out of the count, and what was set aside is held again.
 *
 * @throws DeskFault where nothing of that name was decided, or the thing has closed; Outdated where it is undone already
 */
export async function undoHeld(
  services: Services,
  desk: Desk,
  stored: DeskThing,
  { id, why }: { id: string; why: Why },
): Promise<{ id: string; number: number }> {
  const { store } = desk;
  const { scope, path, document } = stored;
  if (isOver(phaseOf(document, momentOf(services))))
    throw new DeskFault(409, `${path} has closed: what was decided of held acts stays.`);
  const decisions = await store.list(holdDecisions, { scope });
  const at = decisions.find((row) => row.id === id)?.at;
  if (at === undefined) throw new DeskFault(404, `Nothing was decided here under "${id}".`);
  const ofThing = new Map<string, HeldThing>();
  for (const { thing } of await store.list(heldActs, { scope, decision: id }, { index: 'decision' })) {
    const found = ofThing.has(thing) ? undefined : await findHeldThing(services, stored, thing);
    if (found) ofThing.set(thing, found);
  }
  const number = await store.write(async (writer) => {
    const decision = await writer.get(holdDecisions, { scope, at, id });
    if (!decision || decision.undone_at !== null) throw new Outdated(path);
    await takeTurn(writer, desk);
    await writer.update(holdDecisions, { scope, at, id }, { undone_at: desk.now });
    if (decision.trace !== '') await writer.remove(holdVerdicts, { scope, trace: decision.trace });
    const rows = await writer.list(heldActs, { scope, decision: id }, { index: 'decision' });
    if (decision.verdict === 'aside') {
      const back = await reopen(writer, scope, rows);
      await tell(writer, desk, stored, 'suspects-reopened', { number: back, why });
      return back;
    }
    return takeBack(services, writer, desk, { things: ofThing, rows, why });
  });
  forget(
    services,
    stored,
    [...ofThing.values()].map((thing) => ({ thing })),
  );
  return { id, number };
}

/** Takes out of the count what an officer had counted, but for what its authors have withdrawn since. */
async function takeBack(
  services: Services,
  writer: Writer,
  desk: Desk,
  { things, rows, why }: { things: ReadonlyMap<string, HeldThing>; rows: readonly HeldRow[]; why: Why },
): Promise<number> {
  let number = 0;
  for (const [id, of] of Map.groupBy(rows, (row) => row.thing)) {
    const thing = things.get(id);
    const invalidating = thing?.kind.invalidating;
    if (!thing || !invalidating) continue;
    const ids = of.map(({ act }) => act);
    const standing = await inSlices(ids, (some) => invalidating.standing(writer, thing, some, services));
    if (standing.length === 0) continue;
    number += (await invalidateIn(writer, desk, thing, { acts: standing, why, by: ['held'] }, services)).number;
  }
  return number;
}

function tell(
  writer: Writer,
  { by, now }: Desk,
  { scope, path, kind }: DeskThing,
  act: LogAct,
  { number, why }: { number: number; why: Why | undefined },
): Promise<void> {
  const of = kind.proving?.metric ?? kind.invalidating?.metric ?? 'votes';
  return writeLog(writer, { scope, path, by, act, now, details: { ...(why && { why }), held: { of, number } } });
}

/** Lets what changed be counted anew: the things, and what they stand in. */
function forget({ counts }: Services, { scope }: DeskThing, parts: readonly { thing: HeldThing }[]): void {
  for (const { thing } of parts) counts.forget(scope, thing.id);
  counts.forget(scope, scope);
}
