import type { Option, Poll } from '../../schema/poll.ts';

/** FNV-1a with the last mix of MurmurHash3: close ids end far apart. Nothing secret rests on it. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Whether options come in an order of one's own; the stances of a three-way poll never do. */
export const isShuffled = ({ shuffled, form }: Poll): boolean => Boolean(shuffled) && form.kind !== 'three-way';

/** The options as this participant sees them: the same order for the same seed, and "none of these" last. */
export function inOrder(poll: Poll, seed: string): readonly Option[] {
  const { options, form } = poll;
  if (!isShuffled(poll)) return options;
  const none = form.kind === 'choices' ? form.none : undefined;
  const drawn = ({ id }: Option): number => (id === none ? 2 ** 32 : hash(`${seed} ${id}`));
  return [...options].sort((one, other) => drawn(one) - drawn(other));
}
