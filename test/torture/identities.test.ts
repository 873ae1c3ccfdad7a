import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createApp } from '../../src/server/app.ts';
import { createMailbox } from '../../src/server/mail/mailbox.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { layTown, openTown, petition, secret, type Place } from './town.ts';

/** How many people there are, and how often each signs at once, by a key of its own each time: as from as many tabs. */
const [people, times] = [8, 5];

describe('forty signatures at once by eight people, each in five tabs, on two servers of one database, are eight', () => {
  let postgres: TestPostgres;
  const folder = mkdtempSync(join(tmpdir(), 'civic-identities-'));
  before(async () => void (postgres = await startPostgres()));
  after(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  });

  const places: Record<string, () => Promise<Place>> = {
    SQLite: async () => ({ folder }),
    PostgreSQL: async () => ({ folder, databaseUrl: await postgres.freshDatabase() }),
  };
  for (const [engine, make] of Object.entries(places)) {
    it(`on ${engine}`, { timeout: 300_000 }, async () => {
      const place = await make();
      await layTown(place);
      const mailbox = createMailbox();
      const stores = [await openTown(place), await openTown(place)];
      const apps = stores.map((store) =>
        createApp({ store, mailer: mailbox, baseUrl: 'https://participer.exemple', secret }),
      );
      const send = async (at: number, path: string, body: object) => {
        const headers = { 'Content-Type': 'application/json' };
        const init = { method: 'POST', headers, body: JSON.stringify(body) };
        for (;;) {
          const answer = await apps[at % 2]!.request(`/petitions/${petition}/signatures${path}`, init);
          // Nothing was taken: the device sends it again.
          if (answer.status !== 503) return answer;
        }
      };
      const presses = Array.from({ length: people * times }, (_, at) => ({
        at,
        key: `key-of-at-least-20-characters-${at}`,
        name: `Camille n${at}.`,
        // The mailbox is one, however it is spelt.
        email: at % 3 === 0 ? `camille.${at % people}@gmail.com` : `camille${at % people}@gmail.com`,
      }));
      const said = { place: 'Valmont', textVersion: '1', noticeVersion: '1', lang: 'fr' };
      const flags = { displayPublicly: false, receiveNews: false };
      const received = await Promise.all(presses.map(({ at, ...act }) => send(at, '', { ...act, ...said, ...flags })));
      assert.deepEqual([...new Set(received.map(({ status }) => status))], [202]);
      await Promise.all(apps.map((app) => app.idle()));

      const mailed = presses.flatMap((press) => {
        const code = mailbox.mails.find(({ text }) => text.includes(press.name))?.code;
        return code === undefined ? [] : [{ ...press, code }];
      });
      assert.ok(mailed.length >= people * 2, `${mailed.length} codes`);
      const confirmed = await Promise.all(mailed.map(({ at, key, code }) => send(at + 1, '/confirm', { key, code })));
      assert.deepEqual([...new Set(confirmed.map(({ status }) => status))], [200]);

      const page = await apps[0]!.request(`/petitions/${petition}`, { headers: { Accept: 'application/json' } });
      const { numbers } = (await page.json()) as { numbers: { signatures: { value: number } } };
      assert.equal(numbers.signatures.value, people);
      await Promise.all(stores.map((store) => store.close()));
    });
  }
});
