import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { giveKey, listKeys } from '../../../src/server/desk/keys.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { day, petitionDocument, put, start } from '../support.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const page = '/desk/keys';
const asked = { name: 'Site de la <b>ville</b>', role: 'editor' };
const keyIn = (html: string): string | undefined => /<textarea id="key"[^>]*>\s*(civic-desk-[^<]+)</.exec(html)?.[1];

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the page of keys, on ${engine}`, () => {
    const town = async (role: 'owner' | 'editor' | 'moderator' | 'clerk' | 'observer' = 'owner') => {
      const desk = await deskTown({ store: await open[engine]() });
      await desk.appoint('qui@valmont.fr', role);
      const reads = async (key = '') => {
        const headers = { Authorization: `Bearer ${key}` };
        return (await desk.app.request('/desk/api/petitions/velo', { headers })).status;
      };
      return { ...desk, reads, visit: await desk.signedIn('qui@valmont.fr') };
    };

    it('makes a key that works, shows it once, and revokes it with a reason that everyone reads', async () => {
      const { app, store, visit, reads } = await town();
      assert.match((await visit.get(page)).html, /Aucun logiciel n’a de clé\./);
      const made = await visit.send(page, asked);
      const key = keyIn(made.html);
      assert.equal(await reads(key), 200);
      assert.match(made.html, /Elle ne sera plus jamais affichée/);
      assert.match(made.headers.get('Cache-Control') ?? '', /no-store/);
      const listed = await visit.get(`${page}?lang=en`);
      assert.equal(keyIn(listed.html), undefined);
      assert.match(listed.html, /<bdi>Site de la &lt;b&gt;ville&lt;\/b&gt;<\/bdi>.*Editor.*21\sNovember 2026/);
      const taken = await visit.send(page, asked);
      assert.equal(taken.status, 409);
      assert.match(taken.html, /href="#name">Une clé porte déjà ce nom/);
      const [, id = ''] = /name="id" value="([^"]+)"/.exec(listed.html) ?? [];
      const removed = await visit.send(`${page}/remove`, { id, 'why.fr': 'Le site a changé.' });
      assert.match(removed.html, /Cette clé n’ouvre plus rien/);
      assert.equal(await reads(key), 401);
      assert.equal((await visit.send(`${page}/remove`, { id })).status, 200, 'it is gone already');
      const log = await app.request('/log', { headers: { Accept: 'application/json' } });
      const { items } = (await log.json()) as { items: { act: string; by: string; role?: string; why?: object }[] };
      const told = items.flatMap(({ act, by, role, why }) => (act.startsWith('key') ? [[act, by, role, why]] : []));
      assert.deepEqual(told.sort(), [
        ['key-given', 'owner', 'editor', undefined],
        ['key-taken', 'owner', 'editor', { fr: 'Le site a changé.' }],
      ]);
      assert.doesNotMatch(JSON.stringify(items), /Site de la/);
      await store.close();
    });

    it('names a key in one line, whatever was sent, and revokes it', async () => {
      const { store, visit, reads } = await town();
      const made = await visit.send(page, { name: 'Site\r\nde\0 la ville', role: 'editor' });
      const key = keyIn(made.html);
      assert.match(made.html, /<bdi>Site de la ville<\/bdi>/);
      const [, id = ''] = /name="id" value="([^"]+)"/.exec(made.html) ?? [];
      assert.match((await visit.send(`${page}/remove`, { id })).html, /n’ouvre plus rien/);
      assert.equal(await reads(key), 401);
      await store.close();
    });

    it('makes a key for one thing alone, which is chosen by its title', async () => {
      const { app, store, visit } = await town();
      await put(store, 'quai', { ...petitionDocument, title: { fr: 'Un quai pour tous', en: 'A quay for all' } });
      const { html } = await visit.get(page);
      assert.match(html, /<option value="quai"[^>]*>Un quai pour tous<\/option>/);
      const made = await visit.send(page, { ...asked, only: 'quai' });
      assert.match(made.html, /Rédaction \([^)]*Un quai pour tous\)/);
      const headers = { Authorization: `Bearer ${keyIn(made.html)}` };
      const status = async (path: string) => (await app.request(`/desk/api${path}`, { headers })).status;
      assert.deepEqual([await status('/petitions/quai'), await status('/petitions/velo')], [200, 403]);
      const unknown = await visit.send(page, { ...asked, name: 'Autre', only: 'nulle-part' });
      assert.equal(unknown.status, 422);
      assert.match(unknown.html, /href="#only">Cette participation n’existe plus/);
      assert.match(unknown.html, /id="name"[^>]*value="Autre"|value="Autre"[^>]*id="name"/, 'nothing typed is lost');
      await store.close();
    });

    it('shows the key again to who presses twice, and makes one alone', async () => {
      const { store, visit } = await town();
      const [, press = ''] = /name="press" value="([^"]+)"/.exec((await visit.get(page)).html) ?? [];
      assert.ok(press.length > 20, press);
      const both = await Promise.all([visit.send(page, { ...asked, press }), visit.send(page, { ...asked, press })]);
      const later = await visit.send(page, { ...asked, press });
      assert.deepEqual(
        [...both, later].map(({ status, html }) => [status, keyIn(html)]),
        [...both, later].map(() => [200, keyIn(both[0].html)]),
      );
      assert.match(later.headers.get('Cache-Control') ?? '', /no-store/);
      assert.equal(later.headers.get('Content-Security-Policy'), both[0].headers.get('Content-Security-Policy'));
      assert.equal((await listKeys(store)).length, 1);
      const other = await visit.send(page, { ...asked, role: 'observer', press });
      assert.equal(other.status, 409, 'another wish is no second press');
      await store.close();
    });

    it('says on which day a key was used last, and keeps no more of it', async () => {
      const { store, visit, reads, wait } = await town();
      const key = keyIn((await visit.send(page, asked)).html);
      assert.match((await visit.get(page)).html, /data-head="Dernier usage">jamais</);
      await reads(key);
      assert.match((await visit.get(page)).html, /data-head="Dernier usage">21\snovembre 2026</);
      wait(day);
      await reads(key);
      await reads(key);
      const [row] = await listKeys(store);
      assert.deepEqual(Object.keys(row!).sort(), ['at', 'id', 'name', 'role', 'scope', 'used_on']);
      assert.equal(row?.used_on, '2026-11-22');
      await store.close();
    });

    it('gives none that counts on paper or appoints, and says why', async () => {
      const { store, visit } = await town();
      const { html } = await visit.get(page);
      assert.doesNotMatch(html, /value="(clerk|owner)"/);
      assert.match(html, /il y faut deux personnes/);
      for (const [fields, said] of [
        [{ ...asked, role: 'clerk' }, /href="#role">Ce rôle ne se donne qu’à des personnes/],
        [{ ...asked, role: 'owner' }, /href="#role">Ce rôle ne se donne qu’à des personnes/],
        [{ ...asked, role: 'roi' }, /href="#role">Choisissez un rôle/],
        [{ ...asked, name: ' ' }, /href="#name">Donnez un nom/],
      ] as const) {
        const refused = await visit.send(page, fields);
        assert.equal(refused.status, 422);
        assert.match(refused.html, said);
      }
      assert.match((await visit.get(page)).html, /Aucun logiciel/);
      await store.close();
    });

    for (const role of ['editor', 'moderator', 'clerk', 'observer'] as const) {
      it(`is not for the role ${role}`, async () => {
        const { store, visit, reads } = await town(role);
        const id = 'x';
        const how = { nouns, by: 'operator', now: start } as const;
        await store.write((writer) => giveKey(writer, { id, name: 'ville', role: 'editor', scope: '' }, how));
        assert.equal((await visit.get(page)).status, 403);
        const made = await visit.send(page, asked);
        assert.deepEqual([made.status, keyIn(made.html)], [403, undefined]);
        assert.equal((await visit.send(`${page}/remove`, { id: 'ville' })).status, 403);
        assert.equal(await reads('x'), 401);
        assert.doesNotMatch((await visit.get('/desk')).html, /desk\/keys/);
        await store.close();
      });
    }
  });
}
