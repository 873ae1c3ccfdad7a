import { fromBase64 } from '../../tally/base64.ts';
import type { Hash, NodeAt } from '../../tally/merkle.ts';
import { hashLength, nodesIn, tileWidth } from '../../tally/tiles.ts';
import type { ReadStore } from '../store/store.ts';
import { ledgerEntries, ledgerMarks, ledgerTiles } from './tables.ts';

const join = (hashes: readonly Hash[]): Hash => {
  const all = new Uint8Array(hashes.length * hashLength);
  for (const [at, hash] of hashes.entries()) all.set(hash, at * hashLength);
  return all;
};

/** Reads the first hashes of a tile, one behind the other; nothing where it has not so many. */
export async function readTile(
  reader: ReadStore,
  scope: string,
  { level, number, width }: { level: number; number: number; width: number },
): Promise<Hash | undefined> {
  const row = await reader.get(ledgerTiles, { scope, level, number });
  const hashes = row?.hashes.split(' ') ?? [];
  return hashes.length < width ? undefined : join(hashes.slice(0, width).map((hash) => fromBase64(hash)!));
}

/** Reads the first lines of a bundle; nothing where it has not so many. */
export async function readLines(
  reader: ReadStore,
  scope: string,
  { number, width }: { number: number; width: number },
): Promise<string[] | undefined> {
  const lines = (await reader.get(ledgerEntries, { scope, number }))?.lines.split('\n') ?? [];
  return lines.length < width ? undefined : lines.slice(0, width);
}

/** Reads nodes of the tree of a scope; each tile once. */
export function readNodes(reader: ReadStore, scope: string): NodeAt {
  const tiles = new Map<string, Promise<Hash>>();
  const read = async (level: number, number: number): Promise<Hash> => {
    const row = await reader.get(ledgerTiles, { scope, level, number });
    if (!row) throw new Error(`The ledger of ${scope} lacks the tile ${number} of level ${level}.`);
    return join(row.hashes.split(' ').map((hash) => fromBase64(hash)!));
  };
  return nodesIn((level, number) => {
    const name = `${level}/${number}`;
    const tile = tiles.get(name) ?? read(level, number);
    tiles.set(name, tile);
    return tile;
  });
}

/** A line, and where it stands. */
export interface PlacedLine {
  place: number;
  line: string;
}

/** Finds where a mark stands among the first lines of a ledger, in their order. */
export async function findPlaces(reader: ReadStore, scope: string, mark: string, size: number): Promise<PlacedLine[]> {
  const rows = await reader.list(ledgerMarks, { scope, mark });
  const found: PlacedLine[] = [];
  for (const { place } of rows) {
    if (place >= size) continue;
    const number = Math.floor(place / tileWidth);
    const at = place % tileWidth;
    const lines = await readLines(reader, scope, { number, width: at + 1 });
    if (lines) found.push({ place, line: lines[at]! });
  }
  return found;
}
