import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Site } from '../../../src/server/core/services.ts';
import { giveKey, newKey as newDeskKey } from '../../../src/server/desk/keys.ts';
import { ownNames } from '../../../src/server/desk/names/reserved.ts';
import type { Role } from '../../../src/server/desk/roles.ts';
import { nouns, putThing } from '../../../src/server/nouns.ts';
import { grants } from '../../../src/server/nouns/comments/tables.ts';
import { addressDigest } from '../../../src/server/nouns/comments/members.ts';
import { threadDocument } from '../comments-support.ts';
import { engines } from '../engines.ts';
import { newKey, signature, start } from '../support.ts';
import { deskTown, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

type Answer = { outcome?: string; reason?: string; fields?: Record<string, string>; comment?: { role?: string } };

/** A town with two threads, as participants and moderators have it. */
async function namedTown(options: Parameters<typeof deskTown>[0] = {}) {
  const town = await deskTown(options);
  await town.store.write(async (writer) => {
    await putThing(writer, 'place', threadDocument, start);
    await putThing(writer, 'gare', { ...threadDocument, title: { fr: 'La gare' } }, start);
  });
  const send = async (path: string, body: object): Promise<Answer & { status: number }> => {
    const headers = { 'Content-Type': 'application/json', 'Accept-Language': 'fr' };
    const response = await town.app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, ...((await response.json()) as Answer) };
  };
  const ask = (name: string, email: string, path = '/threads/place', key = newKey()) =>
    send(`${path}/participants`, { key, name, email, noticeVersion: 'n1', lang: 'fr' });
  const join = async (name: string, email: string): Promise<string> => {
    const key = newKey();
    assert.equal((await ask(name, email, '/threads/place', key)).status, 202, name);
    await town.app.idle();
    const code = town.mailbox.mails.find(({ to }) => to === email)?.code;
    await send('/threads/place/participants/confirm', { key, code });
    return key;
  };
  const post = (key: string, text: string) => send('/threads/place/posts', { key, act: newKey(), text });
  const grant = async (email: string, role: 'official' | 'moderator'): Promise<void> => {
    const address = await addressDigest('place', email);
    await town.store.write((writer) => writer.put(grants, { scope: 'place', address, role, hint: '', at: start }));
  };
  return { ...town, send, ask, join, post, grant };
}

/** A program with a key of its own. */
async function program({ app, store }: DeskTown, role: Role, scope = '') {
  const { key, id } = await newDeskKey();
  await store.write((writer) => giveKey(writer, { id, name: id, role, scope }, { nouns, by: 'operator', now: start }));
  return async (method: string, path: string, body?: unknown) => {
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    const response = await app.request(`/desk/api${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
}

const refused = { status: 422, reason: 'invalid', fields: { name: 'reserved' } };
const said = ({ status, reason, fields }: Answer & { status: number }) => ({ status, reason, fields });

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`reserved names on ${engine}`, () => {
    const townOf = async () => namedTown({ store: await open[engine]() });

    it('are refused to who joins, in one thing or in all, and freed again', async () => {
      const town = await townOf();
      await town.appoint('mo@ville.exemple', 'moderator');
      const mo = await town.signedIn('mo@ville.exemple');
      assert.deepEqual(said(await town.ask('Mаirie', 'eve@exemple.fr')), refused);
      assert.equal((await town.ask('Martine Aubry', 'eve@exemple.fr')).status, 202);

      const added = await mo.send('/desk/names/place?lang=fr', { name: 'Martine Aubry' });
      assert.match(added.html, /Le nom est réservé\./);
      assert.deepEqual(said(await town.ask('AUBRY Mаrtine', 'ada@exemple.fr')), refused);
      assert.equal((await town.ask('Martine Aubry', 'ada@exemple.fr', '/threads/gare')).status, 202);
      assert.match((await mo.get('/desk/names?lang=fr')).html, /Aucun nom n’a été ajouté\./);

      await mo.send('/desk/names?lang=fr', { name: 'Martine Aubry' });
      assert.deepEqual(said(await town.ask('Martine Aubry', 'leo@exemple.fr', '/threads/gare')), refused);
      for (const path of ['/desk/names', '/desk/names/place'])
        await mo.send(path, { name: 'Martine Aubry', act: 'free' });
      assert.equal((await town.ask('Martine Aubry', 'leo@exemple.fr')).status, 202);
    });

    it('stay with who had them before, whose comments wait with the reason', async () => {
      const town = await townOf();
      const key = await town.join('Martine Aubry', 'homonyme@exemple.fr');
      assert.equal((await town.post(key, 'Bonjour.')).outcome, 'published');
      await town.appoint('mo@ville.exemple', 'moderator');
      const mo = await town.signedIn('mo@ville.exemple');
      await mo.send('/desk/names', { name: 'Martine Aubry' });
      assert.equal((await town.post(key, 'Bonsoir.')).outcome, 'held');
      const queue = await mo.get('/desk/moderation?lang=fr');
      assert.match(queue.html, /Le nom ressemble à « Martine Aubry », qui est réservé\./);
    });

    it('are for those who have a role, and what they write has its badge', async () => {
      const town = await townOf();
      await town.grant('communication@ville.exemple', 'official');
      await town.grant('mo@ville.exemple', 'moderator');
      const official = await town.join('Ville d’Exemple', 'communication@ville.exemple');
      const moderator = await town.join('Modération', 'mo@ville.exemple');
      assert.deepEqual((await town.post(official, 'Une réponse.')).comment?.role, 'official');
      assert.deepEqual((await town.post(moderator, 'Restons courtois.')).comment?.role, 'moderator');
      const page = await (await town.app.request('/threads/place', { headers: { Accept: 'text/html' } })).text();
      assert.match(page, /<span class="badge">Modération<\/span>/);
      assert.match(page, /<span class="badge">Réponse de l’institution<\/span>/);
    });

    it('tell who has a role no faster than mails leave', async () => {
      let client = 'curious';
      const town = await namedTown({
        store: await open[engine](),
        limits: { client: () => client, mailsPerHour: 3, actsPerMinute: 1000 },
      });
      await town.grant('mo@ville.exemple', 'moderator');
      for (const at of [1, 2, 3])
        assert.deepEqual(said(await town.ask('Mairie', `agent-${at}@ville.exemple`)), refused);
      const other = await town.ask('Mairie', 'agent-4@ville.exemple');
      const asked = await town.ask('Mairie', 'mo@ville.exemple');
      assert.deepEqual([other.status, other.reason], [429, 'rate-limited']);
      assert.deepEqual([asked.status, asked.reason], [429, 'rate-limited'], 'whatever the address');
      client = 'moderator';
      assert.equal((await town.ask('Mairie', 'mo@ville.exemple')).status, 202);
    });

    it('are not shown beside a signature', async () => {
      const town = await townOf();
      const path = '/petitions/velo/signatures';
      const sign = (displayPublicly: boolean) =>
        town.send(path, { ...signature({ name: 'Mairie de Valmont' }), displayPublicly });
      assert.deepEqual(said(await sign(true)), refused);
      assert.equal((await sign(false)).status, 202);
    });

    it('are a list that programs put as a whole, and tells in the log that one was reserved, not which', async () => {
      const town = await townOf();
      const send = await program(town, 'owner');
      assert.deepEqual((await send('PUT', '/names', { names: ['Martine Aubry', 'Ma Ville'] })).body, {
        names: ['Ma Ville', 'Martine Aubry'],
      });
      await send('PUT', '/names', { names: ['Martine Aubry'] });
      assert.deepEqual((await send('PUT', '/names', { names: ['Martine Aubry'] })).body, { names: ['Martine Aubry'] });
      const wrong = await send('PUT', '/names', { names: ['Léa', 'x'] });
      assert.equal(wrong.status, 422);
      assert.match(JSON.stringify(wrong.body['errors']), /names\.1/);
      assert.deepEqual((await send('GET', '/names')).body, { names: ['Martine Aubry'] });
      await send('PUT', '/threads/place/names', { names: ['Léa'] });
      assert.deepEqual((await send('GET', '/threads/place/names')).body, { names: ['Léa'] });
      const log = await (await town.app.request('/log', { headers: { Accept: 'application/json' } })).text();
      assert.equal(log.match(/"name-reserved"/g)?.length, 2, 'one for each list that was put');
      assert.equal(log.match(/"name-freed"/g)?.length, 1);
      assert.doesNotMatch(log, /Aubry|Léa|Ma Ville/);
    });

    it('are changed by who moderates, in the things of their role alone', async () => {
      const town = await townOf();
      for (const role of ['editor', 'clerk', 'observer'] as const) {
        await town.appoint(`${role}@ville.exemple`, role);
        const officer = await town.signedIn(`${role}@ville.exemple`);
        assert.equal((await officer.get('/desk/names')).status, 403, role);
        assert.equal((await officer.send('/desk/names', { name: 'Ada' })).status, 403, role);
      }
      await town.appoint('mo@ville.exemple', 'moderator', 'gare');
      const mo = await town.signedIn('mo@ville.exemple');
      assert.equal((await mo.get('/desk/names/gare')).status, 200);
      for (const path of ['/desk/names', '/desk/names/place', '/desk/names/none']) {
        assert.equal((await mo.get(path)).status, 404, path);
        assert.equal((await mo.send(path, { name: 'Ada Lovelace' })).status, 404, path);
      }
      const [own, other] = [await program(town, 'moderator', 'gare'), await program(town, 'editor')];
      assert.equal((await own('PUT', '/threads/gare/names', { names: [] })).status, 200);
      assert.equal((await own('GET', '/names')).status, 403);
      assert.equal((await other('PUT', '/names', { names: [] })).status, 403);
    });
  });
}

describe('the page of reserved names', () => {
  it('says what is to be mended, keeps what was typed, and tries a name', async () => {
    const town = await namedTown();
    await town.appoint('mo@ville.exemple', 'moderator');
    const mo = await town.signedIn('mo@ville.exemple');
    for (const [name, fault] of [
      ['', /Indiquez un nom\./],
      ['é', /au moins deux lettres/],
      ['a'.repeat(101), /trop long/],
    ] as const) {
      const page = await mo.send('/desk/names?lang=fr', { name });
      assert.equal(page.status, 422);
      assert.match(page.html, fault);
      assert.match(page.html, new RegExp(`value="${name}"`));
    }
    await mo.send('/desk/names', { name: 'Zoé <b>' });
    assert.match((await mo.send('/desk/names?lang=en', { name: 'ZOE B' })).html, /reserved here already/);
    const tried = await mo.get(`/desk/names?lang=en&try=${encodeURIComponent('Mаirie')}`);
    assert.match(tried.html, /“Mаirie” is refused: it looks like “mairie”\./);
    assert.match((await mo.get('/desk/names?lang=en&try=Marie+Ville')).html, /“Marie Ville” can be taken\./);
  });
});

it('tells a name once that is the site’s and the institution’s', () => {
  const notice = { controller: 'Ville de Valmont\n1 place de la Mairie' } as Site['notice'];
  assert.deepEqual(ownNames({ name: 'Ville de Valmont', notice }), ['Ville de Valmont']);
  assert.deepEqual(ownNames({ name: 'Valmont participe', notice }), ['Valmont participe', 'Ville de Valmont']);
});
