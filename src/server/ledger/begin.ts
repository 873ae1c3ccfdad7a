import { emptyEdge } from '../../tally/growing.ts';
import type { NoteSigner } from '../../tally/checkpoint.ts';
import type { ServerNoun, Stored } from '../core/noun.ts';
import type { ThingDocument } from '../core/documents.ts';
import type { ReadStore, Store } from '../store/store.ts';
import { headOf } from './append.ts';
import { ledgerHeads, ledgerSums } from './tables.ts';
import { addEarlier, waitingSums } from './waiting.ts';

/** What stands at an address of its own, with all that its noun brings. */
export type LedgerThing = Stored<ThingDocument, ServerNoun>;

/** Begins the ledger of a scope. What its counts have come to by then is a line for each; answers whether it was not begun yet. */
export async function beginLedger(store: Store, thing: LedgerThing, signer: NoteSigner): Promise<boolean> {
  const { scope, kind } = thing;
  const head = await headOf(scope, emptyEdge, signer);
  return store.write(async (writer) => {
    if (!(await writer.insert(ledgerHeads, head))) return false;
    const waiting = await waitingSums(writer, scope);
    const standing = await kind.proving!.standing(writer, thing);
    for (const of of new Set([...standing.keys(), ...waiting.keys()])) {
      const amount = (standing.get(of) ?? 0) - (waiting.get(of) ?? 0);
      await addEarlier(writer, { scope, thing: of }, amount);
    }
    return true;
  });
}

/** A count that is not what the lines of its thing come to. */
export interface Apart {
  thing: string;
  /** What its lines come to, with those that wait. */
  lines: number;
  count: number;
}

/** Finds the counts of a scope that are not what its lines come to; none where it has no ledger yet. */
export async function findApart(reader: ReadStore, thing: LedgerThing): Promise<Apart[]> {
  const { scope, kind } = thing;
  if (!kind.proving || !(await reader.get(ledgerHeads, { scope }))) return [];
  const lines = await waitingSums(reader, scope);
  for (const { thing: of, value } of await reader.list(ledgerSums, { scope }))
    lines.set(of, value + (lines.get(of) ?? 0));
  const standing = await kind.proving.standing(reader, thing);
  return [...new Set([...lines.keys(), ...standing.keys()])]
    .map((of) => ({ thing: of, lines: lines.get(of) ?? 0, count: standing.get(of) ?? 0 }))
    .filter((each) => each.lines !== each.count);
}
