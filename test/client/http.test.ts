import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { isCivicError, type CivicError } from '../../src/client/errors.ts';
import { createHttp } from '../../src/client/http.ts';

/** A server of one test: answers with `handle` and keeps the requests. */
async function serveWith(
  t: TestContext,
  handle: (request: IncomingMessage, response: ServerResponse, count: number) => void,
) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    handle(request, response, requests.length);
  });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/thing`, requests };
}

const json = (response: ServerResponse, body: unknown, headers = {}): void =>
  void response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const failure = async (promise: Promise<unknown>): Promise<CivicError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(isCivicError(error), String(error));
  return error;
};

/** The header names that a page may send anywhere without a preflight (Fetch standard), and what every client sends by itself. */
const simple =
  /^(accept|accept-encoding|accept-language|cache-control|connection|host|pragma|sec-fetch-mode|user-agent)$/;

describe('a read', () => {
  it('is CORS-simple, asks for JSON in the language, and answers how long it is good for', async (t) => {
    const { url, requests } = await serveWith(t, (_, response) =>
      json(response, { a: 1 }, { 'cache-control': 'public, max-age=30' }),
    );
    const { body, maxAge } = await createHttp({ name: 'rest' }).read(url, { lang: 'fr' });
    assert.deepEqual([body, maxAge], [{ a: 1 }, 30]);
    const { headers, method } = requests[0] ?? assert.fail('no request');
    assert.equal(method, 'GET');
    assert.match(headers.accept ?? '', /application\/json/);
    assert.equal(headers['accept-language'], 'fr');
    for (const name of Object.keys(headers)) assert.match(name, simple);
  });

  it('is repeated after a passing fault', async (t) => {
    const { url, requests } = await serveWith(t, (_, response, count) =>
      count < 2 ? void response.writeHead(502).end() : json(response, 'ok'),
    );
    assert.equal((await createHttp({ name: 'rest' }).read(url)).body, 'ok');
    assert.equal(requests.length, 2);
  });

  it('is repeated twice at most', async (t) => {
    const { url, requests } = await serveWith(t, (_, response) => void response.writeHead(500).end('broken'));
    const error = await failure(createHttp({ name: 'rest' }).read(url));
    assert.deepEqual([error.code, error.problem, requests.length], ['server', 'broken', 3]);
  });

  it('that is not answered in time is given up at once', async (t) => {
    const { url, requests } = await serveWith(t, () => undefined);
    const error = await failure(createHttp({ name: 'rest', timeout: 200 }).read(url));
    assert.deepEqual([error.code, requests.length], ['timeout', 1]);
  });

  it('that the network has no answer for is repeated, and says what to check', async () => {
    let asked = 0;
    const fetch = (): Promise<Response> => Promise.reject(new TypeError(`no ${++asked}`));
    const error = await failure(createHttp({ name: 'rest', fetch }).read('https://ville.example/thing'));
    assert.deepEqual([error.code, asked], ['network', 3]);
    assert.match(error.message, /^rest: GET https:\/\/ville\.example\/thing: no answer\. Check the network/);
  });

  it('is not repeated where the backend asks to wait, and says for how long', async (t) => {
    for (const status of [429, 503]) {
      const { url, requests } = await serveWith(
        t,
        (_, response) => void response.writeHead(status, { 'retry-after': '120' }).end(),
      );
      const error = await failure(createHttp({ name: 'rest' }).read(url));
      assert.deepEqual([error.status, error.retryAfter, error.retryable, requests.length], [status, 120, true, 1]);
    }
  });

  it('is not repeated after a fault of any kind that says when to come back', async (t) => {
    for (const status of [500, 502, 504]) {
      const { url, requests } = await serveWith(
        t,
        (_, response) => void response.writeHead(status, { 'retry-after': '3600' }).end(),
      );
      const error = await failure(createHttp({ name: 'rest' }).read(url));
      assert.deepEqual([error.retryAfter, requests.length], [3600, 1]);
    }
  });

  const date = 'Fri, 20 Nov 2026 10:00:00 GMT';
  const waits: [string, number | undefined][] = [
    ['2592000', 2_592_000],
    ['Fri, 20 Nov 2026 10:02:00 GMT', 120],
    ['Friday, 20-Nov-26 11:00:00 GMT', 3600],
    ['Fri, 20 Nov 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
  ];
  for (const [said, seconds] of waits) {
    it(`told to come back after "${said}" waits ${seconds} seconds, whatever the clock of the device says`, async (t) => {
      const { url } = await serveWith(t, (_, response) => {
        response.sendDate = false;
        response.writeHead(503, { 'retry-after': said, date }).end();
      });
      assert.equal((await failure(createHttp({ name: 'rest' }).read(url))).retryAfter, seconds);
    });
  }

  it('ends with the signal that it was given, untouched', async (t) => {
    const { url } = await serveWith(t, () => undefined);
    const abort = new AbortController();
    const reading = createHttp({ name: 'rest' }).read(url, { signal: abort.signal });
    abort.abort();
    await assert.rejects(reading, { name: 'AbortError' });
  });

  const codes: [number, string, boolean][] = [
    [401, 'unauthorized', false],
    [403, 'forbidden', false],
    [404, 'not-found', false],
    [410, 'not-found', false],
    [409, 'conflict', false],
    [501, 'server', true],
  ];
  for (const [status, code, retryable] of codes) {
    it(`answered ${status} is ${code}`, async (t) => {
      const { url } = await serveWith(t, (_, response) => void response.writeHead(status).end());
      const error = await failure(createHttp({ name: 'rest' }).read(url));
      assert.deepEqual([error.code, error.status, error.retryable], [code, status, retryable]);
      assert.match(error.message, new RegExp(`^rest: GET ${url}: answered ${status}\\. .+\\.$`));
      assert.ok(error.cause instanceof Error);
    });
  }

  it('redirected to a login says so', async (t) => {
    const { url } = await serveWith(t, (request, response) =>
      request.url === '/thing'
        ? void response.writeHead(302, { location: '/login' }).end()
        : void response.writeHead(200, { 'content-type': 'text/html' }).end('<form>'),
    );
    const error = await failure(createHttp({ name: 'rest' }).read(url));
    assert.equal(error.code, 'invalid-response');
    assert.match(error.message, /redirected to .*\/login, which is not JSON \(a login page\?\)/);
  });

  it('whose body never ends is given up', async (t) => {
    const { url } = await serveWith(t, (_, response) => void response.writeHead(200).write('{"a":'));
    const error = await failure(createHttp({ name: 'rest', timeout: 200 }).read(url));
    assert.equal(error.code, 'timeout');
  });

  it('of more than can be meant for a widget is not parsed', async (t) => {
    const { url } = await serveWith(t, (_, response) => json(response, 'x'.repeat(2_000_001)));
    assert.match((await failure(createHttp({ name: 'rest' }).read(url))).message, /over 2000000 characters/);
  });
});

describe('an act', () => {
  it('carries what the backend wrote of its refusal', async (t) => {
    const problem = { status: 422, reason: 'code-wrong' };
    const { url } = await serveWith(
      t,
      (_, response) =>
        void response.writeHead(422, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem)),
    );
    assert.deepEqual((await failure(createHttp({ name: 'rest' }).act(url, {}))).problem, problem);
  });

  it('sends the same body again after a passing fault', async (t) => {
    const bodies: string[] = [];
    const { url } = await serveWith(t, (request, response, count) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        bodies.push(body);
        if (count < 2) response.destroy();
        else json(response, {});
      });
    });
    await createHttp({ name: 'rest' }).act(url, { key: 'k' });
    assert.deepEqual(bodies, ['{"key":"k"}', '{"key":"k"}']);
  });

  it('that the backend would do twice is sent once', async (t) => {
    const { url, requests } = await serveWith(t, (_, response) => void response.writeHead(502).end());
    await failure(createHttp({ name: 'rest' }).act(url, {}, { once: true }));
    assert.equal(requests.length, 1);
  });

  it('goes out with the headers of its platform', async (t) => {
    const { url, requests } = await serveWith(t, (_, response) => json(response, {}));
    await createHttp({ name: 'x', headers: { authorization: 'Bearer t' } }).act(url, {});
    assert.equal(requests[0]?.headers.authorization, 'Bearer t');
  });
});
