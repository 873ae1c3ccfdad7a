import { html, nothing, type TemplateResult } from 'lit';
import type { Option } from '../../../schema/poll.ts';
import { isolate } from '../../shared/ui/within.ts';
import { renderAbout, renderName } from './option.ts';
import type { Voting } from '../voting/voting.ts';
import { dragging, move } from './moving.ts';

/** Renders what is ranked, and what is left to rank, with the buttons and the dragging that move between them. */
export function renderLists(voting: Voting): TemplateResult {
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

/** The signs on the buttons of a ranked option; each button is named in words. */
const signs = { up: 'M8 4l5 8H3z', down: 'M3 4h10l-5 8z', out: 'M4 4l8 8M12 4l-8 8' };

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
      t('poll.ranking.removed', { option: isolate(label) }),
    );
    voting.context.focus(`#add-${voting.options.indexOf(option)}`);
  };
  const button = (name: keyof typeof signs, act: () => void, idle: boolean): TemplateResult => html`
    <button
      type="button"
      id="${name}-${place}"
      aria-label="${t(`poll.ranking.${name}`)} ${position}"
      aria-disabled=${idle ? 'true' : nothing}
      @click=${act}
    >
      <svg aria-hidden="true" width="16" height="16" fill="currentColor" stroke="currentColor" stroke-width="2">
        <path d=${signs[name]}></path>
      </svg>
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
      <button type="button" class="add" id="add-${at}" @click=${add}>
        <span>${t('poll.ranking.add')}</span> ${renderName(voting.poll, option)}
      </button>
      ${renderAbout(voting.poll, option, at)}
    </li>
  `;
}
