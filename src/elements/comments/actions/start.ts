import { html, nothing } from 'lit';
import { renderElsewhere } from '../../shared/ui/elsewhere.ts';
import { renderClosed } from '../reading/closed.ts';
import type { Forms } from './forms.ts';

/** Renders the way in: the form where it is open, the button to it, or why there is none. */
export function renderStart(forms: Forms): unknown {
  const { participation, reading, words } = forms.moderating;
  const { thread, acts } = reading;
  const { task } = participation;
  if (task?.id === '') return forms.renderTask(task);
  const { comment } = thread.can;
  if (!comment) return nothing;
  const { allowed, elsewhere } = comment;
  if (!acts.post || (!allowed && elsewhere)) return renderElsewhere(words, comment, 'comments.elsewhere');
  if (!allowed) return html`<p class="message">${renderClosed(words, thread)}</p>`;
  // Who is not known on this page may be there.
  return html`<button type="button" class="primary" data-write @click=${() => participation.open('write', '')}>
      ${words.t('comments.write')}</button
    >${renderElsewhere(words, comment, 'comments.elsewhere', 'quiet')}`;
}
