import type { CivicError } from '../../client/errors.ts';
import type { CommentsWords } from './texts/texts.ts';
import type { Thread } from '../../schema/comments.ts';
import type { CivicStore } from '../../state/store.ts';

/** What can be done in a thread of this backend: a missing one cannot. */
export type CommentActs = NonNullable<NonNullable<ReturnType<CivicStore['adapterOf']>>['comments']>;

/** Without a notice nobody is asked for a name and an address: who acts is then the page's to say. */
export function actsIn(thread: Thread | undefined, acts: CommentActs = {}): CommentActs {
  if (!thread || thread.notice) return acts;
  const { join: _join, ...others } = acts;
  return others;
}

/** Where acts take place: the address of the thread, and what its backend can. */
interface Place {
  src: string;
  words: CommentsWords;
  acts: CommentActs;
}

/** What acts do with the element around them. */
interface Hands {
  /** Does an act, and once more where the page has to log someone in for it. */
  login<T>(act: () => Promise<T>): Promise<T>;
  say(text: string): void;
  /** Moves the focus after the next drawing; `still` leaves the page where it is. */
  focus(selector: string, still?: boolean): void;
  /** Tells the page; answers whether it lets that happen. */
  tell(event: Event): boolean;
  report(error: CivicError): void;
  update(): void;
  /** Reads the thread again: its counts have changed. */
  refresh(): void;
}

/** The element as its acts see it. */
export type Stage = Place & Hands;

/** A stage whose place is always the one that the element has now. */
export const createStage = (place: () => Place, hands: Hands): Stage => ({
  ...hands,
  get src() {
    return place().src;
  },
  get words() {
    return place().words;
  },
  get acts() {
    return place().acts;
  },
});
