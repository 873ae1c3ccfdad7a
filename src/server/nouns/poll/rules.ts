import { endedAt, erasePerson, findPerson, findRow, record, type ActRules } from '../../confirmation/rules.ts';
import { keyedDigest } from '../../core/crypto.ts';
import { countVoter, participantIds } from '../../core/participation.ts';
import { signFault } from '../../core/phases.ts';
import { mailboxesOf } from '../../core/mailboxes.ts';
import type { Services } from '../../core/services.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { ballots, invalidBallots, pendingBallots, voters } from './tables.ts';
import type { StoredPoll } from './document.ts';
import { stampQuorum } from './quorum.ts';

/** Makes what stands for an address in one poll. Without the server's secret, nobody can tell whose it is. */
const voterDigest = ({ secret }: Services, scope: string, poll: string, address: string): Promise<string> =>
  keyedDigest(secret, JSON.stringify([scope, poll, address]));

/** Finds the ballot of a voter in a poll. */
export const ballotOf = (reader: ReadStore, { scope, id: thing }: StoredPoll, voter: string) =>
  reader.get(ballots, { scope, thing, voter });

/** Checks whether the ballot of a voter was taken out of the count. */
const isInvalid = async (reader: ReadStore, { scope, id: thing }: StoredPoll, voter: string): Promise<boolean> =>
  (await reader.get(invalidBallots, { scope, thing, voter })) !== undefined;

/**
 * Ballots: one per person and poll; the last that is confirmed counts. Once it is, no address is kept: the act's key leads to
 * the voter, and the voter to the ballot. Nothing is confirmed after the close, when results may be known.
 */
export const pollActs: ActRules<StoredPoll> = {
  async identities(services, { scope, id }, email) {
    const [same, ...earlier] = mailboxesOf(email);
    return {
      same: await voterDigest(services, scope, id, same),
      earlier: await Promise.all(earlier.map((each) => voterDigest(services, scope, id, each))),
      ...(scope !== id && { participant: await participantIds(services, scope, email) }),
    };
  },
  isKnown: async (reader, poll, voter) =>
    (await ballotOf(reader, poll, voter)) !== undefined || (await isInvalid(reader, poll, voter)),

  async find(reader, poll, id) {
    const row = await findRow(reader, poll, id);
    if (!row) return undefined;
    const ended = await endedAt(reader, poll, id);
    if (ended !== undefined) return { id, state: 'withdrawn', at: ended, person: undefined };
    const voter = (await reader.get(voters, { scope: poll.scope, act: id }))?.voter;
    if (voter !== undefined) {
      const ballot = await ballotOf(reader, poll, voter);
      // It may be taken back from another device.
      const state = ballot ? 'counted' : (await isInvalid(reader, poll, voter)) ? 'invalidated' : 'withdrawn';
      return { id, state, at: ballot?.at ?? row.at, person: undefined, identity: voter };
    }
    const person = await findPerson(reader, poll.scope, id);
    return { id, state: 'waiting', at: row.at, person };
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

  async count(writer, poll, { id, identity: voter, identities: { participant } }, { now }) {
    const { scope, id: thing, document } = poll;
    const pending = await writer.get(pendingBallots, { scope, act: id });
    if (!pending) throw new Error(`The ballot ${id} waits, yet it is gone.`);
    await erase(writer, poll, id);
    if (document.final && (await ballotOf(writer, poll, voter))) {
      await record(writer, poll, 'cancelled', id, now);
      return 'already-voted';
    }
    if (await isInvalid(writer, poll, voter)) {
      await record(writer, poll, 'cancelled', id, now);
      return 'invalidated';
    }
    // A person who votes once more is no other voter: the history of the count has to know.
    if (await ballotOf(writer, poll, voter)) await record(writer, poll, 'replaced', id, now);
    await writer.put(ballots, { scope, thing, voter, choice: pending.choice, at: now });
    await writer.insert(voters, { scope, act: id, voter });
    await stampQuorum(writer, poll, voter, now);
    await record(writer, poll, 'counted', id, now);
    if (participant !== undefined) await countVoter(writer, scope, participant, now);
    return undefined;
  },

  async uncount(writer, { scope, id: thing }, { id, identity: voter, state }) {
    // Who was taken out of the count votes no more: what was voted goes, that it was taken out stays.
    if (state === 'invalidated') await writer.update(invalidBallots, { scope, thing, voter }, { choice: '' });
    else await writer.remove(ballots, { scope, thing, voter });
    await writer.remove(voters, { scope, act: id });
  },

  erase,
};

async function erase(writer: Writer, poll: StoredPoll, act: string): Promise<void> {
  await erasePerson(writer, poll, act);
  await writer.remove(pendingBallots, { scope: poll.scope, act });
}
