import { daysFrom, putEach } from '../../core/seed.ts';
import { things } from '../../core/tables.ts';
import { pathOf, rowOf } from '../../core/things.ts';
import type { Store, Writer } from '../../store/store.ts';
import { writeBallot } from './ballot-codec.ts';
import { pollKind } from './kind.ts';
import { stampPassedQuorum } from './quorum.ts';
import { seedPolls, type SeedPoll } from './seed.ts';
import { ballots } from './tables.ts';

/** Puts in the polls of the demo; answers whether one was not there yet. */
export const seedPollsOf = (store: Store, now: number): Promise<boolean> =>
  putEach(store, seedPolls(daysFrom(now)), (writer, poll) => seedPoll(writer, poll, now));

async function seedPoll(writer: Writer, { id, document, ballots: cast }: SeedPoll, now: number): Promise<boolean> {
  if (!(await writer.insert(things, rowOf(pollKind, id, document, now)))) return false;
  const options = document.options.map((option) => option.id);
  await writer.insertMany(
    ballots,
    cast.map((ballot, number) => {
      const voter = `demo ${String(number).padStart(5, '0')}`;
      return { scope: id, thing: id, voter, choice: writeBallot(ballot, options) };
    }),
  );
  await stampPassedQuorum(writer, { kind: pollKind, scope: id, id, path: pathOf(pollKind, id), document }, now);
  return true;
}
