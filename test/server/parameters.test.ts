import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/server/app.ts';
import { seedDemo } from '../../src/server/nouns.ts';
import { day, engines, newKey, start } from './support.ts';
import { square } from './comments-support.ts';

for (const [name, open] of Object.entries(engines)) {
  describe(`what is asked for in an address, on ${name}`, () => {
    it('is refused where it is no place in a list', async () => {
      const { store, end } = await open();
      await seedDemo(store, start);
      const app = createApp({ store, baseUrl: 'https://participer.exemple', clock: () => start });
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
