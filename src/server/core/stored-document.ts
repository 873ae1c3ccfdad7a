import * as z from 'zod/mini';
import { sayFaults } from './say-issue.ts';
import type { ThingDocument } from './documents.ts';
import type { Kind } from './noun.ts';

/*
 * The text in which a document is stored. It carries the version of its form, `v`, and is lifted to that of today whenever it is read, so
 * that rows need not be written again when the form changes. Without a version it is of the first.
 */

/** A stored document that this program can't read. The message is for whoever runs the server. */
export class DocumentError extends Error {}

const versionOf = ({ lifts = [] }: Pick<Kind, 'lifts'>): number => lifts.length + 1;

/** Writes a document as it is stored. @throws ZodError where it is not sound. */
export const writeDocument = <D extends ThingDocument>(kind: Kind<D>, document: D): string =>
  JSON.stringify({ v: versionOf(kind), ...kind.parse(document) });

/** Reads a stored document. @throws DocumentError where it is not sound, or of a newer program. */
export function readDocument<D extends ThingDocument>(kind: Kind<D>, id: string, text: string): D {
  let lifted: unknown;
  try {
    const { v = 1, ...document } = JSON.parse(text) as { v?: number };
    if (v > versionOf(kind)) throw new Error(`it is of version ${v}, and this program knows ${versionOf(kind)}`);
    lifted = (kind.lifts ?? []).slice(v - 1).reduce<Record<string, unknown>>((old, lift) => lift(old), document);
    return kind.parse(lifted);
  } catch (error) {
    const why = whyOf(kind, lifted, error as Error);
    throw new DocumentError(`The document of the ${kind.type} "${id}" can't be read: ${why}`, { cause: error });
  }
}

/** Says why a document can't be read: each fault by its field, where its shape is what is wrong. */
function whyOf({ schema }: Pick<Kind, 'schema'>, document: unknown, error: Error): string {
  const faults = schema && error instanceof z.core.$ZodError ? sayFaults(schema, document) : [];
  return faults.length > 0
    ? faults.map(({ field, detail }) => `${field}: ${detail}`.replace(/\.$/, '')).join('; ')
    : error.message.replace(/\s+/g, ' ');
}
