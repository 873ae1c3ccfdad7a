import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { createHttp } from '../../src/client/http.ts';
import { Joining } from '../../src/elements/comments/writing/joining.ts';
import type { Reading } from '../../src/elements/comments/reading/reading.ts';
import { Signing } from '../../src/elements/petition/signing.ts';
import type { ElementContext } from '../../src/elements/shared/context.ts';
import type { ConfirmedAct } from '../../src/elements/shared/confirmation/confirmed-act.ts';
import { receipts } from '../../src/state/receipts.ts';

const src = 'https://ville.example/petitions/pistes';
const date = 'Fri, 20 Nov 2026 10:00:00 GMT';

/** How long a backend wants to be left alone, as it says it. */
const waits: [said: string, seconds: number][] = [
  ['120', 120],
  ['3600', 3600],
  ['2592000', 2_592_000],
  ['99999999999', 99_999_999_999],
  ['Fri, 20 Nov 2026 11:00:00 GMT', 3600],
  ['Sun, 20 Dec 2026 10:00:00 GMT', 2_592_000],
];

describe('a receipt that is looked up at a busy backend', () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const globals = ['document', 'localStorage', 'addEventListener', 'removeEventListener'];
  let time = 0;
  let requests = 0;
  let asked: Promise<unknown> = Promise.resolve();
  let retryAfter = '';

  const http = createHttp({
    name: 'rest',
    fetch: async () => {
      requests += 1;
      return new Response('', { status: 503, headers: { 'retry-after': retryAfter, date } });
    },
  });
  const ask = () => {
    const answer = http.act(src, {}, { once: true });
    asked = answer.catch(() => undefined);
    return answer.then(({ body }) => body as never);
  };

  /** Waits until an answer has come and was taken up. */
  const settled = async () => {
    await asked;
    await new Promise(setImmediate);
  };

  beforeEach(() => {
    mock.method(performance, 'now', () => time);
    const kept = new Map<string, string>();
    const localStorage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    Object.assign(globalThis, { document: page, localStorage, addEventListener() {}, removeEventListener() {} });
    requests = 0;
  });
  afterEach(() => {
    mock.restoreAll();
    for (const name of globals) Reflect.deleteProperty(globalThis, name);
  });

  const context = (given: object): ElementContext<never> =>
    ({
      src,
      host: {
        isConnected: true,
        addController() {},
        addEventListener() {},
        requestUpdate() {},
        dispatchEvent: () => true,
      },
      words: { lang: 'fr' },
      report() {},
      ...given,
    }) as never;

  const acts: [what: string, at: string, make: () => ConfirmedAct<object>][] = [
    ['a signature', src, () => new Signing(context({ platform: { petitions: { receipt: ask } } })) as never],
    [
      'a participant',
      'https://ville.example',
      () => new Joining({ context: context({ platform: {} }), acts: { mine: ask } } as unknown as Reading) as never,
    ],
  ];

  for (const [what, at, make] of acts) {
    for (const [said, seconds] of waits) {
      it(`is left alone for “${said}”, however often one comes back, and asked for after: ${what}`, async () => {
        retryAfter = said;
        time = 0;
        receipts.keep({ src: at, key: 'k'.repeat(32), state: 'waiting', at: new Date().toISOString() });
        const act = make();
        act.hostConnected();
        act.hostUpdate();
        await settled();
        assert.equal(requests, 1);
        const comeBack = async () => {
          page.dispatchEvent(new Event('visibilitychange'));
          await settled();
        };
        for (let step = 0; step < 20; step += 1) {
          time = (step / 20) * seconds * 1000;
          await comeBack();
        }
        // Another tab of the page writes its receipts meanwhile.
        receipts.keep({ src: at, key: 'n'.repeat(32), state: 'waiting', at: new Date().toISOString() });
        await settled();
        assert.equal(requests, 1);
        time = seconds * 1000 + 1;
        await comeBack();
        assert.equal(requests, 2);
        act.hostDisconnected();
      });
    }
  }
});
