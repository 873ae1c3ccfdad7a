import { emptyRoot, nodeHash, type Hash } from './merkle.ts';

/** The roots of the complete subtrees of a tree, from the largest on the left to the smallest: all that it takes to let it grow. */
export interface Edge {
  readonly size: number;
  readonly roots: readonly Hash[];
}

export const emptyEdge: Edge = { size: 0, roots: [] };

/** A subtree that a new leaf has made complete: the `index`-th of those with 2^`level` leaves. */
export interface Completed {
  level: number;
  index: number;
  hash: Hash;
}

/** Adds a leaf; answers the tree with it, and the subtrees that are complete now: the leaf itself, and those above. */
export async function grow({ size, roots }: Edge, leaf: Hash): Promise<{ edge: Edge; completed: Completed[] }> {
  const left = [...roots];
  let [hash, index, level] = [leaf, size, 0];
  const completed: Completed[] = [{ level, index, hash }];
  while (index % 2 === 1) {
    hash = await nodeHash(left.pop()!, hash);
    index = (index - 1) / 2;
    level += 1;
    completed.push({ level, index, hash });
  }
  return { edge: { size: size + 1, roots: [...left, hash] }, completed };
}

/** Returns the root of the tree. */
export async function rootOfEdge({ roots }: Edge): Promise<Hash> {
  const [last, ...larger] = roots.toReversed();
  if (!last) return emptyRoot();
  let root = last;
  for (const left of larger) root = await nodeHash(left, root);
  return root;
}
