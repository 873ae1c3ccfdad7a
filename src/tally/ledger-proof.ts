import type { LedgerProof } from '../schema/acts.ts';
import { fromBase64 } from './base64.ts';
import {
  isSignedBy,
  readCheckpoint,
  readKey,
  readNote,
  type Checkpoint,
  type Note,
  type NoteKey,
} from './checkpoint.ts';
import { actId, leafMark, readLeaf, type Leaf, type LeafKind } from './leaf.ts';
import { leafHash, verifyConsistency, verifyInclusion, type Hash } from './merkle.ts';

/* What the proof of an act comes to, computed by whoever asked for it. */

/** A line that stands in a ledger. */
export interface ProvedLine extends Leaf {
  /** Number of the line, from 0. */
  index: number;
}

/** What was computed. */
export interface CheckedProof {
  checkpoint: Checkpoint;
  /** False where the signature does not hold; nothing where this program can't check signatures of this kind. */
  isSigned: boolean | undefined;
  lines: readonly ProvedLine[];
}

/** Reads hashes as they are sent; nothing where one is none. */
function hashesOf(encoded: readonly string[]): Hash[] | undefined {
  const hashes = encoded.map((each) => fromBase64(each));
  return hashes.every((each) => each !== undefined) ? hashes : undefined;
}

/** Checks who signed; nothing where this program knows no signatures of this kind. */
async function isSigned(note: Note, key: NoteKey): Promise<boolean | undefined> {
  try {
    return await isSignedBy(note, key);
  } catch (error) {
    return (error as Error).name === 'NotSupportedError' ? undefined : false;
  }
}

/** Computes whether all lines of a proof are in the ledger of its checkpoint; nothing where one is not, or a part can't be read. */
export async function checkProof({
  key: vkey,
  checkpoint: signed,
  lines,
}: LedgerProof): Promise<CheckedProof | undefined> {
  const note = readNote(signed);
  const [key, checkpoint] = [await readKey(vkey), note && readCheckpoint(note.text)];
  if (!key || !note || !checkpoint || checkpoint.origin !== key.name) return undefined;
  const proved: ProvedLine[] = [];
  for (const { text, index, path } of lines) {
    const [leaf, proof] = [readLeaf(text), hashesOf(path)];
    if (!leaf || !proof) return undefined;
    const { size, root } = checkpoint;
    const said = await leafHash(new TextEncoder().encode(text));
    if (!(await verifyInclusion({ index, size, leaf: said, proof, root }))) return undefined;
    proved.push({ ...leaf, index });
  }
  return { checkpoint, isSigned: await isSigned(note, key), lines: proved };
}

/** How a ledger stands to what was seen of it before. */
export type Succession = 'grown' | 'shrunk' | 'forked' | 'other-key';

/** What was seen of a ledger: its key, and its signed checkpoint. */
export interface SeenLedger {
  key: string;
  checkpoint: string;
}

/** Computes whether a ledger only grew since it was seen. */
export async function compareLedgers(
  seen: SeenLedger,
  { key, checkpoint, consistency }: LedgerProof,
): Promise<Succession> {
  if (seen.key !== key) return 'other-key';
  const [first, second] = [seen, { checkpoint }].map((each) => readCheckpoint(readNote(each.checkpoint)?.text ?? ''));
  if (!first || !second) return 'forked';
  if (second.size < first.size) return 'shrunk';
  // Of a ledger without lines, there is nothing to go on from.
  if (first.size === 0) return 'grown';
  const [firstRoot, secondRoot] = [first.root, second.root];
  const proof = hashesOf(consistency ?? []) ?? [];
  const isGrown = await verifyConsistency({ first: first.size, second: second.size, firstRoot, secondRoot, proof });
  return isGrown ? 'grown' : 'forked';
}

/** The lines of an act among those that were proved. */
export interface OwnLines {
  /** The one that counts it. */
  counted?: ProvedLine;
  /** The one that took it out of the count last; absent where it counts. */
  out?: ProvedLine;
  /** It came in the place of an earlier one of the same person. */
  isInstead: boolean;
  /** The one of what was counted before the ledger began. */
  earlier?: ProvedLine;
}

/** Returns what the acts with this key can be called. */
const actsOf = (thing: string, key: string): Promise<string[]> => Promise.all([actId(key), actId(key, thing)]);

/** Makes the marks that the line which counts the act with this key can have. */
export async function markOf(thing: string, key: string): Promise<string> {
  const acts = await actsOf(thing, key);
  return (await Promise.all(acts.map((act) => leafMark('counted', act)))).join('\n');
}

/** Finds the lines of the act with this key: no other is taken for one, whoever says so. @param thing id of what was acted on */
export async function findOwn(lines: readonly ProvedLine[], thing: string, key: string): Promise<OwnLines> {
  const acts = await actsOf(thing, key);
  const last = async (kind: LeafKind): Promise<ProvedLine | undefined> => {
    const marks = await Promise.all(acts.map((act) => leafMark(kind, act)));
    return lines.findLast((line) => line.kind === kind && line.thing === thing && marks.includes(line.mark));
  };
  const [counted, replaced, restored] = [await last('counted'), await last('replaced'), await last('restored')];
  const taken = [await last('withdrawn'), await last('invalidated')].filter((line) => line !== undefined);
  const out = taken.sort((one, other) => one.index - other.index).at(-1);
  const earlier = lines.find((line) => line.kind === 'earlier' && line.thing === thing);
  const isOut = out !== undefined && !(restored && restored.index > out.index);
  return {
    ...(counted && { counted }),
    ...(isOut && { out }),
    isInstead: replaced !== undefined,
    ...(earlier && { earlier }),
  };
}
