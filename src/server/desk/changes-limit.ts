import type { ReadStore } from '../store/store.ts';
import { TooOften } from './faults.ts';
import type { Author, LogAct } from './log.ts';
import { logEntries, type LogRow } from './tables.ts';

/* How often a thing may be changed: nobody fills the public log by a program that goes round, nor hides a line below hundreds of others. */

/** Changes of one thing within an hour, by officers and programs together. Whoever runs the server is not bound. */
export const mostChanges = 60;

const span = 3_600_000;

/** Rows that are read at a time. */
const atOnce = 200;

/** The lines that a change writes. */
const changes: ReadonlySet<string> = new Set<LogAct>([
  ...([
    'published',
    'changed',
    'paused',
    'resumed',
    'opened',
    'extended',
    'brought-forward',
    'closed',
    'archived',
  ] as const),
  ...(['answered', 'answer-corrected', 'noted'] as const),
  ...(['proposal-added', 'proposal-corrected', 'proposal-hidden', 'proposal-shown'] as const),
]);

/** What ends something, or takes it out of sight: it waits for nothing, and what begins again is bound. */
const ends: ReadonlySet<string> = new Set<LogAct>(['paused', 'closed', 'archived', 'proposal-hidden']);

/** A change that comes too soon after many others. Nothing of it is done. */
export class TooManyChanges extends TooOften {
  constructor(path: string, retryAfter: number) {
    const minutes = Math.ceil(retryAfter / 60);
    super(
      `${path} was changed ${mostChanges} times within an hour, which is as often as it may be. Nothing was changed: try again in ${minutes} min.`,
      retryAfter,
    );
  }
}

/** Makes sure that a thing may be changed once more, by the lines of the log. @throws TooManyChanges */
export async function limitChanges(
  store: ReadStore,
  { scope, path, act }: { scope: string; path: string; act: LogAct },
  { by, now }: { by: Author; now: number },
): Promise<void> {
  if (by === 'operator' || ends.has(act)) return;
  let found = 0;
  let last: LogRow | undefined;
  do {
    const after = last && { after: [last.at, last.id] };
    const rows = await store.list(logEntries, { scope }, { reverse: true, limit: atOnce, ...after });
    for (const { at, role, act } of rows) {
      if (at <= now - span) return;
      if (role !== 'operator' && changes.has(act)) found += 1;
      if (found >= mostChanges) throw new TooManyChanges(path, Math.max(1, Math.ceil((at + span - now) / 1000)));
    }
    last = rows.length < atOnce ? undefined : rows.at(-1);
  } while (last);
}
