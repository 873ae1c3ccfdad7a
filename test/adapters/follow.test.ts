import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { things } from '../../src/server/core/tables.ts';
import { petitionDocument, put } from '../server/support.ts';
import { betweenBeats, liveTown } from '../server/live/support.ts';

const script = fileURLToPath(new URL('../support/follower.ts', import.meta.url));

/** A process that follows a thing; answers what it hears, one after the other. */
function startFollower(src: string) {
  const flags = ['--experimental-eventsource', '--no-warnings'];
  const child = spawn(process.execPath, [...flags, script, src], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    next: async () => JSON.parse((await lines.next()).value ?? 'null') as unknown[] | null,
    end: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

describe('the rest adapter', () => {
  it('follows a thing of a server by the address that its read named', async () => {
    const town = await liveTown({ baseUrl: 'http://127.0.0.1' });
    const server = createAdaptorServer({ fetch: (request) => town.app.fetch(request) });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const follower = startFollower(`${base}/petitions/velo`);
    const [what, events] = (await follower.next()) ?? [];
    assert.equal(what, 'read');
    assert.ok(String(events).startsWith(`${base}/events?of=%2Fpetitions%2Fvelo%3Flang%3Dfr&have=`), String(events));
    assert.deepEqual(await follower.next(), ['alive']);
    /** What comes besides signs of life. */
    const heard = async (): Promise<unknown[] | null> => {
      let line = await follower.next();
      while (line?.[0] === 'alive') line = await follower.next();
      return line;
    };
    await put(town.store, 'velo', { ...petitionDocument, textVersion: 'v2' });
    await town.pass(betweenBeats);
    assert.deepEqual(await heard(), ['changed', '/petitions/velo?lang=fr', 'v2']);
    await town.store.write((writer) => writer.remove(things, { scope: 'velo', id: 'velo' }));
    await town.pass(betweenBeats);
    assert.deepEqual(await heard(), ['changed', '/petitions/velo?lang=fr', null]);
    assert.deepEqual(await heard(), ['lost', false]);
    await follower.end();
    server.close();
  });

  it('says that it cannot follow where all places are taken', async () => {
    const link = '</events?of=%2Fpetitions%2Fvelo%3Flang%3Dfr&have=x>; rel="monitor"; type="text/event-stream"';
    const town = await liveTown();
    const read = await (await town.app.request('/petitions/velo', { headers: { Accept: 'application/json' } })).text();
    const server = createServer(({ url = '' }, answer) => {
      if (url.startsWith('/events')) answer.writeHead(503, { 'Retry-After': '60' }).end();
      else answer.writeHead(200, { 'Content-Type': 'application/json', Link: link }).end(read);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const follower = startFollower(`http://127.0.0.1:${(server.address() as AddressInfo).port}/petitions/velo`);
    assert.equal((await follower.next())?.[0], 'read');
    assert.deepEqual(await follower.next(), ['lost', true]);
    await follower.end();
    server.close();
  });
});
