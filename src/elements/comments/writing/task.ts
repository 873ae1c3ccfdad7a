import { html, type TemplateResult } from 'lit';
import { renderDecideForm } from '../moderating/decide-form.ts';
import { renderJoinForm } from './join-form.ts';
import { renderReportForm } from '../moderating/report-form.ts';
import type { CommentsView } from '../view.ts';
import { renderWriteForm } from './write-form.ts';

/** The one form that is open: the wish itself, or joining where the wish waits for that. */
export function renderTask(view: CommentsView): TemplateResult {
  const { task } = view.participation;
  if (!task) return html``;
  if (task.wish) return renderJoinForm(view);
  switch (task.kind) {
    case 'report':
      return renderReportForm(view, task.id);
    case 'decide':
      return renderDecideForm(view, task.id);
    default:
      return renderWriteForm(view, task);
  }
}
