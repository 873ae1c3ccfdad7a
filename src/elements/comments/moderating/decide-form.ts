import { html, nothing, type TemplateResult } from 'lit';
import { fieldOf } from '../../shared/ui/form.ts';
import type { Decision } from './moderation.ts';
import { toSentence } from '../writing/problem.ts';
import type { CommentsView } from '../view.ts';

const decisions = ['publish', 'hide', 'remove'] as const;

/** A moderator's decision with its reason and the rule or law it rests on, by native controls. */
export function renderDecideForm(view: CommentsView, id: string): TemplateResult {
  const { words, thread, participation, discussion } = view;
  const { t } = words;
  const n = discussion.numberOf(id);
  const busy = participation.pending.has(id);
  const failure = toSentence(words, participation.problems.get(id));
  const fault = view.faults.get(`decision-${n}`) ?? failure;
  return html`
    <form class="stack decide" part="decide" data-id=${id} novalidate @submit=${view.handleDecide}>
      ${fault ? html`<p class="fault" role="alert" tabindex="-1" data-focus>${fault}</p>` : nothing}
      <div class="field">
        <label for="reason-${n}">${t('comments.decide.reason')}</label>
        <select id="reason-${n}" name="reason" data-step>
          <option value="">${t('comments.decide.choose')}</option>
          ${[t('comments.decide.fine'), ...thread.reasons.map(({ label }) => label)].map(
            (label) => html`<option>${label}</option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="ground-${n}">${t('comments.decide.ground')}</label>
        <p class="quiet" id="hint-ground-${n}">${t('comments.decide.ground.hint')}</p>
        <input id="ground-${n}" name="ground" autocomplete="off" aria-describedby="hint-ground-${n}" />
      </div>
      <div class="actions">
        ${decisions.map(
          (decision) => html`
            <button type="submit" name="decision" .value=${decision} aria-disabled=${busy ? 'true' : nothing}>
              ${t(`comments.decide.${decision}`)}
            </button>
          `,
        )}
        ${
          participation.task?.kind === 'decide' && participation.task.id === id
            ? html`<button type="button" class="link" @click=${() => participation.close(`#h${n}`)}>
                ${t('close')}
              </button>`
            : nothing
        }
      </div>
    </form>
  `;
}

/** Sends a decision once it has what it needs: each says why, and the author reads it in these words. */
export async function sendDecision(
  view: CommentsView,
  form: HTMLFormElement,
  submitter: HTMLElement | null,
): Promise<void> {
  const { words, discussion, moderation } = view;
  const { id = '' } = form.dataset;
  const decision = (submitter as HTMLButtonElement | null)?.value as Decision['decision'];
  const reason = fieldOf(form, 'reason').value;
  const ground = fieldOf(form, 'ground').value.trim();
  const fault: [string, string][] =
    reason && ground ? [] : [[`decision-${discussion.numberOf(id)}`, words.t('fault.decision.required')]];
  if (view.showFaults(fault)) return;
  await moderation.decide({ id, decision, reason, ground });
}
