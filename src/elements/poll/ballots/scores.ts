import { range } from '../../../tally/range.ts';
import type { FormOf } from '../voting/draft.ts';
import type { BallotParts } from './parts.ts';
import { unmarkedRule, unmarkedWord } from '../voting/unmarked.ts';
import type { Voting } from '../voting/voting.ts';
import type { Kinds } from './kinds.ts';
import type { Grade } from './scale.ts';

/** More marks than fit side by side are a list. */
const maxVisibleMarks = 11;

/** Makes the fields of scores, a mark for each option. */
export function scores(voting: Voting, { lowest, highest }: FormOf<'scores'>, { scales }: Kinds): BallotParts {
  const { poll, words } = voting;
  const { t, number } = words;
  const marks = range(highest - lowest + 1).map((step): Grade => {
    const mark = lowest + step;
    return [String(mark), number(mark)];
  });
  const unmarked = unmarkedWord(words, poll);
  return {
    legend: t('poll.scores', { lowest, highest }),
    hints: [t('poll.scores.best', { highest }), unmarkedRule(words, poll)],
    fields: scales.render(words, ({ renderScales, renderSelects }) =>
      marks.length > maxVisibleMarks
        ? renderSelects(voting, [['', unmarked || t('poll.scores.none')], ...marks])
        : renderScales(voting, marks, unmarked),
    ),
  };
}
