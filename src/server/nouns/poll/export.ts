import { archiveVersion as archive } from '../../../schema/archive.ts';
import type { Poll } from '../../../schema/poll.ts';
import { languagesOf } from '../../core/documents.ts';
import { isPublic, toPoll } from './view.ts';
import type { Services } from '../../core/services.ts';
import type { StoredPoll } from '../../core/things.ts';
import type { View } from '../../core/view.ts';
import type { Folder } from '../../export/folder.ts';

/** Writes the published ballots of a poll; answers the poll in its languages. What is hidden stays absent. */
export async function exportPoll(
  { counts, minimumCell }: Services,
  folder: Folder,
  poll: StoredPoll,
  at: string,
  viewIn: (lang: string) => View,
): Promise<Record<string, Poll>> {
  const { document } = poll;
  const view = viewIn('fr');
  const tally = isPublic(document, view.now) ? await counts.poll(poll) : undefined;
  if (tally) {
    const { lines: all, asOf } = await counts.ballots(poll);
    const lines = all.filter(({ times }) => times >= minimumCell);
    const withheld = all.reduce((sum, { times }) => (times < minimumCell ? sum + times : sum), 0);
    const content = { archive, lines, ...(withheld > 0 && { withheld }), asOf: new Date(asOf).toISOString() };
    await folder.write(`${at}/ballots.json`, content);
  }
  const archived = { ...document, override: 'archived' as const };
  return Object.fromEntries(
    languagesOf(document).map((lang) => {
      const { notice: _, ...shown } = toPoll(archived, tally, viewIn(lang));
      return [lang, { ...shown, can: {} }];
    }),
  );
}
