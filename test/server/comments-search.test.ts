import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { memoryStore } from '../../src/server/store/memory.ts';
import type { Store } from '../../src/server/store/store.ts';
import { commentWords } from '../../src/server/nouns/comments/tables.ts';
import { engines, minute } from './support.ts';
import { square, tops, type Square } from './comments-support.ts';

const texts = {
  arbres: 'Les PLATANES d’été donnent de l’ombre',
  velo: 'Une piste à vélo, et de l’eau fraîche 🚲',
  chinois: '我们需要更多的树木和长椅',
  arabe: 'نحتاج إلى مقاعد في الظل',
  grec: 'Περισσότερα δέντρα',
  coeur: 'Au cœur — Łódź, une stra\u00adße\u200b',
  code: 'a+b=c <script>alert(1)</script> snake_case',
};

for (const [engine, open] of Object.entries(engines)) {
  describe(`a search in a thread, on ${engine}`, () => {
    let town: Square;
    let end: () => Promise<void> = async () => {};

    beforeEach(async () => {
      const opened = await open();
      end = opened.end;
      town = await square({ store: opened.store });
      const comments = Object.entries(texts).map(([id, body], number) => ({
        ...tops(1)[0]!,
        id,
        body,
        at: town.now() - minute * (60 - number),
      }));
      await town.load(comments);
    });
    afterEach(() => end());

    it('finds words by their beginning, short ones as a whole, without case and accents, in any script', async () => {
      const found: Record<string, string[]> = {
        platane: ['arbres'],
        'PLATANES ÉTÉ': ['arbres'],
        'l’ombre': ['arbres'],
        eau: ['velo'],
        vélo: ['velo'],
        '🚲': ['velo'],
        树木: ['chinois'],
        长: ['chinois'],
        مقاعد: ['arabe'],
        ΔΕΝΤΡΑ: ['grec'],
        script: ['code'],
        de: ['velo', 'arbres'],
        coeur: ['coeur'],
        'CŒUR lodz': ['coeur'],
        strasse: ['coeur'],
        'str\u200basse': ['coeur'],
        // Not the middle of a word, nor the beginning of a short one.
        latane: [],
        om: [],
        'platanes vélo': [],
        '!!!': [],
      };
      for (const [search, ids] of Object.entries(found)) {
        assert.deepEqual(await town.all({ search }), ids, search);
      }
    });

    it('follows what its authors change, and keeps no word of what they take back', async () => {
      const key = await town.join();
      const { id } = await town.post(key, 'Gardons la fontaine');
      assert.deepEqual(await town.all({ search: 'fontaine' }), [id]);
      await town.act('posts/edit', { key, act: 'a'.repeat(20), id, text: 'Gardons le bassin' });
      assert.deepEqual(await town.all({ search: 'fontaine' }), []);
      assert.deepEqual(await town.all({ search: 'bassin' }), [id]);
      await town.act('posts/remove', { key, id });
      assert.equal(await town.store.count(commentWords, { scope: 'place', thing: 'place', id }), 0);
      await town.act('posts/restore', { key, id });
      assert.deepEqual(await town.all({ search: 'bassin' }), [id]);
    });

    it('says how many there are where one page holds them all', async () => {
      assert.equal((await town.page({ search: 'platane' })).total, 1);
      assert.equal((await town.page({ search: 'introuvable' })).total, 0);
      await town.load(tops(30, () => ({ body: 'Encore un banc' })));
      const first = await town.page({ search: 'banc' });
      assert.deepEqual([first.items.length, first.total], [20, undefined]);
      assert.equal((await town.all({ search: 'banc' })).length, 30);
    });
  });

  describe(`the totals of a thread, on ${engine}`, () => {
    let end: () => Promise<void> = async () => {};
    afterEach(() => end());

    it('come with its pages, and add up by side, with those that take none', async () => {
      const opened = await open();
      end = opened.end;
      const town = await square({ store: opened.store, document: { sides: [{ id: '1' }, { id: '-1' }] } });
      const sides = ['1', '-1', ''];
      await town.load(tops(50, (number) => ({ side: sides[number % 3] ?? '', up: number % 5 })));
      await town.load([{ ...tops(1)[0]!, id: 'reply', parent: 'c0' }]);
      assert.equal((await town.read()).first.total, 50);
      const totals = await Promise.all(sides.map(async (side) => (await town.page({ side })).total));
      assert.deepEqual(totals, [17, 17, 16]);
      const none = Array.from({ length: 50 }, (_, number) => `c${number}`).filter((_, number) => number % 3 === 2);
      for (const order of ['oldest', 'newest', 'supported', 'discussed', 'random:mot']) {
        const ids = await town.all({ order, side: '' });
        assert.deepEqual([...ids].sort(), [...none].sort(), order);
      }
      assert.equal((await town.page({ parent: 'c0' })).total, undefined, 'replies are not counted for that');
    });
  });
}

describe('the cost of a search', () => {
  it('is what holds the rarest word, not the length of the thread', async () => {
    const read: number[] = [];
    for (const size of [300, 3000]) {
      const store = memoryStore();
      let rows = 0;
      const metered = Object.create(store) as Store;
      metered.get = async (...given) => {
        rows += 1;
        return store.get(...given);
      };
      metered.list = async (...given) => {
        const found = await store.list(...given);
        rows += found.length;
        return found;
      };
      const town = await square({ store: metered });
      const made = tops(size, (number) => ({ body: number % 100 === 7 ? 'Des platanes ici' : 'Et des voitures ici' }));
      for (let from = 0; from < size; from += 250) await town.load(made.slice(from, from + 250));
      rows = 0;
      await town.page({ search: 'absent' });
      await town.page({ search: 'platanes ici' });
      read.push(rows);
    }
    const [small = 0, large = 0] = read;
    assert.ok(small < 30 && large < 110, `${small} rows, then ${large}`);
  });

  it('is shared: a client searches so often in a minute, and reads on as it likes', async () => {
    const town = await square({ limits: { actsPerMinute: 3, client: () => 'one' } });
    await town.load(tops(3));
    const ask = (below: string, accept = 'application/json') =>
      town.app.request(`${town.path}${below}`, { headers: { Accept: accept } });
    for (let time = 0; time < 3; time += 1) assert.equal((await ask('/page?search=nom')).status, 200);
    const fourth = await ask('/page?search=nom');
    assert.equal(fourth.status, 429);
    assert.equal(fourth.headers.get('Retry-After'), '60');
    assert.equal((await ask('/page?order=newest')).status, 200);
    for (let time = 0; time < 3; time += 1) assert.equal((await ask('?search=nom', 'text/html')).status, 200);
    assert.equal((await ask('?search=nom', 'text/html')).status, 429);
    town.wait(minute);
    assert.equal((await ask('/page?search=nom')).status, 200);
  });
});
