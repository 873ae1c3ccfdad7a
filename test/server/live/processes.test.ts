import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { readSettings } from '../../../src/server/main/settings.ts';
import { start as startServer } from '../../../src/server/main/serve.ts';
import { openStore } from '../../../src/server/store/open.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import { schemas } from '../../../src/server/nouns.ts';
import { petitionDocument, postgres, put, start } from '../support.ts';
import { betweenBeats, createWaits, follow, liveTown, readEvents, second } from './support.ts';

const velo = '/petitions/velo?lang=fr';
const listeners = `select pid from pg_stat_activity where query like 'listen civic%' and datname = current_database()`;

describe('two processes on one PostgreSQL', () => {
  it('tell each other what was written, and go on after the connection was lost', async () => {
    const url = await (await postgres()).freshDatabase();
    const [mine, others] = [await postgresStore(url, schemas), await postgresStore(url, schemas)];
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const town = await liveTown({ store: mine });
    const { waiting, pass } = createWaits();
    const other = town.other({ store: others, clock: () => start, waiting });
    const follower = await follow(other.app, velo);
    assert.equal((await follower.next())?.event, 'beat');
    assert.equal((await follower.next())?.event, velo);
    await pass(second);
    /** Waits until the other process listens, as the database says. */
    const listening = async (not = 0): Promise<number> => {
      for (;;) {
        const { rows } = await client.query<{ pid: number }>(listeners);
        const found = rows.find(({ pid }) => pid !== not);
        if (found) return found.pid;
      }
    };
    /** Counts are kept for a second by the clock, which stands still for the other: each change is one of the document. */
    const change = async (textVersion: string) => {
      await town.app.request('/');
      await put(mine, 'velo', { ...petitionDocument, textVersion });
      mine.signals!.tell('velo');
      await pass(second);
      const event = await follower.next();
      assert.equal((JSON.parse(event!.data) as { textVersion: string }).textVersion, textVersion);
    };
    const pid = await listening();
    await pass(second);
    await change('v2');
    await client.query('select pg_terminate_backend($1)', [pid]);
    await listening(pid);
    // Whoever listens again looks at everything.
    await pass(second);
    await change('v3');
    await follower.leave();
    await client.end();
    await Promise.all([mine.close(), others.close()]);
  });

  it('tell of a scope once a second, however much is written', async () => {
    const url = await (await postgres()).freshDatabase();
    const store = await postgresStore(url, schemas);
    const told: string[] = [];
    const signals = { ...store.signals!, tell: (scope: string) => void told.push(scope) };
    const town = await liveTown({ store: { ...store, signals } });
    await town.sign({});
    await town.sign({ email: 'b@exemple.fr' });
    assert.equal(told.filter((scope) => scope === 'velo').length, 1);
    await town.pass(second);
    assert.equal(told.filter((scope) => scope === 'velo').length, 2, 'what came meanwhile is told together');
    await town.pass(second);
    assert.equal(told.filter((scope) => scope === 'velo').length, 2);
    await store.close();
  });

  it('find with the next beat what nobody has told them', async () => {
    const url = await (await postgres()).freshDatabase();
    const [mine, others] = [await postgresStore(url, schemas), await postgresStore(url, schemas)];
    const silent = { tell: () => undefined, listen: () => undefined };
    const town = await liveTown({ store: { ...mine, signals: silent } });
    const follower = await town.follow(velo);
    assert.deepEqual([(await follower.next())?.event, (await follower.next())?.event], ['beat', velo]);
    await put(others, 'velo', { ...petitionDocument, textVersion: 'v2' });
    await town.pass(betweenBeats);
    assert.deepEqual([(await follower.next())?.event, (await follower.next())?.event], ['beat', velo]);
    await follower.leave();
    await Promise.all([mine.close(), others.close()]);
  });
});

describe('a server', () => {
  const folders: string[] = [];
  after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  async function serve(readers: number) {
    const data = await mkdtemp(join(tmpdir(), 'civic-live-'));
    folders.push(data);
    const store = await openStore({ folder: data, schemas });
    await put(store, 'velo', petitionDocument);
    await store.close();
    return startServer({ port: 0, host: '127.0.0.1', data, mailbox: true, readers, log: 'off' });
  }

  it('ends the connections of those who follow when it is stopped, and does not wait for them', async () => {
    const server = await serve(10);
    const read = await fetch(`${server.url}/petitions/velo`, { headers: { Accept: 'application/json' } });
    const [, address = ''] = /<([^>]+)>; rel="monitor"/.exec(read.headers.get('Link') ?? '') ?? [];
    await read.text();
    const follower = readEvents(await fetch(new URL(address, server.url)));
    assert.equal((await follower.next())?.event, 'beat');
    const closed = server.close();
    assert.equal(await follower.next(), undefined);
    await closed;
  });

  it('forgets those who have left', async () => {
    const server = await serve(1);
    const address = `${server.url}/events?of=${encodeURIComponent(velo)}`;
    for (let time = 0; time < 3; time += 1) {
      const leaving = new AbortController();
      let response = await fetch(address, { signal: leaving.signal });
      // The server hears of it a moment later.
      for (; response.status === 503; response = await fetch(address, { signal: leaving.signal }))
        await response.text();
      assert.equal((await readEvents(response).next())?.event, 'beat');
      leaving.abort();
    }
    await server.close();
  });

  it('is told how many may follow, and refuses what is no number', () => {
    assert.equal(readSettings({}).readers, 10_000);
    assert.equal(readSettings({ LIVE_READERS: '0' }).readers, 0);
    for (const LIVE_READERS of ['-1', 'many', '1.5', '1e9'])
      assert.throws(() => readSettings({ LIVE_READERS }), /LIVE_READERS/);
  });
});
