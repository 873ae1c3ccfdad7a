import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { emailFault } from '../../text/email.ts';
import type { Ballot } from '../../schema/ballot.ts';
import type { ActResult } from '../../schema/common.ts';
import type { Option, Poll, VoteAct } from '../../schema/poll.ts';
import { receipts } from '../../state/receipts.ts';
import { settingsOf } from '../../tally/settings.ts';
import { ballotFaultIn } from '../../tally/valid.ts';
import { bar } from '../../styles/bar.ts';
import { ActingElement } from '../shared/confirmation/acting-element.ts';
import { Acting } from '../shared/confirmation/acting.ts';
import { CivicElement } from '../shared/base.ts';
import { CivicVoteCastEvent, CivicVoteRequestEvent, CivicVoteWithdrawnEvent } from './events.ts';
import { fieldOf } from '../shared/ui/form.ts';
import { renderPoll } from './article.ts';
import { emptyDraft, toBallot, toDraft, toVote, type Draft } from './draft.ts';
import { faultOf, faultText } from './fault.ts';
import { inOrder } from './order.ts';
import { pollStyles } from './poll.styles.ts';
import { Recounting } from './recounting.ts';
import { resultStyles } from './results/results.styles.ts';
import { isDone, placeIn } from './series.ts';
import { pollTexts, type PollKey } from './texts/texts.ts';
import type { PollView, Turning } from './view.ts';
export * from './events.ts';
type Vote = Omit<VoteAct, 'key'>;

/** Refusals that say the poll is not what it was: it is read again. */
const changed = ['text-changed', 'closed', 'paused', 'not-open', 'archived'];

/**
 * A poll that people can vote in, change their vote in, see the result of, and count again.
 *
 * @summary One question with any ballot, from a single choice to a ranking, and its result with the method named.
 * @slot - What people see without JavaScript and when the backend cannot be reached: a link to the poll.
 * @event {CivicVoteRequestEvent} civic-vote-request - Someone asks to vote or to change their vote; `preventDefault()` stops it.
 * @event {CivicVoteCastEvent} civic-vote-cast - The backend answered a ballot: `outcome` is `received` or `counted`.
 * @event {CivicVoteWithdrawnEvent} civic-vote-withdrawn - Someone withdrew their vote.
 * @event {CivicLoginRequestEvent} civic-login-request - Someone acts whom the backend does not know; `respondWith()` says whether they have logged in.
 * @event {CivicErrorEvent} civic-error - Something failed; `error.code` says what.
 * @csspart title - The question.
 * @csspart ballot - The ballot to fill in.
 * @csspart review - The ballot before it is sent, and the address.
 * @csspart notice - The privacy notice.
 * @csspart code - The step of the mailed code.
 * @csspart thanks - What is said once the ballot is counted.
 * @csspart results - The result.
 * @csspart own - The mark of one's own choice in the result.
 * @csspart offline - A count that was made apart, as on paper.
 * @csspart recount - The button that counts the ballots again, and what came of it.
 * @csspart facts - How the poll is run.
 */
export class CivicPollElement extends ActingElement<Poll, Vote, PollKey> implements PollView {
  static override texts = pollTexts;
  static override styles = [...CivicElement.styles, bar, pollStyles, resultStyles];

  static override properties: PropertyDeclarations = {
    draft: { state: true },
    note: { state: true },
  };

  protected readonly shows = 'poll';

  /** @ignore */
  readonly noun = 'poll';
  /** @ignore */
  readonly acting = new Acting<Vote>(this, () => {
    const acts = this.platform?.polls ?? {};
    return { src: this.address, lang: this.words.lang, send: acts.vote, acts, keepsNothing: this.inSeries };
  });
  /** @ignore */
  readonly recounting = new Recounting(this);
  /** @ignore */
  draft: Draft = emptyDraft;
  /** @ignore */
  note = '';
  /** @ignore */
  reviewed: Ballot = { kind: 'blank' };
  /** @ignore */
  email = '';
  /** @ignore */
  turning: Turning = {};

  /** Whether the draft holds what was not sent yet. */
  private touched = false;
  private seed = '';

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('storage', this.handleStorage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('storage', this.handleStorage);
  }

  override willUpdate(properties?: PropertyValues<this>): void {
    super.willUpdate(properties);
    if (!properties?.has('src')) return;
    this.seed = this.acting.key;
    this.recounting.state = undefined;
    this.turning = {};
    this.discard();
  }

  /** @ignore */
  get poll(): Poll {
    if (this.turning.isBack && this.turning.last) return this.turning.last.poll;
    const poll = this.watched.resource?.value as Poll;
    const { result, offline, numbers } = (this.acting.thing ?? {}) as Partial<Poll>;
    if (poll.result || !result) return poll;
    return { ...poll, result, ...(offline && { offline }), ...(numbers && { numbers }) };
  }

  /** @ignore */
  get options(): readonly Option[] {
    return inOrder(this.poll, this.seed);
  }

  /** @ignore */
  get own(): Ballot | undefined {
    const { state, ballot } = this.acting.receipt ?? {};
    const isSound = state === 'counted' && !ballotFaultIn(ballot, settingsOf(this.poll));
    return isSound ? (ballot as Ballot) : undefined;
  }

  /** @ignore */
  get isChange(): boolean {
    return this.acting.receipt !== undefined;
  }

  /** @ignore */
  get asksEmail(): boolean {
    return !this.isChange && this.platform?.polls?.confirm !== undefined;
  }

  /** Whether a ballot is counted at once, and the next question follows. */
  private get inSeries(): boolean {
    const poll = this.watched.resource?.value as Poll | undefined;
    return Boolean(poll?.series) && !this.asksEmail;
  }

  /** @ignore */
  get votesHere(): boolean {
    return this.platform?.polls?.vote !== undefined;
  }

  /** @ignore */
  get recountsHere(): boolean {
    return this.platform?.polls?.ballots !== undefined;
  }

  /** @ignore */
  get unsent(): Ballot | undefined {
    const ballot = toBallot(this.draft, this.poll);
    return this.touched && !faultOf(this.words, this.poll, ballot) ? ballot : undefined;
  }

  /** @ignore */
  edit(changes: Partial<Draft>, said = ''): void {
    this.draft = { ...this.draft, ...changes };
    this.touched = true;
    const fault = faultOf(this.words, this.poll, toBallot(this.draft, this.poll));
    this.note = fault?.now ? fault.text : said;
  }

  /** @ignore */
  focusOn(selector: string): void {
    this.focusNext = selector;
    this.requestUpdate();
  }

  /** @ignore */
  handleReview(event: SubmitEvent): void {
    event.preventDefault();
    const ballot = toBallot(this.draft, this.poll);
    const fault = faultOf(this.words, this.poll, ballot);
    if (this.showFaults(fault ? [['ballot', fault.text]] : [])) return;
    this.reviewed = ballot;
    if (this.inSeries) void this.handleSend(event);
    else this.go('form');
  }

  /** @ignore */
  handleBlank(): void {
    this.reviewed = { kind: 'blank' };
    this.go('form');
  }

  /** @ignore */
  handleBack({ currentTarget }: Event): void {
    const { form } = currentTarget as HTMLButtonElement;
    if (form && this.asksEmail) this.email = fieldOf(form, 'email').value;
    this.go('start');
  }

  /** @ignore */
  handleChange(): void {
    const { own } = this;
    if (own && !this.touched) this.draft = toDraft(own);
    this.go('start');
  }

  /** @ignore */
  async handleSend(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.acting.busy) return;
    const field = this.asksEmail ? fieldOf(event.target as HTMLFormElement, 'email') : undefined;
    const fault = field && (field.value.trim() ? emailFault(field.value) && 'fault.email' : 'fault.email.required');
    if (this.showFaults(fault ? [['email', this.words.t(fault)]] : [])) return;
    if (!this.dispatchEvent(new CivicVoteRequestEvent())) return;
    const { poll, reviewed: ballot } = this;
    const email = field?.value.trim() ?? '';
    const result = await this.acting.send(toVote(poll, ballot, email, this.words.lang), ballot, email);
    if (result?.outcome === 'counted' && poll.series && !this.acting.receipt) return this.advance({ poll, ballot });
    this.settle(result);
    if (result?.reason && changed.includes(result.reason)) void this.watched.resource?.run(true);
    if (result?.fields?.['ballot']) this.showBallotFault(ballot, result.fields['ballot']);
    if (result) this.tell(result.outcome);
  }

  /** Shows the next question, and says so. */
  private async advance(last: Turning['last']): Promise<void> {
    const { resource } = this.watched;
    this.turning = { last };
    this.tell('counted');
    await resource?.run(true);
    this.acting.error = resource?.error;
    this.turn();
  }

  /** @ignore */
  handleTurn(): void {
    const { last, isBack } = this.turning;
    this.turning = { last, isBack: !isBack };
    this.discard();
    if (last && !isBack) this.draft = toDraft(last.ballot);
    this.turn();
  }

  /** Puts the focus on the question that is shown now, and says its place. */
  private turn(): void {
    this.showFaults([]);
    this.focusOn(isDone(this.poll) ? '[data-step]' : '[part=title]');
    this.say(placeIn(this));
  }

  /** Goes back to the ballot with what the backend found wrong in it. */
  private showBallotFault(ballot: Ballot, reason: string): void {
    this.go('start');
    void this.updateComplete.then(() =>
      this.showFaults([['ballot', faultText(this.words, this.poll, ballot, reason)]]),
    );
  }

  protected override tell(outcome: ActResult['outcome']): void {
    if (outcome === 'refused') return;
    this.discard();
    if (outcome === 'withdrawn') this.dispatchEvent(new CivicVoteWithdrawnEvent());
    else this.dispatchEvent(new CivicVoteCastEvent(outcome));
    if (outcome === 'counted' && this.poll.results === 'after-vote') void this.acting.look();
  }

  private discard(): void {
    this.draft = emptyDraft;
    this.note = '';
    this.touched = false;
  }

  /** Another tab has voted, changed, or withdrawn: what is filled in here stays. */
  private readonly handleStorage = (): void => {
    const known = JSON.stringify(this.acting.receipt);
    if (this.address && JSON.stringify(receipts.find(this.address)) !== known) void this.acting.resume();
  };

  /** @ignore */
  handleRecount(): void {
    const { ballots } = this.platform?.polls ?? {};
    if (!ballots || this.recounting.state === 'running') return;
    const readAgain = () => (this.acting.thing ? this.acting.look() : this.watched.resource?.run(true));
    void this.recounting.run(
      (signal) => ballots(this.address, { signal }),
      async () => {
        await readAgain();
        return this.poll;
      },
    );
  }

  protected override renderThing(): TemplateResult {
    return renderPoll(this, this.acting.step, this.headingLevel, this.watched.resource?.error !== undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-poll': CivicPollElement;
  }
}
