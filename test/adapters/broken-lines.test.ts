import { describe, it } from 'node:test';
import { CivicError, isCivicError } from '../../src/client/errors.ts';
import { findsOut, having, turning, type Broken } from '../support/break.ts';

const other = (code: 'server' | 'conflict'): CivicError => new CivicError(code, 'broken: something else.');

/** Adapters that go wrong where the line between them and the backend does. */
const lines: readonly Broken[] = [
  {
    does: 'takes who has to wait for a failure of the server',
    fails: 'a read that is answered 429 fails as rate-limited',
    breaks: (adapter) => ({
      ...adapter,
      read: turning(adapter.read.bind(adapter), 'rate-limited', (error) =>
        error.retryAfter === undefined ? other('server') : error,
      ),
    }),
  },
  {
    does: 'forgets how long to wait',
    fails: 'a read that is answered 429 with Retry-After fails as rate-limited',
    breaks: (adapter) => ({
      ...adapter,
      read: turning(
        adapter.read.bind(adapter),
        'rate-limited',
        ({ message }) => new CivicError('rate-limited', message),
      ),
    }),
  },
  {
    does: 'lets out what fetch rejects with',
    fails: 'a read that finds no network fails as network',
    breaks: (adapter) => ({ ...adapter, read: turning(adapter.read.bind(adapter), 'network', ({ cause }) => cause) }),
  },
  {
    does: 'takes what is late for what is away',
    fails: 'a read that is not answered in time fails as timeout',
    breaks: (adapter) => ({
      ...adapter,
      read: turning(adapter.read.bind(adapter), 'timeout', ({ message }) => new CivicError('network', message)),
    }),
  },
  {
    does: 'believes a page of maintenance',
    fails: 'a signature that is answered with a page instead of JSON is not said to be done',
    breaks: (adapter) =>
      having(adapter, 'petitions', {
        sign: (...args) =>
          adapter.petitions!.sign!(...args).catch((error: unknown) => {
            if (isCivicError(error) && error.message.includes('is text/html')) return { outcome: 'counted' };
            throw error;
          }),
      }),
  },
  {
    does: 'says itself that a read was given up',
    fails: 'a read that is given up ends with the reason of its signal',
    breaks: (adapter) => ({
      ...adapter,
      async read(src, options) {
        const isLate = options?.signal?.aborted;
        try {
          return await adapter.read(src, options);
        } catch (error) {
          throw options?.signal?.aborted && !isLate ? other('server') : error;
        }
      },
    }),
  },
  {
    does: 'sends a ballot that was given up',
    fails: 'a ballot that was given up before it began is not sent',
    breaks: (adapter) => {
      const vote = adapter.polls!.vote!;
      return having(adapter, 'polls', {
        vote: (src, act, options) => vote(src, act, options?.signal?.aborted ? {} : options),
      });
    },
  },
  {
    does: 'refuses a signature that it has had',
    fails: 'the same signature sent twice is one signature',
    breaks(adapter) {
      const had = new Set<string>();
      return having(adapter, 'petitions', {
        async sign(src, act, options) {
          if (had.has(act.key)) throw other('conflict');
          const result = await adapter.petitions!.sign!(src, act, options);
          had.add(act.key);
          return result;
        },
      });
    },
  },
  {
    does: 'refuses a ballot while it is on its way',
    fails: 'the same ballot sent twice at once is one ballot',
    breaks(adapter) {
      let isBusy = false;
      return having(adapter, 'polls', {
        async vote(src, act, options) {
          if (isBusy) throw other('conflict');
          isBusy = true;
          return adapter.polls!.vote!(src, act, options).finally(() => (isBusy = false));
        },
      });
    },
  },
  {
    does: 'takes the retry of a comment for another one',
    fails: 'a comment whose answer was lost is sent again as the same comment',
    breaks(adapter) {
      let tries = '';
      const post = adapter.comments!.post!;
      return having(adapter, 'comments', {
        post: turning(
          (src, act, options) => post(src, { ...act, act: act.act + tries, text: act.text + tries }, options),
          'network',
          (error) => {
            tries += '.';
            return error;
          },
        ),
      });
    },
  },
];

describe('the kit', () => {
  for (const broken of lines) {
    it(`finds out an adapter that ${broken.does}`, () => findsOut(broken));
  }
});
