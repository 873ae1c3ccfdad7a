import { html, nothing, type TemplateResult } from 'lit';
import { toSentence } from '../writing/problem.ts';
import type { Moderating } from './moderating.ts';

const decisions = ['publish', 'hide', 'remove'] as const;

/** Renders the form of a moderator's decision, with its reason and the rule or law it rests on, by native controls. */
export function renderDecideForm(moderating: Moderating, id: string): TemplateResult {
  const { words, participation, reading, faults: missing } = moderating;
  const { thread, discussion } = reading;
  const { t } = words;
  const n = discussion.numberOf(id);
  const busy = participation.pending.has(id);
  const failure = toSentence(words, participation.problems.get(id));
  const fault = missing.get(`reason-${n}`) ?? missing.get(`ground-${n}`) ?? failure;
  const isMissing = (name: string): boolean => missing.has(`${name}-${n}`);
  const described = (name: string, ...ids: string[]): string | typeof nothing =>
    [...ids, ...(isMissing(name) ? [`fault-${n}`] : [])].join(' ') || nothing;
  return html`
    <form class="stack decide" part="decide" data-id=${id} novalidate @submit=${moderating.handleDecide}>
      ${fault ? html`<p class="fault" id="fault-${n}" role="alert" tabindex="-1" data-focus>${fault}</p>` : nothing}
      <div class="field">
        <label for="reason-${n}">${t('comments.decide.reason')}</label>
        <select
          id="reason-${n}"
          name="reason"
          data-step
          aria-invalid=${isMissing('reason') ? 'true' : nothing}
          aria-describedby=${described('reason')}
        >
          <option value="">${t('comments.decide.choose')}</option>
          <option>${t('comments.decide.fine')}</option>
          ${
            // As it is published: in the words and the language of the thread.
            thread.reasons.map(({ label }) => html`<option lang=${thread.lang} dir="auto">${label}</option>`)
          }
        </select>
      </div>
      <div class="field">
        <label for="ground-${n}">${t('comments.decide.ground')}</label>
        <p class="quiet" id="hint-ground-${n}">${t('comments.decide.ground.hint')}</p>
        <input
          id="ground-${n}"
          name="ground"
          autocomplete="off"
          aria-invalid=${isMissing('ground') ? 'true' : nothing}
          aria-describedby=${described('ground', `hint-ground-${n}`)}
        />
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
            ? html`<button type="button" class="link" @click=${() => participation.giveUp()}>${t('close')}</button>`
            : nothing
        }
      </div>
    </form>
  `;
}
