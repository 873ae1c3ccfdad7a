import { fromBase64, toBase64 } from '../../tally/base64.ts';
import { signNote, writeCheckpoint, type NoteSigner } from '../../tally/checkpoint.ts';
import { grow, rootOfEdge, type Edge } from '../../tally/growing.ts';
import { leafMark, writeLeaf, type LeafKind } from '../../tally/leaf.ts';
import { leafHash, type Hash } from '../../tally/merkle.ts';
import { tileHeight, tileWidth } from '../../tally/tiles.ts';
import type { Store, Table } from '../store/store.ts';
import { ledgerEntries, ledgerHeads, ledgerMarks, ledgerSums, ledgerTiles, ledgerWaiting } from './tables.ts';

type RowOf<T> = T extends Table<infer R> ? R : never;
type Head = RowOf<typeof ledgerHeads>;
type Waiting = RowOf<typeof ledgerWaiting>;

/** So many lines are added by one transaction. */
export const mostAtOnce = 1000;

const encoder = new TextEncoder();

/** Returns a tree as its row keeps it. */
const edgeOf = ({ size, edge }: Head): Edge => ({
  size,
  roots: edge === '' ? [] : edge.split(' ').map((root) => fromBase64(root)!),
});

/** Makes the row of a tree, with its checkpoint. */
export async function headOf(scope: string, edge: Edge, signer: NoteSigner): Promise<Head> {
  const root = await rootOfEdge(edge);
  const note = await signNote(writeCheckpoint({ origin: signer.key.name, size: edge.size, root }), signer);
  return { scope, size: edge.size, edge: edge.roots.map(toBase64).join(' '), note };
}

/** Signs a checkpoint anew: in another name, or by another key. */
export const signAnew = (head: Head, signer: NoteSigner): Promise<Head> => headOf(head.scope, edgeOf(head), signer);

/** A line to be added. */
interface Line {
  row: Waiting;
  mark: string;
  text: string;
}

/** Makes the lines of what waits, in an order that tells nothing; what was there before the ledger stands first. */
async function linesOf(rows: readonly Waiting[]): Promise<Line[]> {
  const lines = await Promise.all(
    rows.map(async (row): Promise<Line> => {
      const { thing, amount, act, id } = row;
      const kind = row.kind as LeafKind;
      const mark = await leafMark(kind, act || id);
      return { row, mark, text: writeLeaf({ thing, amount, kind, mark }) };
    }),
  );
  const rank = ({ row, mark }: Line): string => `${Number(row.kind !== 'earlier')}${mark}`;
  return lines.sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

/** Parts of 256 that grow at their ends: kept texts, by their names. */
class Ends<K> {
  readonly parts = new Map<string, { key: K; texts: string[] }>();
  readonly #read: (key: K) => Promise<string | undefined>;
  readonly #separator: string;

  constructor(separator: string, read: (key: K) => Promise<string | undefined>) {
    this.#separator = separator;
    this.#read = read;
  }

  async add(key: K, text: string): Promise<void> {
    const name = JSON.stringify(key);
    let part = this.parts.get(name);
    if (!part) {
      const known = await this.#read(key);
      part = { key, texts: known === undefined ? [] : known.split(this.#separator) };
      this.parts.set(name, part);
    }
    part.texts.push(text);
  }

  all(): (K & { text: string })[] {
    return [...this.parts.values()].map(({ key, texts }) => ({ ...key, text: texts.join(this.#separator) }));
  }
}

/**
 * Adds to a ledger some of what waits for it; answers how many lines. What it takes is made before the transaction, which does nothing where
 * another process was faster.
 */
export async function appendSome(store: Store, scope: string, signer: NoteSigner): Promise<number> {
  // First: where another process adds meanwhile, this is not the end of the ledger any more.
  const head = await store.get(ledgerHeads, { scope });
  const rows = await store.list(ledgerWaiting, { scope }, { limit: mostAtOnce });
  if (!head || rows.length === 0) return 0;
  const lines = await linesOf(rows);
  let edge = edgeOf(head);
  const tiles = new Ends<{ scope: string; level: number; number: number }>(
    ' ',
    async (key) => (await store.get(ledgerTiles, key))?.hashes,
  );
  const bundles = new Ends<{ scope: string; number: number }>(
    '\n',
    async (key) => (await store.get(ledgerEntries, key))?.lines,
  );
  for (const { text } of lines) {
    await bundles.add({ scope, number: Math.floor(edge.size / tileWidth) }, text);
    const grown = await grow(edge, await leafHash(encoder.encode(text)));
    edge = grown.edge;
    for (const { level, index, hash } of grown.completed)
      if (level % tileHeight === 0) await addHash(tiles, { scope, level: level / tileHeight }, index, hash);
  }
  const next = await headOf(scope, edge, signer);
  const isDone = await store.write(async (writer) => {
    const now = await writer.get(ledgerHeads, { scope });
    if (now?.size !== head.size || now.edge !== head.edge) return false;
    await writer.put(ledgerHeads, next);
    for (const { text, ...key } of tiles.all()) await writer.put(ledgerTiles, { ...key, hashes: text });
    for (const { text, ...key } of bundles.all()) await writer.put(ledgerEntries, { ...key, lines: text });
    await writer.insertMany(
      ledgerMarks,
      lines.map(({ mark }, at) => ({ scope, mark, place: head.size + at })),
    );
    for (const [thing, some] of Map.groupBy(rows, (row) => row.thing)) {
      const amount = some.reduce((sum, row) => sum + row.amount, 0);
      await writer.increment(ledgerSums, { scope, thing }, 'value', amount);
      const ids = some.map(({ id }) => id);
      const gone = await writer.removeMany(ledgerWaiting, { scope, thing }, 'id', ids);
      if (gone !== ids.length) throw new Error(`Lines that waited for the ledger of ${scope} are gone.`);
    }
    return true;
  });
  return isDone ? lines.length : 0;
}

const addHash = (
  tiles: Ends<{ scope: string; level: number; number: number }>,
  place: { scope: string; level: number },
  index: number,
  hash: Hash,
): Promise<void> => tiles.add({ ...place, number: Math.floor(index / tileWidth) }, toBase64(hash));
