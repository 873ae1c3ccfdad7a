import { html, nothing } from 'lit';
import type { Moderating } from '../moderating/moderating.ts';
import { renderTask } from './task.ts';
import { toSentence } from '../writing/problem.ts';

/** Renders what came of the last act on a comment, and the form that is open below it. */
export function renderState(moderating: Moderating, id: string): unknown {
  const { participation, words } = moderating;
  if (participation.task?.id === id) return renderTask(moderating);
  const problem = toSentence(words, participation.problems.get(id));
  const { reference, message = '' } = moderating.answers.get(id) ?? {};
  if (problem) return html`<p class="fault" role="alert">${problem}</p>`;
  if (!reference) return nothing;
  return html`<p class="message good" tabindex="-1" data-answer>
    ${words.t('comments.reported', { reference })} ${message}
  </p>`;
}
