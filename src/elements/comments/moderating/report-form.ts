import { html, nothing, type TemplateResult } from 'lit';
import { actTexts } from '../../../locales/acts/texts.ts';
import { formTexts } from '../texts/forms/texts.ts';
import { renderField, renderMistakes, renderNotice, renderSubmit } from '../../shared/ui/form.ts';
import { renderChoice, renderTextArea } from '../writing/fields.ts';
import { toFieldFaults, toSentence } from '../writing/problem.ts';
import type { Moderating } from './moderating.ts';

export const texts = [actTexts, formTexts];

/** Renders the form of a notice with what article 16 of the DSA asks for: why, where, by whom, and in good faith. The place is the comment's own. */
export function renderReportForm(moderating: Moderating, id: string): TemplateResult {
  const { words, participation, reading, faults: missing } = moderating;
  const { thread, discussion } = reading;
  const { t } = words;
  const problem = participation.problems.get(id);
  const faults = new Map([...missing, ...toFieldFaults(words, problem)]);
  const untold = faults.get('goodFaith');
  const busy = participation.pending.has(id);
  const author = discussion.get(id)?.author ?? t('comments.anonymous');
  const reasons = thread.reasons.map((reason) => {
    const key = `comments.reason.${reason.code}`;
    return words.has(key) ? { ...reason, label: words.first([key], 'comments.one') } : reason;
  });
  return html`
    <form class="stack" part="report" novalidate @submit=${moderating.handleReport}>
      <div class="title" role="heading" aria-level=${moderating.context.sublevel} tabindex="-1" data-step>
        ${t('comments.report.of', { author })}
      </div>
      ${renderMistakes({ words, faults, failure: toSentence(words, problem) }, true)}
      <p class="quiet">${t('sign.required')}</p>
      ${renderChoice('reason', t('comments.report.reason'), faults, reasons)}
      ${renderTextArea('explanation', t('comments.report.explanation'), faults, {
        hint: t('comments.report.explanation.hint'),
      })}
      ${renderField('name', t('sign.name'), faults, {
        autocomplete: 'name',
        hint: t('comments.report.name.hint'),
        value: participation.mine?.name ?? '',
      })}
      ${renderField('email', t('sign.email'), faults, {
        autocomplete: 'email',
        type: 'email',
        hint: t('comments.report.email.hint'),
        value: participation.joining.email,
      })}
      <div>
        ${untold ? html`<p class="fault" id="fault-goodFaith">${untold}</p>` : nothing}
        <label class="check">
          <input
            type="checkbox"
            id="goodFaith"
            name="goodFaith"
            aria-required="true"
            aria-invalid=${untold ? 'true' : nothing}
            aria-describedby=${untold ? 'fault-goodFaith' : nothing}
          />
          ${t('comments.report.good-faith')}
        </label>
      </div>
      ${renderNotice(words, thread)}
      <div class="actions">
        ${renderSubmit(busy, t(busy ? 'sign.sending' : 'comments.report.send'))}
        <button type="button" @click=${() => participation.giveUp()}>${t('close')}</button>
      </div>
    </form>
  `;
}
