import { toBase64 } from '../../tally/base64.ts';
import {
  isSignedBy,
  readCheckpoint,
  readKey,
  readNote,
  type Checkpoint,
  type NoteKey,
} from '../../tally/checkpoint.ts';
import { emptyEdge, grow, rootOfEdge, type Completed } from '../../tally/growing.ts';
import { readLeaf, type Leaf } from '../../tally/leaf.ts';
import { leafHash, sameHash, type Hash } from '../../tally/merkle.ts';
import { bundlesOf, readBundle, tilePath } from '../../tally/tiles.ts';
import { CheckError, readBytes, readText, type Source } from './source.ts';

/** A checkpoint whose signature holds. */
export interface SignedCheckpoint extends Checkpoint {
  /** All of it, as it was signed. */
  note: string;
}

/** Reads a checkpoint and checks its signature. @throws CheckError where it is none, of another ledger, or not signed by the key */
export async function checkedNote(note: string, key: NoteKey): Promise<SignedCheckpoint> {
  const read = readNote(note);
  const checkpoint = read && readCheckpoint(read.text);
  if (!checkpoint) throw new CheckError('The checkpoint can’t be read.');
  if (checkpoint.origin !== key.name)
    throw new CheckError(`The checkpoint is of ${checkpoint.origin}, and the key of ${key.name}.`);
  if (!(await isSignedBy(read, key)))
    throw new CheckError(
      read.signatures.some(({ id }) => toBase64(id) === toBase64(key.id))
        ? 'The signature of the checkpoint does not hold.'
        : 'The checkpoint is signed by another key than the one that was kept: the server has a new secret, or is another one. Ask those who run it why.',
    );
  return { ...checkpoint, note };
}

/** Reads the key of a ledger. @param known the key that is expected, in a line (`vkey`) @throws CheckError where it is another */
export async function readLedgerKey(source: Source, at: string, known?: string): Promise<NoteKey> {
  const line = known ?? (await readText(source, `${at}/vkey`));
  const key = await readKey(line);
  if (!key) throw new CheckError('The key can’t be read.');
  return key;
}

/**
 * Checks that there is a ledger.
 *
 * @throws CheckError where there is none, with where it may be: that of a consultation has the votes on all of its proposals
 */
export async function needLedger(source: Source, { title, url }: { title: string; url: string }): Promise<void> {
  if ((await source.get(`${url}/ledger/checkpoint`)).status !== 404) return;
  const whole = url.split('/').slice(0, -2).join('/');
  const isPart = (await source.get(`${whole}/ledger/checkpoint`)).ok;
  throw new CheckError(
    isPart
      ? `“${title}” has no ledger of its own: its votes are in that of ${whole}. Check that one.`
      : `“${title}” has no ledger: what is counted there can’t be checked from outside. A server that has just begun to keep one has it within minutes.`,
  );
}

/** Reads the newest checkpoint of a ledger. @throws CheckError */
export const readSigned = async (source: Source, at: string, key: NoteKey): Promise<SignedCheckpoint> =>
  checkedNote(await readText(source, `${at}/checkpoint`), key);

/** Reads the lines of a ledger, a bundle at a time. @throws CheckError */
export async function* readEntries(
  readBundleAt: (path: string) => Promise<Uint8Array<ArrayBuffer>>,
  size: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>[]> {
  for (const { number, width } of bundlesOf(size)) {
    const path = `tile/entries/${tilePath(number, width)}`;
    const entries = readBundle(await readBundleAt(path));
    if (entries?.length !== width) throw new CheckError(`${path} does not hold ${width} lines.`);
    yield entries;
  }
}

/** What was made of all lines of a ledger. */
export interface Rebuilt {
  leaves: Leaf[];
  /** The root after so many lines, for those that were asked for. */
  roots: ReadonlyMap<number, Hash>;
}

/**
 * Makes a ledger anew from its lines.
 *
 * @param sizes after how many lines its root is wanted
 * @param onGrown is told of each line and the subtrees that it completes
 * @throws CheckError where a line can't be read
 */
export async function rebuild(
  bundles: AsyncIterable<Uint8Array<ArrayBuffer>[]>,
  sizes: readonly number[],
  onGrown?: (completed: readonly Completed[], entry: Uint8Array<ArrayBuffer>) => void,
): Promise<Rebuilt> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const leaves: Leaf[] = [];
  const roots = new Map<number, Hash>();
  let edge = emptyEdge;
  const keep = async (): Promise<void> => {
    if (sizes.includes(edge.size)) roots.set(edge.size, await rootOfEdge(edge));
  };
  await keep();
  for await (const entries of bundles) {
    for (const entry of entries) {
      const leaf = readLine(decoder, entry);
      if (!leaf) throw new CheckError(`Line ${edge.size} of the ledger can’t be read.`);
      leaves.push(leaf);
      const grown = await grow(edge, await leafHash(entry));
      edge = grown.edge;
      onGrown?.(grown.completed, entry);
      await keep();
    }
  }
  return { leaves, roots };
}

function readLine(decoder: TextDecoder, entry: Uint8Array): Leaf | undefined {
  try {
    return readLeaf(decoder.decode(entry));
  } catch {
    return undefined;
  }
}

/** Reads a ledger over HTTP, and checks that its lines are those of its checkpoint. @throws CheckError where they are not */
export async function readLedger(
  source: Source,
  at: string,
  { key, sizes = [] }: { key: NoteKey; sizes?: readonly number[] },
): Promise<Rebuilt & { checkpoint: SignedCheckpoint }> {
  const checkpoint = await readSigned(source, at, key);
  const { size, root } = checkpoint;
  const bundles = readEntries((path) => readBytes(source, `${at}/${path}`), size);
  const rebuilt = await rebuild(bundles, [...sizes, size]);
  if (!sameHash(rebuilt.roots.get(size)!, root))
    throw new CheckError(`The ${size} lines of the ledger are not those of its signed checkpoint.`);
  return { ...rebuilt, checkpoint };
}
