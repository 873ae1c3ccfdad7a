import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { DocumentFault } from '../../../src/server/desk/faults.ts';
import { openSite, putThing } from '../../../src/server/main/site.ts';
import type { AnyDocument } from '../../../src/server/nouns.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { petitionDocument } from '../support.ts';
import { deskTown, hiddenOf } from './support.ts';
import { program } from './program.ts';

/* In which zone code that opens a site reads the days of a document. */

const folder = await mkdtemp(join(tmpdir(), 'civic-zone-'));
after(() => rm(folder, { recursive: true }));
let postgres: Promise<TestPostgres> | undefined;
after(async () => (await postgres)?.stop());

let sites = 0;
const places = {
  SQLite: async () => ({ data: join(folder, `${(sites += 1)}`) }),
  PostgreSQL: async () => ({ databaseUrl: await (await (postgres ??= startPostgres())).freshDatabase() }),
};

/** It opens at 23 o'clock in Paris, and at 1 o'clock of the next day in La Réunion: there, its last day is over by then. */
const lastHour = { ...petitionDocument, opensAt: '2099-06-02T21:00:00Z', closesAt: '2099-06-02' } as AnyDocument;

async function assertOver(put: Promise<unknown>): Promise<void> {
  await assert.rejects(put, (error) => {
    assert.ok(error instanceof DocumentFault);
    assert.deepEqual(
      error.faults.map(({ field }) => field),
      ['closesAt'],
    );
    return true;
  });
}

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`a site that code opens, on ${engine}`, () => {
    it('has the zone that was chosen at the desk, as programs have it', async () => {
      const place = await places[engine]();
      const before = await openSite(place);
      assert.equal((await before.put('/petitions/quai', lastHour)).isNew, true, 'in Paris, where nothing is chosen');
      const town = await deskTown({ store: before.store });
      await town.appoint('maire@valmont.fr', 'owner');
      const owner = await town.signedIn('maire@valmont.fr');
      const fields = hiddenOf((await owner.get('/desk/settings/site')).html);
      await owner.send('/desk/settings/site', { ...fields, timeZone: 'Indian/Reunion' });
      const editor = await program(town);
      const answer = await editor.send('PUT', '/petitions/gare', lastHour);
      assert.deepEqual([answer.status, answer.body.errors?.map(({ field }) => field)], [422, ['closesAt']]);
      await before.close();

      const site = await openSite(place);
      assert.equal(site.timeZone, 'Indian/Reunion');
      await assertOver(site.put('/petitions/gare', lastHour));
      await assertOver(putThing(site, '/petitions/gare', lastHour));
      await assert.rejects(site.get('/petitions/gare'), /Nothing stands at/);
      const nextDay = { ...lastHour, closesAt: '2099-06-03' };
      assert.deepEqual(await putThing(site, '/petitions/gare', nextDay), { path: '/petitions/gare', isNew: true });
      assert.deepEqual(
        { ...(await site.get('/petitions/gare')).document },
        { ...(await site.get('/petitions/quai')).document, closesAt: '2099-06-03' },
      );
      await site.close();
    });

    it('has another where it is named, of its own or with the database', async () => {
      const place = await places[engine]();
      const site = await openSite({ ...place, timeZone: 'Indian/Reunion' });
      await assertOver(site.put('/petitions/quai', lastHour));
      const put = await putThing({ store: site.store, timeZone: 'Europe/Paris' }, '/petitions/quai', lastHour);
      assert.deepEqual(put, { path: '/petitions/quai', isNew: true });
      await site.close();
    });
  });
}
