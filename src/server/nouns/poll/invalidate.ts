import { actId } from '../../confirmation/rules.ts';
import type { Invalidating, Secret } from '../../core/noun.ts';
import type { ReadStore, Table, Writer } from '../../store/store.ts';
import type { PollDocument, StoredPoll } from './document.ts';
import { actsAtDomain } from './domains.ts';
import { ballotNames, type BallotRow } from './apart.ts';
import { ballots, invalidBallots, voters } from './tables.ts';

/** Takes ballots out of the count: they are put by as they are, and their voters cast no others. */
export const pollInvalidating: Invalidating<PollDocument> = {
  metric: 'votes',
  // Whoever takes out one ballot sees in the result how it was cast.
  fewest: 5,
  actOf: (stored, receipt) => actId(stored as StoredPoll, receipt),
  async standing(reader, { scope, id: thing }, acts, has) {
    const actOf = await namesOf(reader, scope, acts, has);
    const cast = await reader.getMany(ballots, { scope, thing }, 'voter', [...actOf.keys()]);
    return distinct(cast.map(({ voter }) => actOf.get(voter)!));
  },
  async authors(reader, { scope }, acts) {
    const rows = await reader.getMany(voters, { scope }, 'act', acts);
    const known = new Map(rows.map(({ act, voter }) => [act, voter]));
    return acts.map((act) => known.get(act) ?? act);
  },
  atDomain: actsAtDomain,
  invalidate: (writer, poll, acts, _, has) => move(writer, poll, acts, has, ballots, invalidBallots),
  restore: (writer, poll, acts, _, has) => move(writer, poll, acts, has, invalidBallots, ballots),
};

/** Moves the ballots that acts lead to from one table to the other; answers the acts whose ballots were there, one for each ballot. What was withdrawn stays where it is. */
async function move(
  writer: Writer,
  { scope, id: thing }: { scope: string; id: string },
  acts: readonly string[],
  has: Secret,
  from: Table<BallotRow>,
  to: Table<BallotRow>,
): Promise<string[]> {
  const actOf = await namesOf(writer, scope, acts, has);
  const found = await writer.getMany(from, { scope, thing }, 'voter', [...actOf.keys()]);
  const rows = found.filter(({ choice }) => choice !== '');
  await writer.removeMany(
    from,
    { scope, thing },
    'voter',
    rows.map(({ voter }) => voter),
  );
  await writer.insertMany(to, rows);
  return rows.map(({ voter }) => actOf.get(voter)!);
}

/** Returns the names under which the ballots of acts stand, of today and of before, each with one act of its voter. */
async function namesOf(
  reader: ReadStore,
  scope: string,
  acts: readonly string[],
  has: Secret,
): Promise<Map<string, string>> {
  const { apart } = ballotNames(has);
  const rows = await reader.getMany(voters, { scope }, 'act', acts);
  const actOf = new Map(rows.map(({ voter, act }) => [voter, act]));
  const names = await Promise.all([...actOf.keys()].map(apart));
  return new Map([...actOf, ...[...actOf.values()].map((act, at): [string, string] => [names[at]!, act])]);
}

const distinct = (acts: readonly string[]): string[] => [...new Set(acts)];
