import { html, nothing, type TemplateResult } from 'lit';
import type { Thread } from '../../../schema/comments.ts';
import { lengthOf } from '../../../text/length.ts';
import { copy } from '../../shared/ui/copy.ts';
import { renderMistakes, renderSubmit } from '../../shared/ui/form.ts';
import { drafts, type Draft } from './drafts.ts';
import { chosenIn, renderTextArea } from './fields.ts';
import type { Task } from './participation.ts';
import { toFieldFaults, toSentence } from './problem.ts';
import type { CommentsView } from '../view.ts';

/** The draft of a form: what was begun in this tab, or the comment that is changed. */
function draftOf({ stage, discussion }: CommentsView, { kind, id }: Task): Draft {
  const comment = kind === 'edit' ? discussion.get(id) : undefined;
  return drafts.read(stage.src, `${kind} ${id}`) ?? { text: comment?.text ?? '', side: comment?.side };
}

/** Whether an author is asked for a side: those who answer another have none of their own. */
const asksSide = ({ sides }: Thread, { kind, id }: Task): boolean => sides.length > 0 && kind === 'write' && id === '';

/** One field for the text, one choice for the side, and what is expected said before. */
export function renderWriteForm(view: CommentsView, task: Task): TemplateResult {
  const { words, thread, participation, stage, discussion } = view;
  const { t } = words;
  const { kind, id } = task;
  const draft = draftOf(view, task);
  const problem = participation.problems.get(id);
  const faults = new Map([...view.faults, ...toFieldFaults(words, problem)]);
  const author = (id && discussion.get(id)?.author) || t('comments.anonymous');
  const title =
    kind === 'edit' ? t('comments.edit.title') : id ? t('comments.reply.of', { author }) : t('comments.write');
  const { allowed = false, reason } = thread.can.comment ?? {};
  const busy = participation.pending.has(id);
  const count = lengthOf(draft.text);
  const handleCopy = async ({ target }: Event): Promise<void> => {
    // Where nothing can be copied, the text is selected for the reader to do it.
    (target as HTMLElement).closest('form')?.querySelector('textarea')?.select();
    stage.say(t((await copy(draft.text)) ? 'comments.copied' : 'comments.selected'));
  };
  return html`
    <form class="stack" part="form" novalidate @submit=${view.handleWrite}>
      <div class="title" role="heading" aria-level=${view.sublevel} tabindex="-1" data-step>${title}</div>
      ${renderMistakes({ words, faults, failure: toSentence(words, problem) }, true)}
      ${allowed ? nothing : html`<p class="message wrong" role="alert">${reason ?? t('comments.refused.closed')} ${t('error.kept')}</p>`}
      ${
        thread.guidelines
          ? html`<details>
              <summary>${t('comments.guidelines')}</summary>
              <p class="paragraphs measure quiet" lang=${thread.lang}>${thread.guidelines}</p>
            </details>`
          : nothing
      }
      ${asksSide(thread, task) ? renderSides(view, draft, faults) : nothing}
      ${renderTextArea('text', t('comments.text'), faults, {
        value: draft.text,
        hint: t('comments.text.hint', { count, longest: thread.longest }),
        handle: view.handleDraft,
      })}
      <div class="actions">
        ${renderSubmit(busy || !allowed, t(busy ? 'sign.sending' : kind === 'edit' ? 'comments.edit.send' : 'comments.send'))}
        <button type="button" @click=${() => participation.close(id ? `#h${discussion.numberOf(id)}` : '[data-write]')}>
          ${t('close')}
        </button>
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

const renderSides = (
  { thread, words: { t }, handleDraft }: CommentsView,
  { side }: Draft,
  faults: ReadonlyMap<string, string>,
): TemplateResult => html`
  <fieldset id="side" tabindex="-1">
    <legend>${t('comments.side')}</legend>
    ${faults.has('side') ? html`<p class="fault">${faults.get('side')}</p>` : nothing}
    ${thread.sides.map(
      ({ id, label }) => html`
        <label class="check">
          <input type="radio" name="side" .value=${id} .checked=${id === side} @change=${handleDraft} /> ${label}
        </label>
      `,
    )}
  </fieldset>
`;

/** What is missing before a text is sent; the backend judges the rest. */
function findFaults({ thread, words: { t } }: CommentsView, task: Task, draft: Draft): Map<string, string> {
  const faults = new Map<string, string>();
  if (asksSide(thread, task) && !draft.side) faults.set('side', t('fault.side.required'));
  const over = lengthOf(draft.text) - thread.longest;
  if (!draft.text.trim()) faults.set('text', t('fault.text.required'));
  else if (over > 0) faults.set('text', t('fault.text.over', { count: over }));
  return faults;
}

/** Keeps what is being typed, in this tab. */
export function keepDraft(view: CommentsView, { form, name, value }: HTMLInputElement): void {
  const { participation, stage } = view;
  const { task } = participation;
  if (!task) return;
  const side = chosenIn(form, 'side');
  const draft = { ...draftOf(view, task), ...(side && { side }), ...(name === 'text' && { text: value }) };
  const where = `${task.kind} ${task.id}`;
  if (draft.text || draft.side) drafts.write(stage.src, where, draft);
  else drafts.clear(stage.src, where);
  stage.update();
}

/** Sends what was written once nothing is missing in it. */
export function sendWriting(view: CommentsView): void {
  const { participation, thread } = view;
  const { task } = participation;
  if (!task || participation.pending.has(task.id) || !thread.can.comment?.allowed) return;
  const draft = draftOf(view, task);
  participation.problems.delete(task.id);
  if (view.showFaults(findFaults(view, task, draft))) return;
  const kind = task.kind === 'edit' ? 'edit' : 'write';
  void participation.want(kind, task.id, () => participation.post(kind, task.id, draft));
}
