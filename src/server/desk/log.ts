import { randomSecret } from '../core/crypto.ts';
import type { ReadStore, Value, Writer } from '../store/store.ts';
import type { Means } from './rewording.ts';
import type { Role } from './roles.ts';
import { logEntries, type LogRow } from './tables.ts';

/** Path at which everyone reads the log. */
export const logPath = '/log';

/** As what something was done: in a role, at the command line, or with a link that set up the site. */
export type Author = Role | 'operator';

/** What can be done at the desk. A word that is logged stays, so none is ever renamed. */
export type LogAct =
  | 'published'
  | 'changed'
  | 'paused'
  | 'resumed'
  | 'opened'
  | 'extended'
  | 'brought-forward'
  | 'closed'
  | 'archived'
  | 'answered'
  | 'answer-corrected'
  | 'noted'
  | 'delivered'
  | 'invalidated'
  | 'restored'
  | 'suspects-counted'
  | 'suspects-set-aside'
  | 'suspects-reopened'
  | 'let-through'
  | 'hidden'
  | 'taken-down'
  | 'proposal-hidden'
  | 'proposal-shown'
  | 'proposal-corrected'
  | 'proposal-added'
  | 'news'
  | 'news-sent'
  | 'news-stopped'
  | 'erased'
  | 'paper-counted'
  | 'paper-removed'
  | 'person-erased'
  | 'person-exported'
  | 'appointed'
  | 'dismissed'
  | 'moderator-named'
  | 'moderator-removed'
  | 'official-named'
  | 'official-removed'
  | 'key-given'
  | 'key-taken'
  | 'passkey-added'
  | 'passkey-removed'
  | 'hook-added'
  | 'hook-removed'
  | 'settings'
  | 'recounted'
  | 'reached'
  | 'imported'
  | 'withdrawn'
  | 'held'
  | 'name-reserved'
  | 'name-freed';

/** What the log says besides: no personal data, for everyone reads it. */
export interface Details {
  /** Why, in each language. */
  why?: Readonly<Record<string, string>>;
  /** The fields of the document that changed. */
  fields?: readonly string[];
  /** The end that was announced, and the one that is now, as the document has them; nothing where there was none, or is none. */
  end?: { from?: string; to?: string };
  /** Public words of the institution that were changed, as they were before, by the name of their field. */
  before?: Readonly<Record<string, unknown>>;
  /** Whether words that people had acted on mean the same since they changed. */
  means?: Means;
  /** The settings of the site that changed. */
  settings?: readonly string[];
  role?: Role;
  /** A list that was handed over: what is in it, by language (`1 234 signatures`), its hash, and how many count besides whose names were erased, and on paper. */
  list?: { of: Readonly<Record<string, string>>; sha256: string; erased?: number; paper?: number };
  /** A count that it changed, by the name of its metric, and by how many. */
  count?: { of: string; by: number };
  /** How many acts that were held as suspect it was done with, by the metric that they are of: a count changes by its own lines alone. */
  held?: { of: string; number: number };
  /** A count is left out that not everyone may know yet. */
  countHidden?: true;
  /** Counts that an import changed, by the names of their metrics. */
  counts?: readonly { of: string; from: number; to: number }[];
  /** The numbers of promises that an answer or a step is said to keep from now on; 0 is the one for the time after the close. */
  meets?: readonly number[];
  /** A number that a count had come to, and when: ISO 8601. */
  reached?: { at: number; on: string };
  /** A message to those who asked for news, by language. */
  news?: { subject: Readonly<Record<string, string>>; text: Readonly<Record<string, string>> };
  /** To how many people it went. */
  receivers?: number;
  /** Of how many people names and addresses were erased. */
  people?: number;
  /** How many letters to them had not left, and were erased with them. */
  letters?: number;
  /** In which document a count on paper stands. */
  document?: string;
  /** Who counted that: a service, a polling station. */
  countedBy?: string;
  /** The day on which that was counted, or on which people took something back. */
  day?: string;
}

export interface LogEntry {
  /** The thing that it was done to; empty where it was the site. */
  scope: string;
  /** Path of the thing's page; empty where it was the site. */
  path: string;
  /** Milliseconds since 1970. */
  at: number;
  id: string;
  by: Author;
  act: LogAct;
  details: Details;
}

/** Adds a line to the log, in the transaction of what it tells. */
export async function writeLog(
  writer: Writer,
  {
    scope,
    path = '',
    by,
    act,
    now,
    details,
  }: Pick<LogEntry, 'scope' | 'by' | 'act' | 'details'> & { path?: string | undefined; now: number },
): Promise<void> {
  const row = { scope, path, at: now, id: randomSecret(), role: by, act, details: JSON.stringify(details) };
  await writer.insert(logEntries, row);
}

/** Reads what was done since a moment, the oldest first. */
export async function* readLogSince(store: ReadStore, since: number): AsyncGenerator<LogEntry> {
  let after: Value[] = [since, '', ''];
  for (;;) {
    const rows = await store.list(logEntries, {}, { index: 'time', after, limit: pageLength });
    for (const row of rows) yield entryOf(row);
    const last = rows.at(-1);
    if (!last) return;
    after = [last.at, last.scope, last.id];
  }
}

/** Reads an entry from its row. */
export const entryOf = ({ role, details, ...row }: LogRow): LogEntry => ({
  ...row,
  by: role as Author,
  act: row.act as LogAct,
  details: JSON.parse(details) as Details,
});

/** Returns an entry as everyone reads it. */
export const publicEntry = ({ at, by, act, path, details }: LogEntry) => ({
  at: new Date(at).toISOString(),
  by,
  act,
  ...(path && { path }),
  ...details,
});

/** A page of the log, the newest first, and where it goes on. */
export interface LogPage {
  entries: LogEntry[];
  next?: string;
}

const pageLength = 50;

/** Reads a page of the log: of one thing, or of all where no scope is named. @param after the `next` of the page before */
export async function readLog(
  store: ReadStore,
  { scope, after }: { scope?: string; after?: string | undefined },
): Promise<LogPage> {
  const rows = await store.list(logEntries, scope === undefined ? {} : { scope }, {
    ...(scope === undefined && { index: 'time' }),
    reverse: true,
    limit: pageLength + 1,
    ...cursorOf(after, scope === undefined ? 3 : 2),
  });
  const shown = rows.slice(0, pageLength);
  const last = rows.length > pageLength ? shown.at(-1) : undefined;
  const entries = shown.map(entryOf);
  const at = last && (scope === undefined ? [last.at, last.scope, last.id] : [last.at, last.id]);
  return { entries, ...(at && { next: at.join('~') }) };
}

/** Reads where a page begins; one that makes no sense begins at the top. */
function cursorOf(after: string | undefined, parts: number): { after?: Value[] } {
  const [at, ...rest] = after?.split('~') ?? [];
  const time = Number(at);
  const isSound = rest.length === parts - 1 && Number.isSafeInteger(time) && rest.every((part) => !part.includes('\0'));
  return isSound ? { after: [time, ...rest] } : {};
}
