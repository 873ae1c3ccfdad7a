import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { giveKey } from '../../../src/server/desk/keys.ts';
import { engines } from '../engines.ts';
import { start } from '../support.ts';
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
      assert.match(listed.html, /<bdi>Site de la &lt;b&gt;ville&lt;\/b&gt;<\/bdi>.*Editor.*21 November 2026/);
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
        const how = { by: 'operator', now: start } as const;
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
