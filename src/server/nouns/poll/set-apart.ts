import { acts } from '../../confirmation/tables.ts';
import { fingerprints } from '../../core/tables.ts';
import type { Services } from '../../core/services.ts';
import { othersTurn } from '../../store/turn.ts';
import type { ReadStore, Store, Table } from '../../store/store.ts';
import { ballotName, type BallotRow } from './apart.ts';
import { ballots, invalidBallots, voters } from './tables.ts';

/*
 * Ballots of databases of before stand under their voters. Whoever has the secret gives each a name of its own, once. Only those to which an act
 * leads: an act has a time. Imported ballots stay under their authors, where the same file finds them again.
 */

const batch = 200;
/** How many are named at most in one round, so that what else is due does not wait for long. */
const perRound = 1000;
/** So many in a row may be left for the next round, because others wrote the same meanwhile; where more fail, the database does not answer. */
const mostLeft = 5;
const done = { of: 'ballots' };

/** A ballot that stands under its voter. */
interface Old {
  readonly table: Table<BallotRow>;
  readonly row: BallotRow;
}

/**
 * Puts ballots to which an act leads under names that no act leads to without the secret: some of them, so that whoever votes meanwhile does
 * not wait. To be called again and again; does nothing once none is left.
 */
export async function setApart(services: Pick<Services, 'store' | 'secret'>): Promise<void> {
  const { store } = services;
  if (await store.get(fingerprints, done)) return;
  const found = await oldBallots(store);
  if (found.length === 0) return store.write((writer) => writer.put(fingerprints, { ...done, value: 'apart' }));
  const named = await Promise.all(
    found.map(async (old) => ({ ...old, name: await ballotName(services, old.row.voter) })),
  );
  // They were found in the order of the acts, which the order of what is written must not tell.
  named.sort((one, other) => (one.name < other.name ? -1 : 1));
  let left = 0;
  for (const { table, row, name } of named) {
    try {
      // Each by itself: a transaction that counts many ballots anew meets everyone who votes.
      await rename(store, table, row, name);
      left = 0;
    } catch (error) {
      left += 1;
      if (left > mostLeft) throw error;
    }
    await othersTurn();
  }
}

const rename = (store: Store, table: Table<BallotRow>, { scope, thing, voter }: BallotRow, name: string) =>
  store.write(async (writer) => {
    const row = await writer.get(table, { scope, thing, voter });
    if (!row) return;
    await writer.remove(table, { scope, thing, voter });
    // Who has voted again since is there already.
    await writer.insert(table, { ...row, voter: name });
  });

/** Finds ballots that stand under a voter to whom an act leads: as many as a round takes, and all where those are fewer. */
async function oldBallots(reader: ReadStore): Promise<Old[]> {
  const found: Old[] = [];
  for (let after: string[] | undefined; ;) {
    const rows = await reader.list(voters, {}, { limit: batch, ...(after && { after }) });
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
    const last = rows.at(-1);
    if (!last || rows.length < batch || found.length >= perRound) return found;
    after = [last.scope, last.act];
    await othersTurn();
  }
}
