import type { Ballot } from '../../../schema/ballot.ts';
import type { ActResult } from '../../../schema/common.ts';
import type { Option, Poll, VoteAct } from '../../../schema/poll.ts';
import { settingsOf } from '../../../tally/settings.ts';
import { ballotFaultIn } from '../../../tally/valid.ts';
import { emailFault } from '../../../text/email.ts';
import type { WaitingAct } from '../../../state/outbox.ts';
import type { ActTarget } from '../../shared/confirmation/act-target.ts';
import { Confirmation } from '../../shared/confirmation/confirmation.ts';
import { fieldOf } from '../../shared/ui/form.ts';
import { emptyDraft, toBallot, toDraft, toVote, type Draft } from './draft.ts';
import { CivicVoteCastEvent, CivicVoteRequestEvent, CivicVoteWithdrawnEvent } from '../events.ts';
import { faultOf, faultText } from './fault.ts';
import { inOrder } from './order.ts';
import type { Recounting } from './recounting.ts';
import { isDone, placeIn } from './series-place.ts';
import type { PollKey } from '../texts/texts.ts';

type Vote = Omit<VoteAct, 'key'>;
/** What waits on the device, as it was written there. */
type Sent = { readonly ballot?: Ballot; readonly email?: string };

/** Of questions asked one by one: the one that was answered last, and whether it is shown again to be answered otherwise. */
interface Turning {
  readonly last?: { poll: Poll; ballot: Ballot } | undefined;
  readonly isBack?: boolean;
}

/** The workflow of one vote: fill in, read once more, and then what all confirmations share. */
export class Voting extends Confirmation<Vote, Poll, PollKey> {
  protected readonly noun = 'poll';
  /** The recount of the ballots, once a result is drawn. */
  recounting: Recounting | undefined;
  draft: Draft = emptyDraft;
  /** The meaning of the last change of the draft, in words. */
  note = '';
  /** The ballot that is about to be sent. */
  reviewed: Ballot = { kind: 'blank' };
  /** The address as it was typed before one went back to the ballot. */
  typed = '';
  turning: Turning = {};
  /** True where the draft holds what was not sent yet. */
  private touched = false;
  private seed = '';

  protected override get target(): ActTarget<Vote> {
    const { src, platform } = this.context;
    const acts = platform?.polls ?? {};
    return { src, send: acts.vote, acts, keepsNothing: this.inSeries };
  }

  /** Answers no: what is filled in stands in the draft, and stays through every step. */
  protected override get isTyping(): boolean {
    return false;
  }

  protected override begin(): void {
    super.begin();
    this.seed = '';
    if (this.recounting) this.recounting.state = undefined;
    this.turning = {};
    this.discard();
  }

  override async resume(): Promise<void> {
    const resumed = super.resume();
    this.seed ||= this.key;
    await resumed;
  }

  /** Returns the poll as this participant may see it: the question before, where one went back, and a result shown to voters only. */
  get poll(): Poll {
    if (this.turning.isBack && this.turning.last) return this.turning.last.poll;
    const poll = this.context.thing as Poll;
    const { result, offline, numbers } = (this.thing ?? {}) as Partial<Poll>;
    if (poll.result || !result) return poll;
    return { ...poll, result, ...(offline && { offline }), ...(numbers && { numbers }) };
  }

  /** Returns the options in the order that this participant sees. */
  get options(): readonly Option[] {
    return inOrder(this.poll, this.seed);
  }

  /** Returns the ballot that this device has cast; `undefined` where there is none, or it no longer fits the poll. */
  get own(): Ballot | undefined {
    const { state, ballot } = this.receipt ?? {};
    const isSound = state === 'counted' && !ballotFaultIn(ballot, settingsOf(this.poll));
    return isSound ? (ballot as Ballot) : undefined;
  }

  /** Checks whether this device has cast a ballot, and changes it now. */
  get isChange(): boolean {
    return this.receipt !== undefined;
  }

  /** Checks whether an email address makes the vote count once here. */
  get asksEmail(): boolean {
    return !this.isChange && this.context.platform?.polls?.confirm !== undefined;
  }

  /** Checks whether a ballot is counted at once, and the next question follows. */
  private get inSeries(): boolean {
    return Boolean(this.context.thing?.series) && !this.asksEmail;
  }

  /** Checks whether the backend takes votes, or gives ballots to count again, through this page. */
  get votesHere(): boolean {
    return this.context.platform?.polls?.vote !== undefined;
  }

  get recountsHere(): boolean {
    return this.context.platform?.polls?.ballots !== undefined;
  }

  /** Checks whether what follows the ballot is shown, or what was chosen and can no longer be sent. */
  get isPast(): boolean {
    return this.step !== 'start' || (this.touched && !this.poll.can.vote?.allowed);
  }

  /** Returns what was chosen and can no longer be sent. */
  get unsent(): Ballot | undefined {
    const ballot = toBallot(this.draft, this.poll);
    return this.touched && !faultOf(this.words, this.poll, ballot) ? ballot : undefined;
  }

  /** Changes the draft; `said` tells what that came to. */
  edit(changes: Partial<Draft>, said = ''): void {
    this.prepare();
    this.draft = { ...this.draft, ...changes };
    this.touched = true;
    const fault = faultOf(this.words, this.poll, toBallot(this.draft, this.poll));
    if (!fault && this.faults.has('ballot')) this.showFaults([]);
    this.note = fault?.now ? fault.text : said;
    this.context.host.requestUpdate();
  }

  readonly handleReview = (event: SubmitEvent): void => {
    event.preventDefault();
    const ballot = toBallot(this.draft, this.poll);
    const fault = faultOf(this.words, this.poll, ballot);
    if (this.showFaults(fault ? [['ballot', fault.text]] : [])) return;
    this.reviewed = ballot;
    if (this.inSeries) void this.handleSend(event);
    else this.open('form');
  };

  readonly handleBlank = (): void => {
    this.reviewed = { kind: 'blank' };
    this.open('form');
  };

  readonly handleBack = ({ currentTarget }: Event): void => {
    const { form } = currentTarget as HTMLButtonElement;
    if (form && this.asksEmail) this.typed = fieldOf(form, 'email').value;
    this.open('start');
  };

  readonly handleChange = (): void => {
    const { own } = this;
    if (own && !this.touched) this.draft = toDraft(own);
    this.open('start');
  };

  readonly handleSend = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const { poll, context, words } = this;
    const field = this.asksEmail ? fieldOf(event.target as HTMLFormElement, 'email') : undefined;
    const fault = field && (field.value.trim() ? emailFault(field.value) && 'fault.email' : 'fault.email.required');
    if (this.showFaults(fault ? [['email', words.t(fault)]] : [])) return;
    if (!context.tell(new CivicVoteRequestEvent())) return;
    const { reviewed: ballot } = this;
    const email = field?.value.trim() ?? '';
    const result = await this.send(toVote(poll, ballot, email, words.lang), ballot, email);
    if (result?.outcome === 'counted' && poll.series && !this.receipt) return this.advance({ poll, ballot });
    this.settle(result);
    if (result?.fields?.['ballot']) this.showBallotFault(ballot, result.fields['ballot']);
    if (result) this.tell(result.outcome);
  };

  readonly handleTurn = (): void => {
    const { last, isBack } = this.turning;
    this.turning = { last, isBack: !isBack };
    this.discard();
    if (last && !isBack) this.draft = toDraft(last.ballot);
    this.turn();
  };

  override forget(): void {
    super.forget();
    this.discard();
  }

  override bring(act: WaitingAct): void {
    super.bring(act);
    const { ballot, email = '' } = act.sent as Sent;
    if (act.act !== 'send' || !ballot) return;
    this.draft = toDraft(ballot);
    this.reviewed = ballot;
    this.typed = email;
    this.touched = true;
  }

  protected override arrive(result: ActResult, act: WaitingAct, isNear: boolean): void {
    super.arrive(result, act, isNear);
    const { ballot } = act.sent as Sent;
    if (ballot && result.fields?.['ballot']) this.showBallotFault(ballot, result.fields['ballot']);
  }

  /** Shows the next question, and says so. */
  private async advance(last: Turning['last']): Promise<void> {
    this.turning = { last };
    this.tell('counted');
    this.error = await this.context.refresh();
    this.turn();
  }

  /** Puts the focus on the question that is shown now, and says its place. */
  private turn(): void {
    this.showFaults([]);
    this.context.focus(isDone(this.poll) ? '[data-step]' : '[part=title]');
    this.context.say(placeIn(this.words, this.poll));
  }

  /** Goes back to the ballot with what the backend found wrong in it. */
  private showBallotFault(ballot: Ballot, reason: string): void {
    this.open('start');
    const text = faultText(this.words, this.poll, ballot, reason);
    void this.context.host.updateComplete.then(() => this.showFaults([['ballot', text]]));
  }

  protected override tell(outcome: ActResult['outcome']): void {
    if (outcome === 'refused') return;
    this.discard();
    if (outcome === 'withdrawn') this.context.tell(new CivicVoteWithdrawnEvent());
    else this.context.tell(new CivicVoteCastEvent(outcome));
    if (outcome === 'counted' && this.poll.results === 'after-vote') void this.look();
  }

  private discard(): void {
    this.draft = emptyDraft;
    this.note = '';
    this.typed = '';
    this.touched = false;
  }
}
