import type { FoundThing } from '../core/addresses.ts';
import { lineOf } from '../core/csv.ts';
import type { DataPart } from '../core/open-data.ts';
import type { Services } from '../core/services.ts';
import type { View } from '../core/view.ts';
import type { ReadCard } from './card.ts';
import { figureColumns, numbersOf, rowOf } from './rows.ts';

/** All that is published of a thing in figures, and of what stands below it. */
export interface DataBody {
  figures: ReturnType<typeof figuresOf>;
  /** What stands below it, and when that was read. */
  parts?: { items: readonly DataPart[]; asOf: string };
}

/** Makes the figures of a thing: its numbers, and those that its noun adds. */
export const figuresOf = ({ card, data, labels }: ReadCard, now: string) => [
  ...numbersOf(card.numbers, labels, card.smallestGroup),
  ...(data.figures ?? []).map((figure) => ({ ...figure, asOf: now })),
];

/** Reads all that is published of a thing in figures. */
export async function readBody(
  services: Services,
  { thing }: FoundThing,
  read: ReadCard,
  view: View,
): Promise<DataBody> {
  const figures = figuresOf(read, new Date(view.now).toISOString());
  const partsOf = thing.parts?.bind(thing);
  if (!partsOf) return { figures };
  // What becomes public in the meantime is another answer, and so is what is hidden.
  const shown = Object.keys(read.card.numbers).join(' ');
  const state = await thing.partsState?.();
  const key = { scope: thing.scope, thing: thing.id, name: `data ${view.lang} ${shown} ${state}` };
  const parts = await services.counts.seldom(key, async (now) => {
    const all: DataPart[] = [];
    for (let after: string | undefined; ;) {
      const { items, next } = await partsOf(view, after);
      all.push(...items);
      if (next === undefined) return { items: all, asOf: new Date(now).toISOString() };
      after = next;
      await services.counts.turn();
    }
  });
  return { figures, parts };
}

/** Writes figures as CSV, a line each. */
export function toCsv({ card }: ReadCard, { figures, parts }: DataBody): string {
  const of = { ...card.of };
  const lines = [
    figureColumns,
    ...figures.map(({ asOf, ...figure }) => rowOf(of, figure, asOf)),
    ...(parts?.items ?? []).flatMap((part) => part.figures.map((figure) => rowOf(part, figure, parts!.asOf))),
  ];
  return lines.map(lineOf).join('');
}
