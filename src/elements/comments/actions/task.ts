import { html, type TemplateResult } from 'lit';
import { renderDecideForm } from '../moderating/decide-form.ts';
import type { Moderating } from '../moderating/moderating.ts';
import { renderReportForm } from '../moderating/report-form.ts';
import { renderJoinForm } from '../writing/join-form.ts';
import { renderWriteForm } from '../writing/write-form.ts';

/** Renders the one form that is open: the wish itself, or joining where the wish waits for that. */
export function renderTask(moderating: Moderating): TemplateResult {
  const { participation } = moderating;
  const { task } = participation;
  if (!task) return html``;
  if (task.wish) return renderJoinForm(participation);
  switch (task.kind) {
    case 'report':
      return renderReportForm(moderating, task.id);
    case 'decide':
      return renderDecideForm(moderating, task.id);
    default:
      return renderWriteForm(participation, task);
  }
}
