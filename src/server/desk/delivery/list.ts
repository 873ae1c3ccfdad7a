import { createHash } from 'node:crypto';
import type { AgreedText, Cell, DeliveredList } from '../../core/delivery.ts';
import type { ServerNoun, Stored } from '../../core/noun.ts';
import { readPaperCounts, type PaperCount } from '../../core/paper.ts';
import type { Moment } from '../../core/phases.ts';
import type { ReadStore, Store } from '../../store/store.ts';
import { formatDay, formatNumber, pluralForm } from '../../words/format.ts';
import { languages } from '../../words/words-for.ts';
import { entryOf, writeLog, type Author } from '../log.ts';
import { logEntries } from '../tables.ts';
import { lineOf } from '../../core/csv.ts';
import { openSpool } from './spool.ts';
import { deliveryWordsFor } from './words-for.ts';

/* A list as it is handed over: read at one moment, written into the log with its hash, and then given out. */

export type AnyList = DeliveredList<Stored>;

/** Returns the lists that a thing has now. */
export const listsOf = (stored: Stored, moment: Moment): AnyList[] =>
  ((stored.kind as Partial<ServerNoun>).delivers ?? []).filter((list) => list.isThere(stored, moment));

/** How many rows a sheet may have. */
export const fewestRows = 5;
export const mostRows = 200;

export interface ListOptions {
  lang: string;
  /** Rows on a sheet. */
  perSheet: number;
  minimumCell: number;
  /** What came later is left out: milliseconds since 1970. */
  until?: number;
}

/** Words that people agreed to. @property until when they were replaced, in milliseconds since 1970; nothing for those that stand */
export interface KeptText extends AgreedText {
  until?: number;
}

/** A list that is ready to be given out. Whoever has it closes it. */
export interface PreparedList {
  list: AnyList;
  stored: Stored;
  lang: string;
  /** Heads of the columns: the number of a row, its sheet, and those of the list. */
  columns: readonly string[];
  /** The words that stand, and those before them, the last first. */
  texts: readonly KeptText[];
  perSheet: number;
  rowCount: number;
  /** How many people or acts it has, e.g. “1 234 signatures”. */
  counted: string;
  /** How many count besides, whose names were erased; nothing where none are. */
  erased: string | undefined;
  /** How many rows have gone since it was handed over: their places stay, and are empty. */
  gone: number;
  /** What was counted on paper, and counts besides. */
  papers: readonly PaperCount[];
  /** SHA-256 of the lines that `csvLines` writes, in hexadecimal digits. */
  sha256: string;
  /** Milliseconds since 1970. */
  at: number;
  rows(): AsyncGenerator<Cell[]>;
  close(): Promise<void>;
}

/** Reads a list as it stands, and writes into the log that it is handed over. Nothing of it is given out before that. */
export async function deliverList(
  store: Store,
  stored: Stored,
  list: AnyList,
  options: ListOptions,
  { by, ...moment }: Moment & { by: Author },
): Promise<PreparedList> {
  const prepared = await readList(store, stored, list, options, moment);
  try {
    const { count, missing, papers, sha256, at } = prepared;
    const paper = papers.reduce((sum, { number }) => sum + number, 0);
    const of = Object.fromEntries(languages.map((lang) => [lang, countIn(list, lang, count)]));
    await store.write((writer) =>
      writeLog(writer, {
        scope: stored.scope,
        path: stored.path,
        by,
        act: 'delivered',
        now: at,
        details: { list: { of, sha256, ...(missing > 0 && { erased: missing }), ...(paper > 0 && { paper }) } },
      }),
    );
    return prepared;
  } catch (error) {
    await prepared.close();
    throw error;
  }
}

/** Returns the heads of the columns of a list. */
export function columnsOf(list: AnyList, stored: Stored, lang: string): readonly string[] {
  const said = deliveryWordsFor(lang);
  return [said.number, said.sheet, ...list.columns(stored, lang)];
}

/** Reads a list as it stands. It is given out to nobody before the log says so. */
export async function readList(
  store: Store,
  stored: Stored,
  list: AnyList,
  { lang, perSheet, minimumCell, until }: ListOptions,
  moment: Moment,
): Promise<PreparedList & { count: number; missing: number }> {
  const spool = await openSpool();
  try {
    const columns = columnsOf(list, stored, lang);
    const said = deliveryWordsFor(lang);
    const hash = createHash('sha256').update(lineOf(columns));
    let rowCount = 0;
    let count = 0;
    let gone = 0;
    let texts: readonly KeptText[] = [];
    let standing: number | undefined;
    let papers: readonly PaperCount[] = [];
    await store.snapshot(async (reader) => {
      texts = await textsOf(reader, list, stored);
      standing = await list.standing?.(reader, stored);
      if (list.hasPaper) papers = await readPaperCounts(reader, stored);
      for await (const some of list.rows({ ...moment, reader, lang, minimumCell, until }, stored)) {
        const rows = some.map((row): Cell[] => {
          rowCount += 1;
          const place = [rowCount, Math.ceil(rowCount / perSheet)];
          if ('gone' in row) {
            gone += 1;
            count += 1;
            const day = formatDay(lang, row.at, moment.timeZone);
            return [...place, said.gone[row.gone](day), ...columns.slice(place.length + 1).map(() => '')];
          }
          count += list.times === undefined ? 1 : Number(row[list.times]);
          return [...place, ...row];
        });
        hash.update(rows.map(lineOf).join(''));
        await spool.add(rows);
      }
    });
    const sha256 = hash.digest('hex');
    const counted = countIn(list, lang, count);
    const missing = Math.max(0, (standing ?? count) - count);
    const erased = missing > 0 ? countIn(list, lang, missing) : undefined;
    const asked = { list, stored, lang, columns, texts, perSheet };
    papers = papers.filter((paper) => paper.at <= (until ?? Infinity));
    const known = { ...asked, rowCount, count, missing, counted, erased, gone, papers, sha256 };
    return { ...known, at: moment.now, rows: () => spool.rows(), close: () => spool.close() };
  } catch (error) {
    await spool.close();
    throw error;
  }
}

/** Reads the words that stand and, from the log, those that people acted on before they were changed. */
async function textsOf(reader: ReadStore, list: AnyList, stored: Stored): Promise<KeptText[]> {
  if (!list.text) return [];
  const lines = (await reader.list(logEntries, { scope: stored.scope }, { reverse: true })).map(entryOf);
  // Words that a line does not have were not there: those of today stand in for none of them.
  const words = (stored.kind as Partial<ServerNoun>).revising?.words(stored.document) ?? {};
  const none = Object.fromEntries(Object.keys(words).map((name) => [name, undefined]));
  const earlier = lines.flatMap(({ path, at, details: { before } }): KeptText[] => {
    if (path !== stored.path || before?.['textVersion'] === undefined) return [];
    const document = { ...stored.document, ...none, ...before };
    return [{ ...list.text!({ ...stored, document }), until: at }];
  });
  return [list.text(stored), ...earlier];
}

/** Says how many a list has. */
export const countIn = (list: AnyList, lang: string, count: number): string =>
  `${formatNumber(lang, count)} ${pluralForm(lang, count, list.words(lang).units)}`;
