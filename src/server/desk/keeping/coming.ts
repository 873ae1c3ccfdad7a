import type { Said } from '../../core/answering.ts';
import type { ThingDocument } from '../../core/documents.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { openingOf, type Moment } from '../../core/phases.ts';
import { things } from '../../core/tables.ts';
import { findThing } from '../../core/things.ts';
import { table, type AnyTable, type Store, type Writer } from '../../store/store.ts';
import { writeLog } from '../log.ts';

/* An answer that is dated to come is shown from its day on, and that it is given is told then: until that day nobody has read a word of it. */

/** Things of which an answer is to come, and from when on it is shown. */
const comingAnswers = table<{ scope: string; at: number }>({
  name: 'answer_coming',
  columns: { scope: 'text', at: 'integer' },
  key: ['scope'],
  indexes: { at: ['at', 'scope'] },
});

export const keepingTables: readonly AnyTable[] = [comingAnswers];

/** Returns when an answer begins to be shown; nothing where there is none. */
const shownFrom = ({ answer }: Said, timeZone: string): number | undefined => answer && openingOf(answer.at, timeZone);

/** Returns what an institution has said by now: not the answer that is to come. */
export const saidByNow = (said: Said, { now, timeZone }: Moment): Said =>
  (shownFrom(said, timeZone) ?? 0) > now ? { ...said, answer: undefined } : said;

/** Returns the numbers of the promises that are said to be met. */
export const numbersMet = ({ answer, timeline = [] }: Said): number[] =>
  [answer, ...timeline].flatMap((each) => each?.meets ?? []);

/** A thing as one of its documents has it. */
interface Told {
  noun: ServerNoun;
  scope: string;
  path: string;
  document: ThingDocument;
}

/** Tells of the answer whose day has come, where that was not told yet. */
export async function tellComeAnswer(writer: Writer, told: Told, moment: Moment): Promise<void> {
  const { noun, scope, path, document } = told;
  const row = await writer.get(comingAnswers, { scope });
  if (!row || row.at > moment.now) return;
  await writer.remove(comingAnswers, { scope });
  const answer = noun.answering?.said(document).answer;
  if (!answer) return;
  const isPublic = noun.answering?.publicSince?.(document, moment) !== undefined || !noun.answering?.publicSince;
  const meets = isPublic ? (answer.meets ?? []) : [];
  const details = meets.length > 0 ? { meets: [...meets].sort((one, other) => one - other) } : {};
  await writeLog(writer, { scope, path, by: 'operator', act: 'answered', now: moment.now, details });
}

/** Remembers an answer that is to come, and forgets that of before. */
export async function noteComing(writer: Writer, { noun, scope, document }: Told, moment: Moment): Promise<void> {
  const at = shownFrom(noun.answering?.said(document) ?? {}, moment.timeZone);
  if (at !== undefined && at > moment.now) await writer.put(comingAnswers, { scope, at });
  else if (await writer.get(comingAnswers, { scope })) await writer.remove(comingAnswers, { scope });
}

/** At most so many in one turn. */
const turn = 100;

/** Tells of all the answers whose day has come. */
export async function tellComeAnswers(store: Store, nouns: readonly ServerNoun[], moment: Moment): Promise<void> {
  const rows = await store.list(comingAnswers, {}, { index: 'at', limit: turn });
  for (const { scope } of rows.filter(({ at }) => at <= moment.now)) {
    await store.write(async (writer) => {
      const type = (await writer.get(things, { scope, id: scope }))?.type;
      const noun = nouns.find((each) => each.type === type);
      const stored = noun && (await findThing(writer, noun, scope));
      if (stored) await tellComeAnswer(writer, { noun, ...stored }, moment);
      else await writer.remove(comingAnswers, { scope });
    });
  }
}
