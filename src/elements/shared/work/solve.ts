import type { Work, WorkChallenge } from '../../../schema/work.ts';
import { deriveKey } from '../../../text/work.ts';

/** So many keys are derived at once: few, so that the page is never kept from anything else. */
const batch = 4;
/** More keys are not tried. */
const mostKeys = 100_000;
/** More rounds are not begun with: one key could not be given up. */
const mostRounds = 1_000_000;
/** For so long it is tried, in milliseconds; whoever has an old device does not pay for it any longer. */
const patience = 60_000;

const isSolvable = ({ algorithm, cost, keyLength, keyPrefix }: Partial<WorkChallenge['parameters']>): boolean =>
  algorithm === 'PBKDF2/SHA-256' && !!keyPrefix && !((cost as number) > mostRounds) && !((keyLength as number) > 64);

/** Solves a challenge; answers nothing where it is given up, called off, or none that can be solved. */
export async function solve(
  challenge: WorkChallenge,
  calledOff?: AbortSignal,
  longest: number = patience,
): Promise<Work | undefined> {
  const { parameters } = challenge;
  const ends = performance.now() + longest;
  if (!isSolvable(parameters)) return undefined;
  for (let first = 0; first < mostKeys && performance.now() < ends && !calledOff?.aborted; first += batch) {
    const some = Array.from({ length: batch }, (_, at) => deriveKey(parameters, first + at));
    const keys = await Promise.all(some);
    const found = keys.findIndex((key) => key.startsWith(parameters.keyPrefix));
    if (found >= 0) return { challenge, solution: { counter: first + found, derivedKey: keys[found]! } };
  }
  return undefined;
}
