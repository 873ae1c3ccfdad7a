import {
  endedAt,
  erasePerson,
  findPerson,
  findRow,
  record,
  type ActRules,
  type Apart,
} from '../../confirmation/rules.ts';
import { keyedDigest } from '../../core/crypto.ts';
import { countVoter, participantIds } from '../../core/participation.ts';
import { signFault } from '../../core/phases.ts';
import { mailboxesOf } from '../../core/mailboxes.ts';
import type { Services } from '../../core/services.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { ballotName, ballotOf, invalidOf, putBallot, removeBallot, votedAt } from './apart.ts';
import { ballots, invalidBallots, pendingBallots, voters } from './tables.ts';
import type { StoredPoll } from './document.ts';
import { domainDigest } from './domains.ts';
import { stampQuorum } from './quorum.ts';
import { openChoice, waitingOf } from './waiting-choice.ts';

/** Makes what stands for an address in one poll. Without the server's secret, nobody can tell whose it is. */
const voterDigest = ({ secret }: Services, scope: string, poll: string, address: string): Promise<string> =>
  keyedDigest(secret, JSON.stringify([scope, poll, address]));

/** Checks whether the ballot of a voter was taken out of the count. */
const isInvalid = async (reader: ReadStore, poll: StoredPoll, voter: string, names: Apart): Promise<boolean> =>
  (await invalidOf(reader, poll, voter, names)) !== undefined;

/**
 * Ballots: one per person and poll; the last that is confirmed counts. Once it is, no address is kept: the act's key leads to
 * the voter, and the voter, by the secret of the server, to the ballot. Nothing is confirmed after the close, when results may be known.
 */
export const pollActs: ActRules<StoredPoll> = {
  async identities(services, { scope, id }, email) {
    const [same, ...earlier] = mailboxesOf(email);
    return {
      same: await voterDigest(services, scope, id, same),
      earlier: await Promise.all(earlier.map((each) => voterDigest(services, scope, id, each))),
      domain: await domainDigest(services, { scope, id }, email),
      ...(scope !== id && { participant: await participantIds(services, scope, email) }),
    };
  },
  apart: ballotName,
  open: openChoice,
  isKnown: async (reader, poll, voter, names) =>
    (await ballotOf(reader, poll, voter, names)) !== undefined || (await isInvalid(reader, poll, voter, names)),

  async find(reader, poll, id, names) {
    const row = await findRow(reader, poll, id);
    if (!row) return undefined;
    const ended = await endedAt(reader, poll, id);
    if (ended !== undefined) return { id, state: 'withdrawn', at: ended, person: undefined };
    const voter = (await reader.get(voters, { scope: poll.scope, act: id }))?.voter;
    if (voter !== undefined) {
      const found = { id, at: row.at, person: undefined, identity: voter };
      if (await ballotOf(reader, poll, voter, names)) {
        return { ...found, state: 'counted', at: (await votedAt(reader, poll, voter)) ?? row.at };
      }
      // It may be taken back from another device.
      return { ...found, state: (await isInvalid(reader, poll, voter, names)) ? 'invalidated' : 'withdrawn' };
    }
    const person = await findPerson(reader, poll.scope, id);
    const pending = await reader.get(pendingBallots, { scope: poll.scope, act: id });
    // Read ahead of the transaction that counts it.
    if (pending) await names.open(waitingOf(poll.scope, id), pending.choice);
    return { id, state: 'waiting', at: row.at, person };
  },

  takenBy: async (reader, poll, voter, act, names) =>
    poll.document.final && (await ballotOf(reader, poll, voter, names)) ? act : undefined,

  confirmFault: signFault,
  withdrawFault: ({ final, canTakeBack, ...schedule }, moment) => {
    if (final) return 'already-voted';
    if (canTakeBack) return undefined;
    const fault = signFault(schedule, moment);
    // A pause does not hold people: it stops new ballots only.
    return fault === 'paused' ? undefined : fault;
  },

  async count(writer, poll, { id, identity: voter, identities: { participant, domain = '' } }, { now }, names) {
    const { scope, document } = poll;
    const pending = await writer.get(pendingBallots, { scope, act: id });
    if (!pending) throw new Error(`The ballot ${id} waits, yet it is gone.`);
    await erase(writer, poll, id);
    const before = await ballotOf(writer, poll, voter, names);
    if (document.final && before) {
      await record(writer, poll, 'cancelled', id, now);
      return 'already-voted';
    }
    if (await isInvalid(writer, poll, voter, names)) {
      await record(writer, poll, 'cancelled', id, now);
      return 'invalidated';
    }
    const choice = await names.open(waitingOf(scope, id), pending.choice);
    if (choice === undefined) {
      await record(writer, poll, 'cancelled', id, now);
      return 'unreadable';
    }
    // A person who votes once more is no other voter: the history of the count has to know.
    if (before) await record(writer, poll, 'replaced', id, now);
    const name = await putBallot(writer, poll, voter, choice, names);
    await writer.insert(voters, { scope, act: id, voter, domain });
    await stampQuorum(writer, poll, name, now);
    await record(writer, poll, 'counted', id, now);
    if (participant !== undefined) await countVoter(writer, scope, participant, now);
    return undefined;
  },

  // Whoever voted again since has said what counts.
  async supersede(writer, poll, { id }, now) {
    await record(writer, poll, 'cancelled', id, now);
    await erase(writer, poll, id);
  },

  async uncount(writer, poll, { id, identity: voter, state }, _, names) {
    const invalid = state === 'invalidated' ? await invalidOf(writer, poll, voter, names) : undefined;
    // Who was taken out of the count votes no more: what was voted goes, that it was taken out stays.
    if (invalid) await writer.put(invalidBallots, { ...invalid, choice: '' });
    else await removeBallot(ballots, writer, poll, voter, names);
    await writer.remove(voters, { scope: poll.scope, act: id });
  },

  erase,
};

async function erase(writer: Writer, poll: StoredPoll, act: string): Promise<void> {
  await erasePerson(writer, poll, act);
  await writer.remove(pendingBallots, { scope: poll.scope, act });
}
