import { html } from 'lit';
import { toSentence } from '../writing/problem.ts';
import type { Forms } from './forms.ts';

/** Renders what came of the last act on a comment, and the form that is open below it. */
export function renderState(forms: Forms, id: string): unknown {
  const { moderating } = forms;
  const { participation, words } = moderating;
  const { task, posts } = participation;
  if (task?.id === id) return html`${posts.render(id)}${forms.renderTask(task)}`;
  const problem = toSentence(words, participation.problems.get(id));
  const { reference, message = '' } = moderating.answers.get(id) ?? {};
  if (problem)
    return html`${posts.render(id)}
      <p class="fault" role="alert">${problem}</p>`;
  if (!reference) return posts.render(id);
  return html`${posts.render(id)}
    <p class="message good" tabindex="-1" data-answer>${words.t('comments.reported', { reference })} ${message}</p>`;
}
