import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/server/app.ts';
import { seedDemo } from '../../src/server/nouns.ts';
import { day, engines, newKey, start } from './support.ts';
import { square } from './thread-support.ts';

/** What nobody who follows the links of a page would send. */
const hostile = [
  '0',
  '-1',
  'true',
  'null',
  '[]',
  '{}',
  '"a"',
  '%',
  '%00',
  'a\0b',
  '\ud800',
  '1e400',
  '[1,"a\0",0,0,0,0]',
  '[1,"\ud800",0,0,0,0]',
];
hostile.push(
  '[1,null,0,0,0,0]',
  '[1]',
  '[0.5,"a",1,1,1,1]',
  'W10',
  'bnVsbA',
  btoa('[1,2,3]'),
  '9'.repeat(400),
  'x'.repeat(3000),
  '__proto__',
);

for (const [name, open] of Object.entries(engines)) {
  describe(`what is asked for in an address, on ${name}`, () => {
    it('is answered or refused, whatever it is, and never an error of the server', { timeout: 120_000 }, async () => {
      const { store, end } = await open();
      await seedDemo(store, start);
      const app = createApp({ store, baseUrl: 'https://participer.exemple', clock: () => start });
      const asked: [path: string, names: string[]][] = [
        ['/consultations/plan-climat/proposals', ['after', 'limit', 'order', 'lang']],
        ['/petitions/pistes-cyclables/signatures', ['after', 'limit', 'lang']],
        ['/petitions/pistes-cyclables/comments/page', ['after', 'order', 'side', 'parent', 'search', 'id', 'lang']],
        ['/petitions/pistes-cyclables/comments/log', ['after']],
        ['/petitions/pistes-cyclables/confirm', ['token', 'lang']],
        ['/petitions/pistes-cyclables/badge.svg', ['metric', 'theme', 'lang']],
        ['/embed', ['src', 'element', 'theme', 'lang', 'metrics', 'heading-level']],
        ['/oembed', ['url', 'format', 'maxwidth']],
      ];
      for (const [path, names] of asked) {
        for (const each of names) {
          for (const value of hostile) {
            for (const accept of name === 'memory' ? ['application/json', 'text/html'] : ['application/json']) {
              const query = `${each}=${value.isWellFormed() ? encodeURIComponent(value) : '%ED%A0%80'}`;
              const { status } = await app.request(`${path}?${query}`, { headers: { Accept: accept } });
              assert.ok(
                status < 500 || (status === 501 && each === 'format'),
                `${path}?${query} (${accept}): ${status}`,
              );
            }
          }
        }
      }
      for (const value of ['0', 'true', 'null', '[1,"a\0",0,0,0,0]', '"a"']) {
        const path = `/consultations/plan-climat/proposals?after=${encodeURIComponent(value)}`;
        assert.equal((await app.request(path, { headers: { Accept: 'application/json' } })).status, 400, value);
      }
      await end();
    });
  });
}

describe('a body that is interrupted', () => {
  for (const [how, head] of Object.entries({
    'of a stated length': 'Content-Length: 500\r\n\r\n{"key":',
    'in chunks': 'Transfer-Encoding: chunked\r\n\r\n7\r\n{"key":\r\n',
    'before it began': 'Content-Length: 500\r\n\r\n',
  })) {
    it(`${how} leaves one line in the log`, async () => {
      const town = await square();
      const server = createAdaptorServer({ fetch: (request) => town.app.fetch(request) });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { error } = console;
      const logged = new Promise<string>((resolve) => (console.error = resolve));
      const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
      client.write(`POST /threads/place/posts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${head}`);
      await once(server, 'request');
      client.destroy();
      const line = await logged.finally(() => (console.error = error));
      assert.equal(line, '[server] POST /threads/place/posts failed: the connection ended before all was sent.');
      server.close();
      await once(server, 'close');
    });
  }
});

describe('a key of a moderator', () => {
  it('ends after thirty days, and is good again once its owner has joined again', async () => {
    const town = await square({ document: { closesAt: new Date(start + 90 * day).toISOString() } });
    const key = await town.join('Mo', 'mo@exemple.fr', 'moderator');
    const status = async (with_: string) => (await town.act('queue', { key: with_ })).status;
    town.wait(30 * day - 1);
    assert.equal(await status(key), 200);
    assert.equal((await town.mine(key)).can['moderate']?.allowed, true);
    town.wait(1);
    assert.equal(await status(key), 403);
    assert.equal((await town.mine(key)).can['moderate']?.allowed, false);
    const decision = { key, act: newKey(), id: 'c', decision: 'hide', reason: 'r', ground: 'g' };
    assert.equal((await town.act<object>('decisions', decision)).body.reason, 'not-allowed');
    assert.equal(await status(await town.join('Mo', 'mo@exemple.fr')), 200);
  });

  it('of an official does not speak for the institution after that, and writes on', async () => {
    const town = await square({ document: { closesAt: new Date(start + 90 * day).toISOString() } });
    const key = await town.join('Of', 'of@exemple.fr', 'official');
    assert.equal((await town.post(key, 'Réponse de la ville')).role, 'official');
    town.wait(31 * day);
    assert.equal((await town.post(key, 'Encore un mot')).role, undefined);
  });
});
