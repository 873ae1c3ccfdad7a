import { exportDays } from '../../confirmation/days.ts';
import { fileName } from '../../../schema/archive.ts';
import { inLanguages, viewsOf } from '../../core/archive.ts';
import type { Archive } from '../../core/noun.ts';
import { exportComments } from '../comments/export.ts';
import { exportPoll } from '../poll/export.ts';
import { utcDay } from '../../core/fall-hours.ts';
import { tallyConsultation } from './count.ts';
import type { StoredConsultation } from './document.ts';
import { readConsultationDays } from './export-days.ts';
import { findProposal } from './proposals.ts';
import { importedVotes, proposals } from './tables.ts';
import { findProposalThread } from './comments.ts';
import { showsVotes, toConsultation } from './view.ts';

/** Writes a consultation, its proposals as polls, and what was said of each. */
export async function exportConsultation(archive: Archive, stored: StoredConsultation, at: string): Promise<void> {
  const { services, put } = archive;
  const { scope, id, document } = stored;
  const tally = await tallyConsultation(services, scope);
  const shows = showsVotes(document, momentOf(services));
  const archived = { ...document, override: 'archived' as const };
  const viewIn = viewsOf(services, stored);
  await put(
    at,
    inLanguages(document, (lang) => toConsultation(archived, tally, viewIn(lang), shows)),
  );
  const days = await readConsultationDays(services, scope, shows ? undefined : utcDay(tally.before.asOf));
  await exportDays(archive, days, at);
  for (const { id: proposal } of await services.store.list(proposals, { scope })) {
    const poll = await findProposal(services, id, proposal);
    if (!poll) continue;
    const below = `${at}/proposals/${fileName(proposal)}`;
    const imported = await services.store.get(importedVotes, { scope, thing: proposal });
    await exportPoll(archive, poll, below, imported?.value);
    const thread = await findProposalThread(services.store, id, proposal);
    if (thread) await exportComments(archive, thread, `${below}/comments`);
  }
}
import { momentOf } from '../../core/phases.ts';
