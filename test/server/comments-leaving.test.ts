import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { acts, challenges, events, people } from '../../src/server/confirmation/tables.ts';
import { participants } from '../../src/server/core/tables.ts';
import { pendingBallots } from '../../src/server/nouns/poll/tables.ts';
import { comments, commentVotes, memberKeys, members, takenBack } from '../../src/server/nouns/comments/tables.ts';
import { at, day, engines, newKey, petitionDocument, put } from './support.ts';
import { square, type Square } from './comments-support.ts';

const scope = 'place';

for (const [engine, open] of Object.entries(engines)) {
  describe(`who leaves a thread, on ${engine}`, () => {
    let town: Square;
    let end: () => Promise<void> = async () => {};

    beforeEach(async () => {
      const opened = await open();
      end = opened.end;
      town = await square({ store: opened.store });
    });
    afterEach(() => end());

    it('takes everything back at once: comments, votes, name, address and keys, and the thread stays whole', async () => {
      const [key, other, phone] = [await town.join('Ada'), await town.join('Bob'), await town.join('Ada')];
      const mine = await town.post(key, 'Mon premier texte, unique');
      const taken = await town.post(key, 'Mon deuxième texte');
      await town.act('posts/remove', { key, id: taken.id });
      await town.post(key, 'Une soirée au casino');
      const theirs = await town.post(other, 'Le texte d’une autre personne');
      const reply = await town.post(other, 'Une réponse', { parent: mine.id });
      await town.act('votes', { key, id: theirs.id, value: 1 });
      await town.act('votes', { key: other, id: mine.id, value: 1 });

      const left = await town.act<object>('participants/erase', { key });
      assert.deepEqual([left.status, left.body], [200, { outcome: 'withdrawn' }]);

      for (const each of [key, phone]) assert.equal((await town.act('participants/mine', { key: each })).status, 403);
      const { items } = await town.page({ order: 'oldest' });
      const stone = items.find(({ id }) => id === mine.id)!;
      assert.equal(stone.tombstone?.kind, 'author');
      assert.deepEqual([stone.author, stone.text], [undefined, undefined]);
      assert.equal(items.find(({ id }) => id === theirs.id)?.up, 0);
      assert.deepEqual(await town.all({ parent: mine.id }), [reply.id], 'replies keep their place');
      assert.deepEqual(await town.all({ search: 'unique' }), []);
      assert.equal((await town.read()).numbers['comments']?.value, 2);

      const { store } = town;
      const rows = await store.list(comments, { scope });
      assert.doesNotMatch(JSON.stringify(rows), /Ada|premier|deuxième|casino/);
      assert.equal((await store.list(takenBack, { scope })).length, 0);
      assert.deepEqual(
        (await store.list(members, { scope })).map(({ name }) => name),
        ['Bob'],
      );
      assert.equal(await store.count(memberKeys, { scope }), 1);
      assert.equal((await store.list(commentVotes, { scope })).length, 1, 'the vote of the other person');
      assert.equal(await store.count(participants, { scope }), 1);
    });

    it('leaves what was decided written, and may come back as someone new', async () => {
      const [key, mo] = [await town.join('Ada'), await town.join('Mo', 'mo@exemple.fr', 'moderator')];
      const { id } = await town.post(key, 'Une attaque personnelle');
      const decision = { decision: 'remove', reason: 'Injures', ground: 'Règle 2' };
      await town.act('decisions', { key: mo, act: newKey(), id, ...decision });
      await town.act('participants/erase', { key });
      const [stone] = (await town.page({ id })).items;
      assert.deepEqual([stone?.tombstone?.kind, stone?.tombstone?.reason], ['moderator', 'Injures']);
      const again = await town.join('Ada B.', 'ada@exemple.fr');
      assert.deepEqual((await town.mine(again)).comments, []);
      assert.equal((await town.act('posts/restore', { key: again, id })).body.reason, 'removed');
    });

    it('is known: a stranger erases nobody', async () => {
      const { status, body } = await town.act('participants/erase', { key: newKey() });
      assert.deepEqual([status, body.reason], [403, 'unknown']);
    });

    it('never confirmed anything: after the close, who asked is erased, once, and what counts stays', async () => {
      const { store, app } = town;
      const member = await town.join('Ada');
      await town.act('participants', {
        key: newKey(),
        name: 'Eve',
        email: 'eve@exemple.fr',
        noticeVersion: 'n1',
        lang: 'fr',
      });
      await put(store, 'velo', { ...petitionDocument, closesAt: at(5 * day) });
      const sign = async (email: string) => {
        const key = newKey();
        const body = JSON.stringify({
          key,
          name: 'Nom',
          place: 'Valmont',
          email,
          textVersion: 'v1',
          noticeVersion: 'n1',
          lang: 'fr',
          displayPublicly: false,
          receiveNews: false,
        });
        const headers = { 'Content-Type': 'application/json' };
        const answer = await app.request('/petitions/velo/signatures', { method: 'POST', headers, body });
        assert.equal(answer.status, 202, await answer.text());
        return key;
      };
      const counted = await sign('compte@exemple.fr');
      const code = town.mailbox.mails.find(({ to }) => to === 'compte@exemple.fr')?.code;
      await app.request('/petitions/velo/signatures/confirm', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ key: counted, code }),
      });
      await sign('oubli@exemple.fr');

      assert.equal(await app.purge(), 0, 'while it is open, all may still be confirmed');
      assert.equal(await store.count(people, { scope }), 1);
      town.wait(6 * day + 1);
      assert.equal(await app.purge(), 1);
      town.wait(5 * day);
      assert.equal(await app.purge(), 1);
      assert.equal(await app.purge(), 0, 'each close is gone through once');

      assert.equal(await store.count(people, { scope }), 0);
      assert.equal(await store.count(challenges, { scope }), 0);
      assert.deepEqual(
        (await store.list(people, { scope: 'velo' })).map(({ email }) => email),
        ['compte@exemple.fr'],
      );
      assert.equal(
        await store.count(acts, { scope: 'velo' }),
        2,
        'that something was received stays, and nobody’s name',
      );
      assert.equal(await store.count(events, { scope: 'velo', thing: 'velo', kind: 'cancelled' }), 1);
      assert.equal(await store.count(pendingBallots, { scope: 'velo' }), 0);
      assert.equal((await town.mine(member)).name, 'Ada');
    });
  });
}
