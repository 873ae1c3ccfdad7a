import type { Ballot } from '../../schema/ballot.ts';
import type { ActResult } from '../../schema/common.ts';
import type { Poll, VoteAct } from '../../schema/poll.ts';
import { claim, claimEqual, type Bench, type Case } from '../bench.ts';

const email = 'camille.martin@exemple.fr';
const key = 'conformance-key-0002';

/** The poll as it is read now. */
async function read({ adapter, poll }: Bench): Promise<Poll> {
  return (await adapter.read(poll, { fresh: true })).thing as Poll;
}

/** A ballot for the option at this place: polls of the bench are single choices. */
async function ballotFor(bench: Bench, place: number): Promise<Ballot> {
  const id = (await read(bench)).options[place]?.id;
  claim(id !== undefined, `the poll has an option ${place + 1}`);
  return { kind: 'choices', choices: [id] };
}

/** Votes as a reader of the poll's current text would. */
async function vote(bench: Bench, changes: Partial<VoteAct> = {}): Promise<ActResult | undefined> {
  const { textVersion, notice } = await read(bench);
  return bench.adapter.polls?.vote?.(bench.poll, {
    key,
    ballot: await ballotFor(bench, 0),
    email,
    textVersion,
    noticeVersion: notice?.version ?? '',
    lang: 'fr',
    ...changes,
  });
}

/** Votes and confirms. */
async function cast(bench: Bench, changes: Partial<VoteAct> = {}): Promise<ActResult | undefined> {
  await vote(bench, changes);
  const code = await bench.code(changes.email ?? email);
  return bench.adapter.polls?.confirm?.(bench.poll, { key: changes.key ?? key, code });
}

const all = ['polls.vote', 'polls.confirm', 'polls.withdraw', 'polls.receipt'];

export const polls: readonly Case[] = [
  {
    name: 'reads a poll with its options, its method and what may be done',
    needs: [],
    async run(bench) {
      const poll = await read(bench);
      claimEqual(poll.type, 'poll', 'type');
      claimEqual(poll.phase, 'open', 'phase');
      claim(poll.options.length > 1, 'a poll has options');
      claim(poll.method !== undefined && poll.form !== undefined, 'a poll says how it counts, and what');
      claimEqual(poll.can['vote']?.allowed, Boolean(bench.adapter.polls?.vote), 'can.vote.allowed');
      claimEqual(poll.numbers['votes']?.value, await bench.ballots(), 'votes');
    },
  },
  {
    name: 'a ballot is received and not counted before it is confirmed',
    needs: all,
    async run(bench) {
      const before = await bench.ballots();
      claimEqual((await vote(bench))?.outcome, 'received', 'outcome');
      claimEqual(await bench.ballots(), before, 'ballots in the backend');
      const state = await bench.adapter.polls?.receipt?.(bench.poll, { key });
      claimEqual(state?.state, 'waiting', 'state of the receipt');
    },
  },
  {
    name: 'the mailed code counts a ballot, once however often it is sent',
    needs: all,
    async run(bench) {
      const before = await bench.ballots();
      await vote(bench);
      const code = await bench.code(email);
      for (let time = 1; time <= 2; time += 1) {
        const result = await bench.adapter.polls?.confirm?.(bench.poll, { key, code });
        claimEqual(result?.outcome, 'counted', `outcome of confirmation ${time}`);
        claimEqual(await bench.ballots(), before + 1, `ballots after confirmation ${time}`);
      }
      const poll = await read(bench);
      claimEqual(poll.numbers['votes']?.value, before + 1, 'votes that are read');
      claimEqual((await bench.adapter.polls?.receipt?.(bench.poll, { key }))?.state, 'counted', 'state of the receipt');
    },
  },
  {
    name: 'the same key with another ballot replaces the ballot at once',
    needs: all,
    async run(bench) {
      await cast(bench);
      const before = await bench.ballots();
      const other = await ballotFor(bench, 1);
      const result = await vote(bench, { ballot: other, email: undefined });
      claimEqual(result?.outcome, 'counted', 'outcome');
      claimEqual(await bench.ballots(), before, 'ballots in the backend');
      const { result: tally } = await read(bench);
      claim(tally?.method === 'plurality', 'the result is public');
      claimEqual(tally.counts[1]?.votes, 1, 'votes for the other option');
    },
  },
  {
    name: 'a later ballot of the same person replaces the first, from any device',
    needs: all,
    async run(bench) {
      await cast(bench);
      const before = await bench.ballots();
      const ballot = await ballotFor(bench, 1);
      claimEqual((await cast(bench, { key: 'conformance-key-0003', ballot }))?.outcome, 'counted', 'outcome');
      claimEqual(await bench.ballots(), before, 'ballots in the backend');
    },
  },
  {
    name: 'a ballot that the poll does not allow is refused, and its fault named',
    needs: all,
    async run(bench) {
      const result = await vote(bench, { ballot: { kind: 'choices', choices: ['no such option'] } });
      claimEqual(result?.outcome, 'refused', 'outcome');
      claimEqual(result?.fields?.['ballot'], 'unknown-option', 'fields.ballot');
    },
  },
  {
    name: 'a withdrawal takes the ballot out of the count',
    needs: all,
    async run(bench) {
      const before = await bench.ballots();
      await cast(bench);
      const result = await bench.adapter.polls?.withdraw?.(bench.poll, { key });
      claimEqual(result?.outcome, 'withdrawn', 'outcome');
      claimEqual(await bench.ballots(), before, 'ballots in the backend');
    },
  },
  {
    name: 'the published ballots are those of the result',
    needs: [...all, 'polls.ballots'],
    async run(bench) {
      await cast(bench);
      const { lines } = (await bench.adapter.polls?.ballots?.(bench.poll)) ?? { lines: [] };
      const published = lines.reduce((sum, line) => sum + ('times' in line ? line.times : 1), 0);
      claimEqual(published, await bench.ballots(), 'published ballots');
    },
  },
];
