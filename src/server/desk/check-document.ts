import * as z from 'zod/mini';
import type { ThingDocument } from '../core/documents.ts';
import type { ServerNoun } from '../core/noun.ts';
import { sayFaults } from '../core/say-issue.ts';
import { pathOf } from '../core/things.ts';
import { dateFaults, DocumentFault, languageFaults, unknownFaults, type FieldFault } from './faults.ts';
import { senseFaults } from './keeping/sense.ts';
import { soundPart } from './sound-part.ts';
import { unknownFields } from './unknown-fields.ts';

/** Checks a document as it would stand at an address: what is wrong with it is told at once, whatever else is. @param before what stood there @throws DocumentFault */
export function checkDocument(
  { noun, id }: { noun: ServerNoun; id: string },
  given: unknown,
  { timeZone }: { timeZone: string },
  before?: ThingDocument,
): ThingDocument {
  const type = (given as { type?: unknown } | null)?.type;
  if (type !== noun.type) {
    throw new DocumentFault([
      { field: 'type', detail: `at ${pathOf(noun, id)} stands a ${noun.type}. Write "type": "${noun.type}".` },
    ]);
  }
  const wholeFaults = (document: ThingDocument): FieldFault[] => [
    ...dateFaults(document, timeZone),
    ...languageFaults(document),
  ];
  try {
    const document = noun.parse(given);
    const faults = [...unknownFaults(given, document), ...wholeFaults(document)];
    if (faults.length === 0) return document;
    throw new DocumentFault([...faults, ...senseFaults(noun, document, before)]);
  } catch (error) {
    if (!(error instanceof z.core.$ZodError)) throw error;
    const { schema } = noun.documented;
    const faults = sayFaults(schema, given);
    const sound = soundPart(noun, given, faults);
    const others = sound ? [...wholeFaults(sound.document), ...senseFaults(noun, sound.document, before)] : [];
    throw new DocumentFault([
      ...faults,
      ...unknownFields(schema, given),
      ...others.filter((fault) => sound?.isOwn(fault)),
    ]);
  }
}
