import { fingerprints } from '../../src/server/core/tables.ts';
import { ballotName } from '../../src/server/nouns/poll/apart.ts';
import { ballots, voters } from '../../src/server/nouns/poll/tables.ts';
import type { Store } from '../../src/server/store/store.ts';

/** Puts each ballot under its voter, as databases of before had them; answers how many those are. */
export async function asBefore(store: Store, secret: string): Promise<number> {
  const all = await store.list(ballots, {});
  let moved = 0;
  for (const voter of new Set((await store.list(voters, {})).map((row) => row.voter))) {
    const name = await ballotName({ secret }, voter);
    for (const row of all.filter((each) => each.voter === name)) {
      await store.write(async (writer) => {
        const { scope, thing } = row;
        await writer.remove(ballots, { scope, thing, voter: name });
        await writer.insert(ballots, { ...row, voter });
      });
      moved += 1;
    }
  }
  await store.write((writer) => writer.remove(fingerprints, { of: 'ballots' }));
  return moved;
}

/** Counts the ballots that stand under a voter to whom an act leads. */
export async function leftAsBefore(store: Store): Promise<number> {
  const known = new Set((await store.list(voters, {})).map(({ voter }) => voter));
  return (await store.list(ballots, {})).filter(({ voter }) => known.has(voter)).length;
}
