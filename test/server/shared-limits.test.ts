import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { createApp, type AppOptions } from '../../src/server/app.ts';
import { createMailbox } from '../../src/server/mail/mailbox.ts';
import { postgresStore } from '../../src/server/store/postgres.ts';
import type { Store } from '../../src/server/store/store.ts';
import { schemas } from '../../src/server/nouns.ts';
import { createWaits } from './live/support.ts';
import { hour, minute, newKey, petitionDocument, postgres, put, signature, start } from './support.ts';

/** How often a process tells what clients took. */
const betweenTellings = 200;

const address = '2001:db8:0:1';
const stores: Store[] = [];
after(() => Promise.all(stores.map((store) => store.close())));

interface Process {
  /** Sends a signature; answers the status. */
  sign(email?: string): Promise<number>;
  /** Confirms the latest one by the code that was mailed. */
  confirm(): Promise<number>;
  /** Lets what is to be told leave. */
  tell(): Promise<void>;
  /** Resolves once something was heard that others told. */
  heard(): Promise<void>;
}

/** A server of its own on a database. */
async function process(url: string, limits: AppOptions['limits'], clock = (): number => start): Promise<Process> {
  const store = await postgresStore(url, schemas);
  stores.push(store);
  const { waiting, pass } = createWaits();
  let hears = Promise.withResolvers<void>();
  const shares: Store['shares'] = {
    ...store.shares!,
    listen: (heard, calledOff) =>
      store.shares!.listen((text) => {
        heard(text);
        hears.resolve();
      }, calledOff),
  };
  const mailbox = createMailbox(clock);
  const app = createApp({
    ...{ store: { ...store, shares }, mailer: mailbox, baseUrl: 'https://participer.exemple', secret: 's', waiting },
    ...{ clock, limits: { client: () => address, ...limits } },
  });
  const post = async (path: string, body: object) => {
    const response = await app.request(`/petitions/velo/signatures${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.status;
  };
  const heard = async (): Promise<void> => {
    await hears.promise;
    hears = Promise.withResolvers();
  };
  // It listens.
  await heard();
  let latest = '';
  return {
    heard,
    tell: () => pass(betweenTellings),
    async sign(email = `${newKey()}@orange.fr`) {
      latest = newKey();
      return post('', signature({ key: latest, email }));
    },
    async confirm() {
      await app.idle();
      return post('/confirm', { key: latest, code: mailbox.mails.at(-1)!.code! });
    },
  };
}

async function database(): Promise<string> {
  const url = await (await postgres()).freshDatabase();
  const store = await postgresStore(url, schemas);
  await put(store, 'velo', petitionDocument);
  await store.close();
  return url;
}

describe('limits of clients on one PostgreSQL', () => {
  it('hold for all processes together, and as long by the clock of each', async () => {
    const url = await database();
    let later = 0;
    const one = await process(url, { actsPerMinute: 4 });
    // By its clock it is another day.
    const other = await process(url, { actsPerMinute: 4 }, () => start + 24 * hour + later);
    assert.deepEqual([await one.sign(), await one.sign(), await one.sign()], [202, 202, 202]);
    await one.tell();
    await other.heard();
    assert.deepEqual([await other.sign(), await other.sign()], [202, 429]);
    await other.tell();
    await one.heard();
    assert.equal(await one.sign(), 429);
    later = minute;
    assert.equal(await other.sign(), 202);
  });

  it('are told nobody by: neither an address nor what others could find it from', async () => {
    const url = await database();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('listen civic_widgets_shares');
    const told = new Promise<string>((resolve) => client.once('notification', ({ payload = '' }) => resolve(payload)));
    const one = await process(url, {});
    await one.sign('ada@orange.fr');
    await one.tell();
    const text = await told;
    // The /64, its /56 and its /48, each in another word.
    assert.match(text, /^[\w-]+ nouns-\d+:[\w-]{16}:1( |$)/);
    assert.doesNotMatch(text, /2001|db8|ada|orange|velo/);
    await client.end();
  });

  it('are as they were once a mail is answered, whichever process it is that heard the answer', async () => {
    const url = await database();
    const limits = { mailsPerHour: 2, actsPerMinute: 100 };
    const [one, other] = [await process(url, limits), await process(url, limits)];
    assert.equal(await one.sign(), 202);
    await one.tell();
    await other.heard();
    assert.equal(await other.sign(), 202);
    await other.tell();
    await one.heard();
    assert.equal(await one.sign(), 429);
    assert.equal(await other.confirm(), 200);
    await other.tell();
    await one.heard();
    assert.equal(await one.sign(), 202);
  });
});
