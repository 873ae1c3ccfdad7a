import { spokenIn, type ThingDocument } from '../../core/documents.ts';
import type { Body } from '../../http/body.ts';
import type { Why } from '../running.ts';
import { readWhy } from '../why.ts';

/* What the forms of a proposal send, and what is wrong with it, by field. */

/** Reads why something is done: the first language of the thing needs it. */
export function readNeededWhy(body: Body, document: ThingDocument): { why: Why; faults: Record<string, string> } {
  const why = readWhy(body, document) ?? {};
  const first = spokenIn(document)[0]!;
  return { why, faults: why[first] ? {} : { [`why.${first}`]: 'why.required' } };
}
