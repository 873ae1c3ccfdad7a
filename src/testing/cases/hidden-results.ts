import type { Poll } from '../../schema/poll.ts';
import { key, readAs } from '../acts.ts';
import { voting, type PollBench } from '../acts/poll.ts';
import { about, claim, claimCivicError, rejection, type Case, type Stage } from '../case.ts';

/** Casts a ballot where the adapter can. */
async function cast(stage: Stage, poll: PollBench): Promise<void> {
  if (!stage.adapter.polls?.vote) return;
  const { send, finish } = await voting(stage, poll);
  await send();
  await finish();
}

function claimHidden(poll: Partial<Poll> | undefined, where: string): void {
  for (const part of ['result', 'offline'] as const) claim(poll?.[part] === undefined, `${where} has no ${part}`);
  claim(poll?.numbers?.['votes'] === undefined, `${where} has no number of votes`);
}

export const hiddenResults: readonly Case[] = about<PollBench>('hiddenPoll', [
  {
    name: 'hidden results are in no read, before a vote and after it',
    needs: [],
    async run(stage, poll) {
      claimHidden(await readAs<Poll>(stage, poll.src), 'the poll that is read');
      await cast(stage, poll);
      claimHidden(await readAs<Poll>(stage, poll.src), 'the poll that is read by who has voted');
    },
  },
  {
    name: 'hidden results are in no receipt',
    needs: ['polls.vote', 'polls.receipt'],
    async run(stage, poll) {
      await cast(stage, poll);
      const { thing } = (await stage.adapter.polls?.receipt?.(poll.src, { key })) ?? {};
      claimHidden(thing as Partial<Poll> | undefined, 'the receipt');
    },
  },
  {
    name: 'the ballots of hidden results are not published',
    needs: ['polls.ballots'],
    async run(stage, poll) {
      await cast(stage, poll);
      const error = await rejection(stage.adapter.polls!.ballots!(poll.src));
      claimCivicError(error);
      claim(['not-found', 'forbidden'].includes(error.code), `they are not there, or not for everyone: ${error.code}`);
    },
  },
]);
