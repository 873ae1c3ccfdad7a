import type { Verdict } from '../../core/moderation.ts';
import type { Writer } from '../../store/store.ts';
import { writeLog, type Author, type LogAct } from '../log.ts';

const acts: Record<Verdict, LogAct> = { publish: 'let-through', hide: 'hidden', remove: 'taken-down' };

/** A decision as everyone reads it: without who wrote what it is about, or who decided. */
interface Logged {
  scope: string;
  path: string;
  by: Author;
  now: number;
  verdict: Verdict;
  reason: string;
  ground: string;
  /** The language that it is written in. */
  lang: string;
  /** By how many it changed the count of what is published. */
  change: number;
}

/** Writes a decision into the public log, in its transaction, wherever it was taken. */
export const logVerdict = (
  writer: Writer,
  { scope, path, by, now, verdict, reason, ground, lang, change }: Logged,
): Promise<void> =>
  writeLog(writer, {
    ...{ scope, path, by, now },
    act: acts[verdict],
    details: {
      why: { [lang]: `${reason} (${ground})` },
      ...(change !== 0 && { count: { of: 'comments', by: change } }),
    },
  });
