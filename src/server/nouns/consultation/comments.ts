import { findThing, isId } from '../../core/things.ts';
import type { ReadStore } from '../../store/store.ts';
import { threadBelow, type StoredThread } from '../comments/find.ts';
import { consultationKind } from './kind.ts';
import { goneOf, titlesIn, wordsOf } from './standing.ts';
import { proposals, townActs } from './tables.ts';

/** Finds the thread of a proposal: what was said for and against it, where its consultation does not say otherwise. */
export async function findProposalThread(
  store: ReadStore,
  consultation: string,
  id: string,
): Promise<StoredThread | undefined> {
  const stored = await findThing(store, consultationKind, consultation);
  if (!stored || !isId(id)) return undefined;
  const { scope, path, document } = stored;
  const key = { scope, id };
  const [proposal, done] = await Promise.all([store.get(proposals, key), store.get(townActs, key)]);
  if (!proposal) return undefined;
  const rules = { sides: [{ id: '1' }, { id: '-1' }], ...document.thread };
  const removed = goneOf(document, proposal, done) !== undefined;
  // What was said of a proposal that was taken out or hidden stays, and nothing is added.
  const frozen = removed ? { ...document, override: 'archived' as const } : document;
  const at = `${path}/proposals/${encodeURIComponent(id)}/comments`;
  return {
    ...threadBelow({ scope, document: frozen }, id, at, rules),
    proposal: {
      title: titlesIn(wordsOf(document, proposal, done).wording),
      // Who made it is one of the words that are not shown.
      author: removed ? '' : proposal.author,
      removed,
    },
  };
}
