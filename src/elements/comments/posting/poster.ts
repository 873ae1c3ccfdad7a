import type { WaitingAct } from '../../../state/outbox.ts';
import type { Reading } from '../reading/reading.ts';

/** What is kept until it is answered, by the name of its method. */
export type PostName = 'post' | 'edit' | 'vote' | 'report';

/** What is sent to a thread: what makes it the same act each time, and the comment that it is about; empty for the thread. */
export interface PostSent {
  readonly key: string;
  readonly id: string;
  readonly text?: string;
}

/** An act on its way. */
export interface Post {
  readonly name: PostName;
  readonly sent: PostSent;
  /** It has waited, and nobody presses now. */
  readonly isAgain: boolean;
  /** The key of the act whose words were brought back into the form that this one is sent from. */
  readonly from?: string | undefined;
}

export type Refused = WaitingAct['refused'];

/** Who sends to a thread, as far as what keeps it on the device needs to know. */
export interface Poster {
  readonly context: Reading['context'];
  /** Checks whether a comment is drawn. */
  isShown(id: string): boolean;
  /** Sends it once more, and shows what came of it; answers whether it arrived. */
  again(name: PostName, sent: PostSent): Promise<boolean>;
  /**
   * Puts its words back where they were typed, with why it goes no further; answers whether they are there, and nothing where it has no
   * such place. Other words that stand there stay.
   */
  bring(name: PostName, sent: PostSent, refused: Refused): boolean | undefined;
  /** Reads again what another tab may have changed. */
  reread(): Promise<unknown>;
}
