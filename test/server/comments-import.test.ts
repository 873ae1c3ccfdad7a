import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommentPage, Thread } from '../../src/schema/comments.ts';
import { thread as shape } from '../../src/schema/comments.ts';
import { importFile } from '../../src/server/nouns/consultation/import/run.ts';
import { largeThread } from '../../src/server/nouns/comments/seed-large.ts';
import { seedDemo } from '../../src/server/nouns.ts';
import { comments } from '../../src/server/nouns/comments/tables.ts';
import { proposals } from '../../src/server/nouns/consultation/tables.ts';
import { excerpt } from './import/excerpt.ts';
import { start } from './support.ts';
import { square } from './comments-support.ts';
import * as z from 'zod/mini';

describe('the arguments of an import', () => {
  it('are the threads of their proposals, with the counts of the file', async () => {
    const town = await square();
    await importFile(town.store, excerpt, { id: 'rua' });
    await importFile(town.store, excerpt, { id: 'rua' });
    let [total, removed] = [0, 0];
    const sides: Record<string, number> = {};
    for (const { id } of await town.store.list(proposals, { scope: 'rua' })) {
      const at = `/consultations/rua/proposals/${id}/comments`;
      const response = await town.app.request(at, { headers: { Accept: 'application/json' } });
      const thread: Thread = z.parse(shape, await response.json());
      const rows = await town.store.list(comments, { scope: 'rua', thing: id });
      const page = (await (await town.app.request(`${at}/page?order=oldest`)).json()) as CommentPage;
      assert.equal(page.items.length, rows.length);
      assert.equal(thread.numbers['comments']?.value, rows.filter(({ state }) => state === 'published').length);
      assert.deepEqual(
        thread.sides.map(({ id: side, label }) => [side, label]),
        [
          ['1', 'Pour'],
          ['-1', 'Contre'],
        ],
      );
      assert.equal(thread.can['comment']?.allowed, false, 'it is archived');
      for (const [side, value] of Object.entries(thread.bySide)) sides[side] = (sides[side] ?? 0) + value;
      total += rows.length;
      removed += page.items.filter(({ tombstone }) => tombstone?.kind === 'moderator' && tombstone.reason).length;
    }
    const published = Object.values(sides).reduce((sum, value) => sum + value, 0);
    // Of seven arguments of the excerpt, the proposal is not among its rows.
    assert.deepEqual([total, published + removed], [8, 8]);
    assert.equal(await town.store.count(comments, { scope: 'rua' }), 15);
  });
});

describe('the demo', () => {
  it('has a thread for and against with all that can become of a comment, and one where one supports', async () => {
    const town = await square();
    await seedDemo(town.store, start);
    const read = async (id: string): Promise<Thread> => {
      const response = await town.app.request(`/threads/${id}`, { headers: { Accept: 'application/json' } });
      return z.parse(shape, await response.json());
    };
    const place = await read('reamenager-la-place');
    const all = await town.store.list(comments, { scope: 'reamenager-la-place' });
    assert.deepEqual(
      new Set(all.map(({ state }) => state)),
      new Set(['published', 'author', 'moderator', 'awaiting', 'hidden']),
    );
    assert.deepEqual([place.votes, place.sides.length], ['up-down', 2]);
    assert.ok(all.some(({ role }) => role === 'official'));
    assert.ok(all.some(({ lang }) => lang === 'ar'));
    assert.ok(all.some(({ body }) => body.length > 700));
    const streets = await read('noms-de-rues');
    assert.deepEqual([streets.votes, streets.sides.length, streets.first.items[0]?.down], ['support', 0, undefined]);
    const climate = await town.app.request('/consultations/plan-climat/proposals/proposition-1/comments', {
      headers: { Accept: 'application/json' },
    });
    assert.equal(z.parse(shape, await climate.json()).sides.length, 3);
  });
});

describe('a large thread', () => {
  it('is the same each time, and like real ones', async () => {
    const make = () => [...largeThread(2000, start, ['1', '-1'])];
    const made = make();
    assert.deepEqual(make(), made);
    const lengths = made.map(({ body }) => body.length).sort((a, b) => a - b);
    assert.ok(lengths[1000]! > 60 && lengths[1000]! < 400, `median ${lengths[1000]}`);
    assert.ok(lengths.at(-1)! > 800 && lengths.at(-1)! < 2000, `longest ${lengths.at(-1)}`);
    const replies = made.filter(({ parent }) => parent).length;
    assert.ok(replies > 500 && replies < 1000, `${replies} replies`);
    assert.ok(new Set(made.map(({ lang }) => lang)).size > 3);
    const town = await square();
    for (let from = 0; from < 2000; from += 250) assert.deepEqual(await town.load(made.slice(from, from + 250)), []);
    assert.equal(await town.store.count(comments, { scope: 'place' }), 2000);
  });
});
