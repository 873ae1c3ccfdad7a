import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { erasures } from '../../../src/server/desk/retention/tables.ts';
import { engines } from '../engines.ts';
import { at, day, minute, petitionDocument, put } from '../support.ts';
import { program } from './program.ts';
import { addSigners, deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const path = '/desk/petitions/velo';
const letter = { 'subject.fr': 'La mairie a répondu', 'text.fr': 'La piste sera tracée en mai.', upon: '0' };

interface LogLine {
  act: string;
  people?: number;
  letters?: number;
  receivers?: number;
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what is told at a pace to those who are erased, on ${engine}`, () => {
    /** A petition of 250 people; one in two asked for news. */
    const town = async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      await put(valmont.store, 'velo', { ...petitionDocument, closesAt: at(10 * day) });
      await addSigners(valmont.store, 250, (number) => number % 2 === 0);
      await valmont.appoint('elle@valmont.fr', 'owner');
      const { send } = await program(valmont, 'owner');
      const log = async () => {
        const answer = await valmont.app.request('/log', { headers: { Accept: 'application/json' } });
        return ((await answer.json()) as { items: LogLine[] }).items;
      };
      return { ...valmont, send, log };
    };

    it('counts news that are still to be written, says so before, and ends them', async () => {
      const { store, app, wait, signedIn, send, log, mailbox } = await town();
      wait(12 * day);
      const visit = await signedIn('elle@valmont.fr');
      await visit.send(`${path}/news`, letter);
      const { html } = await visit.get(`${path}/news/preview`);
      await visit.send(`${path}/news/preview`, { ...hiddenOf(html), act: 'send' });
      assert.equal((await send('GET', '/petitions/velo/retention')).body['letters'], 125);
      await app.runDue();
      await app.idle();
      assert.equal((await send('GET', '/petitions/velo/retention')).body['letters'], 25, '100 have left');
      const before = await visit.get(`${path}/retention/erase?lang=en`);
      assert.match(before.html, /25 letters to them have not left yet/);
      const sent = mailbox.mails.length;
      await visit.send(`${path}/retention/erase`, { understood: 'yes' });
      wait(2 * minute);
      await app.runDue();
      await app.idle();
      assert.equal(mailbox.mails.length, sent);
      const row = await store.get(erasures, { scope: 'velo' });
      assert.deepEqual([row?.people, row?.letters], [250, 25]);
      const lines = await log();
      assert.deepEqual(
        lines.flatMap(({ act, receivers }) => (receivers === undefined ? [] : [[act, receivers]])),
        [['news-stopped', 100]],
      );
      assert.equal(lines.find(({ act }) => act === 'erased')?.letters, 25);
      assert.match((await visit.get(`${path}/news?lang=en`)).html, /sending stopped, recipients: 100/);
      await store.close();
    });

    it('counts those who are still to be told that the words changed', async () => {
      const { store, app, send, mailbox } = await town();
      const changed = { textVersion: 'v2', text: { ...petitionDocument.text, fr: 'Nous demandons tout autre chose.' } };
      assert.equal((await send('PATCH', '/petitions/velo?means=other', changed)).status, 200);
      assert.equal((await send('GET', '/petitions/velo/retention')).body['letters'], 250);
      await app.runDue();
      await app.idle();
      assert.equal(mailbox.mails.length, 100);
      assert.equal((await send('GET', '/petitions/velo/retention')).body['letters'], 150);
      const why = { why: { fr: 'Elle est retirée.' } };
      assert.equal((await send('POST', '/petitions/velo/archive', why)).status, 200);
      const told = await send('POST', '/petitions/velo/retention/erase', { understood: true });
      const { people, letters } = told.body['erasure'] as Record<string, unknown>;
      assert.deepEqual([people, letters, told.body['letters']], [250, 150, 0]);
      await app.runDue();
      await app.idle();
      assert.equal(mailbox.mails.length, 100);
      await store.close();
    });
  });
}
