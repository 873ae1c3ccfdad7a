import type { ThingDocument } from '../../core/documents.ts';
import { blankFaults, unspokenFaults } from '../../core/sense.ts';
import { DocumentFault, isSame } from '../faults.ts';
import type { Change, Rule } from './change.ts';

/** Refuses what makes no sense to anyone, however the document comes. What stood there before may stay. */
export const checkSense: Rule = (change) => {
  const had = change.before ? faultsIn(change, change.before) : [];
  const faults = faultsIn(change, change.asked).filter((fault) => !had.some((each) => isSame(each, fault)));
  if (faults.length > 0) throw new DocumentFault(faults);
};

const faultsIn = ({ noun }: Change, document: ThingDocument) => [
  ...blankFaults(document),
  ...unspokenFaults(document),
  ...(noun.faultsIn?.(document) ?? []),
];
