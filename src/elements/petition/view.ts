import type { Words } from '../../locales/text.ts';
import type { Signing, Step } from './signing.ts';

/** What the parts of a petition are drawn from: the element itself. Lit calls the handlers on it. */
export interface PetitionView {
  readonly words: Words;
  readonly signing: Signing;
  /** Level of the headings below the main one. */
  readonly sublevel: number;
  /** What is to be mended, by field. */
  readonly faults: ReadonlyMap<string, string>;
  /** Why the last act did not succeed, in words, where no field is at fault. */
  readonly failure: string;
  readonly displayPublicly: boolean;
  /** Whether the participant is being asked if they are sure to withdraw. */
  readonly asked: boolean;
  go(step: Step): void;
  ask(asked: boolean): void;
  forget(): void;
  say(text: string): void;
  handleSign(event: SubmitEvent): Promise<void>;
  handlePublicly(event: Event): void;
  handleConfirm(event: SubmitEvent): Promise<void>;
  handleResend(event: SubmitEvent): Promise<void>;
  handleWithdraw(): Promise<void>;
}
