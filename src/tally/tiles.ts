import type { Hash, NodeAt } from './merkle.ts';
import { nodeHash } from './merkle.ts';

/* How a log is laid out in files that never change once they are full (c2sp.org/tlog-tiles). */

/** So many hashes, or entries, are in a full tile. */
export const tileWidth = 256;
/** So many levels of the tree one level of tiles holds. */
export const tileHeight = 8;
/** A tree of 2^53 leaves has so many levels of tiles. */
const tileLevels = 7;
export const hashLength = 32;

/** Writes the number of a tile as a part of a path: 1234067 is `x001/x234/067`. @param width of one that is not full */
export function tilePath(number: number, width = tileWidth): string {
  const digits = String(number);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const parts = padded.match(/\d{3}/g)!;
  const path = parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join('/');
  return width < tileWidth ? `${path}.p/${width}` : path;
}

/** Reads the number and the width of a tile from its path; nothing where a text is none. */
export function readTilePath(path: string): { number: number; width: number } | undefined {
  const [name = '', partial, ...rest] = path.split('.p/');
  const number = Number(name.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? tileWidth : Number(partial);
  if (rest.length > 0 || !Number.isSafeInteger(number) || !Number.isInteger(width)) return undefined;
  if (width < 1 || (partial !== undefined && width >= tileWidth) || tilePath(number, width) !== path) return undefined;
  return { number, width };
}

/** Reads the level of a tile as it stands in a path; nothing where a text is none. */
export const readTileLevel = (level: string): number | undefined =>
  /^\d$/.test(level) && Number(level) < tileLevels ? Number(level) : undefined;

/** A tile, and how wide it is. */
export interface TileRange {
  level: number;
  number: number;
  width: number;
}

/** Lists the tiles of hashes of a log of so many leaves. */
export function* tilesOf(size: number): Generator<TileRange> {
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / tileWidth))
    for (const { number, width } of bundlesOf(hashes)) yield { level, number, width };
}

/** Lists the bundles of entries of a log of so many leaves. */
export function* bundlesOf(size: number): Generator<Omit<TileRange, 'level'>> {
  for (let number = 0; number * tileWidth < size; number += 1)
    yield { number, width: Math.min(tileWidth, size - number * tileWidth) };
}

/** Writes entries as a bundle: each behind its length in two bytes. */
export function writeBundle(entries: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bundle = new Uint8Array(entries.reduce((sum, { length }) => sum + 2 + length, 0));
  let at = 0;
  for (const entry of entries) {
    bundle.set([Math.floor(entry.length / 256), entry.length % 256], at);
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/** Reads the entries of a bundle; nothing where bytes are none. */
export function readBundle(bundle: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] | undefined {
  const entries: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < bundle.length;) {
    const end = at + 2 + bundle[at]! * 256 + (bundle[at + 1] ?? 0);
    if (end > bundle.length || at + 2 > bundle.length) return undefined;
    entries.push(bundle.slice(at + 2, end));
    at = end;
  }
  return entries;
}

/** Reads nodes of the tree from tiles. @param tileAt returns the hashes of a tile, one behind the other, as many as are wanted at least */
export const nodesIn =
  (tileAt: (level: number, number: number, width: number) => Promise<Uint8Array<ArrayBuffer>>): NodeAt =>
  async (level, index) => {
    const count = 2 ** (level % tileHeight);
    const first = index * count;
    const from = first % tileWidth;
    const tile = await tileAt(Math.floor(level / tileHeight), Math.floor(first / tileWidth), from + count);
    let hashes: Hash[] = Array.from({ length: count }, (_, at) =>
      tile.slice((from + at) * hashLength, (from + at + 1) * hashLength),
    );
    while (hashes.length > 1) {
      const pairs = hashes.flatMap((left, at) => (at % 2 === 0 ? [nodeHash(left, hashes[at + 1]!)] : []));
      hashes = await Promise.all(pairs);
    }
    return hashes[0]!;
  };
