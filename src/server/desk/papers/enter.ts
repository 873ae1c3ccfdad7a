import { randomSecret } from '../../core/crypto.ts';
import type { Figures } from '../../core/paper.ts';
import { numberIn, paperCounts } from '../../core/paper.ts';
import { addLeaf } from '../../ledger/waiting.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import type { DeskThing } from '../entry.ts';
import { DeskFault, isSame, Outdated } from '../faults.ts';
import { noteFall } from '../falls/falls.ts';
import { writeLog, type Details } from '../log.ts';
import { takeTurn } from '../pace/turns.ts';
import type { Why } from '../why.ts';
import type { Desk } from '../things.ts';
import { paperEntries } from './tables.ts';

/*
 * What is counted on paper is entered by two officers, each without seeing the figures of the other. It counts once both are alike. The
 * document, its day and who counted are said by the first; the second, who sees them, confirms them with their figures.
 */

/** A count that waits for a second officer, or on which two differ. */
export interface PaperEntry {
  id: string;
  at: number;
  day: string;
  document: string;
  /** Who counted on paper; empty where that was not asked yet. */
  countedBy: string;
  first: string;
  firstFigures: Figures;
  second: string | undefined;
  secondFigures: Figures | undefined;
}

/** Checks whether a person is one of the two who entered a count: they see the figures of both. */
export const isOf = ({ first, second }: Pick<PaperEntry, 'first' | 'second'>, person: string): boolean =>
  first === person || second === person;

/** Lists the counts of a thing that do not count yet, the first that was entered first. */
export async function readEntries(store: ReadStore, { scope, id: thing }: DeskThing): Promise<PaperEntry[]> {
  const rows = await store.list(paperEntries, { scope, thing });
  return rows
    .map(
      ({ id, at, day, document, counted_by: countedBy, first, first_figures: one, second, second_figures: other }) => ({
        ...{ id, at, day, document, countedBy, first },
        firstFigures: JSON.parse(one) as Figures,
        second: second ?? undefined,
        secondFigures: other === null ? undefined : (JSON.parse(other) as Figures),
      }),
    )
    .sort((one, other) => one.at - other.at);
}

/** So many counts of a thing wait at most: far more than two people enter in a day. */
const mostWaiting = 100;

/** Enters a count first: it waits for a second officer. @param officer what stands for who enters it; answers the id of the count, or nothing where too many wait */
export const enterFirst = (
  { store, now }: Desk,
  { scope, id: thing }: DeskThing,
  officer: string,
  { day, document, countedBy, figures }: { day: string; document: string; countedBy: string; figures: Figures },
): Promise<string | undefined> =>
  store.write(async (writer) => {
    if ((await writer.list(paperEntries, { scope, thing }, { limit: mostWaiting })).length >= mostWaiting)
      return undefined;
    const id = randomSecret();
    await writer.insert(paperEntries, {
      ...{ scope, thing, id, at: now, day, document, counted_by: countedBy },
      ...{ first: officer, first_figures: JSON.stringify(figures), second: null, second_figures: null },
    });
    return id;
  });

/** What came of figures that were entered. */
export type Entered = 'counted' | 'differs' | 'waits';

/**
 * Enters the figures of an officer for a count that waits: as the second, or in the place of their own. It counts once both are alike.
 *
 * @throws Outdated where it counts already, or was given up; DeskFault where a third officer enters them; TooManyTurns where whoever makes it count has
 *   made many count
 */
export const enterFigures = (
  desk: Desk,
  thing: DeskThing,
  officer: string,
  { id, figures }: { id: string; figures: Figures },
): Promise<Entered> =>
  desk.store.write(async (writer) => {
    const { scope, path } = thing;
    const key = { scope, thing: thing.id, id };
    const row = await writer.get(paperEntries, key);
    if (!row) throw new Outdated(path);
    const isFirst = row.first === officer;
    if (!isFirst && row.second !== null && row.second !== officer) {
      throw new DeskFault(409, 'Two officers have entered this count. One of them corrects their figures.');
    }
    const own = JSON.stringify(figures);
    const now = {
      first_figures: isFirst ? own : row.first_figures,
      second: isFirst ? row.second : officer,
      second_figures: isFirst ? row.second_figures : own,
    };
    if (now.second_figures === null) {
      await writer.update(paperEntries, key, now);
      return 'waits';
    }
    if (!isSame(JSON.parse(now.first_figures), JSON.parse(now.second_figures))) {
      await writer.update(paperEntries, key, now);
      return 'differs';
    }
    // What takes a count out again waits for nothing: there are no more of them than were counted.
    await takeTurn(writer, desk);
    await writer.remove(paperEntries, key);
    const { paper } = thing.kind;
    const number = numberIn(paper!.sheet(thing.document)!, figures);
    const { day, document, counted_by } = row;
    await writer.insert(paperCounts, { ...key, at: desk.now, day, document, counted_by, figures: own, number });
    await addLeaf(writer, key, { kind: 'paper', amount: number });
    await paper?.changed?.(writer, thing, desk.now);
    await tell(writer, desk, thing, 'paper-counted', { count: { of: paper!.metric, by: number }, ...saidOf(row) });
    return 'counted';
  });

/** Gives up a count that waits. @throws Outdated where it counts already; DeskFault where others than this officer entered it */
export const giveUp = (desk: Desk, { scope, id: thing, path }: DeskThing, officer: string, id: string): Promise<void> =>
  desk.store.write(async (writer) => {
    const key = { scope, thing, id };
    const row = await writer.get(paperEntries, key);
    if (!row) throw new Outdated(path);
    if (!isOf({ ...row, second: row.second ?? undefined }, officer)) {
      throw new DeskFault(409, 'Others have entered this count. One of them gives it up.');
    }
    await writer.remove(paperEntries, key);
  });

/** Takes a count on paper out again, with a public reason. @throws Outdated where it is not there any more */
export const removeCount = (desk: Desk, thing: DeskThing, id: string, why: Why): Promise<void> =>
  desk.store.write(async (writer) => {
    const key = { scope: thing.scope, thing: thing.id, id };
    const row = await writer.get(paperCounts, key);
    if (!row) throw new Outdated(thing.path);
    await writer.remove(paperCounts, key);
    const { number } = row;
    await addLeaf(writer, key, { kind: 'paper', amount: -number });
    await noteFall(writer, key, { at: desk.now, number, why });
    const count = { of: thing.kind.paper!.metric, by: -number };
    await tell(writer, desk, thing, 'paper-removed', { why, count, ...saidOf(row) });
  });

/** Returns what the log says of a count besides its number. */
const saidOf = (row: { day: string; document: string; counted_by: string }): Details => ({
  document: row.document,
  day: row.day,
  ...(row.counted_by && { countedBy: row.counted_by }),
});

function tell(
  writer: Writer,
  { by, now }: Desk,
  { scope, path }: DeskThing,
  act: 'paper-counted' | 'paper-removed',
  details: Details,
): Promise<void> {
  return writeLog(writer, { scope, path, by, act, now, details });
}
