import { range } from '../../../tally/range.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Option } from '../../../schema/poll.ts';
import type { FormOf } from '../draft.ts';
import { renderAbout, renderName } from '../option.ts';
import type { BallotParts, PollView } from '../view.ts';
import { dragging, move } from './moving.ts';
import { renderSelect, type Grade } from './scale.ts';

/** Options in an order: by buttons, and by dragging as an extra; by lists of places where a place may be shared. */
export function ranking(view: PollView, form: FormOf<'ranking'>): BallotParts {
  const { t, number } = view.words;
  const { length: size } = view.options;
  const max = Math.min(form.max, size);
  const hints = [form.min >= size ? t('poll.ranking.full') : t('poll.ranking.range', { min: form.min, max })];
  const legend = t('poll.ranking');
  if (!form.ties) return { legend, hints, fields: renderLists(view) };
  const places = range(max).map((at): Grade => [String(at + 1), number(at + 1)]);
  const grades: Grade[] = [['', t('poll.ranking.no-place')], ...places];
  return {
    legend,
    hints: [...hints, t('poll.ranking.ties')],
    fields: html`${view.options.map((option, at) => renderSelect(view, option, at, grades))}`,
  };
}

function renderLists(view: PollView): TemplateResult {
  const { words, options, draft } = view;
  const { t } = words;
  const ranked = draft.ranking.flatMap((id) => options.find((option) => option.id === id) ?? []);
  const left = options.filter((option) => !ranked.includes(option));
  const { start, over, drop } = dragging(view);
  return html`
    <div class="stack" @dragstart=${start} @dragover=${over} @drop=${drop}>
      <p class="name" id="ranked">${t('poll.ranking.yours')}</p>
      ${
        ranked.length > 0
          ? html`<ol role="list" aria-labelledby="ranked">
              ${ranked.map((option, place) => renderRanked(view, option, place, ranked.length))}
            </ol>`
          : html`<p class="quiet option" data-place="0">${t('poll.ranking.empty')}</p>`
      }
      ${
        left.length > 0
          ? html`<p class="name" id="left">${t('poll.ranking.left')}</p>
              <ul role="list" aria-labelledby="left">
                ${left.map((option, place) => renderLeft(view, option, left[place + 1] ?? left[place - 1]))}
              </ul>`
          : nothing
      }
    </div>
  `;
}

function renderRanked(view: PollView, option: Option, place: number, count: number): TemplateResult {
  const { t } = view.words;
  const { id, label } = option;
  const position = t('poll.ranking.at', { option: label, place: place + 1, count });
  /** The focus stays on the same button of the option that moved. */
  const step = (to: number, name: string): void => {
    if (to < 0 || to >= count) return;
    move(view, id, to);
    view.focusOn(`#${name}-${to}`);
  };
  const remove = (): void => {
    view.edit(
      { ranking: view.draft.ranking.filter((each) => each !== id) },
      t('poll.ranking.removed', { option: label }),
    );
    view.focusOn(`#add-${view.options.indexOf(option)}`);
  };
  const button = (name: 'up' | 'down' | 'out', act: () => void, idle: boolean): TemplateResult => html`
    <button
      type="button"
      id="${name}-${place}"
      aria-label="${t(`poll.ranking.${name}`)} ${position}"
      aria-disabled=${idle ? 'true' : nothing}
      @click=${act}
    >
      ${t(`poll.ranking.${name}`)}
    </button>
  `;
  return html`
    <li class="option ranked" draggable="true" data-option=${id} data-place=${place}>
      <span class="place">${view.words.number(place + 1)}</span> ${renderName(view.poll, option)}
      ${renderAbout(view.poll, option, view.options.indexOf(option))}
      <span class="moves">
        ${button('up', () => step(place - 1, 'up'), place === 0)}
        ${button('down', () => step(place + 1, 'down'), place === count - 1)} ${button('out', remove, false)}
      </span>
    </li>
  `;
}

function renderLeft(view: PollView, option: Option, next: Option | undefined): TemplateResult {
  const { t } = view.words;
  const at = view.options.indexOf(option);
  const add = (): void => {
    const { length } = view.draft.ranking;
    move(view, option.id, length);
    // One goes on ranking where one was.
    view.focusOn(next ? `#add-${view.options.indexOf(next)}` : `#up-${length}`);
  };
  return html`
    <li class="option ranked" draggable="true" data-option=${option.id}>
      ${renderName(view.poll, option)} ${renderAbout(view.poll, option, at)}
      <span class="moves">
        <button type="button" id="add-${at}" aria-label="${t('poll.ranking.add')} ${option.label}" @click=${add}>
          ${t('poll.ranking.add')}
        </button>
      </span>
    </li>
  `;
}
