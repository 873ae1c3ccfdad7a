import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Comment } from '../../../schema/comments.ts';
import { renderText } from './body.ts';
import { ageOf, permalink, toTime } from './text.ts';
import { renderTombstone } from './tombstone.ts';
import type { Reading } from './reading.ts';

/** Draws what stands below a comment: its replies. */
export type Below = (reading: Reading, comment: Comment, level: number) => unknown;

/** Renders one comment with what can be done about it, and its replies. It is drawn again only when something about it has changed. */
export function renderComment(reading: Reading, id: string, level: number, below: Below): unknown {
  const { discussion, slots } = reading;
  const comment = discussion.get(id);
  if (!comment) return nothing;
  const isOpen = discussion.open.has(id) || slots.isBusy(id);
  const state = [
    comment,
    reading.rules,
    reading.words,
    level,
    ageOf(comment.at),
    discussion.unfolded.has(id),
    discussion.repliesAt(id),
    ...slots.stateOf(id),
  ];
  const draw = (): TemplateResult => renderItem(reading, comment, level, below);
  return isOpen ? draw() : guard(state, draw);
}

/*
 * A thread is thousands of these: texts are set as properties, templates have no white space between elements, and what stands in a
 * row begins with what stands before it, because every binding, every gap and every item of an array would be a node more.
 */
function renderItem(reading: Reading, comment: Comment, level: number, below: Below): TemplateResult {
  const { discussion, words, context, slots } = reading;
  const { id, author, at, tombstone } = comment;
  const n = discussion.numberOf(id);
  const time = toTime(words, at);
  const name = author ?? words.t(tombstone ? 'comments.one' : 'comments.anonymous');
  // prettier-ignore
  return html`<li class="item"><article aria-labelledby="h${n}"><div id="h${n}" class="head" role="heading" aria-level=${Math.min(6, context.sublevel + level)} tabindex="-1"><bdi .textContent=${name}></bdi>, <a class="quiet" href=${permalink(id)} target="_self"><time datetime=${at} .textContent=${time}></time></a></div>${renderMarks(reading, comment)}${
    tombstone ? renderTombstone(reading, comment, tombstone) : renderText(reading, comment)
  }${slots.renderActions(comment)}${slots.renderState(id)}</article>${below(reading, comment, level)}</li>`;
}

/** Renders what is told about a comment in words: its side, who speaks, whom it answers, whether it was changed or waits. */
function renderMarks(reading: Reading, { side, role, editedAt, state, parent, id }: Comment): unknown {
  const { t, first } = reading.words;
  const answered = parent && parent !== reading.discussion.placeOf(id) ? reading.discussion.get(parent) : undefined;
  // A column says the side of all that stands in it.
  const isInColumn = !parent && reading.discussion.sides[0] !== '' && !reading.discussion.search;
  const label = isInColumn ? undefined : reading.thread.sides.find((each) => each.id === side)?.label;
  const known = `comments.role.${role}`;
  const marks: [string | undefined, string][] = [
    [label, `side ${classOf(reading, side)}`],
    [role && (reading.words.has(known) ? first([known], 'comments.one') : role), 'badge'],
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

/** Returns the class of a side: the first side stands against the last; those between them stand for themselves. */
export function classOf({ thread: { sides } }: Reading, side: string | undefined): string {
  const place = sides.findIndex(({ id }) => id === side);
  if (place === -1 || sides.length < 2) return '';
  return place === 0 ? 'first' : place === sides.length - 1 ? 'last' : 'middle';
}
