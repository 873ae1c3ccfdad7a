import { schemas } from '../../src/server/nouns.ts';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { listStatement } from '../../src/server/store/sql.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import { comments, commentVotes, commentWords, standings } from '../../src/server/nouns/comments/tables.ts';
import { metered, type Cost } from './metered.ts';
import { engines, hour, minute } from './support.ts';
import { square, tops, type Square } from './comments-support.ts';

const orders = ['oldest', 'newest', 'supported', 'discussed', 'random:abc'];

for (const [engine, open] of Object.entries(engines)) {
  describe(`the pages of a thread, on ${engine}`, () => {
    let town: Square;
    let end: () => Promise<void> = async () => {};

    beforeEach(async () => {
      const opened = await open();
      end = opened.end;
      town = await square({ store: opened.store, document: { sides: [{ id: '1' }, { id: '-1' }] } });
      await town.load(tops(53, (number) => ({ up: (number * 7) % 11, side: number % 3 ? '1' : '-1' })));
    });
    afterEach(() => end());

    it('hold each comment once, in every order, while comments, replies and votes arrive', async () => {
      const key = await town.join();
      const before = Array.from({ length: 53 }, (_, number) => `c${number}`);
      for (const order of orders) {
        let step = 0;
        const ids = await town.all({ order }, async () => {
          step += 1;
          town.wait(minute);
          await town.post(key, `Arrivé pendant la lecture, ${order} ${step}`, { side: '1' });
          // Those at the end come to the top, those at the top would be met again.
          for (const id of ['c0', 'c7', 'c30', 'c52']) {
            await town.post(key, `Réponse ${order} ${step} ${id}`, { parent: id });
            await town.act('votes', { key, id, value: step % 2 ? 1 : -1 });
          }
          town.wait(minute);
        });
        assert.equal(new Set(ids).size, ids.length, `${order}: none twice`);
        const met = new Set(ids);
        assert.deepEqual(
          before.filter((id) => !met.has(id)),
          [],
          `${order}: none lost`,
        );
      }
    });

    it('follow their order, of one side too', async () => {
      const rows = tops(53, (number) => ({ up: (number * 7) % 11, side: number % 3 ? '1' : '-1' }));
      assert.deepEqual(
        await town.all({ order: 'oldest' }),
        rows.map(({ id }) => id),
      );
      assert.deepEqual(await town.all({ order: 'newest' }), rows.map(({ id }) => id).reverse());
      const supported = [...rows].sort((a, b) => b.up! - a.up! || b.at - a.at).map(({ id }) => id);
      assert.deepEqual(await town.all({ order: 'supported' }), supported);
      for (const order of orders) {
        const all = await town.all({ order });
        const against = rows.filter(({ side }) => side === '-1').map(({ id }) => id);
        const one = await town.all({ order, side: '-1' });
        assert.deepEqual([...one].sort(), against.sort(), order);
        assert.deepEqual(
          one,
          all.filter((id) => one.includes(id)),
          order,
        );
      }
    });

    it('follow the votes and replies, a second after them', async () => {
      const key = await town.join();
      const first = async (order: string) => (await town.page({ order })).items[0]?.id;
      for (let reply = 0; reply < 3; reply += 1) await town.post(key, `Réponse ${reply}`, { parent: 'c4' });
      const before = (await town.page({ order: 'supported' })).items;
      const risen = before.findLast(({ up }) => up === before[0]?.up);
      assert.notEqual(risen?.id, before[0]?.id, 'there is one that is not the first and has as many votes');
      await town.act('votes', { key, id: risen!.id, value: 1 });
      town.wait(1000);
      assert.equal(await first('discussed'), 'c4');
      const { items } = await town.page({ order: 'supported' });
      const ups = before.map(({ up }) => up);
      assert.deepEqual([items[0]?.id, items.map(({ up }) => up)], [risen?.id, [ups[0]! + 1, ...ups.slice(1)]]);
    });

    it('refuse a cursor of another list, one that was cut, and one that is too old', async () => {
      const { next } = await town.page({ order: 'supported' });
      assert.ok(next);
      for (const query of [{ order: 'newest' }, { order: 'supported', side: '1' }, { parent: 'c1' }, { search: 'c' }]) {
        await refusesCursor(town, { ...query, after: next });
      }
      await refusesCursor(town, { order: 'supported', after: next.slice(0, -4) });
      await refusesCursor(town, { order: 'supported', after: 'zzz' });
      await refusesCursor(town, { order: 'supported', after: btoa('[1,2,{"a":1}]') });
      assert.equal((await town.page({ order: 'supported', after: next })).items.length, 20);
      town.wait(5 * hour);
      await refusesCursor(town, { order: 'supported', after: next });
    });

    it('find words without case and accents, at any depth, and nothing that was taken out', async () => {
      const key = await town.join();
      const { id } = await town.post(key, 'Les PLATANES d’été', { side: '1' });
      town.wait(1);
      const reply = await town.post(key, 'des platanes, oui', { parent: id });
      assert.deepEqual(await town.all({ search: 'platane' }), [reply.id, id]);
      assert.deepEqual(await town.all({ search: "  d'ETE  Platanes " }), [id]);
      assert.deepEqual(await town.all({ search: 'platanes absents' }), []);
      await town.act('posts/remove', { key, id });
      assert.deepEqual(await town.all({ search: 'platane' }), [reply.id]);
      assert.equal((await town.all({ search: 'commentaire' })).length, 53);
    });
  });
}

async function refusesCursor(town: Square, query: Record<string, string>): Promise<void> {
  const address = `${town.path}/page?${new URLSearchParams(query).toString()}`;
  const response = await town.app.request(address, { headers: { 'Accept-Language': 'en' } });
  const problem = (await response.json()) as { reason: string; detail: string };
  assert.deepEqual([response.status, problem.reason], [422, 'cursor'], address);
  assert.match(problem.detail, /from the beginning/);
}

describe('a random order', () => {
  it('is the same for the same word, another for another, and complete for many comments', async () => {
    const town = await square();
    await town.load(tops(450));
    const all = await town.all({ order: 'random:un' });
    assert.equal(new Set(all).size, 450);
    assert.deepEqual(await town.all({ order: 'random:un' }), all);
    assert.notDeepEqual(await town.all({ order: 'random:deux' }), all);
  });

  it('gives few comments the same chance to come first', async () => {
    const town = await square();
    await town.load(tops(5));
    const firsts = new Map<string, number>();
    for (let word = 0; word < 500; word += 1) {
      const id = (await town.page({ order: `random:${word}` })).items[0]!.id;
      firsts.set(id, (firsts.get(id) ?? 0) + 1);
    }
    assert.equal(firsts.size, 5);
    assert.ok(
      [...firsts.values()].every((times) => times > 60 && times < 140),
      JSON.stringify([...firsts]),
    );
  });
});

describe('the cost of a page', () => {
  it('is the same in a large thread, whatever is asked', async () => {
    const costs: Record<string, Cost[]> = {};
    for (const size of [300, 3000]) {
      const { store, cost } = metered(memoryStore());
      const town = await square({ store, document: { sides: [{ id: '1' }] } });
      const made = tops(size, (number) => ({ up: number % 50, side: '1', ...(number % 4 === 3 && { parent: 'c0' }) }));
      for (let from = 0; from < size; from += 250) await town.load(made.slice(from, from + 250));
      const questions: Record<string, string>[] = [
        ...orders.map((order) => ({ order })),
        ...orders.map((order) => ({ order, side: '1' })),
        { parent: 'c0' },
        { id: 'c7' },
      ];
      for (const question of questions) {
        cost.calls = cost.rows = cost.counts = 0;
        const { next } = await town.page(question);
        if (next) await town.page({ ...question, after: next });
        (costs[JSON.stringify(question)] ??= []).push({ ...cost });
      }
      cost.calls = cost.rows = cost.counts = 0;
      await town.read();
      (costs['thread'] ??= []).push({ ...cost });
    }
    for (const [question, [small, large]] of Object.entries(costs)) {
      assert.equal(large!.counts, 0, `${question}: reading counts no rows`);
      assert.ok(large!.calls <= small!.calls + 2, `${question}: ${small!.calls} calls, then ${large!.calls}`);
      // The order by chance looks at up to 200 comments before it knows that there are many.
      assert.ok(large!.rows <= small!.rows + 5, `${question}: ${small!.rows} rows, then ${large!.rows}`);
    }
  });

  it('is found by an index in every order', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'civic-thread-'));
    const file = join(folder, 'plan.sqlite');
    const store = await sqliteStore(file, schemas);
    const database = new DatabaseSync(file);
    const branch = { scope: 's', thing: 't', branch: '', shown: 1 };
    const side = { ...branch, side: '1' };
    const word = { scope: 's', thing: 't', word: 'plat' };
    const list = { scope: 's', thing: 't', sort: 'supported', branch: '', side: '' };
    const statements = [
      listStatement(comments, branch, { index: 'time', after: [1, 'a'], limit: 20 }),
      listStatement(comments, branch, { index: 'time', after: [1, 'a'], limit: 20, reverse: true }),
      listStatement(comments, side, { index: 'side_time', after: [1, 'a'], limit: 20 }),
      listStatement(comments, branch, { index: 'random', after: [1, 'a'], limit: 20 }),
      listStatement(comments, side, { index: 'side_random', after: [1, 'a'], limit: 20 }),
      listStatement(comments, { scope: 's', thing: 't', author: 'a' }, { index: 'person', limit: 200, reverse: true }),
      listStatement(comments, { scope: 's', author: 'a' }, { index: 'person' }),
      listStatement(commentVotes, { scope: 's', voter: 'a' }, { index: 'person' }),
      listStatement(commentWords, word, { index: 'word', after: [1, 'a'], limit: 50, reverse: true }),
      listStatement(standings, list, { index: 'value', after: [1, 1, 'a', 1], limit: 20, reverse: true }),
    ];
    for (const { text, values } of statements) {
      const plan = database.prepare(`explain query plan ${text.replace(/\$\d+/g, '?')}`).all(...values);
      const told = plan.map(({ detail }) => String(detail)).join('; ');
      assert.match(
        told,
        /^SEARCH .* USING (?:COVERING )?INDEX "?(thread_comment|comment_vote|comment_word|standing)_\w+"? /,
        text,
      );
      assert.doesNotMatch(told, /TEMP B-TREE|SCAN/, text);
    }
    database.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('stays bounded where comments moved a thousand times', async () => {
    const { store, cost } = metered(memoryStore());
    const town = await square({ store });
    await town.load(tops(30));
    const keys = [await town.join('Ada'), await town.join('Bob')];
    for (let round = 0; round < 120; round += 1) {
      town.wait(2000);
      for (const key of keys) await town.act('votes', { key, id: 'c3', value: round % 2 ? 0 : 1 });
    }
    cost.rows = 0;
    const all = await town.all({ order: 'supported' });
    assert.deepEqual([all.length, new Set(all).size], [30, 30]);
    assert.ok(cost.rows < 600, `${cost.rows} rows`);
  });

  for (const [what, order, change] of [
    ['a vote given and taken back', 'supported', 'vote'],
    ['a vote turned round', 'supported', 'turn'],
    ['replies', 'discussed', 'reply'],
  ] as const) {
    it(`fills every page, and keeps few standings, after hundreds of times ${what}`, async () => {
      const town = await square({ document: { sides: [{ id: '1' }] } });
      await town.load(tops(25, (number) => ({ side: '1', up: number === 3 ? 1 : 0 })));
      const key = await town.join();
      for (let round = 0; round < 600; round += 1) {
        town.wait(1000);
        if (change === 'reply') await town.post(key, `Réponse ${round}`, { parent: 'c3' });
        else await town.act('votes', { key, id: 'c3', value: round % 2 ? (change === 'vote' ? 0 : -1) : 1 });
      }
      town.wait(1000);
      for (const side of [undefined, '1']) {
        const { items, next } = await town.page({ order, ...(side && { side }) });
        assert.equal(items.length, 20);
        assert.equal((await town.page({ order, after: next!, ...(side && { side }) })).items.length, 5);
      }
      const kept = await town.store.list(standings, { scope: 'place', thing: 'place', sort: order, branch: '' });
      assert.ok(kept.filter(({ id }) => id === 'c3').length <= 20, `${kept.length} standings`);
    });
  }
});
