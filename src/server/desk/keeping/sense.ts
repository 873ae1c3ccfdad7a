import type { ThingDocument } from '../../core/documents.ts';
import type { SaidFault } from '../../core/say-issue.ts';
import { blankFaults, unspokenFaults } from '../../core/sense.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { DocumentFault, isSame } from '../faults.ts';
import type { Rule } from './change.ts';

/** Refuses what makes no sense to anyone, however the document comes. What stood there before may stay, at whatever place. */
export const checkSense: Rule = (change) => {
  const faults = senseFaults(change.noun, change.asked, change.before);
  if (faults.length > 0) throw new DocumentFault(faults);
};

/** Finds what makes no sense in a document and stood not there before. */
export function senseFaults(
  noun: Pick<ServerNoun, 'faultsIn'>,
  document: ThingDocument,
  before: ThingDocument | undefined,
): SaidFault[] {
  const had = before ? faultsIn(noun, before).map((fault) => named(fault, before)) : [];
  return faultsIn(noun, document).filter((fault) => {
    const place = had.findIndex((each) => isSame(each, named(fault, document)));
    // Each that stood there excuses one: the same fault once more is a new one.
    if (place >= 0) had.splice(place, 1);
    return place < 0;
  });
}

const faultsIn = (noun: Pick<ServerNoun, 'faultsIn'>, document: ThingDocument): SaidFault[] => [
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
