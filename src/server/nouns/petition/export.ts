import { exportDays, readDays } from '../../confirmation/days.ts';
import { inLanguages, viewsOf } from '../../core/archive.ts';
import type { Archive } from '../../core/noun.ts';
import { exportComments } from '../comments/export.ts';
import { tallySignatures } from './count.ts';
import type { StoredPetition } from './document.ts';
import { findPetitionThread } from './comments.ts';
import { toPetition } from './view.ts';

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
  await exportDays(archive, await readDays(services, stored), at);
  const thread = await findPetitionThread(services.store, stored.id);
  if (thread) await exportComments(archive, thread, `${at}/comments`);
}
