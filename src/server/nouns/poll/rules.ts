import { erasePerson, findPerson, findRow, happenedAt, record, type ActRules } from '../../confirmation/rules.ts';
import { keyedDigest } from '../../core/crypto.ts';
import { countVoter } from '../../core/participation.ts';
import { signFault } from '../../core/phases.ts';
import { spellingsOf } from '../../core/mailboxes.ts';
import type { Services } from '../../core/services.ts';
import type { Reader, Writer } from '../../store/store.ts';
import { ballots, pendingBallots, voters } from './tables.ts';
import type { StoredPoll } from './document.ts';

/**
 * What stands for a person in one poll. Without the server's secret, nobody can tell whose it is. Who voted under an earlier form of the
 * address goes on under it.
 */
async function voterOf({ secret, store }: Services, poll: StoredPoll, email: string): Promise<string> {
  const digestOf = (each: string) => keyedDigest(secret, JSON.stringify([poll.scope, poll.id, each]));
  const [same, ...earlier] = spellingsOf(email);
  for (const each of earlier) {
    const before = await digestOf(each);
    if (await ballotOf(store, poll, before)) return before;
  }
  return digestOf(same);
}

export const ballotOf = (reader: Reader, { scope, id: thing }: StoredPoll, voter: string) =>
  reader.get(ballots, { scope, thing, voter });

/**
 * Ballots: one per person and poll; the last that is confirmed counts. Once it is, no address is kept: the act's key leads to
 * the voter, and the voter to the ballot. Nothing is confirmed after the close, when results may be known.
 */
export const pollActs: ActRules<StoredPoll> = {
  identityOf: voterOf,

  async find(services, reader, poll, id) {
    const row = await findRow(reader, poll, id);
    if (!row) return undefined;
    const ended =
      (await happenedAt(reader, poll, 'withdrawn', id)) ?? (await happenedAt(reader, poll, 'cancelled', id));
    if (ended !== undefined) return { id, state: 'withdrawn', at: ended, person: undefined, identity: undefined };
    const voter = (await reader.get(voters, { scope: poll.scope, act: id }))?.voter;
    if (voter !== undefined) {
      const ballot = await ballotOf(reader, poll, voter);
      // It may be taken back from another device.
      const state = ballot ? 'counted' : 'withdrawn';
      return { id, state, at: ballot?.at ?? row.at, person: undefined, identity: voter };
    }
    const person = await findPerson(reader, poll.scope, id);
    const identity = person && (await voterOf(services, poll, person.email));
    return { id, state: 'waiting', at: row.at, person, identity };
  },

  takenBy: async (reader, poll, voter, act) =>
    poll.document.final && (await ballotOf(reader, poll, voter)) ? act : undefined,

  confirmFault: signFault,
  withdrawFault: ({ final, ...schedule }, moment) => {
    if (final) return 'already-voted';
    const fault = signFault(schedule, moment);
    // A pause does not hold people: it stops new ballots only.
    return fault === 'paused' ? undefined : fault;
  },

  async count(services, writer, poll, { id, person, identity: voter }, now) {
    const { scope, id: thing, document } = poll;
    const pending = await writer.get(pendingBallots, { scope, act: id });
    if (!pending) throw new Error(`The ballot ${id} waits, yet it is gone.`);
    await erase(writer, poll, id);
    if (document.final && (await ballotOf(writer, poll, voter))) {
      await record(writer, poll, 'cancelled', id, now);
      return 'already-voted';
    }
    await writer.put(ballots, { scope, thing, voter, choice: pending.choice, at: now });
    await writer.insert(voters, { scope, act: id, voter });
    await record(writer, poll, 'counted', id, now);
    if (scope !== thing) await countVoter(services, writer, scope, person.email);
    return undefined;
  },

  async uncount(writer, { scope, id: thing }, { id, identity: voter }) {
    if (voter !== undefined) await writer.remove(ballots, { scope, thing, voter });
    await writer.remove(voters, { scope, act: id });
  },

  erase,
};

async function erase(writer: Writer, poll: StoredPoll, act: string): Promise<void> {
  await erasePerson(writer, poll, act);
  await writer.remove(pendingBallots, { scope: poll.scope, act });
}
