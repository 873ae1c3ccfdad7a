import type { Count } from '../../schema/common.ts';
import type { Petition, Threshold } from '../../schema/petition.ts';

/** Finds the number that carries the petition: signatures, or on some platforms votes. */
export const carriers = ({ numbers: { signatures, votes } }: Petition): ['signatures' | 'votes', Count | undefined] =>
  signatures ? ['signatures', signatures] : ['votes', votes];

/** Returns the thresholds from the lowest on. */
export const inOrder = ({ thresholds }: Petition): readonly Threshold[] => thresholds.toSorted((a, b) => a.at - b.at);

/** Checks whether a threshold is reached; what was reached once stays owed, even where signatures were withdrawn since. */
export const isReached = ({ at, reachedAt }: Threshold, value = 0): boolean => reachedAt !== undefined || at <= value;
