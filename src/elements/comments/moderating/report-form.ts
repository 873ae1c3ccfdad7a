import { html, nothing, type TemplateResult } from 'lit';
import { fieldOf, renderField, renderMistakes, renderNotice, renderSubmit } from '../../shared/ui/form.ts';
import { chosenIn, renderTextArea } from '../writing/fields.ts';
import { findPersonFaults } from '../writing/join-form.ts';
import { toFieldFaults, toSentence } from '../writing/problem.ts';
import type { CommentsView } from '../view.ts';

/** A notice with what article 16 of the DSA asks for: why, where, by whom, and in good faith. The place is the comment's own. */
export function renderReportForm(view: CommentsView, id: string): TemplateResult {
  const { words, thread, participation, discussion } = view;
  const { t } = words;
  const problem = participation.problems.get(id);
  const faults = new Map([...view.faults, ...toFieldFaults(words, problem)]);
  const busy = participation.pending.has(id);
  const author = discussion.get(id)?.author ?? t('comments.anonymous');
  return html`
    <form class="stack" part="report" novalidate @submit=${view.handleReport}>
      <div class="title" role="heading" aria-level=${view.sublevel} tabindex="-1" data-step>
        ${t('comments.report.of', { author })}
      </div>
      ${renderMistakes({ words, faults, failure: toSentence(words, problem) }, true)}
      <fieldset id="reason" tabindex="-1">
        <legend>${t('comments.report.reason')}</legend>
        ${faults.has('reason') ? html`<p class="fault">${faults.get('reason')}</p>` : nothing}
        ${thread.reasons.map(
          (reason) => html`
            <label class="check"><input type="radio" name="reason" .value=${reason.id} /> ${reason.label}</label>
          `,
        )}
      </fieldset>
      ${renderTextArea('explanation', t('comments.report.explanation'), faults, {
        hint: t('comments.report.explanation.hint'),
      })}
      ${renderField('name', t('sign.name'), faults, { autocomplete: 'name', hint: t('comments.report.name.hint') })}
      ${renderField('email', t('sign.email'), faults, { autocomplete: 'email', type: 'email', hint: t('comments.report.email.hint') })}
      <div>
        ${faults.has('goodFaith') ? html`<p class="fault">${faults.get('goodFaith')}</p>` : nothing}
        <label class="check">
          <input type="checkbox" id="goodFaith" name="goodFaith" required /> ${t('comments.report.good-faith')}
        </label>
      </div>
      ${renderNotice(words, thread)}
      <div class="actions">
        ${renderSubmit(busy, t(busy ? 'sign.sending' : 'comments.report.send'))}
        <button type="button" @click=${() => participation.close(`#h${discussion.numberOf(id)}`)}>${t('close')}</button>
      </div>
    </form>
  `;
}

/** Sends a report once nothing is missing in it. */
export async function sendReport(view: CommentsView, form: HTMLFormElement): Promise<void> {
  const { words, participation, thread, moderation } = view;
  const { id = '' } = participation.task ?? {};
  const reason = chosenIn(form, 'reason') ?? '';
  const [explanation, name, email] = ['explanation', 'name', 'email'].map((each) => fieldOf(form, each).value.trim());
  const goodFaith = fieldOf(form, 'goodFaith').checked;
  const anonymous = thread.reasons.find((each) => each.id === reason)?.anonymous;
  const faults = new Map<string, string>();
  if (!reason) faults.set('reason', words.t('fault.reason.required'));
  if (!explanation) faults.set('explanation', words.t('fault.explanation.required'));
  for (const fault of findPersonFaults(words, form, anonymous)) faults.set(...fault);
  if (!goodFaith) faults.set('goodFaith', words.t('fault.good-faith.required'));
  participation.problems.delete(id);
  if (view.showFaults(faults)) return;
  const [text = '', who = '', address = ''] = [explanation, name, email];
  await moderation.report({ id, reason, explanation: text, name: who, email: address, goodFaith });
}
