import type { ThingDocument } from './documents.ts';

/** What of a document people act on. */
export interface Revising<D extends ThingDocument = ThingDocument> {
  /** The words that they agree to: with other words comes another `textVersion`. */
  words(document: D): object;
  /** What stays as it is once someone has acted, by the name of its field. */
  rules(document: D): Readonly<Record<string, unknown>>;
  /** What was counted elsewhere and stands in the document, by the name of its field: once someone has acted, two people enter it. */
  counted?(document: D): Readonly<Record<string, unknown>>;
}
