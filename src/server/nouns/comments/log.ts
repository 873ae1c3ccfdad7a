import { harmless } from '../../core/csv.ts';
import type { ReadStore } from '../../store/store.ts';
import { decisions } from './tables.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { ThreadKey } from './find.ts';

/** A decision as anyone may read it: neither author nor moderator nor who reported is named. */
export interface LoggedDecision {
  /** When it was taken, ISO 8601. */
  at: string;
  comment: string;
  decision: string;
  reason: string;
  ground: string;
  /** How many reports it answers. */
  reports: number;
  /** An automatic rule had found the comment; no decision is automatic. */
  byRule: boolean;
}

const pageLength = 100;

/** Reads a page of the public log, the newest decision first. @throws Refusal `cursor`. */
export async function readLog(
  reader: ReadStore,
  { scope, thing }: ThreadKey,
  after: string | undefined,
  now: number,
): Promise<{ items: LoggedDecision[]; next?: string }> {
  const question = JSON.stringify(['log', scope, thing]);
  const cursor = after ? readCursor(question, after, ['number', 'string']) : undefined;
  const found = await reader.list(
    decisions,
    { scope, thing },
    { index: 'time', reverse: true, limit: pageLength + 1, ...(cursor && { after: cursor.after }) },
  );
  const rows = found.slice(0, pageLength);
  const last = found.length > pageLength ? rows.at(-1) : undefined;
  return {
    items: rows.map(({ at, comment, decision, reason, ground, reports, rule }) => ({
      at: new Date(at).toISOString(),
      comment,
      decision,
      reason,
      ground,
      reports,
      byRule: rule === 1,
    })),
    ...(last && { next: writeCursor(question, { at: now, after: [last.at, last.id] }) }),
  };
}

/**
 * Makes the whole log as CSV (RFC 4180), its columns named in the language of their field names. It is read as far as it is taken, a page at
 * a time; the first page is read before it answers, so that a failing database is told.
 */
export async function logAsCsv(reader: ReadStore, place: ThreadKey, now: number): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const pages = csvPages(reader, place, now);
  let read = await pages.next();
  return new ReadableStream({
    async pull(controller) {
      if (read.done) return controller.close();
      controller.enqueue(encoder.encode(read.value));
      read = await pages.next();
    },
    async cancel() {
      await pages.return();
    },
  });
}

async function* csvPages(reader: ReadStore, place: ThreadKey, now: number): AsyncGenerator<string, void> {
  let head = csvLine(['at', 'comment', 'decision', 'reason', 'ground', 'reports', 'byRule']);
  for (let after: string | undefined; ;) {
    const { items, next } = await readLog(reader, place, after, now);
    const lines = items
      .map(({ at, comment, decision, reason, ground, reports, byRule }) =>
        csvLine([at, comment, decision, reason, ground, String(reports), byRule ? '1' : '0']),
      )
      .join('');
    yield head + lines;
    head = '';
    if (next === undefined) return;
    after = next;
  }
}

const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** A cell in quotes, that a spreadsheet shows and does not run. */
const cell = (text: string): string => `"${harmless(text).replaceAll('"', '""')}"`;
