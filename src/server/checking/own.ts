import { actId, leafKinds, leafMark, type Leaf } from '../../tally/leaf.ts';
import type { Findings } from './findings.ts';
import type { ShownThing } from './counts.ts';

/**
 * Finds the lines of an act by its receipt, which stays on this machine: nothing is asked of the server.
 *
 * @param receipt the key of the act
 */
export async function checkOwn(
  receipt: string,
  { id }: Pick<ShownThing, 'id'>,
  leaves: readonly Leaf[],
  findings: Findings,
): Promise<void> {
  const places = new Map(leaves.map(({ mark }, place) => [mark, place]));
  const key = receipt.trim();
  let [lines, standing] = [0, 0];
  for (const thing of new Set(leaves.map((leaf) => leaf.thing))) {
    // What stands beside others in one ledger is part of the id of an act.
    const act = await actId(key, thing === id ? undefined : thing);
    for (const kind of leafKinds) {
      const mark = await leafMark(kind, act);
      const place = places.get(mark);
      if (place === undefined) continue;
      lines += 1;
      for (const leaf of leaves) if (leaf.mark === mark) standing += leaf.amount;
      findings.tell(`your act: ${kind}, in line ${place} (${thing})`);
    }
  }
  findings.check(
    lines > 0,
    standing > 0
      ? 'your act is in the ledger, and counts'
      : 'your act is in the ledger, and does not count any more, or in place of another one of yours',
    'no line is of this act: it waits for its code or for the end of the vote, was given up, or another one of yours counts',
  );
}
