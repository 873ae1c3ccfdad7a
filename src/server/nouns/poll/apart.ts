import type { Apart } from '../../confirmation/rules.ts';
import { events } from '../../confirmation/tables.ts';
import { keyedDigest } from '../../core/crypto.ts';
import type { Services } from '../../core/services.ts';
import type { ReadStore, Table, Writer } from '../../store/store.ts';
import type { StoredPoll } from './document.ts';
import { ballots, invalidBallots, voters } from './tables.ts';
import { openChoice } from './waiting-choice.ts';

/*
 * What was voted stands under a name of its own. From a voter, to whom acts lead with their times, nothing leads there but the secret of the
 * server: a copy of the database holds who acted when and what was voted, and no way from one to the other.
 */

/** Begins each such name. Ballots of databases of before may stand under the voter itself, and imported ones under their author: neither begins so. */
const mark = '.';

/** Makes the name under which the ballot of a voter is kept. */
export const ballotName = async ({ secret }: Pick<Services, 'secret'>, voter: string): Promise<string> =>
  `${mark}${await keyedDigest(secret, `ballot\n${voter}`)}`;

/** Makes such names, each once. */
export function ballotNames(services: Pick<Services, 'secret'>): Apart {
  const made = new Map<string, Promise<string>>();
  return {
    apart(voter) {
      const name = made.get(voter) ?? ballotName(services, voter);
      made.set(voter, name);
      return name;
    },
    open: (about, kept) => openChoice(services, about, kept),
  };
}

export type BallotRow = { scope: string; thing: string; voter: string; choice: string };

/** Finds what a voter has in a table of ballots of a poll, under its own name or as databases of before had it. */
async function find(table: Table<BallotRow>, reader: ReadStore, poll: Place, voter: string, names: Apart) {
  const key = { scope: poll.scope, thing: poll.id };
  return (
    (await reader.get(table, { ...key, voter: await names.apart(voter) })) ??
    (await reader.get(table, { ...key, voter }))
  );
}

type Place = Pick<StoredPoll, 'scope' | 'id'>;

/** Finds the ballot of a voter in a poll. */
export const ballotOf = (reader: ReadStore, poll: Place, voter: string, names: Apart) =>
  find(ballots, reader, poll, voter, names);

/** Finds the ballot of a voter that was taken out of the count. */
export const invalidOf = (reader: ReadStore, poll: Place, voter: string, names: Apart) =>
  find(invalidBallots, reader, poll, voter, names);

/** Writes the ballot of a voter in place of the one before; answers the name that it stands under. */
export async function putBallot(
  writer: Writer,
  { scope, id: thing }: Place,
  voter: string,
  choice: string,
  names: Apart,
): Promise<string> {
  const name = await names.apart(voter);
  await writer.remove(ballots, { scope, thing, voter });
  await writer.put(ballots, { scope, thing, voter: name, choice });
  return name;
}

/** Removes what a voter has in a table of ballots; answers whether there was anything. */
export async function removeBallot(
  table: Table<BallotRow>,
  writer: Writer,
  poll: Place,
  voter: string,
  names: Apart,
): Promise<boolean> {
  const row = await find(table, writer, poll, voter, names);
  if (row) await writer.remove(table, { scope: row.scope, thing: row.thing, voter: row.voter });
  return row !== undefined;
}

/** Lists the acts that lead to a voter. */
export const keysOf = async (reader: ReadStore, scope: string, voter: string): Promise<string[]> =>
  (await reader.list(voters, { scope, voter }, { index: 'voter' })).map(({ act }) => act);

/** Returns when a voter last voted, as their acts tell it: a ballot has no time. */
export async function votedAt(
  reader: ReadStore,
  { scope, id: thing }: Place,
  voter: string,
): Promise<number | undefined> {
  const keys = await keysOf(reader, scope, voter);
  const times: number[] = [];
  for (const kind of ['counted', 'changed']) {
    for (const { at } of await reader.getMany(events, { scope, thing, kind }, 'act', keys)) times.push(at);
  }
  return times.length > 0 ? Math.max(...times) : undefined;
}
