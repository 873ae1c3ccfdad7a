import type { Identity, IdentityQuestion } from '../../adapters/adapter.ts';
import type { ReadyAct } from '../acts.ts';
import { claim, claimCivicError, claimEqual, rejection, standing, type Case, type Stage } from '../case.ts';
import type { FirstAct } from '../noun-kit.ts';
import { firstActs } from '../nouns.ts';

interface Asked extends ReadyAct {
  /** Questions that the page was asked since the act was ready. */
  asked: readonly IdentityQuestion[];
}

/** Prepares an act on a page that then gives these answers one after the other. */
async function readyOn(stage: Stage, { prepare }: FirstAct, answers: (Identity | undefined)[]): Promise<Asked> {
  const asked: IdentityQuestion[] = [];
  let isReady = false;
  const ask = (question: IdentityQuestion): Identity | undefined => {
    if (!isReady) return stage.bench.identity;
    asked.push(question);
    return answers.shift();
  };
  const act = await prepare({ ...stage, adapter: stage.open({ identity: ask }) });
  isReady = true;
  return { ...act, asked };
}

/** Returns all that the receiver of a request sees but its body. */
const seen = ({ url, headers }: Request): string => [url, ...headers.values()].join('\n');

const casesOf = (first: FirstAct): Case[] => {
  const { word, noun, need, prepare } = first;
  const about = { noun, needs: [need] };
  return [
    {
      name: `a ${word} asks who acts once, and only where the platform wants to know`,
      ...about,
      async run(stage) {
        const { identity } = stage.bench;
        const { send, asked } = await readyOn(stage, first, [identity]);
        const result = await send();
        claim(result.outcome !== 'refused', 'the act is done');
        claimEqual(asked.length, identity ? 1 : 0, 'questions to the page');
        claim(!asked.some(({ expired }) => expired), 'the first question is of no expired token');
      },
    },
    {
      name: `a ${word} of nobody is unauthorized before anything is sent, where it needs a token`,
      ...about,
      async run(stage) {
        if (!stage.bench.identity?.token) return;
        const { send } = await readyOn(stage, first, []);
        const sent = stage.network.requests.length;
        const error = await rejection(send());
        claimCivicError(error);
        claimEqual(error.code, 'unauthorized', 'code');
        claimEqual(stage.network.requests.length, sent, 'requests');
      },
    },
    {
      name: `a ${word} with an expired token asks once more, and is done`,
      ...about,
      async run(stage) {
        const { identity } = stage.bench;
        if (!identity?.token) return;
        const expired = { ...identity, token: 'conformance-expired-token' };
        const { send, finish, count, asked } = await readyOn(stage, first, [expired, identity, identity]);
        const before = await count();
        const result = await send();
        claim(result.outcome !== 'refused', 'the act is done');
        claimEqual(asked.map((question) => question.expired).join(), 'false,true', 'expired, question by question');
        await finish();
        claimEqual(await count(), before + 1, 'how many the backend has');
      },
    },
    {
      name: `a ${word} keeps no token for the next act`,
      ...about,
      async run(stage) {
        const { identity } = stage.bench;
        if (!identity?.token) return;
        const { send } = await readyOn(stage, first, [identity]);
        await send();
        const error = await rejection(send());
        claimCivicError(error);
        claimEqual(error.code, 'unauthorized', 'code of the act after it');
      },
    },
    {
      name: `a ${word} shows its token to its own platform only, and in no address`,
      ...about,
      async run(stage) {
        const { token } = stage.bench.identity ?? {};
        if (!token) return;
        const { send } = await prepare(stage);
        await send();
        const { origin } = new URL(standing(stage, noun).src);
        const told = stage.network.requests.filter((request) => seen(request).includes(token));
        claim(told.length > 0, 'the platform is shown the token');
        claim(
          told.every(({ url }) => new URL(url).origin === origin && !url.includes(token)),
          'the token goes to the origin of src, and stands in no address',
        );
      },
    },
  ];
};

export const identity: readonly Case[] = firstActs.flatMap(casesOf);
