import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { StartError } from '../../src/server/core/start-error.ts';
import { readSettings } from '../../src/server/main/settings.ts';
import { healthRoom } from '../../src/server/monitoring/health.ts';
import { createMetrics } from '../../src/server/monitoring/metrics.ts';
import { requestLog } from '../../src/server/monitoring/request-log.ts';
import { noteRoute, watchRequests, type AnsweredRequest } from '../../src/server/monitoring/requests.ts';
import { nouns } from '../../src/server/nouns.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import { world } from './support.ts';

const key = 'the-key-of-the-metrics';

describe('/healthz', () => {
  it('says that the server is well, and no more', async () => {
    const { app } = await world({ rooms: [healthRoom()] });
    const answer = await app.request('/healthz');
    assert.equal(answer.status, 200);
    assert.equal(await answer.text(), '{"status":"ok"}');
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  });

  it('answers 503 where the database fails, or does not answer', async () => {
    const never = new Promise<never>(() => undefined);
    for (const list of [() => Promise.reject(new Error('connection to db.internal refused')), () => never]) {
      const { app } = await world({
        rooms: [(services) => healthRoom(async () => undefined)({ ...services, store: { ...services.store, list } })],
      });
      const answer = await app.request('/healthz');
      assert.equal(answer.status, 503);
      assert.equal(await answer.text(), '{"status":"unavailable"}');
    }
  });
});

describe('a server that is watched', () => {
  it('tells of each request its route, and nothing of who asked', async () => {
    const lines: string[] = [];
    const log = requestLog({ write: (line: string) => void lines.push(line) });
    const { town, ask, end } = await watched(log);
    await town.sign({});
    const token = 'a-secret-token';
    await ask(`/petitions/velo?lang=en&token=${token}`, { headers: { 'X-Forwarded-For': '203.0.113.9' } });
    await ask('/petitions/velo/signatures', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    await ask('/camille@exemple.fr');
    await end();
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      told.map(({ level, msg, method, route, status }) => [level, msg, method, route, status]),
      [
        ['info', 'request', 'GET', '/petitions/:id', 200],
        ['info', 'request', 'POST', '/petitions/:id/signatures', 422],
        ['info', 'request', 'GET', undefined, 404],
      ],
    );
    for (const line of told) {
      assert.ok(Number(line['bytes']) > 100);
      assert.equal(typeof line['ms'], 'number');
      assert.match(String(line['time']), /^\d{4}-\d\d-\d\dT/);
    }
    assert.doesNotMatch(lines.join(''), /127\.0\.0\.1|203\.0|exemple|velo|secret|hostname|pid/);
  });

  it('counts them for who has the key, with the mails that wait and what stands on it', async () => {
    const { town, ask, end } = await watched();
    await ask('/petitions/velo');
    await ask('/petitions/velo');
    await ask('/nothing');
    await end();
    for (const given of [undefined, 'Bearer another-key-of-metrics', `Basic ${key}`]) {
      const refused = await town.app.request('/metrics', { headers: given ? { Authorization: given } : {} });
      assert.equal(refused.status, 401);
      assert.equal(await refused.text(), '');
    }
    const answer = await town.app.request('/metrics', { headers: { Authorization: `Bearer ${key}` } });
    assert.match(answer.headers.get('Content-Type') ?? '', /^text\/plain/);
    const text = await answer.text();
    for (const line of [
      'civic_http_requests_total{method="GET",route="/petitions/:id",status="200"} 2',
      'civic_http_requests_total{method="GET",route="other",status="404"} 1',
      'civic_http_request_duration_seconds_count{method="GET",route="/petitions/:id"} 2',
      'civic_mails{state="waiting"} 0',
      'civic_mails{state="failed"} 0',
      'civic_things{type="petition",phase="open"} 1',
    ]) {
      assert.ok(text.includes(`\n${line}\n`), line);
    }
    assert.match(text, /\nnodejs_eventloop_lag_p99_seconds /);
  });

  it('has no metrics without a key', async () => {
    assert.equal((await (await world()).app.request('/metrics')).status, 404);
    assert.throws(() => readSettings({ METRICS_KEY: 'short' }), StartError);
    assert.throws(() => readSettings({ LOG: 'yes' }), /LOG is yes: set it to json/);
    assert.equal(readSettings({ LOG: 'json', METRICS_KEY: key }).log, 'json');
  });
});

/** A town on a port, all of whose requests are counted and told of. */
async function watched(tell: (request: AnsweredRequest) => void = () => undefined) {
  const metrics = createMetrics(key, nouns);
  const town = await world({ store: memoryStore(), around: [noteRoute], rooms: [metrics.room] });
  const server = createAdaptorServer({ fetch: (request, env) => town.app.fetch(request, env) });
  watchRequests(server, (request) => {
    metrics.count(request);
    tell(request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    town,
    /** Asks, and waits until the answer is over for the server too. */
    async ask(path: string, init: RequestInit = {}) {
      const answering = once(server, 'request') as Promise<[unknown, ServerResponse]>;
      const closed = answering.then(async ([, outgoing]) => {
        if (!outgoing.closed) await once(outgoing, 'close');
      });
      await (await fetch(base + path, init)).arrayBuffer();
      await closed;
    },
    end: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
