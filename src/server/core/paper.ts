import { counters } from './tables.ts';
import { table, type ReadStore } from '../store/store.ts';

/* Participation on paper and at meetings: counts that two officers found alike, beside what was done online. */

/**
 * A count on paper that is part of a thing's. `figures` is JSON: how many by the name of what was counted; `number` is all of them;
 * `document` says in which document they stand, `day` when they were counted, `counted_by` by whom: empty where that was not asked yet.
 */
export const paperCounts = table<{
  scope: string;
  thing: string;
  id: string;
  at: number;
  day: string;
  document: string;
  counted_by: string;
  figures: string;
  number: number;
}>({
  name: 'paper_count',
  columns: {
    scope: 'text',
    thing: 'text',
    id: 'text',
    at: 'integer',
    day: 'text',
    document: 'text',
    counted_by: 'text',
    figures: 'text',
    number: 'integer',
  },
  key: ['scope', 'thing', 'id'],
  counters: [{ into: counters, by: ['scope', 'thing'], as: { kind: 'paper' }, adds: 'number' }],
});

/** How many by the name of what was counted: `signatures`, or the option of a vote. */
export type Figures = Readonly<Record<string, number>>;

/** A count on paper that is part of a thing's. */
export interface PaperCount {
  id: string;
  /** When it came to count, in milliseconds since 1970. */
  at: number;
  /** The day on which it was counted, `2026-11-21`. */
  day: string;
  /** In which document it stands. */
  document: string;
  /** Who counted: a service, a polling station; empty where that was not asked yet. */
  countedBy: string;
  figures: Figures;
  number: number;
}

/** Lists the counts on paper that are part of a thing's, the first that came to count first. */
export async function readPaperCounts(
  reader: ReadStore,
  { scope, id: thing }: { scope: string; id: string },
): Promise<PaperCount[]> {
  const rows = await reader.list(paperCounts, { scope, thing });
  return rows
    .map(({ id, at, day, document, counted_by: countedBy, figures, number }) => ({
      ...{ id, at, day, document, countedBy, number },
      figures: JSON.parse(figures) as Figures,
    }))
    .sort((one, other) => one.at - other.at);
}

/** Something that is counted on paper, with its name in each language. */
export interface PaperFigure {
  name: string;
  label(lang: string): string;
}

/** Ballots that are entered as they are, those that are alike on a line: `2 > 1 > 3 × 12`. Each has a name among the figures. */
export interface PaperList {
  label(lang: string): string;
  hint(lang: string): string;
  /** Reads such lines; `fault` is the number of the first one that is no ballot, or of a second one of the same ballot. */
  read(text: string): { figures: Figures; fault?: number };
  /** Writes the ballot that a name stands for; nothing where it stands for none. */
  nameOf(name: string, lang: string): string | undefined;
}

/** What is asked of who enters a count on paper. */
export interface PaperSheet {
  figures: readonly PaperFigure[];
  list?: PaperList;
  /** Returns which figure can't be right beside the others, and why: a word of the desk's faults. */
  faultIn?(figures: Figures): { name: string; fault: string } | undefined;
  /** Returns how many people they are of; the sum of all, where it is not said. */
  numberIn?(figures: Figures): number;
}

/** Returns how many people the figures of a sheet are of. */
export const numberIn = ({ numberIn: own }: PaperSheet, figures: Figures): number =>
  own?.(figures) ?? Object.values(figures).reduce((sum, each) => sum + each, 0);
