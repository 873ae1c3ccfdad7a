import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { rollup } from 'rollup';
import { plugins } from '../../rollup.config.mjs';
import { repeat } from '../../src/client/repeating.ts';

/** What an attempt comes to: a status, one with headers, no answer from the network, a fault that is no error, or no end. */
type Attempt = number | { status: number; headers: Record<string, string> } | 'fault' | 'strange' | 'never';

const asksToWait = { status: 503, headers: { 'retry-after': '9' } };

interface Case {
  says: string;
  attempts: Attempt[];
  init?: RequestInit;
  abortAfter?: number;
  ends: string | number;
}

const cases: Case[] = [
  { says: 'a fault that passes', attempts: [502, 200], ends: 200 },
  { says: 'two faults that pass', attempts: [408, 504, 204], ends: 204 },
  { says: 'a fault that stays', attempts: [500, 500, 500], ends: 500 },
  { says: 'a network that comes back', attempts: ['fault', 'fault', 200], ends: 200 },
  { says: 'a network that is gone', attempts: ['fault', 'fault', 'fault'], ends: 'TypeError' },
  { says: 'another fault', attempts: [502, 404], ends: 404 },
  { says: 'a backend that asks to wait', attempts: [502, asksToWait], ends: 503 },
  {
    says: 'a backend that counts calls',
    attempts: [{ status: 502, headers: { 'ratelimit-reset': '9' } }, 200],
    ends: 200,
  },
  { says: 'a fetch of the page that throws what is no error', attempts: ['strange', 'strange', 200], ends: 200 },
  { says: 'no answer in time', attempts: [502, 'never'], ends: 'TimeoutError' },
  { says: 'an act', attempts: ['fault', 201], init: { method: 'POST', body: '{"key":"k"}' }, ends: 201 },
  { says: 'a reader who leaves', attempts: [502, 200], abortAfter: 100, ends: 'AbortError' },
  {
    says: 'a reader who leaves while an answer is waited for',
    attempts: [502, 'never'],
    abortAfter: 900,
    ends: 'AbortError',
  },
];

/** Makes what the script for pages repeats with: the same module as the bundle has it. */
async function bundled(): Promise<typeof repeat> {
  const input = join(import.meta.dirname, '../../src/client/repeating.ts');
  const bundle = await rollup({ input, plugins: plugins() });
  const { output } = await bundle.generate({ format: 'es' });
  const address = `data:text/javascript,${encodeURIComponent(output[0].code)}`;
  return ((await import(address)) as { repeat: typeof repeat }).repeat;
}

/** Plays a case, and tells what was sent when, by a clock that takes no time, and how it ended. */
async function play(by: typeof repeat, { attempts, init, abortAfter }: Case) {
  mock.timers.enable({ apis: ['setTimeout'] });
  let time = 0;
  const sent: unknown[] = [];
  const leaving = new AbortController();
  const left = [...attempts];
  const fetch: typeof globalThis.fetch = async (input) => {
    const request = input as Request;
    const { url, method, credentials, referrerPolicy, headers } = request;
    sent.push([time, url, method, credentials, referrerPolicy, [...headers], await request.clone().text()]);
    const attempt = left.shift();
    if (attempt === 'fault') throw new TypeError('no network');
    if (attempt === 'strange') return new Promise((_, reject) => process.nextTick(reject, 'no error'));
    if (attempt === 'never')
      return new Promise((_, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason as Error)),
      );
    if (typeof attempt === 'object') return new Response(null, attempt);
    return new Response(attempt === 204 ? null : 'body', {
      status: attempt ?? assert.fail('one attempt more than there are'),
    });
  };
  const url = 'https://ville.example/thing';
  const own = {
    ...init,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    headers: new Headers({ accept: 'application/json', 'accept-language': 'fr' }),
    signal: leaving.signal,
  } as const;
  let end: unknown;
  by(url, { ...own, timeout: 10_000, fetch }, fetch(new Request(url, own))).then(
    async (answer) => (end = [answer.status, await answer.text()]),
    (error: unknown) => (end = [(error as Error).name]),
  );
  for (; end === undefined; time += 50) {
    await new Promise((resolve) => setImmediate(resolve));
    if (time === abortAfter) leaving.abort();
    mock.timers.tick(50);
  }
  mock.timers.reset();
  return { sent, end: end as unknown[] };
}

describe('what the script for pages repeats calls with', async () => {
  const inPage = await bundled();
  for (const each of cases) {
    it(`does the same as the whole of ky: ${each.says}`, async () => {
      const expected = await play(repeat, each);
      assert.equal(expected.end[0], each.ends);
      assert.equal(expected.sent.length, each.abortAfter === 100 ? 1 : each.attempts.length);
      assert.deepEqual(await play(inPage, each), expected);
    });
  }
});
