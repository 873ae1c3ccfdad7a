import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Comment } from '../../../schema/comments.ts';
import { renderText } from './body.ts';
import { renderButtons } from './buttons.ts';
import { toSentence } from '../writing/problem.ts';
import { renderTask } from '../writing/task.ts';
import { ageOf, permalink, toTime } from './text.ts';
import { renderTombstone } from './tombstone.ts';
import type { CommentsView } from '../view.ts';

/** Draws what stands below a comment: its replies. */
export type Below = (view: CommentsView, comment: Comment, level: number) => unknown;

/** One comment with what can be done about it, and its replies. It is drawn again only when something about it has changed. */
export function renderComment(view: CommentsView, id: string, level: number, below: Below): unknown {
  const { discussion, participation } = view;
  const comment = discussion.get(id);
  if (!comment) return nothing;
  const isOpen = discussion.open.has(id) || participation.task?.id === id || view.moderation.answers.has(id);
  const state = [
    comment,
    view.rules,
    level,
    ageOf(comment.at),
    discussion.unfolded.has(id),
    discussion.repliesAt(id),
    participation.own.has(id),
    participation.votes.get(id),
    participation.problems.get(id),
    participation.mine,
  ];
  const draw = (): TemplateResult => renderItem(view, comment, level, below);
  return isOpen ? draw() : guard(state, draw);
}

/*
 * A thread is thousands of these: texts are set as properties, templates have no white space between elements, and what stands in a
 * row begins with what stands before it, because every binding, every gap and every item of an array would be a node more.
 */
function renderItem(view: CommentsView, comment: Comment, level: number, below: Below): TemplateResult {
  const { discussion, words, sublevel } = view;
  const { id, author, at, tombstone } = comment;
  const n = discussion.numberOf(id);
  const time = toTime(words, at);
  const name = author ?? words.t(tombstone ? 'comments.one' : 'comments.anonymous');
  // prettier-ignore
  return html`<li class="item"><article aria-labelledby="h${n}"><div id="h${n}" class="head" role="heading" aria-level=${Math.min(6, sublevel + level)} tabindex="-1"><bdi .textContent=${name}></bdi>, <a class="quiet" href=${permalink(id)} target="_self"><time datetime=${at} .textContent=${time}></time></a></div>${renderMarks(view, comment)}${
    tombstone ? renderTombstone(view, comment, tombstone) : renderText(view, comment)
  }${renderButtons(view, comment)}${renderState(view, id)}</article>${below(view, comment, level)}</li>`;
}

/** What is told about a comment in words: its side, who speaks, whom it answers, whether it was changed or waits. */
function renderMarks(view: CommentsView, { side, role, editedAt, state, parent, id }: Comment): unknown {
  const { t, first } = view.words;
  const answered = parent && parent !== view.discussion.placeOf(id) ? view.discussion.get(parent) : undefined;
  const label = view.thread.sides.find((each) => each.id === side)?.label;
  const known = `comments.role.${role}`;
  const marks: [string | undefined, string][] = [
    [label, `side ${classOf(view, side)}`],
    [role && (view.words.has(known) ? first([known], 'comments.one') : role), 'badge'],
    [state === 'held' ? t('comments.held') : '', 'badge'],
    [answered && t('comments.answers', { author: answered.author ?? t('comments.anonymous') }), ''],
    [editedAt && t('comments.edited'), ''],
  ];
  const said = marks
    .filter(([text]) => text)
    .reduce<unknown>(
      (before, [text, name]) => html`${before}<span class=${name} .textContent=${text}></span>`,
      nothing,
    );
  return said === nothing ? nothing : html`<p class="marks quiet">${said}</p>`;
}

/** The first side stands against the last; those between them stand for themselves. */
export function classOf({ thread: { sides } }: CommentsView, side: string | undefined): string {
  const place = sides.findIndex(({ id }) => id === side);
  if (place === -1 || sides.length < 2) return '';
  return place === 0 ? 'first' : place === sides.length - 1 ? 'last' : 'middle';
}

/** What came of the last act on a comment, and the form that is open below it. */
function renderState(view: CommentsView, id: string): unknown {
  const { moderation, participation, words } = view;
  if (participation.task?.id === id) return renderTask(view);
  const problem = toSentence(words, participation.problems.get(id));
  const { reference, message = '' } = moderation.answers.get(id) ?? {};
  if (problem) return html`<p class="fault" role="alert">${problem}</p>`;
  if (!reference) return nothing;
  return html`<p class="message good" tabindex="-1" data-answer>
    ${words.t('comments.reported', { reference })} ${message}
  </p>`;
}
