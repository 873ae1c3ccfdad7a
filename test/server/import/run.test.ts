import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as z from 'zod/mini';
import { consultationDocument } from '../../../src/server/nouns/consultation/document.ts';
import { createApp } from '../../../src/server/app.ts';
import { createMailbox } from '../../../src/server/mail/mailbox.ts';
import { readLog } from '../../../src/server/desk/log.ts';
import { idOf, importFile } from '../../../src/server/nouns/consultation/import/run.ts';
import type { Progress } from '../../../src/server/nouns/consultation/import/run.ts';
import { schemas, seedDemo } from '../../../src/server/nouns.ts';
import { memoryStore } from '../../../src/server/store/memory.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import type { Row, Store } from '../../../src/server/store/store.ts';
import { ballots } from '../../../src/server/nouns/poll/tables.ts';
import { participants, things } from '../../../src/server/core/tables.ts';
import { proposals, reports, sources } from '../../../src/server/nouns/consultation/tables.ts';
import { comments } from '../../../src/server/nouns/comments/tables.ts';
import { excerpt, fileOf, voteRow } from './excerpt.ts';

const folder = mkdtempSync(join(tmpdir(), 'civic-import-'));
after(() => rmSync(folder, { recursive: true }));

/** Everything in a store. */
async function contents(store: Store): Promise<Row[][]> {
  const all = { scope: 'rua-excerpt' };
  return [
    await store.list(things, all),
    await store.list(proposals, all),
    await store.list(ballots, all),
    await store.list(comments, all),
    await store.list(sources, all),
    await store.list(reports, all),
    await store.list(participants, all),
  ];
}

function write(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

test('every row becomes one thing or is told, and the store holds these numbers', async () => {
  const store = memoryStore();
  const result = await importFile(store, excerpt);
  const { refused, mended, discrepancies, ...numbers } = result;
  assert.deepEqual(numbers, {
    id: 'rua-excerpt',
    rows: 50,
    proposals: 7,
    ballots: 22,
    replaced: 1,
    comments: 15,
    sources: 3,
    reports: 2,
    participants: 42,
  });
  assert.deepEqual(refused, []);
  assert.deepEqual(
    mended.map(({ row }) => row),
    [19, 21, 22, 29, 30, 31, 33, 35, 38, 44, 45, 46, 51],
  );
  assert.equal(7 + 22 + 1 + 15 + 3 + 2, result.rows);
  assert.deepEqual(
    (await contents(store)).map((rows) => rows.length),
    [1, 7, 22, 15, 3, 2, 42],
  );
  assert.ok(discrepancies.length > 0);
});

test('what the file declares otherwise is told for each proposal', async () => {
  const { discrepancies } = await importFile(memoryStore(), excerpt);
  const proposal = '6c4ca16e-ecf0-11e9-bb9d-0242ac110002';
  const title = 'ressources pour tous';
  assert.deepEqual(
    discrepancies.filter((one) => one.proposal === proposal),
    [
      { proposal, title, what: 'votesCount', declared: 6, counted: 3 },
      { proposal, title, what: 'votesCountNok', declared: 3, counted: 0 },
      { proposal, title, what: 'argumentsCount', declared: 1, counted: 0 },
      { proposal, title, what: 'argumentsCountFor', declared: 1, counted: 0 },
    ],
  );
});

test('the consultation gets its address, and lasts from the first act to the last', async () => {
  const store = memoryStore();
  await importFile(store, excerpt, { id: 'rua' });
  const thing = await store.get(things, { scope: 'rua', id: 'rua' });
  assert.equal(thing?.type, 'consultation');
  assert.deepEqual(z.parse(consultationDocument, JSON.parse(thing.document)), {
    type: 'consultation',
    title: { fr: "3. Comment doit fonctionner le revenu universel d'activité" },
    opensAt: '2019-10-07T13:46:00.000Z',
    closesAt: '2019-11-20T22:51:00.000Z',
    override: 'archived',
  });
});

test('rows carry all that the file says', async () => {
  const store = memoryStore();
  await importFile(store, excerpt);
  const scope = 'rua-excerpt';
  const removed = await store.get(proposals, { scope, id: 'c01ca485-f716-11e9-bb9d-0242ac110002' });
  assert.equal(removed?.removed, 'Propos violents');
  assert.equal(removed.section, "3. Le financement du Revenu universel d'activité");
  assert.match(removed.url ?? '', /^https:\/\/.*\/recuperer-les-aides-sur-succession$/);
  assert.equal(removed.created_at, Date.parse('2019-10-25T13:01:00+02:00'));
  const choices = await store.countBy(ballots, { scope, thing: 'f0175fce-e908-11e9-adee-0242ac110003' }, 'choice');
  assert.deepEqual([...choices].sort(), [
    ['-1', 5],
    ['0', 1],
    ['1', 4],
  ]);
  const sides = await store.countBy(comments, { scope }, 'side');
  assert.deepEqual([...sides].sort(), [
    ['-1', 6],
    ['1', 9],
  ]);
});

for (const [name, open] of [
  ['memory', async () => memoryStore()],
  ['SQLite', () => sqliteStore(join(folder, 'import.sqlite'), schemas)],
] as const) {
  test(`repeated, it changes nothing (${name})`, async () => {
    const store = await open();
    const first = await importFile(store, excerpt);
    const before = await contents(store);
    assert.deepEqual(await importFile(store, excerpt, { batchSize: 3 }), first);
    assert.deepEqual(await contents(store), before);
    await store.close();
  });
}

test('stands in the public log: what was put in once, and that it was opened again', async () => {
  const store = memoryStore();
  for (const open of [false, false, true, true]) await importFile(store, excerpt, { open });
  const { entries } = await readLog(store, { scope: 'rua-excerpt' });
  const said = entries.map(({ by, act, path, details }) => ({ by, act, path, ...details }));
  const line = { by: 'operator', path: '/consultations/rua-excerpt' };
  const counts = Object.entries({ participants: 42, contributions: 25, votes: 22, comments: 15 }).map(([of, to]) => ({
    ...{ of, from: 0, to },
  }));
  const byAct = (one: { act: string }, other: { act: string }) => one.act.localeCompare(other.act);
  assert.deepEqual(said.sort(byAct), [
    { ...line, act: 'changed', fields: ['closesAt', 'override'] },
    { ...line, act: 'published', counts },
  ]);
});

test('interrupted and repeated, it comes to the same', async () => {
  const whole = memoryStore();
  const result = await importFile(whole, excerpt);
  const store = memoryStore();
  for (const batches of [1, 3, 2]) {
    const controller = new AbortController();
    let written = 0;
    const stopped = importFile(store, excerpt, {
      batchSize: 5,
      signal: controller.signal,
      onProgress: () => ++written === batches && controller.abort(new Error('enough')),
    });
    await assert.rejects(stopped, /enough/);
    assert.ok((await store.count(participants, {})) < result.participants);
    assert.equal(await store.count(things, {}), 0, 'half a consultation is not shown');
  }
  assert.deepEqual(await importFile(store, excerpt), result);
  const rows = (await contents(store)).map((all) => all.map((row) => ('document' in row ? { ...row, at: 0 } : row)));
  assert.deepEqual(
    rows,
    (await contents(whole)).map((all) => all.map((row) => ('document' in row ? { ...row, at: 0 } : row))),
  );
});

test('an address that was edited is kept', async () => {
  const store = memoryStore();
  await importFile(store, excerpt);
  const key = { scope: 'rua-excerpt', id: 'rua-excerpt' };
  const row = await store.get(things, key);
  await store.write((writer) => writer.update(things, key, { document: row!.document.replace('3. ', '') }));
  await importFile(store, excerpt);
  assert.ok((await store.get(things, key))?.document.includes('"Comment doit fonctionner'));
});

test('the later vote of a person counts, in whatever order they stand', async () => {
  const file = write(
    'votes.csv',
    fileOf(
      voteRow('p', 'ada', 'NO', '02/02/2020 10:00'),
      voteRow('p', 'ada', 'YES', '01/02/2020 10:00'),
      voteRow('p', 'bob', 'YES', '01/02/2020 10:00'),
      voteRow('p', 'bob', 'MITIGE', '01/02/2020 10:01'),
      voteRow('p', 'cyd', 'YES', '01/02/2020 10:00'),
      voteRow('p', 'cyd', 'NO', '01/02/2020 10:00'),
      voteRow('q', 'cyd', 'YES', '01/02/2020 10:00'),
    ),
  );
  const store = memoryStore();
  for (let time = 0; time < 2; time++) {
    const result = await importFile(store, file, { batchSize: 2 });
    assert.deepEqual([result.rows, result.ballots, result.replaced, result.participants], [7, 4, 3, 3]);
    const cast = await store.list(ballots, { scope: 'votes' });
    assert.deepEqual(
      cast.map(({ thing, voter, choice }) => `${thing} ${voter} ${choice}`),
      ['p ada -1', 'p bob 0', 'p cyd -1', 'q cyd 1'],
    );
  }
});

test('a row whose identifier has come before is refused', async () => {
  const [header, proposal] = readFileSync(excerpt, 'utf8').split('\r\n') as [string, string];
  const result = await importFile(memoryStore(), write('twice.csv', [header, proposal, proposal].join('\n')));
  assert.equal(result.proposals, 1);
  assert.deepEqual(result.refused, [{ row: 3, line: 3, type: 'opinion', reason: 'row 2 has the same identifier' }]);
});

test('progress is told, to the end', async () => {
  const told: Progress[] = [];
  await importFile(memoryStore(), excerpt, { batchSize: 10, onProgress: (progress) => told.push(progress) });
  assert.ok(told.length > 3);
  assert.ok(told.every(({ rows }, index) => index === 0 || rows >= told[index - 1]!.rows));
  const last = told.at(-1)!;
  assert.deepEqual([last.rows, last.bytes], [50, last.size]);
});

test('no file, no rows, no place: nothing is written', async () => {
  const store = memoryStore();
  await assert.rejects(importFile(store, join(folder, 'none.csv')), /none\.csv can't be read \(ENOENT/);
  await assert.rejects(
    importFile(store, write('empty rows.csv', fileOf())),
    /^Error: Nothing was imported: .* no rows/,
  );
  const refused = write('refused.csv', fileOf('reply', voteRow('p', '', 'YES', '01/02/2020 10:00')));
  await assert.rejects(
    importFile(store, refused),
    /Nothing was imported: all 2 rows of .*\n {2}row 2: .*\n {2}row 3: .*author/,
  );
  assert.equal(await store.count(things, {}), 0);
  await store.write((writer) =>
    writer.insert(things, { scope: 'velo', id: 'velo', type: 'petition', document: '{}', at: 0 }),
  );
  await assert.rejects(importFile(store, excerpt, { id: 'velo' }), /A petition stands at "velo" already/);
  assert.equal(await store.count(participants, {}), 0);
});

test('what has no date is shown last in order of date, and is said to have none', async () => {
  const store = memoryStore();
  const mailer = createMailbox();
  await importFile(store, excerpt, { open: true });
  const app = createApp({ store, mailer, baseUrl: 'https://participer.exemple' });
  const get = async (path: string, accept = 'application/json') =>
    (await app.request(`/consultations/rua-excerpt/proposals${path}`, { headers: { Accept: accept } })).text();
  const list = JSON.parse(await get('?order=oldest')) as { items: { id: string; createdAt?: string }[] };
  assert.deepEqual(
    list.items.map(({ createdAt }) => createdAt !== undefined),
    [true, true, true, true, true, true, false],
  );
  const rows = await store.list(comments, { scope: 'rua-excerpt' });
  const undated = rows.find(({ thing, created_at }) => created_at === 0 && list.items.some(({ id }) => id === thing))!;
  const beside = rows.filter(({ thing }) => thing === undated.thing);
  const page = JSON.parse(await get(`/${undated.thing}/comments/page?order=newest`)) as { items: { id: string }[] };
  assert.equal(page.items?.length, beside.length, JSON.stringify(page));
  assert.equal(beside.find(({ id }) => id === page.items.at(-1)!.id)!.created_at, 0);
  const html = await get(`/${undated.thing}/comments?id=${undated.id}&lang=fr`, 'text/html');
  assert.match(html, /Date inconnue/);
  assert.doesNotMatch(html, /1970<|janvier 1970/);
});

test('the id is made of the file name', () => {
  assert.equal(idOf('/data/rua-fonctionnement.csv'), 'rua-fonctionnement');
  assert.equal(idOf('Été 2019 – Réponses (1).CSV'), 'ete-2019-reponses-1');
  assert.equal(idOf('日本.csv'), 'consultation');
});

test('two consultations are never mixed under one address', async () => {
  const store = memoryStore();
  await seedDemo(store, Date.now());
  const before = await store.count(participants, { scope: 'plan-climat' });
  await assert.rejects(
    importFile(store, excerpt, { id: 'plan-climat' }),
    /Another consultation stands at "plan-climat"/,
  );
  assert.equal(await store.count(participants, { scope: 'plan-climat' }), before);
});
