import { html, nothing, type TemplateResult } from 'lit';
import type { Option } from '../../../schema/poll.ts';
import { isolate, renderIsolated } from '../../shared/ui/within.ts';
import { lookStyles } from '../looks.styles.ts';
import { aboutId, renderAbout, renderName } from './option.ts';
import { scaleStyles } from './scale.styles.ts';
import type { Voting } from '../voting/voting.ts';

export const styles = [scaleStyles, lookStyles];

/** A value and its words. */
export type Grade = readonly [value: string, words: string];

const mark = (voting: Voting, { id }: Option, { target }: Event): void =>
  voting.edit({ marks: new Map(voting.draft.marks).set(id, (target as HTMLInputElement).value) });

/**
 * Renders each option with a scale of radio buttons, a group of its own where nothing is chosen beforehand: on a phone cells in a row,
 * elsewhere a line each below the grades. The first button, where Tab leads, is described by what an option left alone counts as: not all screen
 * readers read what describes a group.
 *
 * @param unmarked what an option without a grade counts as, in a few words
 * @param edge returns the look of a grade by its place, where grades have one
 */
export const renderScales = (
  voting: Voting,
  grades: readonly Grade[],
  unmarked: string,
  edge?: (at: number) => number,
): TemplateResult => html`
  <div class="scales">
    <div class="heads" aria-hidden="true">
      <div class="scale">
        ${grades.map(([, words]) => html`<span lang=${voting.poll.lang} dir="auto">${words}</span>`)}
      </div>
    </div>
    ${voting.options.map((option, at) => renderScale(voting, option, at, grades, unmarked, edge))}
  </div>
`;

function renderScale(
  voting: Voting,
  option: Option,
  at: number,
  grades: readonly Grade[],
  unmarked: string,
  edge?: (at: number) => number,
): TemplateResult {
  const { poll, draft, words } = voting;
  const chosen = draft.marks.get(option.id);
  const erase = (): void => {
    const said = words.t('poll.review.mark', { option: isolate(option.label), mark: unmarked });
    voting.edit({ marks: new Map(draft.marks).set(option.id, '') }, said);
    voting.context.focus(`[name=mark-${at}]`);
  };
  return html`
    <fieldset class="graded" aria-describedby=${aboutId(option, at)}>
      <legend>${renderName(poll, option)}</legend>
      ${renderAbout(poll, option, at)}
      <div class="scale">
        ${grades.map(
          ([value, words], step) => html`
            <label class="grade">
              <input
                type="radio"
                name="mark-${at}"
                value=${value}
                aria-describedby=${unmarked && !chosen && step === 0 ? `none-${at}` : nothing}
                .checked=${value === chosen}
                @change=${(event: Event) => mark(voting, option, event)}
              />
              <span lang=${poll.lang} dir="auto">${words}</span>
              ${edge ? html`<i class="look look-${edge(step)}"></i>` : nothing}
            </label>
          `,
        )}
      </div>
      ${
        !unmarked
          ? nothing
          : chosen
            ? html`<button type="button" class="link" @click=${erase}>${words.t('poll.erase')}</button>`
            : html`<p class="quiet none" id="none-${at}">${renderIsolated(unmarked, poll.lang)}</p>`
      }
    </fieldset>
  `;
}

/** Renders each option with a list of many grades. */
export const renderSelects = (voting: Voting, grades: readonly Grade[]): TemplateResult =>
  html`${voting.options.map((option, at) => renderSelect(voting, option, at, grades))}`;

function renderSelect(voting: Voting, option: Option, at: number, grades: readonly Grade[]): TemplateResult {
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
