import { isCivicError } from '../../../client/errors.ts';
import type { LedgerProof } from '../../../schema/acts.ts';
import { checkpoints, type SeenCheckpoint } from '../../../state/checkpoints.ts';
import { readCheckpoint, readNote } from '../../../tally/checkpoint.ts';
import { checkProof, compareLedgers, findOwn, markOf, type CheckedProof } from '../../../tally/ledger-proof.ts';

/** An act that is looked for in the ledger of its counts. */
export interface Sought {
  /** Address of the thing. */
  src: string;
  /** Id of the thing. */
  thing: string;
  /** The act's secret key. */
  key: string;
  /** Asks the backend. */
  prove(since: number): Promise<LedgerProof>;
}

/** What came of it: all of it was computed here, but for why a line is not there. */
export interface Finding {
  state:
    | 'there'
    | 'out'
    | 'hidden'
    | 'soon'
    | 'earlier'
    | 'double'
    | 'missing'
    | 'wrong'
    | 'shrunk'
    | 'forked'
    | 'other-key'
    | 'gone'
    | 'none'
    | 'unable';
  /** When it was read. */
  at: string;
  /** How many lines there are, and which one it is about, from 1. */
  size: number;
  place: number;
  /** How many acts were counted before the ledger began. */
  count: number;
  until?: string | undefined;
  isInstead?: boolean;
  /** This browser can't check who signed. */
  isUnsigned?: boolean;
  /** What was seen before. */
  seen?: SeenCheckpoint | undefined;
  /** How many lines there were then. */
  before: number;
  /** What proves a fault to anybody. */
  evidence?: string;
}

const sizeOf = (seen: SeenCheckpoint | undefined): number =>
  readCheckpoint(readNote(seen?.checkpoint ?? '')?.text ?? '')?.size ?? 0;

const write = ({ key, checkpoint, at }: Omit<SeenCheckpoint, 'src'>): string => `${at}\n${key}\n\n${checkpoint}`;

/**
 * Looks for an act in the ledger of its counts, and compares that with what this device saw of it before, which it remembers from then on.
 *
 * @throws CivicError where the backend does not answer
 */
export async function findAct(sought: Sought): Promise<Finding> {
  const { src, key, thing, prove } = sought;
  const at = new Date().toISOString();
  const seen = checkpoints.find(src);
  const known = { at, size: 0, place: 0, count: 0, seen, before: sizeOf(seen) };
  // A page that came without encryption can't compute anything of this.
  if (!globalThis.crypto?.subtle) return { ...known, state: 'unable' };
  const proof = await prove(known.before).catch((error: unknown) => {
    if (isCivicError(error) && error.code === 'not-found') return undefined;
    throw error;
  });
  if (!proof) return { ...known, ...(seen ? { state: 'gone', evidence: write(seen) } : { state: 'none' }) };
  const now = { src, key: proof.key, checkpoint: proof.checkpoint, at };
  const checked = await checkProof(proof);
  if (!checked || checked.isSigned === false)
    return { ...known, state: 'wrong', evidence: `${write(now)}\n${JSON.stringify(proof.lines)}\n` };
  const { size } = checked.checkpoint;
  const succession = seen ? await compareLedgers(seen, proof) : 'grown';
  if (seen && succession !== 'grown') {
    const { src: _, ...against } = now;
    checkpoints.keep({ ...seen, against });
    return { ...known, size, state: succession, evidence: `${write(seen)}\n${write(against)}` };
  }
  const against = seen?.against;
  checkpoints.keep({ ...now, ...(against && { against }) });
  const own = await ownState(sought, proof, checked);
  return {
    ...known,
    size,
    ...own,
    ...(checked.isSigned === undefined && { isUnsigned: true }),
    ...(against && { evidence: `${write(now)}\n${write(against)}` }),
    ...(own.state === 'missing' && { evidence: `${write(now)}\n${await markOf(thing, key)}\n` }),
  };
}

/** Tells how an act stands by the lines that were proved; why none counts it is the backend's word. */
async function ownState(
  { thing, key }: Sought,
  { why, until }: LedgerProof,
  { lines }: CheckedProof,
): Promise<Pick<Finding, 'state'> & Partial<Finding>> {
  const { counted, out, earlier, isInstead } = await findOwn(lines, thing, key);
  if (counted && out) return { state: 'out', place: out.index + 1 };
  if (counted) return { state: 'there', place: counted.index + 1, isInstead };
  if (why === 'hidden' || why === 'soon' || why === 'double') return { state: why, until };
  return earlier ? { state: 'earlier', place: earlier.index + 1, count: earlier.amount } : { state: 'missing' };
}
