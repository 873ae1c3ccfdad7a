import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { commentVotes, comments, members } from '../../src/server/nouns/comments/tables.ts';
import { participants } from '../../src/server/core/tables.ts';
import { day, engines, hour, minute, newKey } from './support.ts';
import { square, tops, type Square } from './comments-support.ts';

for (const [engine, open] of Object.entries(engines)) {
  describe(`a thread, on ${engine}`, () => {
    let town: Square;
    let end: () => Promise<void> = async () => {};

    beforeEach(async () => {
      const opened = await open();
      end = opened.end;
      town = await square({ store: opened.store });
    });
    afterEach(() => end());

    it('is joined by the mailed code, and written in', async () => {
      const key = await town.join();
      const posted = await town.post(key, 'Bonjour\r\nà tous', { lang: 'fr' });
      assert.deepEqual([posted.author, posted.text, posted.state], ['Ada', 'Bonjour\nà tous', 'published']);
      const { first, numbers } = await town.read();
      assert.equal(numbers['comments']?.value, 1);
      const { state, ...shown } = posted;
      assert.deepEqual(first.items, [shown]);
      assert.equal(await town.store.count(participants, { scope: 'place' }), 1);
      assert.doesNotMatch(JSON.stringify(await town.read()), /exemple\.fr/);
    });

    it('knows one participant per address, whatever the device', async () => {
      const one = await town.join('Ada', 'ada@exemple.fr');
      const two = await town.join('Someone else', 'Ada+x@exemple.fr');
      assert.equal((await town.mine(two)).name, 'Ada');
      assert.equal(await town.store.count(members, { scope: 'place' }), 1);
      const { id } = await town.post(one, 'Le mien');
      assert.equal((await town.act('votes', { key: two, id, value: 1 })).body.reason, 'own');
      assert.equal((await town.mine(two)).comments[0]?.id, id);
    });

    it('takes an act once, however often it is sent', async () => {
      const key = await town.join();
      const act = { key, act: newKey(), text: 'Une fois' };
      const answers = await Promise.all([1, 2, 3].map(() => town.act('posts', act)));
      assert.equal(new Set(answers.map(({ body }) => body.comment?.id)).size, 1);
      const other = await town.act('posts', { ...act, text: 'Autre chose' });
      assert.deepEqual([other.status, other.body.reason], [409, 'key-used']);
      assert.equal((await town.read()).numbers['comments']?.value, 1);
    });

    it('takes the same text from two tabs within a minute for one comment', async () => {
      const key = await town.join();
      const one = await town.post(key, 'Un double clic');
      assert.equal((await town.post(key, 'Un double clic')).id, one.id);
      assert.notEqual((await town.post(key, 'Un double clic', { parent: one.id })).id, one.id);
      town.wait(minute);
      assert.notEqual((await town.post(key, 'Un double clic')).id, one.id);
      assert.notEqual((await town.post(await town.join('Bob'), 'Un double clic')).id, one.id);
    });

    it('nests replies as deep as it says, and shows those below flat', async () => {
      const key = await town.join();
      const ids: string[] = [];
      for (let level = 0; level < 6; level += 1) {
        town.wait(1);
        ids.push((await town.post(key, `Niveau ${level}`, { parent: ids.at(-1) })).id);
      }
      const [top, one, two, three, four, five] = ids as [string, string, string, string, string, string];
      assert.deepEqual(await town.all({ parent: top }), [one]);
      assert.deepEqual(await town.all({ parent: two }), [three, four, five]);
      assert.deepEqual(await town.all({ parent: three }), []);
      const way = (await town.page({ id: five })).items;
      assert.deepEqual(
        way.map(({ id, replies }) => [id, replies]),
        [
          [top, 5],
          [one, 4],
          [two, 3],
          [four, 0],
          [five, 0],
        ],
      );
      assert.equal(way.at(-1)?.parent, four);
    });

    it('lets its author change, take back and restore a comment', async () => {
      const key = await town.join();
      const { id } = await town.post(key, 'Premier jet');
      const reply = await town.post(await town.join('Bob'), 'Une réponse', { parent: id });
      town.wait(minute);
      const edited = await town.act('posts/edit', { key, act: newKey(), id, text: 'Mieux dit' });
      assert.deepEqual([edited.body.comment?.text, Boolean(edited.body.comment?.editedAt)], ['Mieux dit', true]);

      const before = (await town.read()).numbers['comments']?.value;
      for (let again = 0; again < 2; again += 1) {
        const { comment } = (await town.act('posts/remove', { key, id })).body;
        assert.deepEqual([comment?.tombstone?.kind, comment?.text], ['author', undefined]);
      }
      const gone = await town.read();
      assert.equal(gone.numbers['comments']?.value, before! - 1);
      assert.deepEqual(await town.all({ parent: id }), [reply.id], 'replies keep their place');
      assert.doesNotMatch(JSON.stringify(gone), /Mieux dit|Ada/);
      assert.equal((await town.store.get(comments, { scope: 'place', thing: 'place', id }))?.body, '');

      assert.equal((await town.act('posts/restore', { key, id })).body.comment?.text, 'Mieux dit');
      assert.equal((await town.read()).numbers['comments']?.value, before);
      await town.act('posts/remove', { key, id });
      town.wait(hour);
      assert.equal((await town.act('posts/restore', { key, id })).body.reason, 'too-late');
    });

    it('lets nobody else change it, and its author only for a while', async () => {
      const key = await town.join();
      const other = await town.join('Bob');
      const { id } = await town.post(key, 'Le mien');
      for (const path of ['posts/edit', 'posts/remove', 'posts/restore']) {
        const answer = await town.act(path, { key: other, act: newKey(), id, text: 'Le tien' });
        assert.deepEqual([answer.status, answer.body.reason], [409, 'removed'], path);
      }
      town.wait(15 * minute);
      const late = await town.act('posts/edit', { key, act: newKey(), id, text: 'Trop tard' });
      assert.equal(late.body.reason, 'too-late');
    });

    it('has one vote per person and comment', async () => {
      const { id } = await town.post(await town.join(), 'Votez');
      const key = await town.join('Bob');
      const vote = async (value: number): Promise<unknown[]> => {
        const { comment } = (await town.act('votes', { key, id, value })).body;
        return [comment?.up, comment?.down];
      };
      assert.deepEqual(await vote(1), [1, 0]);
      assert.deepEqual(await vote(1), [1, 0]);
      assert.deepEqual(await vote(-1), [0, 1]);
      assert.deepEqual((await town.mine(key)).votes, { [id]: -1 });
      assert.deepEqual(await vote(0), [0, 0]);
      assert.deepEqual(await vote(0), [0, 0]);
      await Promise.all([1, 1, 1, 1, 1].map(vote));
      assert.deepEqual((await town.page({ id })).items[0]?.up, 1);
      assert.equal(await town.store.count(commentVotes, { scope: 'place' }), 1);
    });

    it('counts right when many write and vote at once', async () => {
      const names = ['Ada', 'Bob', 'Cyd', 'Dan', 'Eva', 'Fay'];
      const keys: string[] = [];
      for (const name of names) keys.push(await town.join(name));
      const { id } = await town.post(keys[0]!, 'Premier');
      await Promise.all([
        ...keys.map((key, number) => town.post(key, `Réponse ${number}`, { parent: id })),
        ...keys.slice(1).map((key) => town.act('votes', { key, id, value: 1 })),
      ]);
      const { first, numbers } = await town.read();
      assert.deepEqual([first.items[0]?.replies, first.items[0]?.up, numbers['comments']?.value], [6, 5, 7]);
      assert.equal((await town.all({ parent: id })).length, 6);
    });

    it('counts by side what is published', async () => {
      await end();
      const opened = await open();
      end = opened.end;
      town = await square({ store: opened.store, document: { sides: [{ id: '1' }, { id: '-1' }] } });
      const key = await town.join();
      const { id } = await town.post(key, 'Pour', { side: '1' });
      await town.post(key, 'Contre', { side: '-1' });
      await town.post(key, 'Contre aussi', { side: '-1' });
      await town.post(key, 'Contre, et casino', { side: '-1' });
      await town.post(key, 'Sans position', { parent: id });
      assert.deepEqual((await town.read()).bySide, { '1': 1, '-1': 2 });
      assert.equal((await town.read()).numbers['comments']?.value, 4);
      assert.deepEqual((await town.act('posts', { key, act: newKey(), text: 'Ni oui' })).body.fields, {
        side: 'required',
      });
      assert.deepEqual((await town.act('posts', { key, act: newKey(), text: 'Ni', side: '7' })).body.fields, {
        side: 'invalid',
      });
      await town.act('posts/remove', { key, id });
      assert.deepEqual((await town.read()).bySide, { '1': 0, '-1': 2 });
      assert.equal((await town.all({ side: '-1' })).length, 2);
    });
  });
}

describe('a thread', () => {
  it('refuses what is not possible now, and says why', async () => {
    const town = await square({
      document: { votes: 'support', closesAt: new Date(Date.parse('2026-11-21T10:00:00Z')).toISOString() },
    });
    const key = await town.join();
    const { id } = await town.post(key, 'Avant la clôture');
    const other = await town.join('Bob');
    const refused = async (path: string, body: object): Promise<unknown[]> => {
      const answer = await town.act(path, { key: other, act: newKey(), text: 'Texte', ...body });
      return [answer.status, answer.body.reason];
    };
    assert.deepEqual(await refused('posts', { key: newKey() }), [403, 'unknown']);
    assert.deepEqual(await refused('participants/mine', { key: newKey() }), [403, 'unknown']);
    assert.deepEqual(await refused('posts', { parent: 'nothing' }), [409, 'parent']);
    assert.deepEqual(await refused('posts', { parent: '\0' }), [409, 'parent']);
    assert.deepEqual(await refused('votes', { id, value: -1 }), [422, 'invalid']);
    assert.deepEqual(await refused('votes', { id: 'nothing', value: 1 }), [409, 'removed']);
    assert.deepEqual(await refused('votes', { id, key, value: 1 }), [409, 'own']);
    assert.deepEqual(await refused('queue', {}), [403, 'not-allowed']);
    assert.deepEqual(await refused('posts', { text: ' \n ' }), [422, 'invalid']);
    town.wait(hour);
    assert.deepEqual(await refused('posts', {}), [409, 'closed']);
    assert.deepEqual(await refused('votes', { id, value: 1 }), [409, 'closed']);
    assert.deepEqual(await refused('posts/edit', { key, id }), [409, 'closed']);
    const { can, phase } = await town.read();
    assert.deepEqual([phase, can['comment']?.allowed, can['report']?.allowed], ['closed', false, true]);
    assert.match(can['comment']?.reason ?? '', /close depuis le 21\snovembre 2026/);
    const taken = await town.act('posts/remove', { key, id });
    assert.equal(taken.body.comment?.tombstone?.kind, 'author', 'one may take back after the close');
  });

  it('limits a participant, and a client', async () => {
    const town = await square({ limits: { postsPerMinute: 3, actsPerMinute: 5, client: () => 'one' } });
    const key = await town.join();
    for (const text of ['un', 'deux', 'trois']) await town.post(key, text);
    const fourth = await town.act('posts', { key, act: newKey(), text: 'quatre' });
    assert.deepEqual([fourth.status, fourth.body.reason], [429, 'rate-limited']);
    town.wait(minute);
    await town.post(key, 'quatre');
    for (let ask = 0; ask < 4; ask += 1) await town.act('participants', {});
    const [join, mine] = [await town.act('participants', {}), await town.act('participants/mine', { key })];
    assert.equal(mine.status, 200);
    assert.equal(join.status, 422);
    assert.equal((await town.act('participants', {})).status, 429);
  });

  it('tells a stranger nothing about who has joined', async () => {
    const town = await square();
    await town.join('Ada', 'ada@exemple.fr');
    const ask = async (email: string) =>
      town.act('participants', { key: newKey(), name: 'Eve', email, noticeVersion: 'n1', lang: 'fr' });
    const known = await ask('ada@exemple.fr');
    assert.deepEqual(known, await ask('nobody@exemple.fr'));
    assert.equal((await town.act('participants/confirm', { key: newKey(), code: '123456' })).body.reason, 'code-wrong');
  });

  it('keeps the addresses of a thread to itself: digests elsewhere', async () => {
    const town = await square();
    const key = await town.join('Ada', 'ada@exemple.fr');
    await town.post(key, 'Bonjour');
    const rows = JSON.stringify([
      await town.store.list(comments, {}),
      await town.store.list(participants, {}),
      await town.store.list(commentVotes, {}),
    ]);
    assert.doesNotMatch(rows, /ada@/);
    assert.doesNotMatch(rows, new RegExp(key));
  });

  it('is read by any origin, kept for ten seconds, and tagged', async () => {
    const town = await square();
    await town.load(tops(3));
    for (const path of ['', '/page?order=newest', '/log']) {
      const headers = { Accept: 'application/json', Origin: 'https://presse.exemple' };
      const answer = await town.app.request(`/threads/place${path}`, { headers });
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(answer.headers.get('Cache-Control'), 'public, max-age=10');
      const again = { ...headers, 'If-None-Match': answer.headers.get('ETag') ?? '' };
      assert.equal((await town.app.request(`/threads/place${path}`, { headers: again })).status, 304, path);
    }
    assert.equal((await town.app.request('/threads/nothing/page')).status, 404);
  });

  it('closes for writing with its petition, and has its own address there', async () => {
    const town = await square({ path: '/petitions/velo/comments' });
    const { petitionDocument, put } = await import('./support.ts');
    await put(town.store, 'velo', { ...petitionDocument, thread: { depth: 1, votes: 'none' } });
    const key = await town.join();
    const { id } = await town.post(key, 'Sous la pétition');
    const thread = await town.read();
    assert.deepEqual(
      [thread.url, thread.title, thread.depth, thread.orders[0]?.id],
      ['https://participer.exemple/petitions/velo/comments', 'Des pistes cyclables', 1, 'newest'],
    );
    assert.equal(thread.first.items[0]?.id, id);
    assert.equal((await town.act('votes', { key, id, value: 1 })).status, 422);
    town.wait(11 * day);
    assert.equal((await town.act('posts', { key, act: newKey(), text: 'Trop tard' })).body.reason, 'closed');
    await put(town.store, 'velo', petitionDocument);
    assert.equal((await town.app.request(town.path)).status, 404);
  });
});
