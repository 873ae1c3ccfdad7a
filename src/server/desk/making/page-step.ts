import { html } from 'hono/html';
import type { MakingStep } from '../../core/making.ts';
import { toErrors, hidden } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { deskPage, rootOf, type DeskPage } from '../pages/desk.ts';
import { askedBy, isRows } from './form.ts';
import { faultList, inputField, rowFields, type FormState } from './page-fields.ts';
import { questionOf, saidOf, spokenDraft, type Begun } from './say.ts';

export interface StepState extends FormState {
  step: MakingStep;
  /** What tells what was typed into this step before from anything else. */
  version: string;
  /** The list that one more row was asked for. */
  more?: string | undefined;
  /** It was come to from the summary, where it leads back. */
  isReturning?: boolean;
  isOutdated?: boolean;
  /** What stands beside the form. */
  beside?: Markup;
}

/** Path of a draft, or of a page of it. */
export const draftPath = (id: string, page = ''): string => `/desk/drafts/${id}${page && `/${page}`}`;

/** Renders one short page of the form. */
export function stepPage(page: DeskPage, begun: Begun, state: StepState): Markup {
  const { words, services } = page;
  const { draft, model } = begun;
  const said = saidOf(page, begun);
  const { desk } = said;
  const number = model.steps.indexOf(state.step);
  const root = rootOf(services);
  const lists = state.step.asks.filter((asked) => 'rows' in asked);
  const question = questionOf(said, state.step);
  return deskPage(
    page,
    question,
    html`${faultList(said, state, desk.errors)}
      ${
        state.isOutdated &&
        html`<div class="error-summary" role="alert" id="errors" tabindex="-1"><p>${desk.conflict}</p></div>`
      }
      <p class="step">
        <strong>${desk.step(number + 1, model.steps.length)}</strong>
        <span>${spokenDraft(said, state.values)}</span>
      </p>
      <h1>${question}</h1>
      <div class="beside">
        <div>
          <form
            method="post"
            class="making"
            action="${root}${draftPath(draft.id, state.step.name)}?lang=${words.lang}${state.isReturning && '&back=summary'}${toErrors}"
            novalidate
          >
            ${askedBy(state.step, state.values, state.more ? 1 : 0).map((asked) =>
              isRows(asked) ? rowFields(said, state, asked) : inputField(said, state, asked),
            )}
            ${hidden({ version: state.version })}
            <div class="buttons">
              <button type="submit" name="act" value="continue">${desk.continue}</button>
              ${lists.map(
                ({ rows }) =>
                  html`<button type="submit" class="quiet" name="act" value="add:${rows}">
                    ${said.noun.rows?.[rows]?.add}
                  </button>`,
              )}
              <button type="submit" class="quiet" name="act" value="later">${desk.saveLater}</button>
            </div>
            <div class="ways">
              <button type="submit" class="link" name="act" value="back">${desk.back}</button>
              <button type="submit" class="link" name="act" value="summary">${desk.backToSummary}</button>
            </div>
          </form>
        </div>
        ${state.beside}
      </div>`,
  );
}
