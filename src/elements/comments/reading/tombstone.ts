import { html, nothing, type TemplateResult } from 'lit';
import type { Comment, Tombstone } from '../../../schema/comments.ts';
import { renderWithin } from '../../shared/ui/within.ts';
import { renderText } from './body.ts';
import type { Reading } from './reading.ts';

/** Renders what is left of a comment: who took it out, why, by which rule, and where to contest that. */
export function renderTombstone(reading: Reading, comment: Comment, tombstone: Tombstone): TemplateResult {
  const { words, discussion, thread } = reading;
  const { t } = words;
  const { kind, at, reason, ground, contest } = tombstone;
  const isShown = discussion.unfolded.has(comment.id) && comment.text !== undefined;
  const turn = (): void => {
    if (discussion.unfolded.delete(comment.id)) return reading.update();
    void discussion.unhide(comment.id).catch(() => reading.context.say(t('error.any')));
  };
  return html`<div class="tombstone">
    <p>
      ${t(`comments.tombstone.${kind}`)}
      ${at ? html`<time class="quiet" datetime=${at}>${words.date(at)}</time>` : nothing}
    </p>
    ${reason ? html`<p>${renderWithin(words, 'comments.tombstone.reason', { reason }, thread.lang)}</p>` : nothing}
    ${ground ? html`<p>${renderWithin(words, 'comments.tombstone.ground', { ground }, thread.lang)}</p>` : nothing}
    ${contest ? html`<p><a href=${contest} rel="noreferrer">${t('comments.tombstone.contest')}</a></p>` : nothing}
    ${
      kind === 'hidden' || kind === 'warned'
        ? html`<button type="button" class="link small" aria-expanded=${isShown} @click=${turn}>
            ${t(isShown ? 'comments.tombstone.hide' : 'comments.tombstone.show')}
          </button>`
        : nothing
    }
    ${isShown ? renderText(reading, comment) : nothing}
  </div>`;
}
