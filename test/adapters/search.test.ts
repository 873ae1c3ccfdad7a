import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrange, pageOf } from '../../src/adapters/common/comment-list.ts';
import { findComments } from '../../src/adapters/static/comments-find.ts';
import type { Comment } from '../../src/schema/comments.ts';

const texts = { coeur: 'Au CŒUR de Łódź', rue: 'une stra\u00adße', velo: 'Vé\u200blo’s', autre: 'Rien' };
const comments: Comment[] = Object.entries(texts).map(([id, text], hour) => ({
  id,
  text,
  at: `2026-11-21T0${hour}:00:00Z`,
  replies: 0,
}));
const searches: readonly [search: string, ids: string[]][] = [
  ['coeur lodz', ['coeur']],
  ['cœur', ['coeur']],
  ['strasse', ['rue']],
  ["VELO'S", ['velo']],
  ['lo\u00addz', ['coeur']],
  ['absent', []],
];

for (const [search, ids] of searches) {
  test(`“${encodeURI(search)}” finds the same where a platform answers whole threads, and where files are searched`, async () => {
    const ofThread = pageOf(arrange(comments, 3), { search });
    const ofFiles = await findComments(() => Promise.resolve({ items: comments }), { search });
    assert.deepEqual(
      ofThread.items.map(({ id }) => id),
      ids,
    );
    assert.deepEqual(
      ofFiles.items.map(({ id }) => id),
      ids,
    );
  });
}
