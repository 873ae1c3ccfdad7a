import { html } from 'lit';
import { stanceOf, stances } from '../naming.ts';
import type { BallotParts, PollView } from '../view.ts';

/** Agree, neutral or disagree, in the words of the poll. */
export function threeWay(view: PollView): BallotParts {
  const { words, poll, draft } = view;
  return {
    legend: words.t('poll.three-way'),
    hints: [],
    fields: html`
      <div class="stances">
        ${([1, 0, -1] as const).map(
          (stance) => html`
            <label class="option check">
              <input
                type="radio"
                name="stance"
                value=${stance}
                .checked=${draft.stance === stance}
                @change=${() => view.edit({ stance })}
              />
              <span lang=${poll.lang}>${stanceOf(words, poll, stances[stance])}</span>
            </label>
          `,
        )}
      </div>
    `,
  };
}
