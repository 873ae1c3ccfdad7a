import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { ActResult, Thing } from '../../schema/common.ts';
import type { Thread } from '../../schema/comments.ts';
import type { Resource } from '../../state/resource.ts';
import { ActingElement } from '../shared/confirmation/acting-element.ts';
import { Acting, type Step } from '../shared/confirmation/acting.ts';
import { CivicElement } from '../shared/base.ts';
import { fieldOf } from '../shared/ui/form.ts';
import { withLogin } from '../shared/confirmation/login.ts';
import { renderCounts, renderNews, renderStart, renderTools } from './reading/bar.ts';
import { commentsStyles } from './comments.styles.ts';
import { sendDecision } from './moderating/decide-form.ts';
import { Discussion } from './reading/discussion.ts';
import { findPersonFaults, renderParticipant } from './writing/join-form.ts';
import { joiningPlace } from './writing/joining.ts';
import { withLabels } from './reading/labels.ts';
import { renderLists } from './reading/list.ts';
import { Moderation } from './moderating/moderation.ts';
import { Participation, type Joining } from './writing/participation.ts';
import { renderLog, renderQueue } from './moderating/queue.ts';
import { sendReport } from './moderating/report-form.ts';
import { actsIn, createStage } from './stage.ts';
import { commentsTexts, type CommentsKey } from './texts/texts.ts';
import { linkedComment, permalink } from './reading/text.ts';
import type { CommentsView } from './view.ts';
import { visitWord } from './reading/visit.ts';
import { keepDraft, sendWriting } from './writing/write-form.ts';
export * from './events.ts';
/**
 * A thread of comments that people read, answer, vote on, report and moderate.
 *
 * @summary A thread: comments and replies, sides, votes, orders, search, reports, and moderation in the open.
 * @slot - What people see without JavaScript and when the backend cannot be reached: a link to the thread.
 * @event {CivicCommentPostRequestEvent} civic-comment-post-request - Someone asks to post; `preventDefault()` stops it.
 * @event {CivicCommentPostedEvent} civic-comment-posted - The backend took a comment: `outcome` is `published` or `held`.
 * @event {CivicCommentVotedEvent} civic-comment-voted - The backend took a vote on a comment, or took it back.
 * @event {CivicCommentReportedEvent} civic-comment-reported - The backend took a report, with its reference number.
 * @event {CivicLoginRequestEvent} civic-login-request - Someone acts whom the backend does not know; `respondWith()` says whether they have logged in.
 * @event {CivicErrorEvent} civic-error - Something failed; `error.code` says what.
 * @csspart title - The title of the thread.
 * @csspart count - The number of comments.
 * @csspart form - The form to write.
 * @csspart join - The form that asks who one is.
 * @csspart notice - The privacy notice in a form.
 * @csspart code - The step of the mailed code.
 * @csspart report - The form to report a comment.
 * @csspart moderation - What waits for a moderator.
 * @csspart decide - The form of a moderator's decision.
 */
export class CivicCommentsElement extends ActingElement<Thread, Joining, CommentsKey> implements CommentsView {
  static override texts = commentsTexts;
  static override styles = [...CivicElement.styles, commentsStyles];

  static override properties: PropertyDeclarations = { layout: {}, order: {} };

  protected readonly shows = 'thread';
  /** @ignore */
  readonly noun = 'comments';
  /** @ignore */
  readonly acting: Acting<Joining> = new Acting<Joining>(this, () => joiningPlace(this.stage, this.acting));
  /** @ignore */
  readonly stage = createStage(() => ({ src: this.address, words: this.words, acts: this.acts }), {
    login: (act) => withLogin(this, this.address, act),
    say: (text) => this.say(text),
    focus: (selector, still = false) => this.focusOn(selector, still),
    tell: (event) => this.dispatchEvent(event),
    report: (error) => this.report(error),
    update: () => this.requestUpdate(),
    refresh: () => void this.watched.resource?.run(true),
  });
  /** @ignore */
  readonly discussion = new Discussion(
    async (query, signal) => {
      const options = { lang: this.words.lang, ...(signal && { signal }) };
      return (await this.acts.page?.(this.address, query, options)) ?? { items: [] };
    },
    () => this.requestUpdate(),
  );
  /** @ignore */
  readonly participation = new Participation(this.stage, this.acting, this.discussion);
  /** @ignore */
  readonly moderation = new Moderation(this.stage, this.participation, () => this.acting.key);

  /** `columns` sets the sides beside each other where there is room, each with as much; else there is one list of all. */
  layout: 'columns' | '' = '';

  /** The order to begin with, by its id: `newest`; the backend's first where it is not set. */
  order = '';

  /** @ignore */
  rules = '';

  private shown: { resource: Resource<Thing>; src: string; thread: Thread; labelled: Thread } | undefined;
  private isStill = false;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.handleHash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.handleHash);
  }

  override willUpdate(changed?: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { resource } = this.watched;
    if (resource?.value?.type === this.shows) this.take(resource, resource.value as Thread);
    else this.shown = undefined;
    if (this.shown) this.participation.settle();
    if (this.shown && (changed?.has('layout') || changed?.has('order'))) this.reload(this.order);
  }

  override updated(): void {
    const target = this.isStill && this.focusNext ? this.renderRoot.querySelector<HTMLElement>(this.focusNext) : null;
    target?.focus({ preventScroll: true });
    if (target) this.focusNext = '';
    super.updated();
  }

  /** A thread that is new here begins; one that was read again brings its facts up to date. */
  private take(resource: Resource<Thing>, thread: Thread): void {
    const { shown } = this;
    if (shown?.thread === thread) return;
    this.shown = { resource, src: this.address, thread, labelled: withLabels(this.words, thread) };
    if (shown?.resource === resource) return this.discussion.refresh(thread);
    this.discussion.begin(thread, this.order, this.layout === 'columns');
    if (shown?.src !== this.address) {
      this.participation.begin();
      this.moderation.begin();
    }
    this.handleHash();
  }

  private get acts(): CommentsView['stage']['acts'] {
    return actsIn(this.shown?.thread, this.platform?.comments);
  }

  private focusOn(selector: string, still: boolean): void {
    this.focusNext = selector;
    this.isStill = still;
    this.requestUpdate();
  }

  private readonly handleHash = (): void => {
    // The route that links keep may have changed.
    this.requestUpdate();
    const id = linkedComment();
    // A link may be to a comment of another thread in the page.
    if (id !== undefined && this.shown) void this.goTo(id).catch(() => undefined);
  };

  /** @ignore */
  get thread(): Thread {
    return this.shown?.labelled as Thread;
  }

  /** @ignore */
  get step(): Step {
    return this.acting.step;
  }

  /** @ignore */
  override showFaults(faults: Iterable<[string, string]>): boolean {
    return super.showFaults(faults);
  }

  /** @ignore */
  async goTo(id: string): Promise<void> {
    if (await this.discussion.reveal(id)) this.focusOn(`#h${this.discussion.numberOf(id)}`, false);
  }

  /** @ignore */
  reload(order = this.discussion.order): void {
    const wanted = this.thread.orders.some(({ id }) => id === order) ? order : this.discussion.order;
    this.discussion.begin(this.thread, wanted, this.layout === 'columns');
    this.say(this.words.t('comments.reloaded'));
    this.focusOn('[data-lists]', false);
  }

  /** @ignore */
  leaveSearch(): void {
    this.discussion.find('');
    this.focusOn('#find', false);
  }

  /** @ignore */
  override forget(): void {
    super.forget();
    this.participation.leave();
    this.focusOn('[data-write]', false);
  }

  /** @ignore */
  handleDraft(event: Event): void {
    keepDraft(this, event.target as HTMLInputElement);
  }

  /** @ignore */
  handleWrite(event: SubmitEvent): void {
    event.preventDefault();
    sendWriting(this);
  }

  /** @ignore */
  async handleJoin(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.acting.busy || this.showFaults(findPersonFaults(this.words, form))) return;
    const [name, email] = [fieldOf(form, 'name').value, fieldOf(form, 'email').value];
    const { version: noticeVersion = '' } = this.thread.notice ?? {};
    // The key may be good for other threads of this backend: giving up here must not lose it there.
    const isGood = this.acting.receipt?.state === 'counted' || undefined;
    const result = await this.acting.send({ name, email, noticeVersion, lang: this.words.lang }, isGood);
    this.settle(result);
    if (result?.reason === 'text-changed') void this.watched.resource?.run(true);
  }

  /** @ignore */
  override async handleWithdraw(): Promise<void> {
    const { acting, participation } = this;
    if (acting.step === 'code' && acting.receipt?.ballot) {
      participation.close('[data-write]');
      acting.restore();
    } else await super.handleWithdraw();
  }

  protected override tell(outcome: ActResult['outcome']): void {
    if (outcome !== 'withdrawn') return;
    const { participation } = this;
    this.acting.go('start');
    if (!participation.mine) return participation.close('[data-write]');
    participation.leave();
    this.reload();
    this.say(this.words.t('comments.erased'));
  }

  /** @ignore */
  async handleReport(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    await sendReport(this, event.target as HTMLFormElement);
  }

  /** @ignore */
  async handleDecide(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    await sendDecision(this, event.target as HTMLFormElement, event.submitter);
  }

  /** @ignore */
  handleFind(event: SubmitEvent): void {
    event.preventDefault();
    this.discussion.find(fieldOf(event.target as HTMLFormElement, 'find').value.trim());
    this.focusOn('[data-found]', false);
  }

  /** @ignore */
  handleOrder(event: Event): void {
    const select = event.target as HTMLSelectElement;
    if (select.value === 'random') visitWord(true);
    this.discussion.choose(select.value);
    this.say(this.words.t('comments.ordered', { order: select.selectedOptions[0]?.label ?? '' }));
  }

  protected override renderThing(thread: Thread): TemplateResult {
    const { words, headingLevel: level } = this;
    const { can, sides, votes, depth, editWindow } = thread;
    const facts = [can, sides, votes, depth, editWindow, words.lang, permalink(''), level];
    this.rules = JSON.stringify([...facts, this.discussion.search?.words]);
    return html`
      <section class="stack" aria-labelledby="title">
        <div id="title" class="title" part="title" role="heading" aria-level=${level} lang=${thread.lang}>
          ${thread.title}
        </div>
        ${renderCounts(this)}
        ${
          this.watched.resource?.error && thread.numbers.comments
            ? html`<p class="fault">${words.t('error.stale', { date: words.time(thread.numbers.comments.asOf) })}</p>`
            : nothing
        }
        ${renderStart(this)} ${renderParticipant(this)} ${renderQueue(this)} ${renderNews(this)} ${renderTools(this)}
        <div tabindex="-1" data-lists>${renderLists(this)}</div>
        ${renderLog(this)}
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-comments': CivicCommentsElement;
  }
}
