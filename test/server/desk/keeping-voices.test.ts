import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { addressDigest } from '../../../src/server/nouns/comments/members.ts';
import { putThing } from '../../../src/server/desk/things.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { threadDocument } from '../comments-support.ts';
import { petitionDocument, start as begun } from '../support.ts';
import { program } from './program.ts';
import { alone, threadTown } from './thread-town.ts';

const open = engines();
after(() => open.stop());

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`moderators and official voices in a document, on ${engine}`, () => {
    const start = async () => {
      const town = await threadTown(await open[engine](), alone);
      const mine = await addressDigest('place', 'mallory@exemple.fr');
      const told = async () =>
        (await town.log()).flatMap(({ act, by, path }) => (/^(moderator|official)/.test(act) ? [[act, by, path]] : []));
      return { ...town, mine, told, editor: await program(town), owner: await program(town, 'owner') };
    };

    it('are named by owners alone, in the words of the page', async () => {
      const { editor, owner, mine, told, log, store, wait } = await start();
      const naming = { moderators: [mine], officials: [mine] };
      for (const fields of [naming, { officials: [mine] }, { moderators: [mine] }]) {
        const refused = await editor.send('PATCH', '/threads/place', fields);
        assert.equal(refused.status, 403);
        assert.match(refused.text, /only owners do that/);
      }
      assert.equal((await editor.send('PUT', '/threads/place', { ...threadDocument, ...naming })).status, 403);
      assert.ok(
        (await log()).every(({ act }) => act === 'key-given'),
        'nothing of it is done',
      );
      assert.equal((await owner.send('PATCH', '/threads/place', naming)).status, 200);
      const path = '/threads/place';
      assert.deepEqual((await told()).sort(), [
        ['moderator-named', 'owner', path],
        ['official-named', 'owner', path],
      ]);
      assert.doesNotMatch(JSON.stringify(await log()), new RegExp(mine));
      // What they named stays when an editor corrects the rest, and no editor takes it away.
      assert.equal((await editor.send('PATCH', path, { title: { fr: 'La place' } })).status, 200);
      assert.equal((await editor.send('PATCH', path, { officials: null })).status, 403);
      wait(1000);
      assert.equal((await owner.send('PATCH', path, { officials: null })).status, 200);
      assert.deepEqual((await told())[0], ['official-removed', 'owner', path]);
      assert.equal((await told()).length, 3);
      await store.close();
    });

    it('are named by owners alone where a noun nests its discussion, and in what is new', async () => {
      const { editor, owner, mine, told, store } = await start();
      const thread = { moderators: [mine] };
      assert.equal((await editor.send('PATCH', '/petitions/velo', { thread })).status, 403);
      assert.equal((await editor.send('PUT', '/petitions/quai', { ...petitionDocument, thread })).status, 403);
      assert.equal((await editor.send('GET', '/petitions/quai')).status, 404);
      assert.equal((await editor.send('PUT', '/threads/rue', { ...threadDocument, ...thread })).status, 403);
      assert.deepEqual(await told(), []);
      assert.equal((await owner.send('PUT', '/petitions/quai', { ...petitionDocument, thread })).status, 201);
      assert.equal((await owner.send('PUT', '/petitions/quai', { ...petitionDocument, thread })).status, 200);
      assert.deepEqual(await told(), [['moderator-named', 'owner', '/petitions/quai']]);
      const without = await editor.send('PATCH', '/petitions/quai', { thread: null });
      assert.equal(without.status, 403, 'with the discussion they would go');
      await store.close();
    });

    it('are named by an owner of one thing in that alone, and by whoever runs the server', async () => {
      const { mine, told, store } = await start();
      const desk = { store, nouns, now: begun, timeZone: 'Europe/Paris' };
      const grants = [
        { role: 'editor', scope: '' },
        { role: 'owner', scope: 'place' },
      ] as const;
      const scoped = { ...desk, by: 'editor' as const, holder: { grants } };
      await putThing(scoped, '/threads/place', { ...threadDocument, officials: [mine] });
      assert.deepEqual(await told(), [['official-named', 'owner', '/threads/place']]);
      const elsewhere = putThing(scoped, '/threads/rue', { ...threadDocument, officials: [mine] });
      await assert.rejects(elsewhere, { status: 403 });
      await putThing({ ...desk, by: 'operator' }, '/threads/rue', { ...threadDocument, officials: [mine] });
      assert.deepEqual((await told()).length, 2);
      const unsaid = putThing({ ...desk, by: 'editor' }, '/threads/rue', threadDocument);
      await assert.rejects(unsaid, { status: 403 });
      await store.close();
    });
  });
}
