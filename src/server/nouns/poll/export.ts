import { archiveVersion } from '../../../schema/archive.ts';
import { exportDays, readDays } from '../../confirmation/days.ts';
import { ballotsFile } from '../../../schema/poll-archive.ts';
import type { AnsweredPoll } from '../../../schema/poll.ts';
import { readBallots } from './ballot-pages.ts';
import { tallyPoll } from './count.ts';
import { readQuorum } from './quorum.ts';
import { isPublic } from './public.ts';
import { toPoll } from './view.ts';
import type { StoredPoll } from './document.ts';
import { inLanguages, viewsOf } from '../../core/archive.ts';
import type { Archive } from '../../core/noun.ts';
import { momentOf } from '../../core/phases.ts';

/** Writes a poll and its published ballots. What is hidden stays absent. @param undated how many ballots came by an import */
export async function exportPoll(archive: Archive, poll: StoredPoll, at: string, undated = 0): Promise<void> {
  const { services, folder, put } = archive;
  const { document } = poll;
  const viewIn = viewsOf(services, poll);
  const tally = isPublic(document, momentOf(services)) ? await tallyPoll(services, poll) : undefined;
  if (tally) {
    let after: string | undefined;
    for (let part = 1; part === 1 || after !== undefined; part += 1) {
      const { lines, withheld, version, next, asOf } = await readBallots(services, poll, after);
      after = next;
      const content = {
        archive: archiveVersion,
        lines,
        version,
        ...(withheld > 0 && { withheld }),
        asOf: new Date(asOf).toISOString(),
        ...(next !== undefined && { next: ballotsFile(part + 1) }),
      };
      await folder.write(`${at}/${ballotsFile(part)}`, content);
    }
  }
  const quorumAt = tally && (await readQuorum(services, poll));
  if (tally) await exportDays(archive, await readDays(services, poll, undated), at);
  const archived = { ...document, override: 'archived' as const };
  const versions = inLanguages(document, (lang): AnsweredPoll => {
    const { notice: _, ...shown } = toPoll(archived, tally, viewIn(lang), quorumAt);
    return { ...shown, can: {} };
  });
  await put(at, versions);
}
