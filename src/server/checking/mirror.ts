import { toBase64 } from '../../tally/base64.ts';
import { readKey, writeKey, type NoteKey } from '../../tally/checkpoint.ts';
import type { Completed } from '../../tally/growing.ts';
import { sameHash } from '../../tally/merkle.ts';
import { hashLength, tileHeight, tilePath, tilesOf, tileWidth } from '../../tally/tiles.ts';
import {
  checkedNote,
  needLedger,
  readEntries,
  readLedgerKey,
  readSigned,
  rebuild,
  type SignedCheckpoint,
} from './ledger.ts';
import { CheckError, readBytes, readJson, type Source } from './source.ts';

/** Where a mirror is kept: plain files. */
export interface MirrorFolder {
  read(path: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Writes a file whole or not at all. */
  write(path: string, content: Uint8Array | string): Promise<void>;
}

/** What a mirror has come to. */
export interface Mirrored {
  size: number;
  /** How many lines are new. */
  added: number;
}

const decode = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes);

/**
 * Brings a mirror of a ledger up to date. It refuses one that has shrunk, or whose first lines are others by now, and keeps the checkpoint that
 * proves it below `evidence/`; the mirror stays as it was.
 *
 * @param address that of the thing
 * @param cosign adds the line of a witness to the checkpoint that is kept
 * @throws CheckError where it refuses, or nothing can be read
 */
export async function mirror(
  source: Source,
  address: string,
  folder: MirrorFolder,
  cosign: (note: string) => Promise<string> = async (note) => note,
): Promise<Mirrored> {
  const thing = await readJson<{ url?: string; title?: string }>(source, address);
  if (!thing?.url) throw new CheckError(`Nothing stands at ${address}.`);
  await needLedger(source, { title: thing.title ?? address, url: thing.url });
  const at = `${thing.url}/ledger`;
  const key = await keyOf(source, at, folder);
  const kept = decode(await folder.read('checkpoint'));
  const before = kept === undefined ? undefined : await checkedNote(kept, key);
  const now = await readSigned(source, at, key);
  if (before && now.size < before.size)
    await refuse(folder, now, `The ledger has shrunk: it had ${before.size} lines, and has ${now.size}`);

  const nodes = new Map<string, Uint8Array[]>();
  const keepNodes = (completed: readonly Completed[]): void => {
    for (const { level, index, hash } of completed) {
      if (level % tileHeight !== 0) continue;
      const name = `${level / tileHeight}/${Math.floor(index / tileWidth)}`;
      nodes.set(name, [...(nodes.get(name) ?? []), hash]);
    }
  };
  const added: [path: string, bundle: Uint8Array<ArrayBuffer>][] = [];
  const readBundleAt = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
    const known = await folder.read(path);
    if (known) return known;
    const bundle = await readBytes(source, `${at}/${path}`);
    added.push([path, bundle]);
    return bundle;
  };
  const { roots } = await rebuild(readEntries(readBundleAt, now.size), [before?.size ?? 0, now.size], keepNodes);
  if (before && !sameHash(roots.get(before.size)!, before.root))
    await refuse(folder, now, `The ledger has forked: its first ${before.size} lines are others by now`);
  if (!sameHash(roots.get(now.size)!, now.root))
    await refuse(folder, now, `The ${now.size} lines of the ledger are not those of its signed checkpoint`);

  for (const [path, bundle] of added) await folder.write(path, bundle);
  for (const { level, number, width } of tilesOf(now.size)) {
    const isKnown = before && (number + 1) * tileWidth ** (level + 1) <= before.size;
    if (!isKnown)
      await folder.write(`tile/${level}/${tilePath(number, width)}`, joined(nodes.get(`${level}/${number}`)!));
  }
  // Last: what it speaks of is there by then.
  await folder.write('checkpoint', await cosign(now.note));
  return { size: now.size, added: now.size - (before?.size ?? 0) };
}

function joined(hashes: readonly Uint8Array[]): Uint8Array {
  const tile = new Uint8Array(hashes.length * hashLength);
  for (const [at, hash] of hashes.entries()) tile.set(hash, at * hashLength);
  return tile;
}

/** Returns the key of a mirror: the one that it began with. @throws CheckError where it is of another ledger */
async function keyOf(source: Source, at: string, folder: MirrorFolder): Promise<NoteKey> {
  const kept = decode(await folder.read('vkey'));
  const key = kept === undefined ? await readLedgerKey(source, at) : await readKey(kept);
  if (!key) throw new CheckError('The key that the mirror keeps can’t be read.');
  if (key.name !== at.replace(/^https?:\/\//, ''))
    throw new CheckError(`The key is that of ${key.name}, and this ledger is at ${at}.`);
  if (kept === undefined) await folder.write('vkey', `${writeKey(key)}\n`);
  return key;
}

/** Keeps what proves that a ledger is not the one that it was. @throws CheckError always */
async function refuse(folder: MirrorFolder, { note, size, root }: SignedCheckpoint, why: string): Promise<never> {
  const name = toBase64(root).replaceAll('/', '_').slice(0, 16);
  const path = `evidence/${size}-${name}.checkpoint`;
  await folder.write(path, note);
  throw new CheckError(
    `${why}. The mirror stays as it was; both checkpoints are signed and prove it together: checkpoint and ${path}.`,
  );
}
