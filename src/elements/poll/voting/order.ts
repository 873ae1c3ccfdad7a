import type { Option, Poll } from '../../../schema/poll.ts';
import { scatter } from '../../../text/hash.ts';

/** Checks whether options come in an order of one's own; the stances of a three-way poll never do. */
export const isShuffled = ({ shuffled, form }: Poll): boolean => Boolean(shuffled) && form.kind !== 'three-way';

/** Orders the options as this participant sees them: the same order for the same seed, and "none of these" last. */
export function inOrder(poll: Poll, seed: string): readonly Option[] {
  const { options, form } = poll;
  if (!isShuffled(poll)) return options;
  const none = form.kind === 'choices' ? form.none : undefined;
  const drawn = ({ id }: Option): number => (id === none ? 2 ** 32 : scatter(`${seed} ${id}`));
  return [...options].sort((one, other) => drawn(one) - drawn(other));
}
