import { acts } from '../../confirmation/tables.ts';
import { fingerprints } from '../../core/tables.ts';
import type { Services } from '../../core/services.ts';
import { othersTurn } from '../../store/turn.ts';
import type { ReadStore, Table } from '../../store/store.ts';
import { ballotName, type BallotRow } from './apart.ts';
import { ballots, invalidBallots, voters } from './tables.ts';

/*
 * Ballots of databases of before stand under their voters. Whoever has the secret gives each a name of its own, once. Only those to which an act
 * leads: an act has a time. Imported ballots stay under their authors, where the same file finds them again.
 */

const batch = 200;
const done = { of: 'ballots' };

/** A ballot that stands under its voter. */
interface Old {
  readonly table: Table<BallotRow>;
  readonly row: BallotRow;
}

/** Puts every ballot to which an act leads under a name that no act leads to without the secret; does nothing where that was done. */
export async function setApart(services: Pick<Services, 'store' | 'secret'>): Promise<void> {
  const { store } = services;
  if (await store.get(fingerprints, done)) return;
  for await (const found of oldBallots(store)) {
    const names = await Promise.all(found.map(({ row }) => ballotName(services, row.voter)));
    await store.write(async (writer) => {
      for (const [
        at,
        {
          table,
          row: { scope, thing, voter },
        },
      ] of found.entries()) {
        const row = await writer.get(table, { scope, thing, voter });
        if (!row) continue;
        await writer.remove(table, { scope, thing, voter });
        // Who has voted again since is there already.
        await writer.insert(table, { ...row, voter: names[at]! });
      }
    });
  }
  await store.write((writer) => writer.insert(fingerprints, { ...done, value: 'apart' }));
}

/** Finds the ballots that stand under a voter to whom an act leads, some at a time. */
async function* oldBallots(reader: ReadStore): AsyncGenerator<Old[]> {
  for (let after: string[] | undefined; ;) {
    const rows = await reader.list(voters, {}, { limit: batch, ...(after && { after }) });
    const found: Old[] = [];
    for (const [scope, of] of Map.groupBy(rows, (row) => row.scope)) {
      const voterOf = new Map(of.map(({ act, voter }) => [act, voter]));
      const leading = await reader.getMany(acts, { scope }, 'id', [...voterOf.keys()]);
      for (const [thing, those] of Map.groupBy(leading, (act) => act.thing)) {
        const names = [...new Set(those.map(({ id }) => voterOf.get(id)!))];
        for (const table of [ballots, invalidBallots]) {
          const old = await reader.getMany(table, { scope, thing }, 'voter', names);
          found.push(...old.map((row) => ({ table, row })));
        }
      }
    }
    if (found.length > 0) yield found;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = [last.scope, last.act];
    await othersTurn();
  }
}
