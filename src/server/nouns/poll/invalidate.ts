import { actId } from '../../confirmation/rules.ts';
import type { Invalidating } from '../../core/noun.ts';
import type { ReadStore, Table, Writer } from '../../store/store.ts';
import type { PollDocument, StoredPoll } from './document.ts';
import { ballots, invalidBallots, voters } from './tables.ts';
import { isPublic } from './public.ts';

type BallotRow = { scope: string; thing: string; voter: string; choice: string; at: number };

/** Takes ballots out of the count: they are put by as they are, and their voters cast no others. */
export const pollInvalidating: Invalidating<PollDocument> = {
  metric: 'votes',
  isPublic,
  // Whoever takes out one ballot sees in the result how it was cast.
  fewest: 5,
  actOf: (stored, receipt) => actId(stored as StoredPoll, receipt),
  async standing(reader, { scope, id: thing }, acts) {
    const actOf = await votersOf(reader, scope, acts);
    const cast = await reader.getMany(ballots, { scope, thing }, 'voter', [...actOf.keys()]);
    return cast.map(({ voter }) => actOf.get(voter)!);
  },
  async authors(reader, { scope }, acts) {
    const rows = await reader.getMany(voters, { scope }, 'act', acts);
    const known = new Map(rows.map(({ act, voter }) => [act, voter]));
    return acts.map((act) => known.get(act) ?? act);
  },
  invalidate: (writer, poll, acts) => move(writer, poll, acts, ballots, invalidBallots),
  restore: (writer, poll, acts) => move(writer, poll, acts, invalidBallots, ballots),
};

/** Moves the ballots that acts lead to from one table to the other; answers the acts whose ballots were there, one for each ballot. What was withdrawn stays where it is. */
async function move(
  writer: Writer,
  { scope, id: thing }: { scope: string; id: string },
  acts: readonly string[],
  from: Table<BallotRow>,
  to: Table<BallotRow>,
): Promise<string[]> {
  const actOf = await votersOf(writer, scope, acts);
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

/** Returns the voters of acts, each with one of theirs. */
const votersOf = async (reader: ReadStore, scope: string, acts: readonly string[]): Promise<Map<string, string>> =>
  new Map((await reader.getMany(voters, { scope }, 'act', acts)).map(({ voter, act }) => [voter, act]));
