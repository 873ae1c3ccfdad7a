import type { SaidFault } from '../../core/say-issue.ts';
import { sameNumber } from '../../core/sense.ts';
import type { PetitionDocument } from './document.ts';

/** Finds thresholds that are none. */
export const petitionFaults = ({ thresholds }: PetitionDocument): SaidFault[] =>
  thresholds.flatMap(({ at }, index): SaidFault[] => {
    const field = `thresholds.${index}.at`;
    if (at === 0) return [{ field, detail: 'is reached before anyone signs: give a number from 1.' }];
    const isRepeated = thresholds.findIndex((each) => each.at === at) < index;
    return isRepeated ? [{ field, detail: sameNumber }] : [];
  });
