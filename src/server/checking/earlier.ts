import { keyKinds, readKey, readNote } from '../../tally/checkpoint.ts';
import { sameHash } from '../../tally/merkle.ts';
import { cosignedAt } from './cosignature.ts';
import type { Findings } from './findings.ts';
import type { SignedCheckpoint } from './ledger.ts';
import { CheckError } from './source.ts';

/** Checks that a ledger goes on from an earlier checkpoint. @param root what its first lines come to now */
export function checkEarlier(
  earlier: SignedCheckpoint,
  now: SignedCheckpoint,
  root: Uint8Array | undefined,
  findings: Findings,
): void {
  const { size } = earlier;
  if (size > now.size) {
    findings.check(false, '', `the ledger has shrunk: it had ${size} lines, and has ${now.size}`);
    return;
  }
  findings.check(
    root !== undefined && sameHash(root, earlier.root),
    `the ledger goes on from the earlier checkpoint of ${size} lines`,
    `the ledger has forked: its first ${size} lines are not those of the earlier checkpoint`,
  );
}

/** Checks that a witness saw an earlier checkpoint. @param line the key of the witness @throws CheckError where it can't be read */
export async function checkWitness({ note, size }: SignedCheckpoint, line: string, findings: Findings): Promise<void> {
  const key = await readKey(line, keyKinds.cosignature);
  if (!key) throw new CheckError('The key of the witness can’t be read: it is one line, as the witness publishes it.');
  const at = await cosignedAt(readNote(note)!, key);
  findings.check(
    at !== undefined,
    `${key.name} saw the ledger with ${size} lines at ${at?.toISOString()}`,
    `the earlier checkpoint is not one that ${key.name} has signed`,
  );
}
