import type { Thread } from '../../schema/comments.ts';
import type { Step } from '../shared/confirmation/acting.ts';
import type { ActingView } from '../shared/confirmation/acting-view.ts';
import type { Discussion } from './reading/discussion.ts';
import type { Moderation } from './moderating/moderation.ts';
import type { Participation } from './writing/participation.ts';
import type { CommentsWords } from './texts/texts.ts';
import type { Stage } from './stage.ts';

/** What the parts of a thread are drawn from: the element itself. Lit calls the handlers on it. */
export interface CommentsView extends ActingView {
  readonly words: CommentsWords;
  readonly thread: Thread;
  /** Where the participant stands in joining. */
  readonly step: Step;
  readonly discussion: Discussion;
  readonly participation: Participation;
  readonly moderation: Moderation;
  readonly stage: Stage;
  /** What decides how every comment is drawn, in one word: the drawing is kept as long as it stays. */
  readonly rules: string;
  showFaults(faults: Iterable<[string, string]>): boolean;
  /** Reads the list again, from the beginning. */
  reload(order?: string): void;
  /** Opens the way to a comment and moves the focus there. */
  goTo(id: string): Promise<void>;
  leaveSearch(): void;
  handleDraft(event: Event): void;
  handleWrite(event: SubmitEvent): void;
  handleJoin(event: SubmitEvent): Promise<void>;
  handleReport(event: SubmitEvent): Promise<void>;
  handleDecide(event: SubmitEvent): Promise<void>;
  handleFind(event: SubmitEvent): void;
  handleOrder(event: Event): void;
}
