import type { ThingDocument } from '../core/documents.ts';
import type { ServerNoun } from '../core/noun.ts';
import type { FieldFault } from './faults.ts';

/* A document with faults, as far as it is sound: so that what is asked of whole documents is told in the same round. */

type Part = Record<string, unknown>;

/**
 * Returns a document without its faults: a text of several languages is another one, and any other field is that of the example, or none.
 * Nothing where it can't be read even so.
 */
export function soundPart(
  noun: ServerNoun,
  given: unknown,
  faults: readonly FieldFault[],
): { document: ThingDocument; isOwn: (fault: FieldFault) => boolean } | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const part = structuredClone(given) as Part;
  const example = noun.documented.example as unknown as Part;
  const replaced = new Set<string>();
  for (const { field } of faults) {
    const steps = field.split('.');
    if (putText(part, steps)) continue;
    const [first = ''] = steps;
    replaced.add(first);
    if (Object.hasOwn(example, first)) part[first] = example[first];
    else delete part[first];
  }
  try {
    // What stands in the place of a field has no faults that are the writer's.
    const isOwn = ({ field }: FieldFault): boolean =>
      !replaced.has(field.split('.', 1)[0]!) && !faults.some((fault) => fault.field === field);
    return { document: noun.parse(part), isOwn };
  } catch {
    return undefined;
  }
}

/** Puts a text that is sound in the place of one within a field; answers whether there is one. */
function putText(part: Part, steps: readonly string[]): boolean {
  const name = steps.at(-1)!;
  let place: unknown = part;
  for (const step of steps.slice(0, -1))
    place = Object.hasOwn(Object(place) as object, step) ? (place as Part)[step] : 0;
  if (steps.length < 2 || typeof (Object(place) as Part)[name] !== 'string') return false;
  (place as Part)[name] = 'x';
  return true;
}
