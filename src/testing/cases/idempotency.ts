import { claim, claimCivicError, claimEqual, rejection, type Case } from '../case.ts';
import { lostAnswers } from '../network.ts';
import { firstActs } from '../nouns.ts';

function claimDone({ outcome }: { outcome: string }, what: string): void {
  claim(outcome !== 'refused', `${what} is a success`);
}

const casesOf = ({ word, noun, need, prepare }: (typeof firstActs)[number]): Case[] => [
  {
    name: `the same ${word} sent twice is one ${word}`,
    noun,
    needs: [need],
    async run(stage) {
      const { send, finish, count } = await prepare(stage);
      const before = await count();
      claimDone(await send(), 'the first');
      claimDone(await send(), 'the second');
      await finish();
      claimEqual(await count(), before + 1, 'how many the backend has');
    },
  },
  {
    name: `the same ${word} sent twice at once is one ${word}`,
    noun,
    needs: [need],
    async run(stage) {
      const { send, finish, count } = await prepare(stage);
      const before = await count();
      for (const result of await Promise.all([send(), send()])) claimDone(result, 'each of both');
      await finish();
      claimEqual(await count(), before + 1, 'how many the backend has');
    },
  },
  {
    name: `a ${word} whose answer was lost is sent again as the same ${word}`,
    noun,
    needs: [need],
    async run(stage) {
      const { send, finish, count } = await prepare(stage);
      const before = await count();
      stage.network.fault = lostAnswers;
      const error = await rejection(send());
      claimCivicError(error);
      claim(error.retryable, 'the error says that it is worth a retry');
      stage.network.fault = undefined;
      claimDone(await send(), 'the retry');
      await finish();
      claimEqual(await count(), before + 1, 'how many the backend has');
    },
  },
];

export const idempotency: readonly Case[] = firstActs.flatMap(casesOf);
