import { archiveVersion as version } from '../../../schema/archive.ts';
import { inLanguages, viewsOf } from '../../core/archive.ts';
import type { Archive } from '../../core/noun.ts';
import { exportComments } from '../comments/export.ts';
import { tallySignatures } from './count.ts';
import type { StoredPetition } from './document.ts';
import { findPetitionThread } from './comments.ts';
import { instants } from './history.ts';
import { toPetition } from './view.ts';

/** Where the days of a petition stand, below its folder. */
export const daysFile = 'days.json';

/** Writes a petition and what was said of it. */
export async function exportPetition(archive: Archive, stored: StoredPetition, at: string): Promise<void> {
  const { services, put } = archive;
  const tally = await tallySignatures(services, stored);
  const archived = { ...stored.document, override: 'archived' as const };
  const viewIn = viewsOf(services, stored);
  const versions = inLanguages(archived, (lang) => {
    const { notice: _, ...petition } = toPetition(archived, tally, viewIn(lang));
    return { ...petition, can: {} };
  });
  await put(at, versions);
  await exportDays(archive, stored, at);
  const thread = await findPetitionThread(services.store, stored.id);
  if (thread) await exportComments(archive, thread, `${at}/comments`);
}

/**
 * Writes how many signatures were counted and withdrawn on each day (UTC), from which the history of the count is made: what was taken out
 * or put back, or came on paper, stands in the log with its number.
 */
async function exportDays(
  { services: { store, counts }, folder }: Archive,
  { scope, id: thing }: StoredPetition,
  at: string,
): Promise<void> {
  const days = new Map<string, { counted: number; withdrawn: number }>();
  for (const kind of ['counted', 'withdrawn'] as const) {
    for (const instant of await instants(store, { scope, thing, kind }, counts.turn)) {
      const day = new Date(instant).toISOString().slice(0, 10);
      const numbers = days.get(day) ?? { counted: 0, withdrawn: 0 };
      numbers[kind] += 1;
      days.set(day, numbers);
    }
  }
  const sorted = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  await folder.write(`${at}/${daysFile}`, {
    archive: version,
    days: sorted.map(([day, numbers]) => ({ day, ...numbers })),
  });
}
