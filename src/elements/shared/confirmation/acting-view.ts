import type { Key } from '../../../locales/fr.ts';
import type { Words } from '../../../locales/text.ts';
import type { Step } from './acting.ts';

/** What the steps that all nouns share are drawn from: the element itself. Lit calls the handlers on it. */
export interface ActingView {
  readonly words: Words;
  /** Begins the names of texts that the noun says in its own way: `poll.withdraw`. */
  readonly noun: string;
  readonly acting: { readonly busy: boolean; readonly email: string; readonly mailsLeft: number | undefined };
  /** Level of the headings below the main one. */
  readonly sublevel: number;
  /** What is to be mended, by field. */
  readonly faults: ReadonlyMap<string, string>;
  /** Why the last act did not succeed, in words, where no field is at fault. */
  readonly failure: string;
  /** Whether the participant is being asked if they are sure to withdraw. */
  readonly asked: boolean;
  go(step: Step): void;
  ask(asked: boolean): void;
  forget(): void;
  say(text: string): void;
  handleConfirm(event: SubmitEvent): Promise<void>;
  handleResend(event: SubmitEvent): Promise<void>;
  handleWithdraw(): Promise<void>;
}

/** The text of a step as the noun says it, or as all do. */
export const say = ({ words, noun }: Pick<ActingView, 'words' | 'noun'>, key: Key): string =>
  words.first([`${noun}.${key}`], key);
