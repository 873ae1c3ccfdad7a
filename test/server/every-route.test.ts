import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createApp } from '../../src/server/app.ts';
import { createMailbox } from '../../src/server/mail/mailbox.ts';
import { seedDemo } from '../../src/server/nouns.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import type { Store } from '../../src/server/store/store.ts';
import { engines, newKey, petitionDocument, put, start } from './support.ts';
import { threadDocument } from './comments-support.ts';

/*
 * What holds for every address of the server, whoever added it: they are asked of the router itself, so that none can be forgotten.
 */

const [things, proposal] = [
  { threads: 'place', petitions: 'velo', polls: 'nom-de-region', consultations: 'plan-climat' },
  'proposition-15',
];

const open = (store: Store, actsPerMinute = 1e9) => {
  const limits = { actsPerMinute, searchesPerMinute: 1e9, client: () => '192.0.2.1' };
  const mailer = createMailbox(() => start);
  return createApp({ store, mailer, baseUrl: 'https://participer.exemple', clock: () => start, limits });
};

async function fill(store: Store): Promise<Store> {
  await seedDemo(store, start);
  await put(store, 'velo', { ...petitionDocument, thread: { votes: 'support' } });
  await put(store, 'place', threadDocument);
  return store;
}

/** Every address that is asked in this way, with things that are there. */
function pathsOf(app: ReturnType<typeof open>, method: string): string[] {
  const paths = app.routes.filter((route) => route.method === method).map(({ path }) => path);
  const named = paths.map((path) =>
    path
      .replace(/^\/(\w+)\/:id/, (_all, type: keyof typeof things) => `/${type}/${things[type]}`)
      .replace(':proposal', proposal)
      // The first line of a ledger, and its hash.
      .replace(/:level\{[^}]*\}/, '0')
      .replace(/:number\{[^}]*\}/, '000.p/1'),
  );
  return [...new Set(named)];
}

describe('every address that takes an act', async () => {
  const store = await fill(memoryStore());
  const paths = pathsOf(open(store), 'POST');

  it('is known', () => {
    assert.ok(paths.length > 50, String(paths.length));
    for (const path of paths) assert.doesNotMatch(path, /:/);
  });

  const key = newKey();
  const bodies: [what: string, type: string, body: string][] = [
    ['no key', 'application/json', '{}'],
    ['a key that is none', 'application/json', '{"key":7}'],
    ['an unknown key', 'application/json', JSON.stringify({ key })],
    ['something that is no act', 'application/json', '[]'],
    ['something that cannot be read', 'application/json', '{'],
    ['nothing', 'application/json', ''],
    ['another type', 'text/plain', 'key'],
    ['an empty form', 'application/x-www-form-urlencoded', ''],
    ['a form with an unknown key', 'application/x-www-form-urlencoded', `key=${key}`],
    ['a form with an unknown token', 'application/x-www-form-urlencoded', `token=${key}`],
  ];
  for (const [what, type, body] of bodies) {
    it(`limits who sends ${what}`, async () => {
      for (const path of paths) {
        const app = open(store, 3);
        const statuses = [];
        for (let time = 0; time < 4; time += 1) {
          const headers = { 'Content-Type': type, Accept: type.includes('form') ? 'text/html' : 'application/json' };
          statuses.push((await app.request(path, { method: 'POST', headers, body })).status);
        }
        const [last] = statuses.splice(3);
        assert.ok(
          statuses.every((status) => (status >= 400 && status < 429) || (status === 200 && path.endsWith('/receipt'))),
          `${path}: ${statuses.join()}`,
        );
        assert.equal(last, 429, path);
      }
    });
  }
});

/** What nobody who follows the links of a page would send. */
const hostile = [
  ...['', '0', '-1', 'true', 'null', '[]', '{}', '"a"', '%', '%00', 'a\0b', '1e400', '9'.repeat(400), 'x'.repeat(3000)],
  ...['[1,"a\0",0,0,0,0]', '[1,null,0,0,0,0]', '[1]', '[0.5,"a",1,1,1,1]', 'W10', 'bnVsbA', btoa('[1,2,3]')],
  '__proto__',
].map(encodeURIComponent);
hostile.push('%ED%A0%80', '%', '%00', encodeURIComponent('[1,"').concat('%ED%A0%80', encodeURIComponent('",0,0,0,0]')));

/** The names that addresses read: those of something that is sought, which may be anything, and those of a choice between few. */
const sought = ['after', 'id', 'parent', 'search', 'token', 'limit', 'order', 'src', 'url'];
const chosen = [
  'side',
  'lang',
  'metric',
  'metrics',
  'theme',
  'element',
  'heading-level',
  'format',
  'maxwidth',
  '__proto__',
];
const questions = [
  ...sought.flatMap((name) => hostile.map((value) => [name, value] as const)),
  ...chosen.flatMap((name) => hostile.slice(-6).map((value) => [name, value] as const)),
];

for (const [engine, make] of Object.entries(engines)) {
  const about = `every address answers or refuses what stands behind its question mark, on ${engine}`;
  it(about, { timeout: 900_000 }, async () => {
    const { store, end } = await make();
    const app = open(await fill(store));
    await app.keepLedgers(true);
    // What stands below the thread of another thing is what stands below a thread.
    const paths = pathsOf(app, 'GET').filter((path) => !/\/comments\/./.test(path));
    assert.ok(paths.length > 30, String(paths.length));
    const accept = engine === 'memory' ? 'text/html' : 'application/json';
    for (const path of paths) {
      assert.doesNotMatch(path, /:/);
      const plain = (await app.request(path)).status;
      assert.ok(
        plain < 400 ||
          /\/(confirm|withdraw|report|embed|oembed|civic-site\.css|proof|consistency|000\.p\/1)$/.test(path),
        `${path}: ${plain}`,
      );
      for (const [name, value] of questions) {
        const { status } = await app.request(`${path}?${name}=${value}`, { headers: { Accept: accept } });
        const isRight = status < 500 || (status === 501 && name === 'format');
        assert.ok(isRight, `${path}?${name}=${value} (${accept}): ${status}`);
      }
    }
    await end();
  });
}
