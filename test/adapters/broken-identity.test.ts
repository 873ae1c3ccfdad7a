import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AskIdentity, Identity, IdentityQuestion } from '../../src/adapters/adapter.ts';
import { cases } from '../../src/testing/conformance.ts';
import { failing, findsOut, type Broken } from '../support/break.ts';
import { tokenBench } from '../support/token-bench.ts';

/** The adapter of a page whose identity is asked for in another way, for petitions. */
const asking =
  (way: (ask: (question: IdentityQuestion) => Promise<Identity | undefined>) => AskIdentity): Broken['breaks'] =>
  (_, bench, { identity, ...options }) => {
    const ask = async (question: IdentityQuestion) => identity?.(question);
    const broken = way(ask);
    return bench.open({
      ...options,
      identity: (question) => (question.src === bench.petition?.src ? broken(question) : ask(question)),
    });
  };

/** Adapters that are careless with who acts. */
const identities: readonly Broken[] = [
  {
    does: 'asks twice who acts',
    fails: 'a signature asks who acts once, and only where the platform wants to know',
    breaks: asking((ask) => async (question) => {
      const answer = await ask(question);
      if (!question.expired && answer?.token === 'the-right-token') await ask(question);
      return answer;
    }),
  },
  {
    does: 'sends what it has no token for',
    fails: 'a signature of nobody is unauthorized before anything is sent, where it needs a token',
    breaks: asking((ask) => async (question) => (await ask(question)) ?? { token: 'none' }),
  },
  {
    does: 'gives up on an expired token',
    fails: 'a signature with an expired token asks once more, and is done',
    breaks: asking((ask) => async (question) => (question.expired ? undefined : ask(question))),
  },
  {
    does: 'keeps a token',
    fails: 'a signature keeps no token for the next act',
    breaks: asking((ask) => {
      let kept: Identity | undefined;
      return async (question) => (kept = kept && !question.expired ? kept : await ask(question));
    }),
  },
  {
    does: 'writes the token into the address',
    fails: 'a signature shows its token to its own platform only, and in no address',
    breaks: (_, bench, { fetch, ...options }) =>
      bench.open({
        ...options,
        fetch(input, init) {
          const request = new Request(input, init);
          const token = request.headers.get('authorization')?.slice(7);
          const isSigned = token !== undefined && request.url.startsWith(bench.petition!.src);
          return fetch!(isSigned ? new Request(`${request.url}?token=${token}`, request) : request);
        },
      }),
  },
];

describe('the kit', () => {
  it('finds nothing wrong with an adapter that needs a token', async () => {
    assert.deepEqual(await failing((adapter) => adapter, cases, tokenBench), []);
  });

  for (const broken of identities) {
    it(`finds out an adapter that ${broken.does}`, () => findsOut(broken, tokenBench));
  }
});
