import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { mostTurns } from '../../../src/server/desk/pace/turns.ts';
import { turns } from '../../../src/server/desk/pace/tables.ts';
import { engines } from '../engines.ts';
import { hour } from '../support.ts';
import { program } from './program.ts';
import { deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

/** Letters that no other number has. */
const word = (number: number): string => String(number).replace(/\d/g, (digit) => 'abcdfghjkm'[Number(digit)]!);

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a loop that fills the log, on ${engine}`, () => {
    it('of one key is stopped within the hour, whatever it does, and keeps nobody else from anything', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const { store, wait } = town;
      const linesOf = async (): Promise<number> => {
        const file = await town.app.request('/log', { headers: { Accept: 'application/json' } });
        return ((await file.json()) as { items: unknown[] }).items.length;
      };
      const loop = await program(town, 'owner');
      const deliver = (send = loop.send) => send('POST', '/petitions/velo/deliveries', {});

      for (let times = 0; times < mostTurns; times += 3) {
        assert.equal((await deliver()).status, 200);
        assert.equal((await loop.send('PUT', '/names', { names: [`Mairie ${word(times)}`] })).status, 200);
        const added = { email: `n${times}@ville.exemple`, role: 'observer' };
        assert.equal((await loop.send('POST', '/officers', added)).status, 201);
        // What is done again changes nothing, and is no turn.
        assert.equal((await loop.send('POST', '/officers', added)).status, 200);
      }
      const before = await linesOf();
      for (const [method, path, body] of [
        ['POST', '/petitions/velo/deliveries', {}],
        ['PUT', '/names', { names: ['Mairie de Valmont'] }],
        ['POST', '/hooks', { url: 'https://intranet.ville.exemple/' }],
        ['POST', '/keys', { name: 'intranet', role: 'editor' }],
        ['POST', '/officers', { email: 'autre@ville.exemple', role: 'observer' }],
        ['PATCH', '/settings', { name: 'Valmont' }],
      ] as const) {
        const refused = await loop.send(method, path, body);
        assert.deepEqual([refused.status, refused.type], [429, 'application/problem+json'], path);
        assert.match(String(refused.body['detail']), /60 lines of the log within an hour.*Nothing was done.*60 min/);
      }
      const heard = await town.app.request('/desk/api/petitions/velo/deliveries', {
        method: 'POST',
        headers: { ...loop.bearer, 'Content-Type': 'application/json' },
        body: '{}',
      });
      const seconds = Number(heard.headers.get('Retry-After'));
      assert.ok(seconds > 3500 && seconds <= 3600, String(seconds));
      assert.equal(await linesOf(), before);
      assert.equal(JSON.stringify((await loop.send('GET', '/names')).body).includes('Valmont'), false);
      assert.equal(JSON.stringify((await loop.send('GET', '/officers')).body).includes('autre@'), false);

      // What takes away waits for nothing, and another officer or key has turns of their own: the loop is ended by them.
      const gone = { email: 'n0@ville.exemple', role: 'observer' };
      assert.equal((await loop.send('POST', '/officers/remove', gone)).status, 200);
      assert.equal((await loop.send('PUT', '/names', { names: [] })).status, 200);
      assert.equal((await deliver((await program(town)).send)).status, 200);
      await town.appoint('maire@ville.exemple', 'owner');
      const visit = await town.signedIn('maire@ville.exemple');
      const reserved = await visit.send('/desk/names', { name: 'Mairie de Valmont' });
      assert.match(reserved.at, /done=reserved/);
      const other = await program(town, 'owner');
      assert.equal((await other.send('POST', `/keys/${encodeURIComponent(loop.name)}/remove`, {})).status, 200);
      assert.equal((await deliver()).status, 401);

      const sent = { ...hiddenOf((await visit.get('/desk/petitions/velo/delivery')).html), perSheet: '25', as: 'csv' };
      const list = /name="list"[^>]*value="([^"]+)"/.exec((await visit.get('/desk/petitions/velo/delivery')).html)?.[1];
      for (let times = 1; times < mostTurns; times += 1) {
        const name = `Bureau ${word(times)}`;
        assert.match((await visit.send('/desk/names', { name })).at, /done=reserved/);
      }
      const slow = await visit.send('/desk/petitions/velo/delivery', { ...sent, list: list ?? 'signatures' });
      assert.equal(slow.status, 429);
      assert.match(slow.html, /Vous avez ajouté 60 lignes au registre en une heure/);
      assert.ok(Number(slow.headers.get('Retry-After')) > 3500);
      const english = await visit.send('/desk/names?lang=en', { name: 'Town hall' });
      assert.match(english.html, /60 lines of the log within an hour/);
      const freed = await visit.send('/desk/names', { name: 'Mairie de Valmont', act: 'free' });
      assert.match(freed.at, /done=freed/);

      wait(hour);
      assert.match((await visit.send('/desk/names', { name: 'Mairie de Valmont' })).at, /done=reserved/);
      const counted = (await store.list(turns, {})).filter(({ who }) => !who.startsWith('mails to '));
      assert.equal(counted.length, 1, 'nobody is kept longer than they are counted');
      await store.close();
    });
  });
}
