import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Texts } from '../../locales/text.ts';
import type { Thread } from '../../schema/comments.ts';
import { forms } from '../../styles/forms.ts';
import { CivicElement } from '../shared/base.ts';
import { renderButtons } from './actions/buttons.ts';
import { commentsStyles } from './comments.styles.ts';
import { Forms } from './actions/forms.ts';
import { Moderating } from './moderating/moderating.ts';
import { renderCounts, renderNews, renderTools } from './reading/bar.ts';
import { renderLists } from './reading/list.ts';
import { renderLog } from './reading/log.ts';
import { Reading } from './reading/reading.ts';
import { renderStart } from './actions/start.ts';
import { renderState } from './actions/state.ts';
import { commentsTexts, type CommentsKey } from './texts/texts.ts';
import { Joining } from './writing/joining.ts';
import { renderParticipant } from './writing/participant.ts';
import { Participation } from './writing/participation.ts';
import { renderAnswer } from '../shared/answering/answering.ts';

export type * from '../../schema/comments.ts';
export * from './events.ts';

/**
 * A thread of comments that people read, answer, vote on, report and moderate.
 *
 * @summary A thread: replies, for and against, votes, orders, search, reports, tombstones, moderation in the open.
 * @slot - What people see without JavaScript and when the backend cannot be reached: a link to the thread.
 * @event {CivicCommentPostRequestEvent} civic-comment-post-request - Someone asks to post; `preventDefault()` stops it.
 * @event {CivicCommentPostedEvent} civic-comment-posted - The backend took a comment: `outcome` is `published` or `held`.
 * @event {CivicCommentVotedEvent} civic-comment-voted - The backend took a vote on a comment, or took it back.
 * @event {CivicCommentReportedEvent} civic-comment-reported - The backend took a report, with its reference number.
 * @event {CivicLoginRequestEvent} civic-login-request - Someone acts whom the backend does not know; `respondWith()` says whether they have logged in.
 * @event {CivicErrorEvent} civic-error - Something failed; `error.code` says what.
 * @csspart title - The title of the thread.
 * @csspart count - The number of comments.
 * @csspart answer - The official answer.
 * @csspart form - The form to write.
 * @csspart join - The form that asks who one is.
 * @csspart notice - The privacy notice in a form.
 * @csspart code - The step of the mailed code.
 * @csspart waiting - An act that got no answer yet, which is kept on this device.
 * @csspart report - The form to report a comment.
 * @csspart moderation - What waits for a moderator.
 * @csspart decide - The form of a moderator's decision.
 */
export class CivicCommentsElement extends CivicElement<Thread, CommentsKey> {
  static override texts: Texts = commentsTexts;
  static override styles = [...CivicElement.styles, forms, commentsStyles];
  static override properties: PropertyDeclarations = { layout: {}, order: {} };

  protected readonly shows = 'thread';
  private readonly reading: Reading = new Reading(this.context, this, {
    renderActions: (comment) => renderButtons(this.moderating, comment),
    renderState: (id) => renderState(this.forms, id),
    isBusy: (id) => this.participation.isBusy(id) || this.moderating.answers.has(id),
    stateOf: (id) => this.participation.stateOf(id),
  });
  private readonly participation: Participation = new Participation(this.reading, new Joining(this.reading));
  private readonly moderating: Moderating = new Moderating(this.participation);
  private readonly forms: Forms = new Forms(this.moderating);

  /** `columns` sets the sides beside each other where there is room, each with as much; else there is one list of all. */
  layout: 'columns' | '' = '';
  /** The order to begin with, by its id: `newest`; the backend's first where it is not set. */
  order = '';

  /** A form is drawn when it is opened, not after that. */
  protected override get late(): Promise<unknown> | undefined {
    return this.forms.ask();
  }

  protected override renderThing(thread: Thread): TemplateResult {
    const { words, reading, participation, forms } = this;
    return html`
      <section class="stack" aria-labelledby="title">
        <div
          id="title"
          class="title"
          part="title"
          role="heading"
          aria-level=${this.headingLevel}
          lang=${thread.lang}
          dir="auto"
        >
          ${thread.title}
        </div>
        ${renderCounts(reading)}
        ${
          this.watched.resource?.error && thread.numbers.comments
            ? html`<p class="fault">${words.t('error.stale', { date: words.time(thread.numbers.comments.asOf) })}</p>`
            : nothing
        }
        ${renderAnswer(words, thread, this.context.sublevel)}
        ${participation.task ? nothing : participation.joining.waiting} ${participation.posts.render('')}
        ${renderStart(forms)} ${renderParticipant(participation, forms.renderErasing())} ${forms.renderQueue()}
        ${renderNews(reading)} ${renderTools(reading)}
        <div tabindex="-1" data-lists>${renderLists(reading)}</div>
        ${renderLog(reading)}
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-comments': CivicCommentsElement;
  }
}
