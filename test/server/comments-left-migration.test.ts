import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { commentCases } from '../../src/server/nouns/comments/cases.ts';
import { noticeCounts, notices, openNotices, reporterCounts } from '../../src/server/nouns/comments/notice-tables.ts';
import { commentRow } from '../../src/server/nouns/comments/rows.ts';
import { comments, openCases } from '../../src/server/nouns/comments/tables.ts';
import { putThing, schemas } from '../../src/server/nouns.ts';
import { postgresStore } from '../../src/server/store/postgres.ts';
import type { Schema } from '../../src/server/store/schema.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import type { Store } from '../../src/server/store/store.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { threadDocument } from './comments-support.ts';
import { start } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'civic-left-'));
let postgres: Promise<TestPostgres> | undefined;
after(async () => {
  rmSync(folder, { recursive: true });
  await (await postgres)?.stop();
});

const engines: Record<string, () => Promise<(by: readonly Schema[]) => Promise<Store>>> = {
  async SQLite() {
    return (by) => sqliteStore(join(folder, 'one.sqlite'), by);
  },
  async PostgreSQL() {
    const url = await (await (postgres ??= startPostgres())).freshDatabase();
    return (by) => postgresStore(url, by);
  },
};

/** The schemas of the program that let reports of comments wait whose authors had left. */
const before = schemas.map(({ migrations = [], ...schema }) => ({
  ...schema,
  migrations: schema.name === 'thread' ? migrations.filter(({ version }) => version < 12) : migrations,
}));

const place = { scope: 'place', thing: 'place' };

async function fill(store: Store): Promise<void> {
  await store.write(async (writer) => {
    await putThing(writer, 'place', threadDocument, start);
    const written = [
      commentRow(place, { id: 'here', author: 'ada', body: 'Une halle.', at: start, state: 'published' }),
      // It was reported, and its author took it back: someone decides on that.
      commentRow(place, { id: 'back', author: 'ada', body: 'Un mot.', at: start, state: 'author' }),
      commentRow(place, { id: 'left', author: '', body: '', at: start, state: 'author' }),
      commentRow(place, { id: 'down', author: '', body: '', at: start, state: 'moderator' }),
    ];
    for (const row of written) await writer.insert(comments, row);
    for (const [comment, reporter] of [
      ['here', 'bob'],
      ['back', 'bob'],
      ['left', 'bob'],
      ['left', 'eve'],
      ['down', 'eve'],
    ] as const) {
      const said = { reference: `${comment} ${reporter}`, reason: 'insult', explanation: '', name: '', email: '' };
      const notice = { ...place, comment, reporter, ...said, lang: 'fr', at: start, decision: null };
      await writer.insert(notices, notice);
      await writer.insert(openNotices, { ...place, comment, reporter });
    }
    for (const comment of ['here', 'back', 'left'])
      await writer.insert(openCases, { ...place, comment, since: start, why: '[]' });
  });
}

for (const [engine, make] of Object.entries(engines)) {
  describe(`reports of comments whose authors have left, on ${engine}`, () => {
    it('wait no more in a database in which they did, nor count for who sent them', async () => {
      const openBy = await make();
      const earlier = await openBy(before);
      await fill(earlier);
      await earlier.close();

      const store = await openBy(schemas);
      const waiting = await store.list(openNotices, place);
      assert.deepEqual(
        waiting.map(({ comment, reporter }) => [comment, reporter]),
        [
          ['back', 'bob'],
          ['here', 'bob'],
        ],
      );
      const perComment = await store.sums(noticeCounts, place, 'value', { by: ['comment'] });
      assert.deepEqual(
        perComment.map(({ values: [comment], sum }) => [comment, sum]),
        [
          ['back', 1],
          ['here', 1],
        ],
      );
      const perReporter = await store.sums(reporterCounts, { scope: 'place' }, 'value', { by: ['reporter'] });
      assert.deepEqual(
        perReporter.map(({ values: [reporter], sum }) => [reporter, sum]),
        [['bob', 2]],
      );
      assert.equal(await commentCases.count(store, ['place']), 2);
      assert.deepEqual(
        (await commentCases.list(store, { scopes: ['place'], after: undefined, limit: 9 })).map(({ id }) => id),
        ['back', 'here'],
      );
      // What was reported, and of what, stays for who asks.
      assert.equal((await store.list(notices, place)).length, 5);
      await store.close();
    });
  });
}
