import type { ActingView } from '../acting-view.ts';

/** What the parts of a petition are drawn from: the element itself. */
export interface PetitionView extends ActingView {
  readonly displayPublicly: boolean;
  handleSign(event: SubmitEvent): Promise<void>;
  handlePublicly(event: Event): void;
}
