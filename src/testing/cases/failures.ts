import type { AdapterOptions } from '../../adapters/adapter.ts';
import type { CivicErrorCode } from '../../client/errors.ts';
import { claim, claimCivicError, claimEqual, rejection, type Case } from '../case.ts';
import { answer, offline, silence, type Fault } from '../network.ts';
import { firstActs } from '../nouns.ts';
import { anySource } from './contract.ts';

interface Failure {
  /** What happens, after "that". */
  what: string;
  fault: Fault;
  code: CivicErrorCode;
  retryable: boolean;
  retryAfter?: number;
}

const page = '<!doctype html><title>Maintenance</title>';

const failed: readonly Failure[] = [
  { what: 'is answered 404', fault: answer(404, '{}'), code: 'not-found', retryable: false },
  { what: 'is answered 409', fault: answer(409, '{}'), code: 'conflict', retryable: false },
  { what: 'is answered 429', fault: answer(429, '{}'), code: 'rate-limited', retryable: true },
  {
    what: 'is answered 429 with Retry-After',
    fault: answer(429, '{}', { 'retry-after': '7' }),
    code: 'rate-limited',
    retryable: true,
    retryAfter: 7,
  },
  {
    what: 'is answered 500',
    fault: answer(500, page, { 'content-type': 'text/html' }),
    code: 'server',
    retryable: true,
  },
  { what: 'is answered with broken JSON', fault: answer(200, '{"type":'), code: 'invalid-response', retryable: false },
  {
    what: 'is answered with a page instead of JSON',
    fault: answer(200, page, { 'content-type': 'text/html' }),
    code: 'invalid-response',
    retryable: false,
  },
  {
    what: 'is answered in another shape',
    fault: answer(200, '{"unexpected":true}'),
    code: 'invalid-response',
    retryable: false,
  },
  { what: 'finds no network', fault: offline, code: 'network', retryable: true },
  { what: 'is not answered in time', fault: silence, code: 'timeout', retryable: true },
];

/** Sets a short time limit for a request that is never answered: no machine is too slow for an answer that does not come. */
const optionsFor = ({ code }: Failure): AdapterOptions => (code === 'timeout' ? { timeout: 50 } : {});

function claimFailure(error: unknown, { code, retryable, retryAfter }: Failure): void {
  claimCivicError(error);
  claimEqual(error.code, code, 'code');
  claimEqual(error.retryable, retryable, 'retryable');
  claimEqual(error.retryAfter, retryAfter, 'seconds to wait');
}

const reads = failed.map((failure): Case => ({
  name: `a read that ${failure.what} fails as ${failure.code}`,
  needs: [],
  async run(stage) {
    stage.network.fault = failure.fault;
    claimFailure(await rejection(stage.open(optionsFor(failure)).read(anySource(stage))), failure);
  },
}));

const acts = firstActs.flatMap(({ word, noun, need, prepare }) =>
  failed.map((failure): Case => ({
    name: `a ${word} that ${failure.what} is not said to be done`,
    noun,
    needs: [need],
    async run(stage) {
      // What leads up to the act is answered, and has all the time that it needs.
      const { send, count } = await prepare(stage);
      const before = await count();
      const adapter = stage.open(optionsFor(failure));
      stage.network.fault = failure.fault;
      let refused: string | undefined;
      const error = await rejection(send({}, adapter).then(({ outcome }) => (refused = outcome)));
      if (refused !== undefined) claimEqual(refused, 'refused', 'outcome');
      else claimFailure(error, failure);
      claimEqual(await count(), before, 'how many the backend has');
      claim(stage.network.requests.length > 0, 'something was sent');
    },
  })),
);

export const failures: readonly Case[] = [...reads, ...acts];
