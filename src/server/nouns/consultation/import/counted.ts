import { things } from '../../../core/tables.ts';
import { readCounters } from '../../../core/counters.ts';
import { findThing, pathOf } from '../../../core/things.ts';
import type { Writer } from '../../../store/store.ts';
import { writeLog, type Details } from '../../../desk/log.ts';
import type { ConsultationDocument } from '../document.ts';
import { consultationKind } from '../kind.ts';
import { resultsOf } from '../proposals.ts';
import { importChanges } from '../tables.ts';

/*
 * By how much an import changes numbers that everyone reads. Each of its transactions adds to it, so that one that is broken off, or whose
 * process ends, is told by the next; at the end one line of the log says all of it.
 */

/** The rows that each number is the sum of. */
const metrics: Readonly<Record<string, readonly string[]>> = {
  participants: ['participants'],
  contributions: ['proposals', 'comments', 'sources'],
  votes: ['ballots'],
  comments: ['comments'],
};

/** Returns the numbers as they stand, by metric. */
async function numbersOf(writer: Writer, scope: string): Promise<Map<string, number>> {
  const kinds = await readCounters(writer, scope, '');
  const sum = (of: readonly string[]): number => of.reduce((all, kind) => all + (kinds.get(kind) ?? 0), 0);
  return new Map(Object.entries(metrics).map(([metric, of]) => [metric, sum(of)]));
}

/** Does a part of an import, and adds by how much it changed the numbers, in one transaction; one that is not public yet is told as a whole. */
export async function countImport(writer: Writer, scope: string, work: () => Promise<void>): Promise<void> {
  if (!(await writer.get(things, { scope, id: scope }))) return work();
  const before = await numbersOf(writer, scope);
  await work();
  for (const [metric, to] of await numbersOf(writer, scope)) {
    const by = to - before.get(metric)!;
    if (by !== 0) await writer.increment(importChanges, { scope, metric }, 'value', by);
  }
}

/** Returns what a line says of the numbers: from what to what each was brought. Votes that are hidden, or were, are told by none. */
const toldOf = (
  document: ConsultationDocument,
  numbers: ReadonlyMap<string, number>,
  changes: ReadonlyMap<string, number>,
): NonNullable<Details['counts']> =>
  [...changes]
    .filter(([of, by]) => by !== 0 && (of !== 'votes' || resultsOf(document) === 'always'))
    .map(([of, by]) => ({ of, from: numbers.get(of)! - by, to: numbers.get(of)! }));

/** Writes into the log by how much imports changed the numbers since the last line that did; no line where they did not. */
export async function logImport(writer: Writer, scope: string, now: number): Promise<void> {
  const rows = await writer.list(importChanges, { scope });
  const stored = rows.length > 0 ? await findThing(writer, consultationKind, scope) : undefined;
  if (!stored) return;
  await writer.remove(importChanges, { scope });
  const changes = new Map(rows.map(({ metric, value }) => [metric, value]));
  const counts = toldOf(stored.document, await numbersOf(writer, scope), changes);
  if (counts.length === 0) return;
  await writeLog(writer, { scope, path: stored.path, by: 'operator', act: 'imported', now, details: { counts } });
}

/** Writes into the log that an import is public, with all that it brought. */
export async function logPublished(writer: Writer, scope: string, document: ConsultationDocument, now: number) {
  const numbers = await numbersOf(writer, scope);
  const counts = toldOf(document, numbers, numbers);
  const line = { scope, path: pathOf(consultationKind, scope), by: 'operator', act: 'published', now } as const;
  await writeLog(writer, { ...line, details: counts.length > 0 ? { counts } : {} });
}
