import { range } from '../../../tally/range.ts';
import { html } from 'lit';
import type { FormOf } from '../voting/draft.ts';
import type { BallotParts } from './parts.ts';
import type { Voting } from '../voting/voting.ts';
import { renderScale, renderSelect, type Grade } from './scale.ts';

/** More marks than fit side by side are a list. */
const maxVisibleMarks = 11;

/** Makes the fields of scores, a mark for each option. */
export function scores(voting: Voting, { lowest, highest, complete }: FormOf<'scores'>): BallotParts {
  const { t, number } = voting.words;
  const marks = range(highest - lowest + 1).map((step): Grade => {
    const mark = lowest + step;
    return [String(mark), number(mark)];
  });
  const none: Grade[] = complete && marks.length <= maxVisibleMarks ? [] : [['', t('poll.scores.none')]];
  const rule = complete ? 'complete' : voting.poll.scoreRule === 'mean' ? 'mean' : 'sum';
  return {
    legend: t('poll.scores', { lowest, highest }),
    hints: [t('poll.scores.best', { highest }), t(`poll.scores.${rule}`)],
    fields: html`${voting.options.map((option, at) =>
      marks.length > maxVisibleMarks
        ? renderSelect(voting, option, at, [...none, ...marks])
        : renderScale(voting, option, at, [...marks, ...none], 'marks'),
    )}`,
  };
}
