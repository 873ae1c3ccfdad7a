import { html } from 'lit';
import { renderIsolated } from '../../shared/ui/within.ts';
import { stanceOf, stances } from '../voting/naming.ts';
import type { BallotParts } from './parts.ts';
import type { Voting } from '../voting/voting.ts';

/** Makes the fields of a stance: agree, neutral or disagree, in the words of the poll. */
export function threeWay(voting: Voting): BallotParts {
  const { words, poll, draft } = voting;
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
                @change=${() => voting.edit({ stance })}
              />
              <span>${renderIsolated(stanceOf(words, poll, stances[stance]), poll.lang)}</span>
            </label>
          `,
        )}
      </div>
    `,
  };
}
