import type { ReadStore, Writer } from '../../store/store.ts';
import { addStance, ranksOf, stanceTotals, type Stances } from './stance-totals.ts';
import { ballotCounts } from './tables.ts';

/** Counts the stances of a three-way poll from the numbers of its ballots, however many these are. */
export async function countStances(reader: ReadStore, scope: string, thing: string): Promise<Stances> {
  const stances = { ballots: 0, agree: 0, neutral: 0, disagree: 0 };
  const sums = await reader.sums(ballotCounts, { scope, thing }, 'value', { by: ['choice'] });
  for (const { values, sum } of sums) addStance(stances, String(values[0]), sum);
  return stances;
}

/** Begins the total of a poll that is listed by its votes, or sets it right; ballots may be there already. */
export async function beginStanceTotals(writer: Writer, scope: string, thing: string): Promise<void> {
  const stances = await countStances(writer, scope, thing);
  await writer.put(stanceTotals, { scope, thing, ...stances, ...ranksOf(stances) });
}
