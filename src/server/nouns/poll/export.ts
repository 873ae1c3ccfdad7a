import { archiveVersion as archive } from '../../../schema/archive.ts';
import type { Poll } from '../../../schema/poll.ts';
import { readBallots, tallyPoll } from './count.ts';
import { isPublic, toPoll } from './view.ts';
import type { StoredPoll } from './document.ts';
import { inLanguages, viewsOf } from '../../core/archive.ts';
import type { Archive } from '../../core/noun.ts';

/** Writes a poll and its published ballots. What is hidden stays absent. */
export async function exportPoll({ services, folder, put }: Archive, poll: StoredPoll, at: string): Promise<void> {
  const { document } = poll;
  const { minimumCell } = services;
  const viewIn = viewsOf(services, poll);
  const tally = isPublic(document, momentOf(services)) ? await tallyPoll(services, poll) : undefined;
  if (tally) {
    const { lines: all, asOf } = await readBallots(services, poll);
    const lines = all.filter(({ times }) => times >= minimumCell);
    const withheld = all.reduce((sum, { times }) => (times < minimumCell ? sum + times : sum), 0);
    const content = { archive, lines, ...(withheld > 0 && { withheld }), asOf: new Date(asOf).toISOString() };
    await folder.write(`${at}/ballots.json`, content);
  }
  const archived = { ...document, override: 'archived' as const };
  const versions = inLanguages(document, (lang): Poll => {
    const { notice: _, ...shown } = toPoll(archived, tally, viewIn(lang));
    return { ...shown, can: {} };
  });
  await put(at, versions);
}
import { momentOf } from '../../core/phases.ts';
