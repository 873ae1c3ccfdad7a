import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import { isMeans, meanings, type Means } from '../rewording.ts';
import type { DeskMakingWords } from './words.ts';

/** How other words are asked about. @property id the place of the question on the page; isTold: those who acted can be written to; isOwed: the words are those of something that is due */
interface Question {
  id: string;
  isTold: boolean;
  isOwed?: boolean;
  isWrong: boolean;
  value?: string | undefined;
}

/** Asks what other words mean to those who have acted on the old ones. */
export function meansField(
  correct: DeskMakingWords['correct'],
  { id, isTold, isOwed = false, isWrong, value }: Question,
): Markup {
  const { means, hint, sameHint, other } = isOwed
    ? correct.owed
    : {
        ...{ means: correct.means, hint: correct.meansHint, sameHint: correct.sameHint },
        other: isTold ? correct.otherTold : correct.otherUntold,
      };
  const said: Record<Means, { label: string; hint: string }> = {
    same: { label: correct.same, hint: sameHint },
    other: { label: correct.other, hint: other },
  };
  const chosen = isMeans(value) ? value : undefined;
  return html`<fieldset id="${id}" tabindex="-1" aria-describedby="${id}-hint ${isWrong && `${id}-error`}">
    <legend>${means}</legend>
    <p class="hint" id="${id}-hint">${hint}</p>
    ${isWrong && html`<p class="error" id="${id}-error">${correct.unsaid}</p>`}
    ${meanings.map(
      (each) =>
        html`<div class="choice">
          <input id="${id}-${each}" type="radio" name="means" value="${each}" ${each === chosen && 'checked'} />
          <label for="${id}-${each}">${said[each].label} <span class="hint">${said[each].hint}</span></label>
        </div>`,
    )}
  </fieldset>`;
}
