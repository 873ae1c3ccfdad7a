import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { petition } from '../../src/schema/petition.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import { at, minute, newKey, put, petitionDocument, signature, world } from './support.ts';

const json = { Accept: 'application/json' };

describe('an address', () => {
  it('answers JSON to a widget and a page to a person', async () => {
    const { app } = await world();
    const type = async (accept?: string): Promise<string | null> =>
      (await app.request('/petitions/velo', accept ? { headers: { Accept: accept } } : {})).headers.get('Content-Type');
    for (const accept of ['application/json', 'application/json, */*;q=0.5', 'text/html;q=0.5, application/json']) {
      assert.equal(await type(accept), 'application/json', accept);
    }
    for (const accept of [undefined, '*/*', 'text/html,application/xhtml+xml,*/*;q=0.8', 'image/png']) {
      assert.equal(await type(accept), 'text/html; charset=UTF-8', accept);
    }
  });

  it('answers in the language that is asked for, French else', async () => {
    const town = await world();
    const title = async (query: string, accept?: string) =>
      (
        (await town.read(`/petitions/velo${query}`, accept ? { 'Accept-Language': accept } : {})) as unknown as {
          title: string;
          lang: string;
        }
      ).lang;
    assert.equal(await title(''), 'fr');
    assert.equal(await title('', 'en-GB,en;q=0.9,fr;q=0.8'), 'en');
    assert.equal(await title('', 'de, en;q=0.5, fr;q=0.7'), 'fr');
    assert.equal(await title('', 'de'), 'fr');
    assert.equal(await title('?lang=en', 'fr'), 'en');
    assert.equal(await title('?lang=xx', 'en'), 'en');
    assert.equal(await title('?lang=%00', ''), 'fr');
  });

  it('answers HEAD, and may end in a slash', async () => {
    const { app } = await world();
    const head = await app.request('/petitions/velo', { method: 'HEAD', headers: json });
    assert.deepEqual([head.status, await head.text()], [200, '']);
    assert.match(head.headers.get('ETag') ?? '', /^W\/"/);
    assert.equal((await app.request('/petitions/velo/', { headers: json })).status, 200);
  });

  it('answers a petition in the shape of the schema', async () => {
    const town = await world();
    const thing = z.parse(petition, await town.read());
    assert.equal(thing.url, 'https://participer.exemple/petitions/velo');
    assert.equal(thing.notice?.url, 'https://participer.exemple/donnees.html');
    assert.equal(thing.numbers['signatures']?.asOf, at(0));
  });

  it('is JSON for what a page loads ahead for its script, and a page for whoever else asks for anything', async () => {
    const town = await world();
    const type = async (headers: Record<string, string>): Promise<string | null> =>
      (await town.app.request('/petitions/velo', { headers: { accept: '*/*', ...headers } })).headers.get(
        'Content-Type',
      );
    assert.match((await type({ 'sec-fetch-dest': 'empty' })) ?? '', /^application\/json/);
    assert.match((await type({})) ?? '', /^text\/html/);
  });

  it('says 304 to who has it, until something changes or a minute is over', async () => {
    const town = await world();
    const ask = (tag?: string) =>
      town.app.request('/petitions/velo', { headers: { ...json, ...(tag && { 'If-None-Match': tag }) } });
    const first = await ask();
    assert.equal(first.headers.get('Cache-Control'), 'public, max-age=10');
    assert.equal(first.headers.get('Vary'), 'Accept, Accept-Language, Sec-Fetch-Dest');
    const tag = first.headers.get('ETag') ?? '';
    assert.match(tag, /^W\/"/);
    town.wait(2000);
    const second = await ask(`"other", ${tag}`);
    assert.equal(second.status, 304);
    assert.equal(await second.text(), '');
    assert.equal(second.headers.get('ETag'), tag);
    assert.equal(second.headers.get('Access-Control-Allow-Origin'), '*');
    await town.sign({});
    assert.equal((await ask(tag)).status, 200, 'one more waits');
    const third = (await ask()).headers.get('ETag') ?? '';
    town.wait(minute);
    assert.equal((await ask(third)).status, 200, 'the time of the count goes on');
  });

  it('counts at most once in a second, and says when', async () => {
    const store = memoryStore();
    let counts = 0;
    const counting = {
      ...store,
      sums: ((...args: Parameters<typeof store.sums>) => ((counts += 1), store.sums(...args))) as typeof store.sums,
    };
    const town = await world({ store: counting });
    const asOf = async () =>
      ((await town.read()) as unknown as { numbers: { signatures: { asOf: string } } }).numbers.signatures.asOf;
    await Promise.all([1, 2, 3].map(asOf));
    town.wait(999);
    assert.equal(await asOf(), at(0));
    assert.equal(counts, 1);
    town.wait(1);
    assert.equal(await asOf(), at(1000));
    assert.equal(counts, 2);
  });
});

describe('any other site', () => {
  it('may read and act, without credentials, from any origin', async () => {
    const { app } = await world();
    for (const origin of ['https://journal.example', 'null']) {
      const read = await app.request('/petitions/velo', { headers: { ...json, Origin: origin } });
      assert.equal(read.headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(read.headers.get('Access-Control-Allow-Credentials'), null);
      assert.equal(read.headers.get('Set-Cookie'), null);
      const preflight = await app.request('/petitions/velo/signatures', {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type',
        },
      });
      assert.equal(preflight.status, 204);
      assert.equal(preflight.headers.get('Access-Control-Allow-Origin'), '*');
      assert.match(preflight.headers.get('Access-Control-Allow-Methods') ?? '', /POST/);
      assert.match(preflight.headers.get('Access-Control-Allow-Headers') ?? '', /content-type/i);
      assert.equal(preflight.headers.get('Access-Control-Max-Age'), '86400');
    }
    const problem = await app.request('/petitions/nothing', { headers: { ...json, Origin: 'null' } });
    assert.equal(problem.headers.get('Access-Control-Allow-Origin'), '*', 'problems can be read too');
  });

  it('may not read the mailbox', async () => {
    const { app } = await world();
    assert.equal((await app.request('/mailbox')).headers.get('Access-Control-Allow-Origin'), null);
  });
});

describe('a problem', () => {
  const post = (body: string, type = 'application/json') => ({
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
  });
  const cases: [name: string, path: string, init: RequestInit, status: number][] = [
    ['an unknown address', '/nothing', { headers: json }, 404],
    ['an unknown petition', '/petitions/nothing', { headers: json }, 404],
    ['an id with a NUL', '/petitions/%00', { headers: json }, 404],
    ['an id that is no UTF-8', '/petitions/%ff', { headers: json }, 404],
    ['a consultation asked for as a petition', '/petitions/plan', { headers: json }, 404],
    ['an act on an unknown petition', '/petitions/nothing/signatures', post('{}'), 404],
    ['another method', '/petitions/velo', { method: 'DELETE' }, 405],
    ['reading an act', '/petitions/velo/signatures/confirm', { headers: json }, 405],
    ['JSON that is none', '/petitions/velo/signatures', post('{"key":'), 400],
    ['JSON that is no object', '/petitions/velo/signatures', post('[[[]]]'), 400],
    ['another type of body', '/petitions/velo/signatures', post('key=1', 'text/plain'), 415],
    ['a body over 320 kB', '/petitions/velo/signatures', post(JSON.stringify({ name: 'x'.repeat(321 * 1024) })), 413],
    ['a body of another shape', '/petitions/velo/signatures', post('{"key":1}'), 422],
  ];
  for (const [name, path, init, status] of cases) {
    it(`tells of ${name}: ${status}`, async () => {
      const town = await world();
      await put(town.store, 'plan', { type: 'consultation', title: { fr: 'Plan' } });
      const response = await town.app.request(path, init);
      assert.equal(response.status, status);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      const problem = (await response.json()) as Record<string, unknown>;
      assert.equal(problem['status'], status);
      for (const member of ['type', 'title', 'detail']) assert.ok(problem[member], member);
      if (status === 405) assert.ok(response.headers.get('Allow'));
    });
  }

  it('is in the language of who asks, and a page for a person', async () => {
    const { app } = await world();
    const english = await app.request('/nothing', { headers: { ...json, 'Accept-Language': 'en' } });
    assert.equal(((await english.json()) as { title: string }).title, 'Page not found');
    const page = await app.request('/nothing', { headers: { Accept: 'text/html' } });
    assert.equal(page.status, 404);
    assert.match(await page.text(), /<h1>Page introuvable<\/h1>/);
  });

  it('that nobody foresaw is a 500 without a word of the inside', async (t) => {
    const error = t.mock.method(console, 'error', () => undefined);
    const town = await world();
    await put(town.store, 'broken', { ...petitionDocument, title: 'not localised' } as never);
    const response = await town.app.request('/petitions/broken', { headers: json });
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /zod|Error|title\b.*expected/i);
    assert.equal(error.mock.callCount(), 1);
    assert.match(String(error.mock.calls[0]?.arguments[0]), /^\[server\] GET \/petitions\/broken failed/);
  });

  it('names each field and its fault', async () => {
    const town = await world();
    const { key: _, lang: __, ...rest } = signature({ name: 5, email: 'x'.repeat(20_001), place: '\ud800' });
    assert.deepEqual((await town.act('', rest)).body.fields, {
      key: 'required',
      name: 'invalid',
      email: 'too-long',
      place: 'characters',
      lang: 'required',
    });
  });
});

describe('a client', () => {
  it('acts twenty times a minute, then is told when to try again', async () => {
    const client = (c: { req: { header(name: string): string | undefined } }) => c.req.header('X-Test-Client');
    const town = await world({ limits: { client } });
    const from = (name: string) => town.act('/confirm', { key: newKey(), code: '1' }, { 'X-Test-Client': name });
    for (let number = 0; number < 20; number += 1) {
      assert.equal((await from('a')).status, 422);
      town.wait(1000);
    }
    const refused = await town.app.request('/petitions/velo/signatures/confirm', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Test-Client': 'a' },
      body: JSON.stringify({ key: newKey(), code: '1' }),
    });
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('Retry-After'), '40');
    assert.equal(((await refused.json()) as { reason: string }).reason, 'rate-limited');
    assert.equal((await from('b')).status, 422, 'others go on');
    assert.equal(
      (await town.act('', signature(), { 'X-Test-Client': 'a' })).status,
      202,
      'each kind of act has its own share',
    );
    town.wait(40_000);
    assert.equal((await from('a')).status, 422);
  });
});

describe('every answer', () => {
  it('is hardened, pages by a strict policy', async () => {
    const { app } = await world();
    for (const path of ['/petitions/velo', '/mailbox', '/', '/petitions/velo/confirm?token=x', '/petitions/nothing']) {
      const { headers } = await app.request(path, { headers: { Accept: 'text/html' } });
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
      const policy = (headers.get('Content-Security-Policy') ?? '').split('; ');
      for (const rule of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types lit-html',
      ]) {
        assert.ok(policy.includes(rule), `${path}: ${rule}`);
      }
    }
  });

  it('takes from pages what they do not use, and from pictures that are opened by themselves all that they could do', async () => {
    const { app } = await world();
    const page = await app.request('/petitions/velo', { headers: { Accept: 'text/html' } });
    for (const each of ['camera', 'geolocation', 'payment', 'browsing-topics']) {
      assert.ok(page.headers.get('Permissions-Policy')?.split(', ').includes(`${each}=()`), each);
    }
    for (const path of ['/petitions/velo/badge.svg', '/icon.svg']) {
      const { status, headers } = await app.request(path);
      assert.equal(status, 200);
      assert.match(headers.get('Content-Type') ?? '', /^image\/svg\+xml/);
      assert.match(headers.get('Content-Security-Policy') ?? '', /^sandbox; default-src 'none';/);
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    }
  });

  it('of one person is kept by no cache', async () => {
    const { app } = await world();
    const page = await app.request('/petitions/velo', { headers: { Accept: 'text/html' } });
    assert.equal(page.headers.get('Cache-Control'), 'private, no-cache');
    const act = await app.request('/petitions/velo/signatures/receipt', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key: newKey() }),
    });
    assert.equal(act.headers.get('Cache-Control'), 'no-store');
    assert.deepEqual(await act.json(), { state: 'not-counted' });
  });
});
