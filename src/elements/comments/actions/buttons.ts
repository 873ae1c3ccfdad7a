import { html, nothing, type TemplateResult } from 'lit';
import { now } from '../../../client/clock.ts';
import type { Comment } from '../../../schema/comments.ts';
import type { Moderating } from '../moderating/moderating.ts';

/** A button behind those before it. */
type Part = (before: unknown) => TemplateResult;
type Action = 'context' | 'reply' | 'edit' | 'remove' | 'report' | 'decide' | 'restore';

/** Renders what a participant can do about a comment; each button says of whose comment. */
export function renderButtons(moderating: Moderating, comment: Comment): unknown {
  const { reading, participation, words } = moderating;
  const { thread, acts } = reading;
  const { can, editWindow } = thread;
  const { id, tombstone, state } = comment;
  const own = participation.own.has(id);
  const author = comment.author ?? words.t('comments.anonymous');
  const open = (kind: 'write' | 'edit' | 'report' | 'decide') => () => participation.open(kind, id);
  const button = (key: Action, act: () => unknown): Part => {
    const name = words.t(`comments.${key}.of`, { author });
    return (before) =>
      html`${before}<button
          type="button"
          class="link small"
          .name=${key}
          aria-label=${name}
          @click=${act}
          .textContent=${words.t(`comments.${key}`)}
        ></button>`;
  };
  const isFresh = now() < Date.parse(comment.at) + editWindow * 1000;
  const canWrite = can.comment?.allowed && acts.post && state !== 'held' && thread.depth > 0;
  const mayDecide = moderating.allowed && acts.decide;
  const report = !own && can.report?.allowed && acts.report;
  const behind = words.t('comments.others.of', { author });
  // prettier-ignore
  const others = (...parts: (Part | false | undefined)[]): Part => (before) =>
    html`${before}<details class="others"><summary aria-label=${behind}></summary>${inRow(parts)}</details>`;
  // As most people have it: in one piece, because there are thousands.
  // prettier-ignore
  const reportAlone: Part = (before) =>
    html`${before}<details class="others"><summary aria-label=${behind}></summary><button type="button" class="link small" name="report" aria-label=${words.t('comments.report.of', { author })} @click=${open('report')} .textContent=${words.t('comments.report')}></button></details>`;
  const buttons = tombstone
    ? [own && tombstone.kind === 'author' && acts.restore && button('restore', () => participation.remove(id, true))]
    : [
        ...renderVotes(moderating, comment, own, author),
        reading.discussion.search && button('context', () => reading.goTo(id)),
        canWrite && button('reply', open('write')),
        own && isFresh && acts.edit && button('edit', open('edit')),
        own && acts.remove && button('remove', () => participation.remove(id)),
        mayDecide
          ? others(report && button('report', open('report')), button('decide', open('decide')))
          : report && reportAlone,
      ];
  const shown = inRow(buttons);
  return shown === nothing ? nothing : html`<div class="buttons">${shown}</div>`;
}

const inRow = (parts: readonly (Part | false | undefined)[]): unknown =>
  parts.reduce<unknown>((before, part) => (part ? part(before) : before), nothing);

const kinds = { none: [], support: ['support'], 'up-down': ['up', 'down'] } as const;

/** Renders the votes on a comment: one's own is pressed when the backend has it; the number beside it is the backend's. */
function renderVotes(moderating: Moderating, comment: Comment, own: boolean, author: string): Part[] {
  const { reading, participation, words } = moderating;
  const { thread, acts } = reading;
  const { id, up, down = 0, state } = comment;
  if (up === undefined || state === 'held') return [];
  return kinds[thread.votes].map((kind) => {
    const value = kind === 'down' ? -1 : 1;
    const count = words.number(value === 1 ? up : down);
    const label = words.t(`comments.${kind}`);
    if (own || !thread.can.vote?.allowed || !acts.vote)
      return (before) => html`${before}<span class="tally">${label} ${count}</span>`;
    // Pressed, the button alone is drawn: with thousands of comments around it, a frame would not be enough for all.
    const vote = async ({ currentTarget }: Event): Promise<void> => {
      const button = currentTarget as HTMLElement;
      if (participation.pending.has(id)) return;
      button.ariaDisabled = 'true';
      await participation.want('join', id, () => participation.vote(id, value));
      button.ariaDisabled = null;
    };
    const pressed = participation.votes.get(id) === value;
    const name = words.t(`comments.${kind}.of`, { author });
    return (before) =>
      html`${before}<button
          type="button"
          class="vote small"
          aria-pressed=${pressed}
          aria-label=${name}
          @click=${vote}
          .textContent=${label}
        ></button
        ><span class="count" .textContent=${count}></span>`;
  });
}
