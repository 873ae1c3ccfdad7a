import type { ReactiveController, TemplateResult } from 'lit';
import type { Ballot } from '../../../schema/ballot.ts';
import type { Thing } from '../../../schema/common.ts';
import type { Option, Poll } from '../../../schema/poll.ts';
import { newKey, receipts, type Receipt } from '../../../state/receipts.ts';
import { settingsOf } from '../../../tally/settings.ts';
import { ballotFaultIn } from '../../../tally/valid.ts';
import type { Step } from '../../shared/confirmation/act-target.ts';
import type { ElementContext } from '../../shared/context.ts';
import { LateAct, type Act } from '../../shared/late-act.ts';
import { renderIsolated } from '../../shared/ui/within.ts';
import type { PollKey } from '../texts/texts.ts';
import { emptyDraft, toBallot, toDraft, type Draft } from './draft.ts';
import { faultOf } from './fault.ts';
import { inOrder } from './order.ts';
import type { Recounting } from './recounting.ts';
import { isDone, placeIn } from './series-place.ts';

/** How a ballot is sent, and what became of it: it comes later. */
export interface Cast {
  readonly step: Step;
  readonly busy: boolean;
  readonly waiting: unknown;
  readonly failure: string;
  /** What this device keeps of the ballot that it has sent. */
  readonly receipt: Receipt | undefined;
  /** The poll as those see it who have voted. */
  readonly thing: Thing | undefined;
  open(step: Step): void;
  prepare(): void;
  look(): Promise<void>;
  /** Sends the ballot that was read once more; of a series, the one that was filled in. */
  readonly handleSend: (event: SubmitEvent) => Promise<void>;
}

/** The act of voting as the poll starts it. */
export interface CastAct extends Act {
  readonly workflow: Cast;
  /** Renders the step that the voter has reached; `start` is the ballot. */
  render(start: () => unknown): unknown;
  /** Renders a ballot in words. */
  renderChoice(ballot: Ballot): TemplateResult;
}

/** Of questions asked one by one: the one that was answered last, and whether it is shown again to be answered otherwise. */
interface Turning {
  readonly last?: { poll: Poll; ballot: Ballot } | undefined;
  readonly isBack?: boolean;
}

/** A poll before its voter: the ballot as it is being filled in. What follows it is loaded when somebody begins, or has voted. */
export class Voting implements ReactiveController {
  readonly context: ElementContext<Poll, PollKey>;
  /** What sends the ballot, once it is here. */
  readonly casting: LateAct<CastAct>;
  /** The recount of the ballots, once a result is drawn. */
  recounting: Recounting | undefined;
  draft: Draft = emptyDraft;
  /** The meaning of the last change of the draft, in words. */
  note: unknown = '';
  /** What is wrong with the ballot. */
  faults: ReadonlyMap<string, unknown> = new Map();
  /** The ballot that is about to be sent. */
  reviewed: Ballot = { kind: 'blank' };
  /** The address as it was typed before one went back to the ballot. */
  typed = '';
  turning: Turning = {};
  /** By which the order of the options is drawn: the key of the vote of this device, or of that which is to come. */
  seed = '';
  /** Whether no vote has that key yet. */
  isSeedNew = false;
  /** True where the draft holds what was not sent yet. */
  private touched = false;
  private shownSrc = '';

  /** @param load loads what sends the ballot */
  constructor(context: ElementContext<Poll, PollKey>, load: (voting: Voting) => Promise<CastAct>) {
    this.context = context;
    context.host.addController(this);
    this.casting = new LateAct(context, () => load(this));
  }

  hostUpdate(): void {
    const { src } = this.context;
    if (src === this.shownSrc) return;
    this.shownSrc = src;
    this.begin();
  }

  /** Begins with another poll, or another participant. */
  begin(): void {
    const known = receipts.find(this.context.src)?.key;
    this.seed = known ?? newKey();
    this.isSeedNew = !known;
    if (this.recounting) this.recounting.state = undefined;
    this.turning = {};
    this.faults = new Map();
    this.discard();
  }

  get words(): ElementContext<Poll, PollKey>['words'] {
    return this.context.words;
  }

  /** Returns the poll as this participant may see it: the question before, where one went back, and a result shown to voters only. */
  get poll(): Poll {
    if (this.turning.isBack && this.turning.last) return this.turning.last.poll;
    const poll = this.context.thing as Poll;
    const { result, offline, numbers } = (this.cast?.thing ?? {}) as Partial<Poll>;
    if (poll.result || !result) return poll;
    return { ...poll, result, ...(offline && { offline }), ...(numbers && { numbers }) };
  }

  private get cast(): Cast | undefined {
    return this.casting.act?.workflow;
  }

  /** Returns the step that the participant has reached; nothing where what draws it cannot be loaded. */
  get step(): Step | undefined {
    return this.casting.step;
  }

  get busy(): boolean {
    return this.cast?.busy ?? this.casting.isOpening;
  }

  get failure(): string {
    return this.cast?.failure ?? '';
  }

  /** Returns the options in the order that this participant sees. */
  get options(): readonly Option[] {
    return inOrder(this.poll, this.seed);
  }

  /** Returns the ballot that this device has cast; `undefined` where there is none, or it no longer fits the poll. */
  get own(): Ballot | undefined {
    const { state, ballot } = this.cast?.receipt ?? {};
    const isSound = state === 'counted' && !ballotFaultIn(ballot, settingsOf(this.poll));
    return isSound ? (ballot as Ballot) : undefined;
  }

  /** Checks whether this device has cast a ballot, and changes it now. */
  get isChange(): boolean {
    return this.cast?.receipt !== undefined;
  }

  /** Checks whether an email address makes the vote count once here. */
  get asksEmail(): boolean {
    return !this.isChange && this.context.platform?.polls?.confirm !== undefined;
  }

  /** Checks whether a ballot is counted at once, and the next question follows. */
  get inSeries(): boolean {
    return Boolean(this.context.thing?.series) && !this.asksEmail;
  }

  /** Checks whether the backend takes votes, or gives ballots to count again, through this page. */
  get votesHere(): boolean {
    return this.context.platform?.polls?.vote !== undefined;
  }

  get recountsHere(): boolean {
    return this.context.platform?.polls?.ballots !== undefined;
  }

  /** Returns what was chosen and can no longer be sent. */
  get unsent(): Ballot | undefined {
    const ballot = toBallot(this.draft, this.poll);
    return this.touched && !faultOf(this.words, this.poll, ballot) ? ballot : undefined;
  }

  /** Returns what the next drawing waits for: what this device holds of the vote, and what says which choice can no longer be sent. */
  get late(): Promise<unknown> | undefined {
    const isCut = this.touched && !this.poll.can.vote?.allowed;
    return this.casting.late ?? (isCut ? this.casting.ask() : undefined);
  }

  /** Reads the poll again, as this participant may see it. */
  readAgain(): Promise<unknown> {
    const { cast } = this;
    return cast?.thing ? cast.look() : this.context.refresh();
  }

  /** Changes the draft; `said` tells what that came to. */
  edit(changes: Partial<Draft>, said = ''): void {
    void Promise.resolve(this.casting.ask()).then(() => this.cast?.prepare());
    this.draft = { ...this.draft, ...changes };
    this.touched = true;
    const fault = faultOf(this.words, this.poll, toBallot(this.draft, this.poll));
    if (!fault && this.faults.size > 0) this.showFault();
    this.note = this.render(fault?.now ? fault.text : said);
    this.context.host.requestUpdate();
  }

  readonly handleReview = (event: SubmitEvent): void => {
    event.preventDefault();
    const ballot = toBallot(this.draft, this.poll);
    const fault = faultOf(this.words, this.poll, ballot);
    this.showFault(fault?.text);
    if (fault || this.busy) return;
    this.reviewed = ballot;
    if (this.inSeries) void this.casting.begin(({ workflow }) => workflow.handleSend(event));
    else void this.casting.open();
  };

  readonly handleBlank = (): void => {
    this.reviewed = { kind: 'blank' };
    void this.casting.open();
  };

  readonly handleKeep = (): void => this.cast?.open('counted');

  readonly handleTurn = (): void => {
    const { last, isBack } = this.turning;
    this.turning = { last, isBack: !isBack };
    this.discard();
    if (last && !isBack) this.draft = toDraft(last.ballot);
    this.turn();
  };

  /** Shows the next question, and says so. @param last the one that was answered */
  async advance(last: Turning['last']): ReturnType<Voting['context']['refresh']> {
    this.turning = { last };
    const error = await this.context.refresh();
    this.turn();
    return error;
  }

  /** Puts the focus on the question that is shown now, and says its place. */
  private turn(): void {
    this.showFault();
    this.context.focus(isDone(this.poll) ? '[data-step]' : '[part=title]');
    this.context.say(placeIn(this.words, this.poll));
  }

  /** Shows what is wrong with the ballot and goes there; nothing where nothing is. */
  showFault(text?: string): void {
    this.faults = new Map(text ? [['ballot', this.render(text)]] : []);
    this.context.say('');
    if (text) this.context.focus('[data-focus]');
    this.context.host.requestUpdate();
  }

  /** Renders what is said of the ballot, with what the poll wrote in its language. */
  private render(text: string): unknown {
    return renderIsolated(text, this.poll.lang);
  }

  /** Takes a ballot as the draft: one that came back, or that was cast, unless another has been begun. */
  take(ballot: Ballot, isUnsent = false): void {
    if (this.touched && !isUnsent) return;
    this.draft = toDraft(ballot);
    this.touched = isUnsent;
  }

  discard(): void {
    this.draft = emptyDraft;
    this.note = '';
    this.typed = '';
    this.touched = false;
  }
}
