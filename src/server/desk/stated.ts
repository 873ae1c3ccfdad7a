import type { ThingDocument } from '../core/documents.ts';
import type { ServerNoun } from '../core/noun.ts';
import { addLeaf } from '../ledger/waiting.ts';
import type { Writer } from '../store/store.ts';
import { noteFall } from './falls/falls.ts';
import type { Details } from './log.ts';

/* Acts that stand in a document itself, as a count that was made by hand: a document with others changes a public count. */

/** Why such a count fell, for everyone: whoever puts a document gives no reason. */
const why = {
  fr: 'Les votes comptés ailleurs, qui figurent dans le document, ont été corrigés.',
  en: 'The votes counted elsewhere, which stand in the document, were corrected.',
};

/** Returns by how many a document changes the count of its thing, where it does. */
export function statedChange(
  { stated }: Pick<ServerNoun, 'stated'>,
  before: ThingDocument | undefined,
  after: ThingDocument,
): Pick<Details, 'count'> {
  if (!stated) return {};
  const { of, number } = stated(after);
  const by = number - (before ? stated(before).number : 0);
  return by === 0 ? {} : { count: { of, by } };
}

/** Writes the change into the ledger, and why the count fell, where it did, in the transaction of the change: widgets say so beside it. */
export async function noteStatedChange(
  writer: Writer,
  id: string,
  { count }: Pick<Details, 'count'>,
  at: number,
): Promise<void> {
  if (!count) return;
  await addLeaf(writer, { scope: id, thing: id }, { kind: 'stated', amount: count.by });
  if (count.by < 0) await noteFall(writer, { scope: id, thing: id, id: 'document' }, { at, number: -count.by, why });
}
