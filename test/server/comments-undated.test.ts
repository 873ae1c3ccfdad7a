import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrange, pageOf } from '../../src/adapters/common/comment-list.ts';
import type { Comment } from '../../src/schema/comments.ts';
import { undated } from '../../src/server/core/undated.ts';
import { inOrder } from '../../src/server/nouns/comments/export-lists.ts';
import { commentRow } from '../../src/server/nouns/comments/rows.ts';
import { engines, start } from './support.ts';
import { square, tops } from './comments-support.ts';

const sides = [{ id: '1' }, { id: '-1' }];
const both = { sides, orders: ['newest', 'oldest'] as const };
/** Of 75 comments, every third has no date: more than a page of either kind. */
const some = tops(75, (number) => ({
  ...(number % 3 === 0 && { at: undated }),
  side: number % 2 ? '1' : '-1',
}));
const ids = (of: typeof some) => of.map(({ id }) => id);
const dated = some.filter(({ at }) => at !== undated);
const without = some.filter(({ at }) => at === undated).toSorted((a, b) => (a.id < b.id ? -1 : 1));

for (const [engine, open] of Object.entries(engines)) {
  describe(`comments whose date nobody knows, on ${engine}`, () => {
    it('stand last in both orders of time, in all pages, and of one side', async () => {
      const { store, end } = await open();
      const town = await square({ store, document: { ...both, orders: [...both.orders] } });
      await town.load(some);
      assert.deepEqual(await town.all({ order: 'oldest' }), [...ids(dated), ...ids(without)]);
      assert.deepEqual(await town.all({ order: 'newest' }), [...ids(dated).toReversed(), ...ids(without).toReversed()]);
      const ofOne = (of: typeof some) => ids(of.filter(({ side }) => side === '1'));
      assert.deepEqual(await town.all({ order: 'oldest', side: '1' }), [...ofOne(dated), ...ofOne(without)]);
      await end();
    });

    it('stand last among the replies, whether there are dated ones or not', async () => {
      const { store, end } = await open();
      const town = await square({ store });
      const reply = (id: string, parent: string, at: number) => ({ id, parent, at, author: 'a', body: id });
      await town.load([
        ...tops(2),
        reply('unknown', 'c0', undated),
        reply('first', 'c0', start - 2000),
        reply('second', 'c0', start - 1000),
        reply('early', 'c0', Date.parse('1969-07-20T20:17:00Z')),
        reply('b', 'c1', undated),
        reply('a', 'c1', undated),
      ]);
      assert.deepEqual(await town.all({ parent: 'c0' }), ['early', 'first', 'second', 'unknown']);
      assert.deepEqual(await town.all({ parent: 'c1' }), ['a', 'b']);
      await end();
    });
  });
}

describe('comments whose date nobody knows', () => {
  it('stand last in the files of an archive', () => {
    const rows = some.map((each) => commentRow({ scope: 'a', thing: 'a' }, each));
    assert.deepEqual(
      inOrder(rows, 'oldest').map(({ id }) => id),
      [...ids(dated), ...ids(without)],
    );
  });

  it('stand last in the lists that are made of a whole thread', () => {
    const comments = some.slice(0, 9).map(({ id, at, body }): Comment => ({
      id,
      at: new Date(at).toISOString(),
      text: body,
      replies: 0,
      author: 'A',
    }));
    const listed = (order: string) => pageOf(arrange(comments, 3), { order }).items.map(({ id }) => id);
    assert.deepEqual(listed('oldest'), ['c1', 'c2', 'c4', 'c5', 'c7', 'c8', 'c0', 'c3', 'c6']);
    assert.deepEqual(listed('newest'), ['c8', 'c7', 'c5', 'c4', 'c2', 'c1', 'c6', 'c3', 'c0']);
  });
});
