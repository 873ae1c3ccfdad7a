import type { ThingDocument } from '../../core/documents.ts';
import type { SaidFault } from '../../core/say-issue.ts';
import { blankFaults, unspokenFaults } from '../../core/sense.ts';
import { DocumentFault, isSame } from '../faults.ts';
import type { Change, Rule } from './change.ts';

/** Refuses what makes no sense to anyone, however the document comes. What stood there before may stay, at whatever place. */
export const checkSense: Rule = (change) => {
  const had = change.before ? faultsIn(change, change.before).map((fault) => named(fault, change.before)) : [];
  const faults = faultsIn(change, change.asked).filter((fault) => {
    const place = had.findIndex((each) => isSame(each, named(fault, change.asked)));
    // Each that stood there excuses one: the same fault once more is a new one.
    if (place >= 0) had.splice(place, 1);
    return place < 0;
  });
  if (faults.length > 0) throw new DocumentFault(faults);
};

const faultsIn = ({ noun }: Change, document: ThingDocument): SaidFault[] => [
  ...blankFaults(document),
  ...unspokenFaults(document),
  ...(noun.faultsIn?.(document) ?? []),
];

/** Names what is wrong by the number or the id of what it is wrong with: its place in a list changes with what is put before it. */
function named({ field, detail }: SaidFault, document: unknown): SaidFault {
  let part = document;
  const names = field.split('.').map((name) => {
    const inList = Array.isArray(part);
    part = typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : undefined;
    const { at, id = at } = (inList && typeof part === 'object' ? part : {}) as { at?: unknown; id?: unknown };
    return typeof id === 'string' || typeof id === 'number' ? `(${id})` : name;
  });
  return { field: names.join('.'), detail };
}
