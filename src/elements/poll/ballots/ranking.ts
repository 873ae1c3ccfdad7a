import { range } from '../../../tally/range.ts';
import type { FormOf } from '../voting/draft.ts';
import { unmarkedRule } from '../voting/unmarked.ts';
import type { BallotParts } from './parts.ts';
import type { Voting } from '../voting/voting.ts';
import type { Kinds } from './kinds.ts';
import type { Grade } from './scale.ts';

/** Makes the fields of a ranking: by buttons, and by dragging as an extra; by lists of places where a place may be shared. */
export function ranking(voting: Voting, form: FormOf<'ranking'>, { lists, scales }: Kinds): BallotParts {
  const { t, number } = voting.words;
  const { length: size } = voting.options;
  const max = Math.min(form.max, size);
  const hints = [unmarkedRule(voting.words, voting.poll)];
  const legend = t('poll.ranking');
  if (!form.ties) {
    return { legend, hints, fields: lists.render(voting.words, ({ renderLists }) => renderLists(voting)) };
  }
  const places = range(max).map((at): Grade => [String(at + 1), number(at + 1)]);
  const grades: Grade[] = [['', t('poll.ranking.no-place')], ...places];
  return {
    legend,
    hints: [...hints, t('poll.ranking.ties')],
    fields: scales.render(voting.words, ({ renderSelects }) => renderSelects(voting, grades)),
  };
}
