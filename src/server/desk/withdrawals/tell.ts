import { readFallenDays, utcDay, type FallenDay } from '../../core/fall-hours.ts';
import type { ServerNoun, Stored } from '../../core/noun.ts';
import { momentOf } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import { eachThing } from '../../core/things.ts';
import { formatDay } from '../../words/format.ts';
import type { ReadStore } from '../../store/store.ts';
import { writeLog } from '../log.ts';
import { toldFalls } from './tables.ts';

/*
 * Tells in the log by how many a count fell because people took back what they had done, or changed it so that it waits: a line for each day
 * on which some did, once the day is over. It says how many, never at which moment: the moment could be one that somebody knows of a person.
 * What was told stands in a row, in one transaction with its line: of two processes, one finds the other's.
 */

/** An act of the last moment of a day is written by then. */
const grace = 600_000;

/** Tells what left the counts on the days that are over, in all things whose count everyone may know; once a day. */
export async function tellWithdrawals(services: Services, nouns: readonly ServerNoun[]): Promise<void> {
  const { store, clock } = services;
  const today = utcDay(clock() - grace);
  const mark = { scope: '', thing: '', kind: '', day: today };
  if (await store.get(toldFalls, mark)) return;
  for await (const stored of eachThing(store, nouns)) {
    const noun = nouns.find(({ type }) => type === stored.kind.type)!;
    await tellOf(services, noun, stored, today).catch((error: unknown) => {
      // One that can't be told now holds up no other, and is looked at again the next day.
      console.error(`[desk] what was taken back of ${stored.path} waits:`, error);
    });
  }
  await store.write(async (writer) => {
    await writer.remove(toldFalls, { scope: '', thing: '', kind: '' });
    await writer.insert(toldFalls, { ...mark, number: 0 });
  });
}

/** Tells the days of one thing, and of what stands below it, that are over and not told. */
async function tellOf(services: Services, noun: ServerNoun, stored: Stored, today: string): Promise<void> {
  const { store, clock } = services;
  const { scope } = stored;
  await tellUntold(services, noun, stored);
  const over = (await readFallenDays(store, scope)).filter(({ day }) => day < today);
  // Most things have none, or none that is new, and nothing more is read of them.
  if (over.length === 0) return;
  const told = await numbersTold(store, scope);
  const fresh = over.filter((each) => each.number > (told.get(nameOf(each)) ?? 0));
  for (const days of Map.groupBy(fresh, ({ thing, kind }) => JSON.stringify([thing, kind])).values()) {
    const of = await noun.fallOf?.(services, stored, days[0]!);
    if (!of) continue;
    await store.write(async (writer) => {
      const before = await numbersTold(writer, scope);
      for (const fallen of days) {
        const { thing, kind, day, number } = fallen;
        const by = (before.get(nameOf(fallen)) ?? 0) - number;
        if (by >= 0) continue;
        await writer.put(toldFalls, { scope, thing, kind, day, number });
        const act = kind === 'held' ? 'held' : 'withdrawn';
        const details = { count: { of: of.metric, by }, day, why: whyOf[act](day) };
        await writeLog(writer, { scope, path: of.path, by: 'operator', act, now: clock(), details });
      }
    });
  }
}

/** Tells which numbers were set below a count that was hidden then, once everyone may know it. */
async function tellUntold(services: Services, { answering }: ServerNoun, stored: Stored): Promise<void> {
  if (!answering?.takeUntold) return;
  const moment = momentOf(services);
  await services.store.write(async (writer) => {
    for (const details of await answering.takeUntold!(writer, stored, moment)) {
      const { scope, path } = stored;
      await writeLog(writer, { scope, path, by: 'operator', act: 'reached', now: moment.now, details });
    }
  });
}

const nameOf = ({ thing, kind, day }: Pick<FallenDay, 'thing' | 'day'> & { kind: string }): string =>
  JSON.stringify([thing, kind, day]);

/** Reads how many the log has told of each day. */
const numbersTold = async (reader: ReadStore, scope: string): Promise<Map<string, number>> =>
  new Map((await reader.list(toldFalls, { scope })).map((row) => [nameOf(row), row.number]));

/** Says why the count fell, for everyone. */
const whyOf = {
  withdrawn: (day: string) => ({
    fr: `Par les personnes elles-mêmes, le ${formatDay('fr', day, 'UTC')} (jour UTC).`,
    en: `By those who had taken part, on ${formatDay('en', day, 'UTC')} (day of UTC).`,
  }),
  held: (day: string) => ({
    fr: `Une règle les retient jusqu’à la modération depuis que les personnes qui les ont écrits les ont modifiés, le ${formatDay('fr', day, 'UTC')} (jour UTC).`,
    en: `A rule holds them for moderation since those who wrote them changed them, on ${formatDay('en', day, 'UTC')} (day of UTC).`,
  }),
};
