import type { TemplateResult } from 'lit';
import type { Ballot } from '../../schema/ballot.ts';
import type { Option, Poll } from '../../schema/poll.ts';
import type { ActingView } from '../shared/confirmation/acting-view.ts';
import type { Draft } from './draft.ts';
import type { PollWords } from './texts/texts.ts';
import type { Recounting } from './recounting.ts';

/** What the parts of a poll are drawn from: the element itself. Lit calls the handlers on it. */
export interface PollView extends ActingView {
  readonly words: PollWords;
  readonly poll: Poll;
  /** The options in the order that this participant sees. */
  readonly options: readonly Option[];
  readonly draft: Draft;
  /** What the last change of the draft means, in words. */
  readonly note: string;
  /** The ballot that is about to be sent. */
  readonly reviewed: Ballot;
  /** The ballot that this device has cast. */
  readonly own: Ballot | undefined;
  /** Whether this device has cast a ballot, and changes it now. */
  readonly isChange: boolean;
  readonly email: string;
  /** Whether an e-mail address makes the vote count once here. */
  readonly asksEmail: boolean;
  /** What was chosen and can no longer be sent. */
  readonly unsent: Ballot | undefined;
  /** Whether the backend takes votes, or gives ballots to count again, through this page. */
  readonly votesHere: boolean;
  readonly recountsHere: boolean;
  readonly recounting: Recounting;
  readonly turning: Turning;
  /** Changes the draft; `said` tells what that came to. */
  edit(changes: Partial<Draft>, said?: string): void;
  /** Moves the focus after the next rendering. */
  focusOn(selector: string): void;
  handleReview(event: SubmitEvent): void;
  handleBlank(): void;
  handleBack(event: Event): void;
  handleSend(event: SubmitEvent): Promise<void>;
  handleChange(): void;
  handleTurn(): void;
  handleRecount(): void;
}

/** Of questions asked one by one: the one that was answered last, and whether it is shown again to be answered otherwise. */
export interface Turning {
  readonly last?: { poll: Poll; ballot: Ballot } | undefined;
  readonly isBack?: boolean;
}

/** The part of a ballot's form that its kind makes. */
export interface BallotParts {
  /** What is asked, with its limits. */
  legend: string;
  hints: readonly string[];
  fields: TemplateResult;
}
