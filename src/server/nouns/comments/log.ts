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

/** A page of the public log, the newest decision first. @throws Refusal `cursor`. */
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

/** The whole log as CSV (RFC 4180), its columns named in the language of their field names. */
export async function logAsCsv(reader: ReadStore, place: ThreadKey, now: number): Promise<string> {
  const lines = [['at', 'comment', 'decision', 'reason', 'ground', 'reports', 'byRule']];
  for (let after: string | undefined; ;) {
    const { items, next } = await readLog(reader, place, after, now);
    for (const { at, comment, decision, reason, ground, reports, byRule } of items) {
      lines.push([at, comment, decision, reason, ground, String(reports), byRule ? '1' : '0']);
    }
    if (next === undefined) break;
    after = next;
  }
  return `${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that a spreadsheet shows and does not run: what would begin a formula has an apostrophe before it. */
const cell = (text: string): string =>
  `"${(/^[\s\p{C}]*[=+\-@＝＋－＠|]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
