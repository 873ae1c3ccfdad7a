import type { Reader, Value } from '../../store/store.ts';
import { othersTurn } from '../../store/turn.ts';
import type { StoredPoll } from './document.ts';
import { ballotCounts, ballots, longestCounted } from './tables.ts';

/** The texts of a poll's ballots with how often they stand there, in their order, but for long ones, which come last. */
export async function* ballotTexts(
  store: Reader,
  { scope, id: thing }: StoredPoll,
): AsyncGenerator<readonly [text: string, times: number]> {
  let hasLong = false;
  for (let after: Value[] | undefined; ;) {
    const sums = await store.sums(ballotCounts, { scope, thing }, 'value', {
      by: ['choice'],
      limit: batch,
      ...(after && { after }),
    });
    for (const { values, sum } of sums) {
      if (values[0] === '') hasLong = true;
      else yield [String(values[0]), sum];
    }
    const last = sums.at(-1);
    if (!last || sums.length < batch) break;
    after = [...last.values];
    await othersTurn();
  }
  if (hasLong) yield* longTexts(store, { scope, thing });
}

/** The texts that are too long to be put together. */
async function* longTexts(
  store: Reader,
  key: { scope: string; thing: string },
): AsyncGenerator<readonly [text: string, times: number]> {
  for (let after: string[] | undefined; ;) {
    const rows = await store.list(ballots, key, { limit: batch, ...(after && { after }) });
    for (const { choice } of rows) if ([...choice].length > longestCounted) yield [choice, 1];
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = [last.voter];
    await othersTurn();
  }
}

const batch = 1000;
