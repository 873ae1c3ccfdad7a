import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { staticAdapter } from '../../../src/adapters/static.ts';
import { restAdapter } from '../../../src/adapters/rest.ts';
import { findAdapter } from '../../../src/platforms.ts';
import type { CommentPage, CommentQuery, Thread } from '../../../src/schema/comments.ts';
import type { Poll } from '../../../src/schema/poll.ts';
import { largeThread } from '../../../src/server/nouns/comments/seed-large.ts';
import { loadComments } from '../../../src/server/nouns/comments/load.ts';
import { createCommentsBackend, type CommentsBackend } from '../../../src/testing/comments-backend.ts';
import { ballots } from '../../../src/server/nouns/poll/tables.ts';
import { archiveOf, type Archive } from '../../support/archive.ts';

const home = 'https://any.host/archive/';

async function open(
  more = 0,
): Promise<{ backend: CommentsBackend; archive: Archive; adapter: ReturnType<typeof staticAdapter> }> {
  const backend = await createCommentsBackend();
  const place = { scope: 'place', thing: 'place' };
  const comments = [...largeThread(more || 1, Date.now(), ['1', '-1'])].slice(0, more);
  await backend.store.write(async (writer) => {
    if (more > 0) await loadComments(writer, place, comments, 3, Date.now() - 60_000);
    for (const [voter, choice] of [
      ['a', 'matin'],
      ['b', 'matin'],
      ['c', 'soir'],
    ] as const) {
      const text = JSON.stringify({ kind: 'choices', choices: [choice] });
      await writer.insert(ballots, { scope: 'bibliotheque', thing: 'bibliotheque', voter, choice: text });
    }
  });
  const archive = await archiveOf(backend.store, home);
  return { backend, archive, adapter: staticAdapter({ fetch: archive.answer }) };
}

const live = (backend: CommentsBackend) =>
  restAdapter({ fetch: async (input, init) => backend.app.fetch(new Request(input, init)) });

async function all(read: (query: CommentQuery) => Promise<CommentPage>, query: CommentQuery): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined, pages = 0; pages < 1000; pages += 1) {
    const { items, next } = await read({ ...query, ...(after !== undefined && { after }) });
    ids.push(...items.map(({ id }) => id));
    if (next === undefined) return ids;
    after = next;
  }
  throw new Error('the list never ends');
}

describe('an archive on any host', () => {
  it('is recognised by its addresses', async () => {
    const find = findAdapter();
    for (const path of ['petitions/x.json', 'consultations/x/proposals/y/comments.json?v=2#c1'])
      assert.equal((await find(`${home}${path}`, '')).name, 'static');
  });

  it('gives each thing in the language that is wanted, or the nearest', async () => {
    const { adapter } = await open();
    for (const [lang, title] of [
      ['fr', 'Des pistes cyclables continues'],
      ['en-GB', 'Continuous cycle lanes'],
      ['EN_us', 'Continuous cycle lanes'],
      ['de', 'Des pistes cyclables continues'],
    ] as const) {
      const { thing, maxAge } = await adapter.read(`${home}petitions/pistes.json?x=1#y`, { lang });
      assert.deepEqual([thing.title, thing.phase, thing.can, maxAge], [title, 'archived', {}, 3600]);
    }
  });

  it('gives the ballots of a poll, which count to its result', async () => {
    const { adapter } = await open();
    const { result } = (await adapter.read(`${home}polls/bibliotheque.json`)).thing as Poll;
    assert.deepEqual(result?.method === 'plurality' && result.counts.map(({ votes }) => votes), [2, 0, 1]);
    const { lines } = await adapter.polls.ballots(`${home}polls/bibliotheque.json`);
    assert.deepEqual(
      lines.map((line) => ('times' in line ? line.times : 1)),
      [2, 1],
    );
  });

  it('gives the lists of a thread as the server does, in every order, by side, and replies', async () => {
    const { backend, adapter } = await open(180);
    const src = `${home}threads/place.json`;
    const { comments } = live(backend);
    const { orders, first } = (await adapter.read(src)).thing as Thread;
    assert.deepEqual(
      orders.map(({ id }) => id),
      ['supported', 'newest', 'oldest', 'discussed'],
    );
    const archived = (query: CommentQuery) => adapter.comments.page(src, query);
    const served = (query: CommentQuery) => comments!.page!(backend.thread, query);
    const queries: CommentQuery[] = orders.flatMap(({ id }) => [{ order: id }, { order: id, side: '1' }]);
    for (const query of [
      ...queries,
      { parent: 'c1' },
      { parent: 'c2' },
      { search: 'ÉCOLE les' },
      { search: 'no such words' },
    ]) {
      const found = await all(archived, query);
      assert.deepEqual(found, await all(served, query), JSON.stringify(query));
    }
    assert.deepEqual(
      [...first.items.map(({ id }) => id), ...(await all(archived, { after: first.next! }))],
      await all(archived, { order: 'supported' }),
    );
  });

  it('finds the way to one comment', async () => {
    const { backend, adapter } = await open(180);
    const page = await adapter.comments.page(`${home}threads/place.json`, { id: 'r11' });
    const same = await live(backend).comments!.page!(backend.thread, { id: 'r11' });
    assert.deepEqual(
      page.items.map(({ id }) => id),
      same.items.map(({ id }) => id),
    );
    assert.deepEqual((await adapter.comments.page(`${home}threads/place.json`, { id: 'none' })).items, []);
  });

  it('has no text where a comment was taken out', async () => {
    const { archive } = await open();
    const every = JSON.parse(archive.files.get('threads/place/every/1.json') ?? '') as CommentPage;
    const tombstones = every.items.filter(({ tombstone }) => tombstone);
    assert.equal(tombstones.length, 4);
    assert.ok(tombstones.every(({ text }) => text === undefined));
  });

  it('says what is wrong with what is no archive of its version', async () => {
    const src = `${home}petitions/x.json`;
    const cases: [body: string, says: RegExp][] = [
      ['<!doctype html>', /not JSON/],
      ['{"type":"petition"}', /no file of an archive/],
      ['[]', /no file of an archive/],
      ['null', /no file of an archive/],
      ['{"archive":2,"things":{}}', /archive is of version 2/],
      ['{"archive":1,"things":{}}', /another shape/],
      ['{"archive":1,"things":{"fr":{"type":"petition","id":12}}}', /another shape/],
    ];
    for (const [body, message] of cases) {
      const adapter = staticAdapter({
        fetch: async () => new Response(body, { headers: { 'content-type': 'text/html' } }),
      });
      await assert.rejects(adapter.read(src), { code: 'invalid-response', message });
    }
    const { adapter } = await open();
    await assert.rejects(adapter.read(`${home}petitions/none.json`), { code: 'not-found' });
  });

  it('names CORS where the host does not allow the page', async () => {
    const adapter = staticAdapter({ fetch: async () => Promise.reject(new TypeError('Failed to fetch')) });
    await assert.rejects(adapter.read(`${home}polls/x.json`), { code: 'network', message: /static: GET .*CORS/ });
  });

  it('takes 10 000 comments in one answer', async () => {
    const items = Array.from({ length: 10_000 }, (_, number) => ({
      id: `c${number}`,
      at: '2026-11-21T09:00:00Z',
      text: `Commentaire ${number}. ${'Des bancs à l’ombre. '.repeat(15)}`,
      replies: 0,
    }));
    const body = JSON.stringify({ archive: 1, items });
    const adapter = staticAdapter({ fetch: async () => new Response(body) });
    const src = `${home}threads/place.json`;
    assert.equal((await adapter.comments.page(src, { order: 'newest' })).items.length, 10_000);
    const found = await adapter.comments.page(src, { search: 'commentaire 9999' });
    assert.deepEqual(
      found.items.map(({ id }) => id),
      ['c9999'],
    );
    assert.deepEqual(
      (await adapter.comments.page(src, { id: 'c5000' })).items.map(({ id }) => id),
      ['c5000'],
    );
  });
});
