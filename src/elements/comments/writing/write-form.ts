import { html, nothing, type TemplateResult } from 'lit';
import { lengthOf } from '../../../text/length.ts';
import { copy } from '../../shared/ui/copy.ts';
import { renderMistakes, renderSubmit } from '../../shared/ui/form.ts';
import { renderChoice, renderTextArea } from './fields.ts';
import type { Participation } from './participation.ts';
import type { Task } from './presence.ts';
import { renderClosed } from '../reading/closed.ts';
import { asksSide, draftOf, keepDraft, sendWriting } from './writing.ts';
import { toFieldFaults, toSentence } from './problem.ts';

/** Renders one field for the text, one choice for the side, and what is expected, said before. */
export function renderWriteForm(participation: Participation, task: Task): TemplateResult {
  const { words, reading, joining, context } = participation;
  const { thread, discussion } = reading;
  const { t } = words;
  const { kind, id } = task;
  const draft = draftOf(participation, task);
  const problem = participation.problems.get(id);
  const faults = new Map([...joining.faults, ...toFieldFaults(words, problem)]);
  const author = (id && discussion.get(id)?.author) || t('comments.anonymous');
  const title =
    kind === 'edit' ? t('comments.edit.title') : id ? t('comments.reply.of', { author }) : t('comments.write');
  const { allowed = false } = thread.can.comment ?? {};
  const busy = participation.pending.has(id);
  const count = lengthOf(draft.text);
  const handle = (event: Event): void => keepDraft(participation, task, event);
  const handleCopy = async ({ target }: Event): Promise<void> => {
    // Some browsers copy only where something is selected; where none does, the reader copies what is.
    (target as HTMLElement).closest('form')?.querySelector('textarea')?.select();
    const isCopied = await copy(draft.text);
    if (isCopied) (target as HTMLElement).focus();
    context.say(t(isCopied ? 'comments.copied' : 'comments.selected'));
  };
  return html`
    <form class="stack" part="form" novalidate @submit=${(event: SubmitEvent) => sendWriting(participation, event)}>
      <div class="title" role="heading" aria-level=${context.sublevel} tabindex="-1" data-step>${title}</div>
      ${renderMistakes({ words, faults, failure: toSentence(words, problem) }, true)}
      ${allowed ? nothing : html`<p class="message wrong" role="alert">${renderClosed(words, thread)} ${t('error.kept')}</p>`}
      ${
        thread.guidelines
          ? html`<details>
              <summary>${t('comments.guidelines')}</summary>
              <p class="paragraphs measure quiet" lang=${thread.lang} dir="auto">${thread.guidelines}</p>
            </details>`
          : nothing
      }
      <p class="quiet">${t('sign.required')}</p>
      ${asksSide(participation, task) ? renderChoice('side', t('comments.side'), faults, thread.sides, { chosen: draft.side, handle }) : nothing}
      ${renderTextArea('text', t('comments.text'), faults, {
        value: draft.text,
        hint: t('comments.text.hint', { count, longest: thread.longest }),
        handle,
      })}
      <div class="actions">
        ${renderSubmit(busy || !allowed, t(busy ? 'sign.sending' : kind === 'edit' ? 'comments.edit.send' : 'comments.send'))}
        <button type="button" @click=${() => participation.giveUp()}>${t('close')}</button>
        ${
          !allowed || problem
            ? html`<button type="button" @click=${handleCopy}>${t('comments.copy')}</button>`
            : nothing
        }
      </div>
      <p class="quiet">${t('comments.draft')}</p>
    </form>
  `;
}
