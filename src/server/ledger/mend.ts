import type { ServerNoun } from '../core/noun.ts';
import type { Mending } from '../core/mending.ts';
import { eachThing } from '../core/things.ts';
import type { Store } from '../store/store.ts';
import { findApart, type LedgerThing } from './begin.ts';
import { addLeaf } from './waiting.ts';

/** Why, for everyone. */
const why = {
  fr: 'Le compte ne correspondait plus à son registre\u00a0: une ligne y a été ajoutée, qui le dit à tout le monde.',
  en: 'The count did not agree with its ledger any more: a line was added there that tells everyone.',
};

/**
 * Compares counts with what their lines come to. A line tells everyone where they differ, and so does the public log: to be called once counts
 * are those of their rows, and by nothing that runs by itself where all is well.
 */
export async function mendLedgers(
  store: Store,
  nouns: readonly ServerNoun[],
  { tell, note }: Pick<Mending, 'tell' | 'note'>,
): Promise<void> {
  const proved = nouns.filter(({ proving }) => proving !== undefined);
  for await (const stored of eachThing(store, proved)) {
    const thing: LedgerThing = { ...stored, kind: proved.find(({ type }) => type === stored.kind.type)! };
    if ((await store.snapshot((reader) => findApart(reader, thing))).length === 0) continue;
    const { scope, path } = thing;
    const mended = await store.write(async (writer) => {
      const apart = await findApart(writer, thing);
      for (const { thing: of, lines, count } of apart) {
        await addLeaf(writer, { scope, thing: of }, { kind: 'recounted', amount: count - lines });
        await note(writer, { scope, path, why });
      }
      return apart;
    });
    for (const { thing: of, lines, count } of mended) tell({ what: `ledger ${scope} / ${of}`, was: lines, is: count });
  }
}
