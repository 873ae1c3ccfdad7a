import { fingerprints } from '../../core/tables.ts';
import type { Services } from '../../core/services.ts';
import { othersTurn } from '../../store/turn.ts';
import type { Table } from '../../store/store.ts';
import { ballotName, isApart, type BallotRow } from './apart.ts';
import { ballots, invalidBallots } from './tables.ts';

/* Ballots of databases of before stand under their voters. Whoever has the secret gives each a name of its own, once. */

const batch = 200;
const done = { of: 'ballots' };

/** Puts every ballot under a name that no act leads to without the secret; does nothing where that was done. */
export async function setApart(services: Pick<Services, 'store' | 'secret'>): Promise<void> {
  const { store } = services;
  if (await store.get(fingerprints, done)) return;
  for (const table of [ballots, invalidBallots]) await rename(services, table);
  await store.write((writer) => writer.insert(fingerprints, { ...done, value: 'apart' }));
}

async function rename(services: Pick<Services, 'store' | 'secret'>, table: Table<BallotRow>): Promise<void> {
  const { store } = services;
  for (let after: string[] | undefined; ;) {
    const rows: BallotRow[] = await store.list(table, {}, { limit: batch, ...(after && { after }) });
    const old = rows.filter(({ voter }) => !isApart(voter));
    const names = await Promise.all(old.map(({ voter }) => ballotName(services, voter)));
    await store.write(async (writer) => {
      for (const [at, { scope, thing, voter }] of old.entries()) {
        const row = await writer.get(table, { scope, thing, voter });
        if (!row) continue;
        await writer.remove(table, { scope, thing, voter });
        // Who has voted again since is there already.
        await writer.insert(table, { ...row, voter: names[at]! });
      }
    });
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = [last.scope, last.thing, last.voter];
    await othersTurn();
  }
}
