import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { engines } from '../engines.ts';
import { day, newKey, petitionDocument } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`words that people signed, on ${engine}`, () => {
    it('stay in the log and in the list, whatever stands in their place', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const { app, store, wait } = town;
      const sign = async (name: string, textVersion: string): Promise<void> => {
        const key = newKey();
        const code = await town.sign({ key, name, email: `${name}@exemple.fr`, textVersion });
        assert.equal((await town.act('/confirm', { key, code })).status, 200);
      };
      const { send, bearer } = await program(town);
      const change = async (fields: object): Promise<void> => {
        const { status, text } = await send('PATCH', '/petitions/velo?means=same', fields);
        assert.equal(status, 200, text);
      };
      const { text, title, author } = petitionDocument;
      await change({ text: { ...text, fr: 'Personne n’a encore signé ces mots.' }, textVersion: 'v0' });
      await change({ text: { ...text, fr: 'Nous demandons des pistes.' }, textVersion: 'v1' });
      await sign('ada', 'v1');
      wait(day);
      await change({ text: { ...text, fr: 'Nous ne demandons rien.' }, textVersion: 'v2' });
      await sign('ben', 'v2');
      const csv = await app.request('/desk/api/petitions/velo/deliveries', { method: 'POST', headers: bearer });
      const file = await csv.text();
      assert.match(file, /,ada,.*,v1\r\n/);
      assert.match(file, /"?Texte \(version v2, fr\)"?,"[^"]*Nous ne demandons rien\./);
      assert.match(
        file,
        /"?Texte jusqu’au 2026-11-22T09:00:00\.000Z \(version v1, fr\)"?,"[^"]*Nous demandons des pistes\./,
      );
      assert.doesNotMatch(file, /Personne n’a encore/);
      const log = await app.request('/log', { headers: { Accept: 'application/json' } });
      const { items } = (await log.json()) as { items: { before?: object }[] };
      assert.deepEqual(
        items.flatMap(({ before }) => (before ? [before] : [])),
        [{ title, author, text: { ...text, fr: 'Nous demandons des pistes.' }, textVersion: 'v1' }],
      );
      const page = await app.request('/log?lang=fr', { headers: { Accept: 'text/html' } });
      assert.match(await page.text(), /Nous demandons des pistes\./);
      await town.appoint('elle@ville.exemple', 'editor');
      const visit = await town.signedIn('elle@ville.exemple');
      const sheet = await visit.send('/desk/petitions/velo/delivery', {
        list: 'signatures',
        perSheet: '40',
        as: 'page',
      });
      assert.match(
        sheet.html,
        /Texte jusqu’au 22\snovembre 2026 \(version v1, français\).*Nous demandons des pistes\./,
      );
      await store.close();
    });

    it('are handed over under headings of the first language of the thing, where none is asked for', async () => {
      const title = { en: 'Market on Sundays' };
      const town = await deskTown({ store: await open[engine](), document: { title } });
      const key = newKey();
      assert.equal((await town.act('/confirm', { key, code: await town.sign({ key, name: 'Ada' }) })).status, 200);
      const { send } = await program(town);
      assert.match((await send('POST', '/petitions/velo/deliveries', {})).text, /^No\.,Sheet,Name,/);
      assert.match((await send('POST', '/petitions/velo/deliveries', { lang: 'fr' })).text, /^N°|^No?,|^Num/);
      await town.store.close();
    });

    it('are in the list with who asked for them, and with nobody who did not', async () => {
      const town = await deskTown({ store: await open[engine](), document: { author: undefined } });
      const key = newKey();
      assert.equal((await town.act('/confirm', { key, code: await town.sign({ key, name: 'ada' }) })).status, 200);
      const { send } = await program(town);
      const change = { author: { fr: 'Un parti' }, textVersion: 'v2' };
      assert.equal((await send('PATCH', '/petitions/velo?means=other', change)).status, 200);
      const { text } = await send('POST', '/petitions/velo/deliveries', {});
      const [now, before] = text.split(/"?Texte jusqu’au/);
      assert.match(now!, /version v2, fr\)"?,"[^"]*Un parti/);
      assert.match(before!, /version v1, fr\)/);
      assert.doesNotMatch(before!, /Un parti/);
      await town.store.close();
    });
  });
}
