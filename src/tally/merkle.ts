/*
 * The tree of hashes by which a log can be checked (RFC 9162, section 2.1, SHA-256): that a line is in it, and that it only ever grew. Sizes are
 * whole numbers up to 2^53 − 1, so that nothing here shifts bits.
 */

/** A SHA-256 of 32 bytes. */
export type Hash = Uint8Array<ArrayBuffer>;

/** Returns the root of the complete subtree of 2^`level` leaves that is the `index`-th of its kind. */
export type NodeAt = (level: number, index: number) => Promise<Hash> | Hash;

async function sha256(...parts: readonly Uint8Array[]): Promise<Hash> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

const leafPrefix = new Uint8Array([0]);
const nodePrefix = new Uint8Array([1]);

/** Returns the hash of what a leaf says. */
export const leafHash = (said: Uint8Array): Promise<Hash> => sha256(leafPrefix, said);

/** Returns the hash of two subtrees that stand side by side. */
export const nodeHash = (left: Hash, right: Hash): Promise<Hash> => sha256(nodePrefix, left, right);

/** Returns the root of a tree without leaves. */
export const emptyRoot = (): Promise<Hash> => sha256();

/** Checks whether two hashes are the same. */
export const sameHash = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

const half = (number: number): number => Math.floor(number / 2);
const isOdd = (number: number): boolean => number % 2 === 1;

function isPowerOfTwo(number: number): boolean {
  let rest = number;
  while (rest > 1 && !isOdd(rest)) rest /= 2;
  return rest === 1;
}

/** Returns the largest power of two below a number of at least 2. */
function splitOf(width: number): number {
  let power = 1;
  while (power * 2 < width) power *= 2;
  return power;
}

/** Returns the root over leaves from one number up to another, which is not among them. */
async function rangeHash(from: number, to: number, nodeAt: NodeAt): Promise<Hash> {
  const width = to - from;
  if (isPowerOfTwo(width)) return nodeAt(Math.round(Math.log2(width)), from / width);
  const split = from + splitOf(width);
  return nodeHash(await rangeHash(from, split, nodeAt), await rangeHash(split, to, nodeAt));
}

/** Returns the root of a tree of so many leaves. */
export const rootOf = (size: number, nodeAt: NodeAt): Promise<Hash> =>
  size === 0 ? emptyRoot() : rangeHash(0, size, nodeAt);

/** Makes the proof that a leaf is in a tree of so many leaves (RFC 9162, 2.1.3.1). @throws RangeError where it is not in it */
export async function inclusionProof(index: number, size: number, nodeAt: NodeAt): Promise<Hash[]> {
  if (!(index >= 0 && index < size)) throw new RangeError(`There is no leaf ${index} among ${size}.`);
  const proof: Hash[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const split = from + splitOf(to - from);
    const isLeft = index < split;
    proof.unshift(await (isLeft ? rangeHash(split, to, nodeAt) : rangeHash(from, split, nodeAt)));
    if (isLeft) to = split;
    else from = split;
  }
  return proof;
}

/** Makes the proof that a tree of `second` leaves begins with that of `first` (RFC 9162, 2.1.4.1). @throws RangeError where there is none to make */
export async function consistencyProof(first: number, second: number, nodeAt: NodeAt): Promise<Hash[]> {
  if (!(first > 0 && first <= second)) throw new RangeError(`A tree of ${second} leaves begins with none of ${first}.`);
  const proof: Hash[] = [];
  let [from, to, rest, isWhole] = [0, second, first, true];
  while (rest < to - from) {
    const split = splitOf(to - from);
    if (rest <= split) {
      proof.unshift(await rangeHash(from + split, to, nodeAt));
      to = from + split;
    } else {
      proof.unshift(await rangeHash(from, from + split, nodeAt));
      from += split;
      rest -= split;
      isWhole = false;
    }
  }
  return isWhole ? proof : [await rangeHash(from, to, nodeAt), ...proof];
}

/** What a proof of a leaf is about. */
export interface Inclusion {
  /** Number of the leaf, from 0. */
  index: number;
  /** How many leaves the tree has. */
  size: number;
  leaf: Hash;
  proof: readonly Hash[];
  root: Hash;
}

/** Checks a proof that a leaf is in a tree (RFC 9162, 2.1.3.2). */
export async function verifyInclusion({ index, size, leaf, proof, root }: Inclusion): Promise<boolean> {
  if (!isSize(index) || !isSize(size) || index >= size || ![leaf, root, ...proof].every(isHash)) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const beside of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = await nodeHash(beside, hash);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash = await nodeHash(hash, beside);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameHash(hash, root);
}

/** What a proof is about that a tree only grew. */
export interface Consistency {
  /** How many leaves the earlier tree had, and the later one. */
  first: number;
  second: number;
  proof: readonly Hash[];
  firstRoot: Hash;
  secondRoot: Hash;
}

/** Checks a proof that a later tree begins with an earlier one (RFC 9162, 2.1.4.2). Of an earlier tree without leaves there is none. */
export async function verifyConsistency({
  first,
  second,
  proof,
  firstRoot,
  secondRoot,
}: Consistency): Promise<boolean> {
  if (!isSize(first) || !isSize(second) || first === 0 || first > second) return false;
  if (first === second) return proof.length === 0 && sameHash(firstRoot, secondRoot);
  const [start, ...path] = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof;
  if (proof.length === 0 || !start) return false;
  let [place, last] = [first - 1, second - 1];
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  let [earlier, later] = [start, start];
  for (const beside of path) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      earlier = await nodeHash(beside, earlier);
      later = await nodeHash(beside, later);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      later = await nodeHash(later, beside);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameHash(earlier, firstRoot) && sameHash(later, secondRoot);
}

const isHash = ({ length }: Hash): boolean => length === 32;
const isSize = (number: number): boolean => Number.isSafeInteger(number) && number >= 0;
