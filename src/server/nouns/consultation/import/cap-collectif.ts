import { Readable, pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import type { CsvError } from 'csv-parse';
import { cellOf, neededCells, readHeader } from './columns.ts';
import type { Columns, Kind } from './columns.ts';
import { judge } from './mend.ts';
import { toRecord } from './records.ts';
import type { CapRecord } from './records.ts';

/** Where a row stands: its number as a spreadsheet counts (the header is row 1), the line on which it begins, its kind as the file names it. */
export interface RowPosition {
  row: number;
  line: number;
  type: string;
}

/** What became of a row: a record, perhaps mended, or a reason why it can't be trusted. */
export type Entry = RowPosition & ({ record: CapRecord; how?: string } | { reason: string });

/** A row beyond this has swallowed others by a quotation mark that is never closed. */
const maxRowLength = 2_000_000;

const isKind = (type: string): type is Kind => Object.hasOwn(neededCells, type);

/** Decodes UTF-8 without hiding what isn't; throws an Error for people. */
async function* decode(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      yield decoder.decode(chunk, { stream: true });
      bytes += chunk.length;
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Error(`The file is not UTF-8 (behind byte ${bytes}): save it again in that encoding.`, { cause: error });
  }
}

/** The parser's own count takes a line break within a cell for two. */
const lineBreaks = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

function readRow(place: RowPosition, cells: readonly string[], columns: Columns): Entry {
  if (!isKind(place.type)) return { ...place, reason: `the kind "${place.type.slice(0, 40)}" is unknown` };
  const judgement = judge(place.type, cells, columns);
  if ('reason' in judgement) return { ...place, reason: judgement.reason };
  const record = toRecord(place.type, judgement.cells, columns);
  return { ...place, record, ...(judgement.how === undefined ? {} : { how: judgement.how }) };
}

/**
 * Reads the open data of a consultation as Cap Collectif exports it (CSV, `;`, UTF-8), row by row, however large it is.
 *
 * @throws an Error for people where this is no such file.
 */
export async function* readCapCollectif(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  let columns: Columns | undefined;
  const places: Omit<RowPosition, 'type'>[] = [];
  let row = 0;
  let line = 1;
  const parser = parse({
    delimiter: ';',
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    maxRecordSize: maxRowLength,
    // Counted here, so that the place is right when the parser stops in the middle.
    onRecord(cells: string[], info) {
      places.push({ row: ++row, line: line + info.empty_lines });
      line += 1 + lineBreaks(cells);
      return cells;
    },
  });
  // An error of either end reaches the loop below.
  pipeline(Readable.from(decode(chunks)), parser, () => undefined);
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const place = places.shift()!;
      if (columns) yield readRow({ ...place, type: cellOf(cells, columns, 'type') }, cells, columns);
      else columns = readHeader(cells);
    }
  } catch (error) {
    if (!(error as CsvError).code?.startsWith('CSV_')) throw error;
    throw new Error(
      `The file can't be read from line ${line} on: a quotation mark there is probably never closed ` +
        `(${(error as Error).message}). Mend that line and run the import again.`,
      { cause: error },
    );
  }
  if (!columns) throw new Error('The file is empty.');
}
