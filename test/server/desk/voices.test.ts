import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { engines } from '../engines.ts';
import { addressDigest } from '../../../src/server/nouns/comments/members.ts';
import { knownMembers } from '../../../src/server/nouns/comments/known.ts';
import { grants } from '../../../src/server/nouns/comments/tables.ts';
import { threadDocument } from '../comments-support.ts';
import { at, day, minute, petitionDocument, put, start as begun } from '../support.ts';
import { program } from './program.ts';
import { alone, threadTown } from './thread-town.ts';

const open = engines();
after(() => open.stop());

const page = '/desk/threads/place/voices';
const voirie = { email: 'Camille@ville.exemple', role: 'official' };

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`who moderates and who speaks for the institution, on ${engine}`, () => {
    const start = async () => {
      const store = await open[engine]();
      const town = await threadTown(store, alone);
      await town.appoint('dgs@ville.exemple', 'owner');
      const owner = await town.signedIn('dgs@ville.exemple');
      const roleOf = async (text: string): Promise<string | undefined> => {
        const answer = await town.app.request('/threads/place/page', { headers: { Accept: 'application/json' } });
        const { items } = (await answer.json()) as { items: { text: string; role?: string }[] };
        return items.find((each) => each.text.includes(text))?.role;
      };
      return { ...town, owner, roleOf };
    };

    it('are let at the desk: what they post bears the mark until it is taken, and the log names nobody', async () => {
      const { owner, roleOf, join, post, log, store, wait } = await start();
      assert.match((await owner.get('/desk/threads/place')).html, /href="\/desk\/threads\/place\/voices/);
      assert.match((await owner.get(page)).html, /Personne pour l’instant/);
      const given = await owner.send(page, { ...voirie, 'why.fr': 'Répond pour la voirie.' });
      assert.match(given.html, /Le rôle est confié/);
      assert.match(given.html, /<bdi>C…@ville\.exemple<\/bdi>.*Parole officielle.*21\snovembre 2026/);
      assert.doesNotMatch(given.html, /Camille/);
      assert.match((await owner.send(page, voirie)).html, /rien n’a changé/);
      const key = await join('Camille', false, 'camille@ville.exemple');
      await post(key, 'Les travaux commencent lundi.');
      assert.equal(await roleOf('lundi'), 'official');
      wait(minute);
      const [, id = ''] = /name="who" value="([^"]+)"/.exec((await owner.get(page)).html) ?? [];
      const taken = await owner.send(`${page}/remove`, { who: id, role: 'official', 'why.fr': 'A changé de service.' });
      assert.match(taken.html, /Le rôle est retiré/);
      assert.match((await owner.send(`${page}/remove`, { who: id, role: 'official' })).html, /n’avait plus ce rôle/);
      await post(key, 'Ils sont reportés.');
      assert.equal(await roleOf('reportés'), undefined);
      const told = (await log()).filter(({ act }) => act.startsWith('official'));
      assert.deepEqual(
        told.map(({ act, by, path, why }) => [act, by, path, why]),
        [
          ['official-removed', 'owner', '/threads/place', { fr: 'A changé de service.' }],
          ['official-named', 'owner', '/threads/place', { fr: 'Répond pour la voirie.' }],
        ],
      );
      assert.doesNotMatch(JSON.stringify(told), /amille|ville\.exemple/);
      await store.close();
    });

    it('are let over HTTP by a program of an owner, once', async () => {
      const town = await start();
      const { send } = await program(town, 'owner');
      const path = '/threads/place/voices';
      const mo = { email: 'mo@ville.exemple', role: 'moderator' };
      const first = await send('POST', path, { ...mo, why: { fr: 'Modère le soir.' } });
      assert.deepEqual([first.status, first.body], [201, { ...mo, isNew: true }]);
      assert.deepEqual((await send('POST', path, mo)).status, 200);
      const listed = (await send('GET', path)).body['items'] as Record<string, string>[];
      assert.deepEqual(
        listed.map(({ role, hint, since }) => [role, hint, since]),
        [['moderator', 'm…@ville.exemple', '2026-11-21T09:00:00.000Z']],
      );
      const key = await town.join('Mo', false, mo.email);
      const id = await town.post(await town.join('Alex'), 'Un avis.');
      await town.decide(key, id, 'remove');
      const spelt = { who: ' Mo@ville.exemple', role: 'moderator' };
      assert.equal((await send('POST', `${path}/remove`, spelt)).status, 200);
      for (const who of ['\0', 'x\0@ville.exemple']) {
        assert.equal((await send('POST', `${path}/remove`, { who, role: 'moderator' })).status, 404);
      }
      assert.equal((await send('POST', `${path}/remove`, { who: mo.email, role: 'moderator' })).status, 404);
      const faults = await send('POST', path, { email: 'mo', role: 'moderator' });
      assert.deepEqual([faults.status, faults.body.errors?.[0]?.field], [422, 'email']);
      await town.store.close();
    });

    it('are no matter of other roles, nor of what nobody discusses', async () => {
      const town = await start();
      const { appoint, signedIn, store, owner } = town;
      for (const role of ['editor', 'moderator', 'clerk', 'observer'] as const) {
        await appoint(`${role}@ville.exemple`, role);
        const visit = await signedIn(`${role}@ville.exemple`);
        assert.doesNotMatch((await visit.get('/desk/threads/place')).html, /\/voices/);
        for (const answer of [await visit.get(page), await visit.send(page, voirie)])
          assert.equal(answer.status, 403, role);
        const { send } = await program(town, role);
        assert.equal((await send('POST', '/threads/place/voices', voirie)).status, 403, role);
      }
      await appoint('une@ville.exemple', 'editor', 'place');
      assert.equal((await (await signedIn('une@ville.exemple')).send(page, voirie)).status, 403);
      assert.match((await owner.get(page)).html, /Personne pour l’instant/);
      assert.equal((await owner.get('/desk/petitions/velo/voices')).status, 404);
      assert.equal((await owner.get('/desk/threads/rien/voices')).status, 404);
      const { html } = await owner.get('/desk/petitions/velo');
      assert.doesNotMatch(html, /\/voices|\/desk\/moderation\/velo/);
      await put(store, 'parc', { ...petitionDocument, thread: { votes: 'support' } });
      assert.match((await owner.get('/desk/petitions/parc')).html, /\/desk\/petitions\/parc\/voices/);
      await store.close();
    });

    it('are listed where the document names them, and taken away there alone', async () => {
      const { owner, store } = await start();
      const officials = [await addressDigest('foire', voirie.email)];
      await put(store, 'foire', { ...threadDocument, officials });
      const { html } = await owner.get('/desk/threads/foire/voices');
      assert.match(html, /Adresse non conservée.*Parole officielle.*Inscrit dans le document/);
      assert.doesNotMatch(html, /voices\/remove/);
      await put(store, 'climat', { type: 'consultation', title: { fr: 'Plan climat' }, closesAt: at(day) });
      assert.match((await owner.get('/desk/consultations/climat')).html, /\/desk\/moderation\/climat/);
      assert.equal((await owner.get('/desk/consultations/climat/voices')).status, 200);
      await store.close();
    });

    it('are forgotten with all else of a person, and with the names that end at a date', async () => {
      const { owner, app, mailbox, store, log } = await start();
      await owner.send(page, voirie);
      await owner.send('/desk/people', { email: 'camille@VILLE.exemple', what: 'erase' });
      await app.idle();
      const [, token = ''] = /token=([\w-]+)/.exec(mailbox.mails[0]?.text ?? '') ?? [];
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' };
      const answer = await app.request('/person', { method: 'POST', headers, body: `token=${token}` });
      assert.equal(answer.status, 200);
      assert.deepEqual(await store.list(grants, { scope: 'place' }), []);
      assert.ok((await log()).some(({ act }) => act === 'official-removed'));
      await owner.send(page, voirie);
      await store.write((writer) => knownMembers.eraseSome(writer, 'place', 10, begun));
      const kept = await store.list(grants, { scope: 'place' });
      assert.deepEqual(
        kept.map(({ hint }) => hint),
        [''],
      );
      await store.close();
    });

    it('are named by an address and a role: what is wrong is said, and what was typed stays', async () => {
      const { owner, store } = await start();
      const wrong = await owner.send(page, { email: 'camille', role: 'official', 'why.fr': 'La voirie.' });
      assert.equal(wrong.status, 422);
      assert.match(wrong.html, /href="#email"/);
      assert.match(wrong.html, /value="camille"/);
      assert.match(wrong.html, />La voirie\.</);
      const none = await owner.send(page, { email: 'camille@ville.exemple', role: 'maire' });
      assert.deepEqual([none.status, /href="#role"/.test(none.html)], [422, true]);
      await store.close();
    });
  });
}
