import type { Ballot, Result } from '../../../schema/ballot.ts';
import { STANCES } from '../../../tally/settings.ts';
import { atOnce } from '../../../tally/pieces.ts';
import { say } from '../../core/documents.ts';
import type { PaperCounting } from '../../core/noun.ts';
import { readPaperCounts, type Figures, type PaperCount, type PaperFigure } from '../../core/paper.ts';
import type { ReadStore } from '../../store/store.ts';
import type { PollDocument, StoredPoll } from './document.ts';
import { stampPassedQuorum } from './quorum.ts';
import { startPollTally } from './sums.ts';
import { pollWords } from './words-for.ts';

/** Blank ballots among those on paper. */
const blank = '~blank';

/** Returns the ballot that each figure of a poll counts; nothing where ballots on paper are more than one figure each. */
function ballotsOf({ form, options }: PollDocument): [name: string, ballot: Ballot][] {
  if (form.kind === 'three-way') {
    const stances = STANCES.map((name, at): [string, Ballot] => [
      name,
      { kind: 'three-way', stance: ([1, 0, -1] as const)[at]! },
    ]);
    return [...stances, [blank, { kind: 'blank' }]];
  }
  if (form.kind !== 'choices' || form.max !== 1) return [];
  const choices = options.map(({ id }): [string, Ballot] => [id, { kind: 'choices', choices: [id] }]);
  return [...choices, [blank, { kind: 'blank' }]];
}

function labelOf({ options, words = {} }: PollDocument, name: string, lang: string): string {
  const { stances, blankOnPaper } = pollWords(lang);
  const option = options.find(({ id }) => id === name);
  if (option) return say(option.label, lang);
  const own = words[name];
  if (own) return say(own, lang);
  return name === blank ? blankOnPaper : (stances[name as keyof typeof stances] ?? name);
}

/** Ballots on paper of one choice each: they are counted by option, and shown beside the result. */
export const pollPaper: PaperCounting<PollDocument> = {
  metric: 'votes',
  changed: (writer, stored, now) => stampPassedQuorum(writer, stored as StoredPoll, now),
  figures: (document) =>
    ballotsOf(document).map(([name]): PaperFigure => ({ name, label: (lang) => labelOf(document, name, lang) })),
};

/** A count on paper, and the result that it comes to. */
export type PaperResult = Pick<PaperCount, 'document' | 'day' | 'number'> & { result: Result };

/** Reads what was counted on paper, each with its result by the method of the poll. */
export async function readPaperResults(reader: ReadStore, poll: StoredPoll): Promise<PaperResult[]> {
  const counts = await readPaperCounts(reader, poll);
  return counts.map(({ document, day, number, figures }) => ({
    ...{ document, day, number },
    result: resultOf(poll.document, figures),
  }));
}

function resultOf(document: PollDocument, figures: Figures): Result {
  const tally = startPollTally({ ...document, bundles: [] });
  for (const [name, ballot] of ballotsOf(document)) {
    const times = figures[name] ?? 0;
    if (times > 0) tally.add({ ballot, times });
  }
  return atOnce(tally.resultInPieces());
}
