import { range } from '../../../tally/range.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Option } from '../../../schema/poll.ts';
import type { FormOf } from '../voting/draft.ts';
import { renderAbout, renderName } from './option.ts';
import type { BallotParts } from './parts.ts';
import type { Voting } from '../voting/voting.ts';
import { dragging, move } from './moving.ts';
import { renderSelect, type Grade } from './scale.ts';

/** Makes the fields of a ranking: by buttons, and by dragging as an extra; by lists of places where a place may be shared. */
export function ranking(voting: Voting, form: FormOf<'ranking'>): BallotParts {
  const { t, number } = voting.words;
  const { length: size } = voting.options;
  const max = Math.min(form.max, size);
  const hints = [form.min >= size ? t('poll.ranking.full') : t('poll.ranking.range', { min: form.min, max })];
  const legend = t('poll.ranking');
  if (!form.ties) return { legend, hints, fields: renderLists(voting) };
  const places = range(max).map((at): Grade => [String(at + 1), number(at + 1)]);
  const grades: Grade[] = [['', t('poll.ranking.no-place')], ...places];
  return {
    legend,
    hints: [...hints, t('poll.ranking.ties')],
    fields: html`${voting.options.map((option, at) => renderSelect(voting, option, at, grades))}`,
  };
}

function renderLists(voting: Voting): TemplateResult {
  const { words, options, draft } = voting;
  const { t } = words;
  const ranked = draft.ranking.flatMap((id) => options.find((option) => option.id === id) ?? []);
  const left = options.filter((option) => !ranked.includes(option));
  const { start, over, drop } = dragging(voting);
  return html`
    <div class="stack" @dragstart=${start} @dragover=${over} @drop=${drop}>
      <p class="name" id="ranked">${t('poll.ranking.yours')}</p>
      ${
        ranked.length > 0
          ? html`<ol role="list" aria-labelledby="ranked">
              ${ranked.map((option, place) => renderRanked(voting, option, place, ranked.length))}
            </ol>`
          : html`<p class="quiet option" data-place="0">${t('poll.ranking.empty')}</p>`
      }
      ${
        left.length > 0
          ? html`<p class="name" id="left">${t('poll.ranking.left')}</p>
              <ul role="list" aria-labelledby="left">
                ${left.map((option, place) => renderLeft(voting, option, left[place + 1] ?? left[place - 1]))}
              </ul>`
          : nothing
      }
    </div>
  `;
}

function renderRanked(voting: Voting, option: Option, place: number, count: number): TemplateResult {
  const { t } = voting.words;
  const { id, label } = option;
  const position = t('poll.ranking.at', { option: label, place: place + 1, count });
  /** Moves the option by a place; the focus stays on the same button of it. */
  const step = (to: number, name: string): void => {
    if (to < 0 || to >= count) return;
    move(voting, id, to);
    voting.context.focus(`#${name}-${to}`);
  };
  const remove = (): void => {
    voting.edit(
      { ranking: voting.draft.ranking.filter((each) => each !== id) },
      t('poll.ranking.removed', { option: label }),
    );
    voting.context.focus(`#add-${voting.options.indexOf(option)}`);
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
      <span class="place">${voting.words.number(place + 1)}</span> ${renderName(voting.poll, option)}
      ${renderAbout(voting.poll, option, voting.options.indexOf(option))}
      <span class="moves">
        ${button('up', () => step(place - 1, 'up'), place === 0)}
        ${button('down', () => step(place + 1, 'down'), place === count - 1)} ${button('out', remove, false)}
      </span>
    </li>
  `;
}

function renderLeft(voting: Voting, option: Option, next: Option | undefined): TemplateResult {
  const { t } = voting.words;
  const at = voting.options.indexOf(option);
  const add = (): void => {
    const { length } = voting.draft.ranking;
    move(voting, option.id, length);
    // One goes on ranking where one was.
    voting.context.focus(next ? `#add-${voting.options.indexOf(next)}` : `#up-${length}`);
  };
  return html`
    <li class="option ranked" draggable="true" data-option=${option.id}>
      ${renderName(voting.poll, option)} ${renderAbout(voting.poll, option, at)}
      <span class="moves">
        <button type="button" id="add-${at}" aria-label="${t('poll.ranking.add')} ${option.label}" @click=${add}>
          ${t('poll.ranking.add')}
        </button>
      </span>
    </li>
  `;
}
