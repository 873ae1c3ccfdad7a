import type { ReadStore } from '../store/store.ts';
import type { Forms } from '../words/act-words.ts';
import type { Moment } from './phases.ts';

/** What stands in a cell. A text is made safe for spreadsheets; a number is written as it is. */
export type Cell = string | number;

/** What became of a row since a list was handed over: its place stays, and nothing of what was in it. */
export interface GoneRow {
  readonly gone: 'withdrawn' | 'invalidated';
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type ListRow = readonly Cell[] | GoneRow;

/** From what a list is made. */
export interface ListSource extends Moment {
  /** All as it stands at one moment. */
  reader: ReadStore;
  /** Of the heads, and of the words that are ours. */
  lang: string;
  /** Ballots of which fewer are alike are left out. */
  minimumCell: number;
  /**
   * What came later is left out, where a list is read again as it was handed over, and what has gone since keeps its place as far as that is known:
   * milliseconds since 1970.
   */
  until?: number | undefined;
}

/** What is said of a list, in one language. */
export interface ListWords {
  title: string;
  /** What its rows are. */
  units: Forms;
  /** What is in it, and what is not. */
  hint: string;
}

/** Words that people agreed to, by language, and the version of them. */
export interface AgreedText {
  version: string;
  texts: Readonly<Record<string, string>>;
}

/**
 * A list of what people did in a thing, to be handed over: to a mayor, to a council. Only what counts is in it, never an address, and
 * nothing that is still hidden. `S` is the thing.
 */
export interface DeliveredList<S> {
  /** Its name in addresses, on the command line and in the log: `signatures`. */
  readonly name: string;
  /** Checks whether a thing has such a list now. */
  isThere(stored: S, moment: Moment): boolean;
  words(lang: string): ListWords;
  columns(stored: S, lang: string): readonly string[];
  /** The column that says how many a row stands for, where it is more than one. */
  readonly times?: number;
  /** The words of a document that its rows are about. */
  text?(stored: S): AgreedText;
  /** Counts what its rows would be if nobody were erased: those that are missing still count. */
  standing?(reader: ReadStore, stored: S): Promise<number>;
  /** What is counted on paper counts besides its rows. */
  readonly hasPaper?: true;
  /** Goes through its rows, some at a time. */
  rows(source: ListSource, stored: S): AsyncIterable<readonly ListRow[]>;
}

/** Writes the day of an instant by the calendar of a place: `2026-11-21`. */
export function dayIn(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => format.format(at);
}
