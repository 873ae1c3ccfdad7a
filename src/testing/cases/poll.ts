import { poll as shape, type Poll } from '../../schema/poll.ts';
import { key, mailedCode, readAs } from '../acts.ts';
import { ballotFor, voting, type PollBench } from '../acts/poll.ts';
import { about, claim, claimEqual, methodOf, standing, thingIn } from '../case.ts';
import type { NounKit } from '../noun-kit.ts';
import { hiddenResults } from './hidden-results.ts';
import { proofCases } from './proof.ts';
import { toldCases, type AnsweredBench } from './told.ts';

export type { PollBench } from '../acts/poll.ts';

const coded = ['polls.vote', 'polls.confirm'];

const cases = about<PollBench>('poll', [
  {
    name: 'reads a poll with its options, its method and what may be done',
    needs: [],
    async run(stage, { src, ballots }) {
      const poll = await readAs<Poll>(stage, src);
      claimEqual(poll.type, 'poll', 'type');
      claim(poll.form.kind === 'three-way' || poll.options.length > 1, 'a poll has options');
      claim(poll.method !== undefined, 'a poll says how it counts');
      const canVote = methodOf(stage.adapter, 'polls.vote') !== undefined;
      claimEqual(poll.can['vote']?.allowed ?? false, canVote, 'can.vote.allowed');
      claim(!canVote || poll.phase === 'open', 'the poll is open');
      if (poll.numbers['votes']) claimEqual(poll.numbers['votes'].value, await ballots(), 'votes');
      claim(
        Boolean(thingIn(stage.bench, 'hiddenPoll')) || poll.results === 'always',
        'where results may be hidden, the bench has a poll that hides them',
      );
    },
  },
  {
    name: 'a ballot that is complete counts one more',
    needs: ['polls.vote'],
    async run(stage, poll) {
      const { send, finish, count } = await voting(stage, poll);
      const before = await count();
      await send();
      await finish();
      claimEqual(await count(), before + 1, 'ballots in the backend');
    },
  },
  {
    name: 'a ballot is received and not counted before it is confirmed',
    needs: coded,
    async run(stage, poll) {
      const { send, count } = await voting(stage, poll);
      const before = await count();
      claimEqual((await send()).outcome, 'received', 'outcome');
      claimEqual(await count(), before, 'ballots in the backend');
    },
  },
  {
    name: 'the code of a ballot may be sent twice',
    needs: coded,
    async run(stage, poll) {
      const { send, finish, count } = await voting(stage, poll);
      const before = await count();
      await send();
      const code = await mailedCode(stage);
      await finish();
      const again = await stage.adapter.polls?.confirm?.(poll.src, { key, code });
      claimEqual(again?.outcome, 'counted', 'outcome of the second time');
      claimEqual(await count(), before + 1, 'ballots in the backend');
    },
  },
  {
    name: 'the same key with another ballot replaces the ballot',
    needs: ['polls.vote'],
    async run(stage, poll) {
      const first = await voting(stage, poll);
      // Ready before the first is sent: one of a series is no longer read once it was answered.
      const other = await voting(stage, poll, { ballot: ballotFor(await readAs<Poll>(stage, poll.src), 1) });
      await first.send();
      await first.finish();
      const before = await first.count();
      claimEqual((await other.send()).outcome, 'counted', 'outcome');
      claimEqual(await first.count(), before, 'ballots in the backend');
      const { result } = await readAs<Poll>(stage, poll.src);
      if (result?.method === 'plurality') claimEqual(result.counts[1]?.votes, 1, 'votes for the other option');
    },
  },
  {
    name: 'a later ballot of the same person replaces the first, from any device',
    needs: coded,
    async run(stage, poll) {
      const first = await voting(stage, poll);
      await first.send();
      await first.finish();
      const before = await first.count();
      const ballot = ballotFor(await readAs<Poll>(stage, poll.src), 1);
      const later = await voting(stage, poll, { ballot, key: 'conformance-key-0002' });
      await later.send();
      await later.finish();
      claimEqual(await later.count(), before, 'ballots in the backend');
    },
  },
  {
    name: 'a ballot that the poll does not allow is refused with a reason',
    needs: ['polls.vote'],
    async run(stage, poll) {
      const ballot = { kind: 'choices', choices: ['no such option'] };
      const { send, count } = await voting(stage, poll, { ballot });
      const before = await count();
      const result = await send();
      claimEqual(result.outcome, 'refused', 'outcome');
      claim(Boolean(result.reason), 'a refusal has a reason');
      claimEqual(await count(), before, 'ballots in the backend');
    },
  },
  {
    name: 'a withdrawal takes the ballot out of the count',
    needs: ['polls.vote', 'polls.withdraw'],
    async run(stage, poll) {
      const { send, finish, count } = await voting(stage, poll);
      const before = await count();
      await send();
      await finish();
      const result = await stage.adapter.polls?.withdraw?.(poll.src, { key });
      claimEqual(result?.outcome, 'withdrawn', 'outcome');
      claimEqual(await count(), before, 'ballots in the backend');
    },
  },
  {
    name: 'the receipt of a ballot says how it stands',
    needs: ['polls.vote', 'polls.receipt'],
    async run(stage, poll) {
      const state = async () => (await stage.adapter.polls?.receipt?.(poll.src, { key }))?.state;
      claimEqual(await state(), 'not-counted', 'state before the ballot');
      const { send, finish } = await voting(stage, poll);
      await send();
      if (stage.adapter.polls?.confirm) claimEqual(await state(), 'waiting', 'state before the confirmation');
      await finish();
      claimEqual(await state(), 'counted', 'state of the complete ballot');
    },
  },
  {
    name: 'the published ballots are those that count',
    needs: ['polls.ballots'],
    async run(stage, poll) {
      if (stage.adapter.polls?.vote) {
        const { send, finish } = await voting(stage, poll);
        await send();
        await finish();
      }
      let published = 0;
      const cursors = new Set<string>();
      for (let after: string | undefined; ;) {
        const page = await stage.adapter.polls!.ballots!(poll.src, { fresh: true, ...(after && { after }) });
        published += page.lines.reduce((sum, line) => sum + ('times' in line ? line.times : 1), page.withheld ?? 0);
        after = page.next;
        if (!after) break;
        claim(!cursors.has(after), 'a place in the list comes once: the list has an end');
        cursors.add(after);
      }
      claimEqual(published, await poll.ballots(), 'published ballots');
    },
  },
]);

export const pollKit: NounKit<{
  /** A poll; where the adapter can vote, one that is open. */
  poll?: PollBench;
  /** A poll whose results nobody may know yet. */
  hiddenPoll?: PollBench;
  /** A poll of which the institution owes or has said something; where the platform knows of answers. */
  answeredPoll?: AnsweredBench;
}> = {
  shapes: { poll: shape, answeredPoll: shape, hiddenPoll: shape },
  first: {
    word: 'ballot',
    noun: 'poll',
    need: 'polls.vote',
    prepare: (stage) => voting(stage, standing<PollBench>(stage, 'poll')),
  },
  cases: [
    ...cases,
    ...proofCases<PollBench>('poll', { method: 'polls.vote', word: 'a ballot' }, voting),
    ...hiddenResults,
    ...toldCases('answeredPoll', 'a poll'),
  ],
};
