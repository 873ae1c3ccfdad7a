import type { LedgerProof } from '../../schema/acts.ts';
import { toBase64 } from '../../tally/base64.ts';
import { readCheckpoint, readNote, writeKey } from '../../tally/checkpoint.ts';
import { leafMark, readLeaf, type LeafKind } from '../../tally/leaf.ts';
import { consistencyProof, inclusionProof } from '../../tally/merkle.ts';
import { bundlesOf, tileWidth } from '../../tally/tiles.ts';
import { digest } from '../core/crypto.ts';
import type { Services } from '../core/services.ts';
import type { ReadStore, Store } from '../store/store.ts';
import { findPlaces, readLines, readNodes, type PlacedLine } from './reading.ts';
import { namedSigner } from './signer.ts';
import { ledgerChecks, ledgerHeads, ledgerWaiting } from './tables.ts';
import type { LedgerPlace } from './waiting.ts';

/** Kinds of lines that one act can have. */
const ofActs: readonly LeafKind[] = ['counted', 'replaced', 'withdrawn', 'invalidated', 'restored'];
/** More lines of one act are not answered. */
const mostLines = 50;
/** The line of what was there before a ledger is looked for in so many bundles at its beginning. */
const mostBundles = 16;

/** An act that is looked for, by who has its receipt. */
export interface SoughtAct extends LedgerPlace {
  act: string;
}

/** What is asked for besides. */
export interface ProofWish {
  /** How many lines the ledger had when it was last seen. */
  since?: number | undefined;
  /** What is known where no line counts the act. */
  why?: string | undefined;
  until?: string | undefined;
}

/** Proves the lines of an act; nothing where its scope has no ledger. */
export const proveAct = (
  services: Pick<Services, 'store' | 'secret'>,
  sought: SoughtAct,
  { since = 0, why, until }: ProofWish,
): Promise<LedgerProof | undefined> =>
  services.store.snapshot(async (reader) => {
    const { scope } = sought;
    const head = await reader.get(ledgerHeads, { scope });
    const read = head && readNote(head.note);
    const checkpoint = read && readCheckpoint(read.text);
    if (!checkpoint) return undefined;
    const { origin, size } = checkpoint;
    const { key } = await namedSigner(services, origin);
    const found = await linesOf(reader, sought, size);
    const isCounted = found.some(({ line }) => readLeaf(line)?.kind === 'counted');
    const [earlier] = isCounted || why !== undefined ? [] : await earlierLines(reader, sought, size);
    const nodes = readNodes(reader, scope);
    const lines = await Promise.all(
      [...found, ...(earlier ? [earlier] : [])].map(async ({ line, place }) => ({
        text: line,
        index: place,
        path: (await inclusionProof(place, size, nodes)).map(toBase64),
      })),
    );
    const reason = isCounted ? undefined : (why ?? ((await isWaiting(reader, sought)) ? 'soon' : earlier && 'earlier'));
    return {
      key: writeKey(key),
      checkpoint: head.note,
      lines,
      ...(since > 0 && since <= size && { consistency: (await consistencyProof(since, size, nodes)).map(toBase64) }),
      ...(reason && { why: reason }),
      ...(reason && until && { until }),
    };
  });

async function linesOf(reader: ReadStore, { scope, thing, act }: SoughtAct, size: number): Promise<PlacedLine[]> {
  const found: PlacedLine[] = [];
  for (const kind of ofActs) found.push(...(await findPlaces(reader, scope, await leafMark(kind, act), size)));
  return found
    .filter(({ line }) => readLeaf(line)?.thing === thing)
    .sort((one, other) => one.place - other.place)
    .slice(0, mostLines);
}

/** Finds the line of what a count had come to before its ledger: such lines stand at the beginning. */
async function earlierLines(reader: ReadStore, { scope, thing }: SoughtAct, size: number): Promise<PlacedLine[]> {
  for (const bundle of bundlesOf(Math.min(size, mostBundles * tileWidth))) {
    const lines = (await readLines(reader, scope, bundle)) ?? [];
    for (const [at, line] of lines.entries()) {
      const leaf = readLeaf(line);
      if (leaf?.kind !== 'earlier') return [];
      if (leaf.thing === thing) return [{ line, place: bundle.number * tileWidth + at }];
    }
  }
  return [];
}

const isWaiting = async (reader: ReadStore, { scope, thing }: SoughtAct): Promise<boolean> =>
  (await reader.list(ledgerWaiting, { scope, thing }, { limit: 1 })).length > 0;

/** Counts that somebody who has the receipt of an act found it in the ledger; answers whether that is new. */
export async function countCheck(store: Store, { scope, thing, act }: SoughtAct): Promise<boolean> {
  const row = { scope, thing, receipt: await digest(`checked\n${act}`) };
  if (await store.get(ledgerChecks, row)) return false;
  return store.write((writer) => writer.insert(ledgerChecks, row));
}
