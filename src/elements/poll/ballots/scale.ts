import { html, type TemplateResult } from 'lit';
import type { Option } from '../../../schema/poll.ts';
import { aboutId, renderAbout, renderName } from './option.ts';
import type { Voting } from '../voting/voting.ts';

/** A value and its words. */
export type Grade = readonly [value: string, words: string];

const mark = (voting: Voting, { id }: Option, { target }: Event): void =>
  voting.edit({ marks: new Map(voting.draft.marks).set(id, (target as HTMLInputElement).value) });

/** Renders an option with a scale of radio buttons, a group of its own where nothing is chosen beforehand: side by side where there is room, else below each other. */
export function renderScale(
  voting: Voting,
  option: Option,
  at: number,
  grades: readonly Grade[],
  look: 'marks' | '' = '',
): TemplateResult {
  const { poll, draft } = voting;
  const chosen = draft.marks.get(option.id);
  return html`
    <fieldset class="option graded" aria-describedby=${aboutId(option, at)}>
      <legend>${renderName(poll, option)}</legend>
      ${renderAbout(poll, option, at)}
      <div class="scale ${look}">
        ${grades.map(
          ([value, words]) => html`
            <label class="grade ${value ? '' : 'none'}">
              <input
                type="radio"
                name="mark-${at}"
                value=${value}
                .checked=${value === chosen}
                @change=${(event: Event) => mark(voting, option, event)}
              />
              <span>${words}</span>
            </label>
          `,
        )}
      </div>
    </fieldset>
  `;
}

/** Renders an option with a list of many grades. */
export function renderSelect(voting: Voting, option: Option, at: number, grades: readonly Grade[]): TemplateResult {
  const chosen = voting.draft.marks.get(option.id) ?? '';
  return html`
    <div class="option picked">
      <label for="mark-${at}">${renderName(voting.poll, option)}</label>
      <select
        id="mark-${at}"
        aria-describedby=${aboutId(option, at)}
        @change=${(event: Event) => mark(voting, option, event)}
      >
        ${grades.map(([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`)}
      </select>
      ${renderAbout(voting.poll, option, at)}
    </div>
  `;
}
