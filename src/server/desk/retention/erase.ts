import { giveUpHeld } from '../../confirmation/holding/state.ts';
import { shareTraces } from '../../confirmation/shares.ts';
import type { Traces } from '../../core/known.ts';
import type { ServerNoun, Stored } from '../../core/noun.ts';
import { momentOf } from '../../core/phases.ts';
import { eraseTimeOf, isClosedForGood } from '../../core/retention.ts';
import type { Services } from '../../core/services.ts';
import { eachThing, findThing } from '../../core/things.ts';
import type { ReadStore } from '../../store/store.ts';
import { DeskFault } from '../faults.ts';
import { endTelling } from '../making/telling.ts';
import { stopSending } from '../news/letters.ts';
import { writeLog, type Author } from '../log.ts';
import { erasures } from './tables.ts';
import { countToCome, countWaiting } from './waiting.ts';

/*
 * Names, places and addresses are erased at the date that was promised, or when an officer asks for it, some at a time. How far it came
 * stands in its row, so that what a process left that ended is gone on with, and two do no harm.
 */

type Nouns = readonly ServerNoun[];
type Base = Pick<Services, 'store' | 'counts' | 'clock' | 'site'>;

/** People who are erased in one transaction. */
const batch = 200;

/** Counts who is known by name or address in a scope. */
export async function countKnown(store: ReadStore, nouns: Nouns, scope: string): Promise<number> {
  let count = 0;
  for (const { known } of nouns) count += (await known?.count(store, scope)) ?? 0;
  return count;
}

/** Returns what else is erased: digests by which someone could be guessed. */
const tracesOf = (nouns: Nouns): Traces[] => [shareTraces, ...nouns.flatMap(({ known }) => known?.traces ?? [])];

/** Checks whether digests are left in a scope by which someone could be guessed. */
export async function hasTraces(reader: ReadStore, nouns: Nouns, scope: string): Promise<boolean> {
  for (const traces of tracesOf(nouns)) if (await traces.has(reader, scope)) return true;
  return false;
}

/**
 * Begins to erase who is known in a thing. To be called for what has closed for good. Who came after an erasure, while the thing was open
 * again, is erased too, though its date is no other.
 */
export async function beginErasure(
  { store, clock, site }: Base,
  nouns: Nouns,
  { kind, scope, id, path }: Stored,
  { by, due }: { by: Author; due: number },
): Promise<void> {
  const isNeedless = async (reader: ReadStore): Promise<boolean> => {
    const row = await reader.get(erasures, { scope });
    if (!row) return false;
    return row.state === 'running' || (row.due_at >= due && (await countKnown(reader, nouns, scope)) === 0);
  };
  // Asked each minute of each thing: most need no transaction to know.
  if (await isNeedless(store)) return;
  await store.write(async (writer) => {
    if (await isNeedless(writer)) return;
    // Who opened it again in the meantime was faster: nobody is erased then.
    const now = await findThing(writer, kind, id);
    if (!now || !isClosedForGood(now.document, momentOf({ clock, site }))) return;
    // What was to be told them is told nobody any more: it is counted here, and none of it is written meanwhile.
    const letters = await countToCome(writer, nouns, now);
    await endTelling(writer, now);
    await stopSending(writer, now, { by, now: clock() });
    await writer.put(erasures, { scope, state: 'running', path, by, due_at: due, people: 0, letters, at: clock() });
  });
}

/** Erases who is known in a scope where that was begun, and writes it into the log in the end. @param batches at most so many */
export async function goOnErasing(services: Base, nouns: Nouns, scope: string, batches = Infinity): Promise<void> {
  const { store, counts, clock } = services;
  // Who never confirmed is none of those that count, and is given up first; so is what nobody decided on.
  await giveUpHeld(store, scope);
  for (const { purge } of nouns) await purge?.(store, scope, clock());
  for (let done = 0; done < batches; done += 1) {
    const isOver = await store.write(async (writer) => {
      const row = await writer.get(erasures, { scope });
      if (row?.state !== 'running') return true;
      const now = clock();
      const waiting = await countWaiting(writer, scope);
      let erased = 0;
      for (const { known } of nouns) erased += (await known?.eraseSome(writer, scope, batch, now)) ?? 0;
      const people = row.people + erased;
      if (erased > 0) {
        const letters = row.letters + waiting - (await countWaiting(writer, scope));
        await writer.update(erasures, { scope }, { people, letters });
        return false;
      }
      await writer.update(erasures, { scope }, { state: 'done', at: now });
      for (const traces of tracesOf(nouns)) await traces.drop(writer, scope);
      const { path, by, letters } = row;
      // Where nobody was known, nothing happened: no line tells of it, however often it is asked for.
      if (people === 0) return true;
      const details = { people, ...(letters > 0 && { letters }) };
      await writeLog(writer, { scope, path, by: by as Author, act: 'erased', now, details });
      return true;
    });
    if (isOver) break;
  }
  counts.forget(scope, scope);
}

/** How much is erased before who asked is answered; the rest is by itself. */
const soon = 10;

/**
 * Erases now who is known in a thing that has closed for good; answers false where there was nobody.
 *
 * @throws DeskFault where it has not closed for good
 */
export async function eraseNow(services: Services, nouns: Nouns, stored: Stored, by: Author): Promise<boolean> {
  if (!isClosedForGood(stored.document, momentOf(services))) {
    throw new DeskFault(
      409,
      `${stored.path} has not closed for good: what was asked for can still be confirmed. Archive it, or wait.`,
    );
  }
  const { store } = services;
  const { scope } = stored;
  const isRunning = (await store.get(erasures, { scope }))?.state === 'running';
  const isLeft = async () => (await countKnown(store, nouns, scope)) > 0 || (await hasTraces(store, nouns, scope));
  if (!isRunning && !(await isLeft())) return false;
  await beginErasure(services, nouns, stored, { by, due: services.clock() });
  await goOnErasing(services, nouns, scope, soon);
  return true;
}

/** Erases what is due by now, and goes on with what was begun. */
export async function eraseDue(services: Services, nouns: Nouns): Promise<void> {
  const moment = momentOf(services);
  for await (const stored of eachThing(services.store, nouns)) {
    const due = eraseTimeOf(stored.document, moment.timeZone);
    if (due === undefined || due > moment.now || !isClosedForGood(stored.document, moment)) continue;
    await beginErasure(services, nouns, stored, { by: 'operator', due });
  }
  for (const { scope } of await services.store.list(erasures, { state: 'running' }, { index: 'state' })) {
    await goOnErasing(services, nouns, scope);
  }
}
