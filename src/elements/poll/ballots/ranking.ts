import { range } from '../../../tally/range.ts';
import { html } from 'lit';
import type { Later } from '../../shared/later.ts';
import type { FormOf } from '../voting/draft.ts';
import type { BallotParts } from './parts.ts';
import type { Voting } from '../voting/voting.ts';
import { renderSelect, type Grade } from './scale.ts';

/** The two lists of a ranking without ties: a file of its own, which other ballots do not load. */
export type Lists = Later<typeof import('./lists.ts')>;

/** Makes the fields of a ranking: by buttons, and by dragging as an extra; by lists of places where a place may be shared. */
export function ranking(voting: Voting, form: FormOf<'ranking'>, lists: Lists): BallotParts {
  const { t, number } = voting.words;
  const { length: size } = voting.options;
  const max = Math.min(form.max, size);
  const hints = [form.min >= size ? t('poll.ranking.full') : t('poll.ranking.range', { min: form.min, max })];
  const legend = t('poll.ranking');
  if (!form.ties) {
    void lists.ask();
    return { legend, hints, fields: lists.render(voting.words, ({ renderLists }) => renderLists(voting)) };
  }
  const places = range(max).map((at): Grade => [String(at + 1), number(at + 1)]);
  const grades: Grade[] = [['', t('poll.ranking.no-place')], ...places];
  return {
    legend,
    hints: [...hints, t('poll.ranking.ties')],
    fields: html`${voting.options.map((option, at) => renderSelect(voting, option, at, grades))}`,
  };
}
