import type { ReadStore, Value } from '../../store/store.ts';
import type { Turn } from '../../store/turn.ts';
import type { PollDocument, StoredPoll } from './document.ts';
import { ballots, maxCountedLength, type ballotCounts } from './tables.ts';

/** A text of ballots, and how often it stands there. */
export type Text = readonly [text: string, times: number];

/** Rows that are read at a time at most. */
export const batch = 1000;
/** What may be done at a time, in steps of a count: some milliseconds. */
const maxSteps = 1_000_000;

/** Returns how many ballots of a poll are gone through before others are answered: fewer where one takes long. */
export function batchOf({ form, options }: PollDocument): number {
  const marked = 'max' in form ? Math.min(form.max, options.length) : 1;
  const steps = form.kind === 'ranking' ? marked * options.length : options.length;
  return Math.max(20, Math.min(batch, Math.floor(maxSteps / Math.max(1, steps))));
}

/** Goes through the texts of a poll's ballots in their order, but for long ones, of which only is known that there are some. */
export async function* shortTexts(
  store: ReadStore,
  { scope, id: thing, document }: StoredPoll,
  table: typeof ballotCounts,
  turn: Turn,
): AsyncGenerator<Text> {
  const limit = batchOf(document);
  for (let after: Value[] = ['']; ;) {
    const sums = await store.sums(table, { scope, thing }, 'value', { by: ['choice'], limit, after });
    for (const { values, sum } of sums) yield [String(values[0]), sum];
    const last = sums.at(-1);
    if (!last || sums.length < limit) return;
    after = [...last.values];
    await turn();
  }
}

/** Goes through the texts that are too long to be put together. */
export async function* longTexts(
  store: ReadStore,
  { scope, id: thing, document }: StoredPoll,
  turn: Turn,
): AsyncGenerator<Text> {
  const limit = batchOf(document);
  for (let after: string[] | undefined; ;) {
    const rows = await store.list(ballots, { scope, thing }, { limit, ...(after && { after }) });
    for (const { choice } of rows) if ([...choice].length > maxCountedLength) yield [choice, 1];
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    after = [last.voter];
    await turn();
  }
}
