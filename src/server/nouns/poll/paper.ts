import type { Result } from '../../../schema/ballot.ts';
import type { PaperCounting } from '../../core/noun.ts';
import { readPaperCounts, type PaperCount } from '../../core/paper.ts';
import type { ReadStore } from '../../store/store.ts';
import type { PollDocument, StoredPoll } from './document.ts';
import { paperResult, sheetOf } from './paper-sheet.ts';
import { stampPassedQuorum } from './quorum.ts';

/** Ballots on paper: each count has a result of its own by the method of the poll, beside that of the ballots online. */
export const pollPaper: PaperCounting<PollDocument> = {
  metric: 'votes',
  async changed(writer, stored, now) {
    await stampPassedQuorum(writer, stored as StoredPoll, now);
  },
  sheet: sheetOf,
};

/** A count on paper, and the result that it comes to. */
export type PaperResult = Pick<PaperCount, 'document' | 'day' | 'countedBy' | 'number' | 'figures'> & {
  result: Result;
};

/** Reads what was counted on paper, each with its result by the method of the poll. */
export async function readPaperResults(reader: ReadStore, poll: StoredPoll): Promise<PaperResult[]> {
  const counts = await readPaperCounts(reader, poll);
  return counts.map(({ document, day, countedBy, number, figures }) => ({
    ...{ document, day, countedBy, number, figures },
    result: paperResult(poll.document, figures),
  }));
}
