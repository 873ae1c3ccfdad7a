import type { Ballot } from '../../../schema/ballot.ts';
import type { ActResult } from '../../../schema/common.ts';
import type { Poll, VoteAct } from '../../../schema/poll.ts';
import type { WaitingAct } from '../../../state/outbox.ts';
import { emailFault } from '../../../text/email.ts';
import type { ActTarget } from '../../shared/confirmation/act-target.ts';
import { Confirmation } from '../../shared/confirmation/confirmation.ts';
import { pageHere } from '../../shared/confirmation/page-here.ts';
import { fieldOf } from '../../shared/ui/form.ts';
import { CivicVoteCastEvent, CivicVoteRequestEvent, CivicVoteWithdrawnEvent } from '../events.ts';
import type { PollKey } from '../texts/texts.ts';
import { faultText } from './fault.ts';
import type { Cast, Voting } from './voting.ts';

type Vote = Omit<VoteAct, 'key'>;
/** What waits on the device, as it was written there. */
type Sent = { readonly ballot?: Ballot; readonly email?: string };

/** The workflow of one vote, once its ballot is filled in: read once more, and then what all confirmations share. */
export class Casting extends Confirmation<Vote, Poll, PollKey> implements Cast {
  protected readonly noun = 'poll';
  readonly voting: Voting;

  constructor(voting: Voting) {
    super(voting.context);
    this.voting = voting;
  }

  protected override get target(): ActTarget<Vote> {
    const { src, platform } = this.context;
    const acts = platform?.polls ?? {};
    return { src, send: this.withWork(acts.vote), acts, keepsNothing: this.voting.inSeries };
  }

  /** Answers no: what is filled in stands in the draft, and stays through every step. */
  protected override get isTyping(): boolean {
    return false;
  }

  override async resume(): Promise<void> {
    const resumed = super.resume();
    const { voting } = this;
    // Whoever comes back sees the options in the order in which they voted; no two acts have one key.
    if (voting.isSeedNew && !this.receipt) this.key = voting.seed;
    voting.isSeedNew = false;
    await resumed;
  }

  override startOver(): void {
    this.forget();
    this.voting.begin();
    super.startOver();
  }

  readonly handleBack = ({ currentTarget }: Event): void => {
    const { form } = currentTarget as HTMLButtonElement;
    if (form && this.voting.asksEmail) this.voting.typed = fieldOf(form, 'email').value;
    this.open('start');
  };

  readonly handleChange = (): void => {
    const { own } = this.voting;
    if (own) this.voting.take(own);
    this.open('start');
  };

  readonly handleSend = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const { voting, context, words } = this;
    const { poll, reviewed: ballot } = voting;
    const field = voting.asksEmail ? fieldOf(event.target as HTMLFormElement, 'email') : undefined;
    const fault = field && (field.value.trim() ? emailFault(field.value) && 'fault.email' : 'fault.email.required');
    if (this.showFaults(fault ? [['email', words.t(fault)]] : [])) return;
    if (!context.tell(new CivicVoteRequestEvent())) return;
    const email = field?.value.trim() ?? '';
    const result = await this.send(toVote(poll, ballot, email, words.lang), ballot, email);
    if (result?.outcome === 'counted' && poll.series && !this.receipt) {
      this.tell('counted');
      this.error = await voting.advance({ poll, ballot });
      return context.host.requestUpdate();
    }
    this.settle(result);
    if (result?.fields?.['ballot']) this.showBallotFault(ballot, result.fields['ballot']);
    if (result) this.tell(result.outcome);
  };

  override forget(): void {
    super.forget();
    this.voting.discard();
  }

  override bring(act: WaitingAct): void {
    super.bring(act);
    const { ballot, email = '' } = act.sent as Sent;
    if (act.act !== 'send' || !ballot) return;
    this.voting.take(ballot, true);
    this.voting.reviewed = ballot;
    this.voting.typed = email;
  }

  protected override arrive(result: ActResult, act: WaitingAct, isNear: boolean): void {
    super.arrive(result, act, isNear);
    const { ballot } = act.sent as Sent;
    if (ballot && result.fields?.['ballot']) this.showBallotFault(ballot, result.fields['ballot']);
  }

  /** Goes back to the ballot with what the backend found wrong in it. */
  private showBallotFault(ballot: Ballot, reason: string): void {
    this.open('start');
    const { voting, words } = this;
    void this.context.host.updateComplete.then(() => voting.showFault(faultText(words, voting.poll, ballot, reason)));
  }

  protected override tell(outcome: ActResult['outcome']): void {
    if (outcome === 'refused') return;
    this.voting.discard();
    if (outcome === 'withdrawn') this.context.tell(new CivicVoteWithdrawnEvent());
    else this.context.tell(new CivicVoteCastEvent(outcome));
    if (outcome === 'counted' && this.voting.poll.results === 'after-vote') void this.look();
  }
}

/** Returns what is sent of a ballot, besides its key. */
const toVote = ({ textVersion, notice }: Poll, ballot: Ballot, email: string, lang: string): Vote => ({
  ballot,
  ...(email && { email }),
  textVersion,
  noticeVersion: notice?.version ?? '',
  lang,
  source: pageHere(),
});
