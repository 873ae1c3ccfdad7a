import type { PetitionWords } from './texts/texts.ts';
import type { ActingView } from '../shared/confirmation/acting-view.ts';

/** What the parts of a petition are drawn from: the element itself. */
export interface PetitionView extends ActingView {
  readonly words: PetitionWords;
  readonly displayPublicly: boolean;
  /** Whether an e-mail address makes the signature count once here. */
  readonly asksEmail: boolean;
  handleSign(event: SubmitEvent): Promise<void>;
  handlePublicly(event: Event): void;
}
