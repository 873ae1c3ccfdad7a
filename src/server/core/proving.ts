import type { ReadStore } from '../store/store.ts';
import type { ThingDocument } from './documents.ts';

/** Counts that the ledger of their scope proves: every change of one is a line of it. */
export interface Proving<D extends ThingDocument = ThingDocument> {
  /** The metric of the counts. */
  readonly metric: string;
  /** Reads what each count in the scope of a thing has come to, by the id of what it is of: on paper and in documents, too. What is not there is 0. */
  standing(reader: ReadStore, thing: { scope: string; id: string; document: D }): Promise<ReadonlyMap<string, number>>;
}
