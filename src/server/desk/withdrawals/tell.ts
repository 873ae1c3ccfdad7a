import { instants } from '../../confirmation/days.ts';
import { readCounters } from '../../core/counters.ts';
import type { ServerNoun, Stored } from '../../core/noun.ts';
import { momentOf } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import { eachThing } from '../../core/things.ts';
import { formatDay } from '../../words/format.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { writeLog } from '../log.ts';
import { withdrawalDays } from './tables.ts';

/*
 * Tells in the log by how many a count fell because people took back what they had done: a line for each day on which some did, once the day
 * is over. It says how many, never at which moment: the moment could be one that somebody knows of a person. What was told stands in a row,
 * in one transaction with its line: of two processes, one finds the other's.
 */

type Base = Pick<Services, 'store' | 'counts' | 'clock' | 'site'>;

/** An act of the last moment of a day is written by then. */
const grace = 600_000;

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** Tells what was taken back on the days that are over, in all things whose count everyone may know; once a day. */
export async function tellWithdrawals(services: Base, nouns: readonly ServerNoun[]): Promise<void> {
  const { store, clock } = services;
  const today = dayOf(clock() - grace);
  const mark = { scope: '', thing: '', day: today };
  if (await store.get(withdrawalDays, mark)) return;
  const kinds = nouns.filter(({ invalidating }) => invalidating !== undefined);
  for await (const stored of eachThing(store, kinds)) {
    const { invalidating } = kinds.find(({ type }) => type === stored.kind.type)!;
    if (invalidating!.isPublic?.(stored.document, momentOf(services)) === false) continue;
    await tellOf(services, stored, invalidating!.metric, today).catch((error: unknown) => {
      // One that can't be told now holds up no other, and is looked at again the next day.
      console.error(`[desk] what was taken back of ${stored.path} waits:`, error);
    });
  }
  await store.write(async (writer) => {
    await writer.remove(withdrawalDays, { scope: '', thing: '' });
    await writer.insert(withdrawalDays, { ...mark, number: 0 });
  });
}

/** Tells the days of one thing that are over and not told. */
async function tellOf(services: Base, stored: Stored, metric: string, today: string): Promise<void> {
  const { store, counts, clock } = services;
  const { scope, id: thing, path } = stored;
  const told = await numbersTold(store, { scope, thing });
  const all = (await readCounters(store, scope, thing)).get('withdrawn') ?? 0;
  // Most things have none that is new, and nothing more is read of them.
  if (all <= [...told.values()].reduce((sum, number) => sum + number, 0)) return;
  const days = new Map<string, number>();
  for (const instant of await instants(store, { scope, thing, kind: 'withdrawn' }, counts.turn)) {
    const day = dayOf(instant);
    if (day < today) days.set(day, (days.get(day) ?? 0) + 1);
  }
  const isNew = [...days].some(([day, number]) => number > (told.get(day) ?? 0));
  if (!isNew) return;
  await store.write(async (writer: Writer) => {
    const before = await numbersTold(writer, { scope, thing });
    for (const [day, number] of [...days].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const by = (before.get(day) ?? 0) - number;
      if (by >= 0) continue;
      await writer.put(withdrawalDays, { scope, thing, day, number });
      const details = { count: { of: metric, by }, day, why: whyOf(day) };
      await writeLog(writer, { scope, path, by: 'operator', act: 'withdrawn', now: clock(), details });
    }
  });
}

/** Reads how many the log has told of each day. */
const numbersTold = async (reader: ReadStore, place: { scope: string; thing: string }): Promise<Map<string, number>> =>
  new Map((await reader.list(withdrawalDays, place)).map(({ day, number }) => [day, number]));

/** Says why the count fell, for everyone. */
const whyOf = (day: string) => ({
  fr: `Par les personnes elles-mêmes, le ${formatDay('fr', day, 'UTC')} (jour UTC).`,
  en: `By those who had taken part, on ${formatDay('en', day, 'UTC')} (day of UTC).`,
});
