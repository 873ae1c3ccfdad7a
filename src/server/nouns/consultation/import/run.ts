import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ConsultationDocument } from '../document.ts';
import { fold } from '../../../../text/fold.ts';
import type { Store, Writer } from '../../../store/store.ts';
import { proposals } from '../tables.ts';
import { things } from '../../../core/tables.ts';
import { findThing, pathOf, rowOf } from '../../../core/things.ts';
import { writeLog } from '../../../desk/log.ts';
import { consultationKind } from '../kind.ts';
import { Batches } from './batches.ts';
import { readCapCollectif } from './cap-collectif.ts';
import type { RowPosition } from './cap-collectif.ts';
import { Summary } from './summary.ts';
import { logImport, logPublished } from './counted.ts';
import type { Discrepancy } from './totals.ts';

export interface ImportOptions {
  /** The consultation's id, which is in its address; made of the file's name where none is given. */
  id?: string | undefined;
  /** Leaves the consultation open, so that people can go on voting; else it is archived. */
  open?: boolean | undefined;
  /** Is told after each batch how far the import is, and at the end. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the import between two batches; what is written stays, and running it again completes it. */
  signal?: AbortSignal | undefined;
  /** How many rows are written at a time. */
  batchSize?: number | undefined;
}

export interface Progress {
  /** Rows that were read, without the header. */
  rows: number;
  /** Bytes that were read, of so many. */
  bytes: number;
  size: number;
}

/** What an import found in a file. It is counted from the file, so that it is the same when the import is repeated. */
export interface ImportResult {
  /** The consultation's id. */
  id: string;
  /** Rows of the file without its header: each became one of the things below, was replaced, or was refused. */
  rows: number;
  proposals: number;
  ballots: number;
  /** Votes that the same person's later one on the same proposal has replaced, or that the file holds twice. */
  replaced: number;
  comments: number;
  sources: number;
  reports: number;
  /** People who are the author of any of these. */
  participants: number;
  /** Rows that can't be trusted, and why. */
  refused: (RowPosition & { reason: string })[];
  /** Rows whose cells were put right without loss, and how. */
  mended: (RowPosition & { how: string })[];
  /** Where the file declares another total for a proposal than its rows give. */
  discrepancies: Discrepancy[];
}

/** Returns an id for addresses from a file's name: "RUA – Fonctionnement.csv" gives "rua-fonctionnement". */
export function idOf(file: string): string {
  const name = fold(basename(file, extname(file)));
  return name.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'consultation';
}

/** Refuses an id at which something else stands. */
async function checkPlace(store: Store, id: string): Promise<void> {
  const thing = await store.get(things, { scope: id, id });
  if (thing && thing.type !== 'consultation') {
    throw new Error(`A ${thing.type} stands at "${id}" already: give the consultation another id.`);
  }
}

/** Refuses to mix two consultations: where proposals stand at an id, the first of the file must be among them. */
async function checkSame(store: Store, id: string, proposal: string): Promise<void> {
  const isThere = await store.get(proposals, { scope: id, id: proposal });
  if (isThere || (await store.count(proposals, { scope: id })) === 0) return;
  throw new Error(`Another consultation stands at "${id}" already: give this one another id with --id.`);
}

/** Gives the consultation its address, and says so in the log. One that has it stays as it is, but for its opening where that is asked for. */
async function putConsultation(writer: Writer, id: string, document: ConsultationDocument, open: boolean) {
  const now = Date.now();
  const line = { scope: id, path: pathOf(consultationKind, id), by: 'operator', now } as const;
  if (await writer.insert(things, rowOf(consultationKind, id, document, now))) {
    await logPublished(writer, id, document, now);
    return;
  }
  await logImport(writer, id, now);
  const known = await findThing(writer, consultationKind, id);
  if (!open || !known) return;
  const { closesAt, override, ...rest } = known.document;
  const fields = Object.entries({ closesAt, override }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (fields.length === 0) return;
  await writer.put(things, rowOf(consultationKind, id, rest, now));
  await writeLog(writer, { ...line, act: 'changed', details: { fields } });
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    throw new Error(`The file ${file} can't be read (${(error as Error).message}).`, { cause: error });
  }
}

/** Says that a file brought nothing, and why, as far as some lines tell it. */
function nothingIn(file: string, refused: ImportResult['refused']): string {
  if (refused.length === 0)
    return `Nothing was imported: the file ${file} has a header and no rows. Give the file as it was exported.`;
  const some = refused.slice(0, 10).map(({ row, reason }) => `  row ${row}: ${reason}`);
  const rest = refused.length > some.length ? [`  and ${refused.length - some.length} more`] : [];
  return [`Nothing was imported: all ${refused.length} rows of ${file} were refused.`, ...some, ...rest].join('\n');
}

/**
 * Imports the open data of a consultation on Cap Collectif into a store. Rows are read and written as they come. It can be repeated and
 * interrupted: each row has one place in the store, and the consultation gets its address when all its rows are there. An address
 * that is there already is kept as it is, unless it is to be opened.
 *
 * @throws an Error for people where the file can't be read, is something else or brings nothing, and the signal's reason where it was ended.
 */
export async function importFile(store: Store, file: string, options: ImportOptions = {}): Promise<ImportResult> {
  const { id = idOf(file), open = false, onProgress, signal, batchSize = 500 } = options;
  const size = await sizeOf(file);
  await checkPlace(store, id);

  const summary = new Summary();
  const refused: ImportResult['refused'] = [];
  const mended: ImportResult['mended'] = [];
  const batches = new Batches(store, id, batchSize);
  const tell = () => store.write((writer) => logImport(writer, id, Date.now()));
  const progress: Progress = { rows: 0, bytes: 0, size };

  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) {
      progress.bytes += chunk.length;
      yield chunk;
    }
  }

  // Where an import was broken off without a word, that is said before more comes.
  await tell();
  try {
    for await (const entry of readCapCollectif(chunks())) {
      signal?.throwIfAborted();
      progress.rows++;
      const { row, line, type } = entry;
      if ('reason' in entry) {
        refused.push({ row, line, type, reason: entry.reason });
        continue;
      }
      const earlier = summary.repeats(entry.record, row);
      if (earlier !== undefined) {
        refused.push({ row, line, type, reason: `row ${earlier} has the same identifier` });
        continue;
      }
      if (entry.record.kind === 'proposal' && summary.counts.proposal === 0)
        await checkSame(store, id, entry.record.id);
      if (entry.how) mended.push({ row, line, type, how: entry.how });
      if (summary.add(entry.record) && (await batches.add(entry.record))) onProgress?.({ ...progress });
    }
    await batches.flush();
  } catch (error) {
    // What is written stays, and is told.
    await tell();
    throw error;
  }
  const document = summary.document(id, open);
  if (!document) throw new Error(nothingIn(file, refused));
  await store.write((writer) => putConsultation(writer, id, document, open));
  onProgress?.({ ...progress });

  return {
    id,
    rows: progress.rows,
    proposals: summary.counts.proposal,
    ballots: summary.totals.ballots,
    replaced: summary.totals.replaced,
    comments: summary.counts.argument,
    sources: summary.counts.source,
    reports: summary.counts.report,
    participants: summary.people.size,
    refused,
    mended,
    discrepancies: summary.totals.discrepancies(),
  };
}
