import { instants } from '../../confirmation/days.ts';
import { readPaperCounts } from '../../core/paper.ts';
import type { ReadStore } from '../../store/store.ts';
import type { Turn } from '../../store/turn.ts';

/**
 * Goes through the whole history of a petition for the moments at which the count first stood at these numbers, in slices between which
 * others have their turn.
 */
export async function searchHistory(
  store: ReadStore,
  place: { scope: string; thing: string },
  wanted: ReadonlySet<number>,
  turn: Turn,
): Promise<Map<number, number>> {
  const counted = await instants(store, { ...place, kind: 'counted' }, turn);
  const left = await Promise.all(['withdrawn', 'invalidated'].map((kind) => instants(store, { ...place, kind }, turn)));
  const lost = Float64Array.from(left.flatMap((each) => [...each])).sort();
  const papers = await readPaperCounts(store, { scope: place.scope, id: place.thing });
  const found = new Map<number, number>();
  let gone = 0;
  let onPaper = 0;
  const stand = (value: number, at: number): void => {
    for (const number of wanted) if (number <= value && !found.has(number)) found.set(number, at);
  };
  for (const [before, at] of counted.entries()) {
    // What happened at one moment came before it went.
    while (gone < lost.length && lost[gone]! < at) gone += 1;
    while (papers[0] && papers[0].at <= at) {
      const paper = papers.shift()!;
      onPaper += paper.number;
      stand(before - gone + onPaper, paper.at);
    }
    stand(before + 1 - gone + onPaper, at);
  }
  for (const { at, number } of papers) {
    while (gone < lost.length && lost[gone]! < at) gone += 1;
    onPaper += number;
    stand(counted.length - gone + onPaper, at);
  }
  return found;
}
