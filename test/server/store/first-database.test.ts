import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { createApp } from '../../../src/server/app.ts';
import { events, people } from '../../../src/server/confirmation/tables.ts';
import { createMailbox } from '../../../src/server/mail/mailbox.ts';
import { commentCounts } from '../../../src/server/nouns/comments/count-table.ts';
import {
  answeredNotices,
  noticeCounts,
  notices,
  openNotices,
  reporterCounts,
} from '../../../src/server/nouns/comments/notice-tables.ts';
import { commentWords } from '../../../src/server/nouns/comments/tables.ts';
import { stanceTotals } from '../../../src/server/nouns/poll/stance-totals.ts';
import { ballotCounts } from '../../../src/server/nouns/poll/tables.ts';
import { createCounts } from '../../../src/server/core/counts.ts';
import type { Mended } from '../../../src/server/core/mending.ts';
import { recount } from '../../../src/server/core/recount.ts';
import { counters } from '../../../src/server/core/tables.ts';
import { nouns, schemas, tables } from '../../../src/server/nouns.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import type { Schema } from '../../../src/server/store/schema.ts';
import type { AnyTable, Row, Store } from '../../../src/server/store/store.ts';
import { secret } from '../../fixtures/first-database/facts.mjs';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';

interface Act {
  key: string;
  code: string;
  path: string;
}
interface Acts {
  at: number;
  signatures: Record<'counted' | 'withdrawn' | 'waiting' | 'cancelled' | 'double', Act>;
  ballots: Record<'counted' | 'changed' | 'withdrawn' | 'waiting', Act>;
  proposal: Act;
  members: Record<'ada' | 'bob' | 'moderator' | 'waiting', Act>;
  comments: Record<'first' | 'reply' | 'edited' | 'removed' | 'reported' | 'hidden' | 'held', string>;
}

interface Proposals {
  items: { id: string; votes: { ballots: number } }[];
}
interface Waiting {
  comment: { id: string };
  why: string[];
  reports: number;
}

const fixture = join(import.meta.dirname, '..', '..', 'fixtures', 'first-database');
const read = (name: string): string => readFileSync(join(fixture, name), 'utf8');
const answers = JSON.parse(read('answers.json')) as Record<string, { status?: number }>;

const folder = mkdtempSync(join(tmpdir(), 'civic-first-'));
let postgres: Promise<TestPostgres> | undefined;
after(async () => {
  rmSync(folder, { recursive: true });
  await (await postgres)?.stop();
});

let copies = 0;
interface Engine {
  acts: string;
  /** Makes a copy of the database and answers where it is; `before` are statements that are run on it first. */
  copy(before?: string): Promise<string>;
  /** Opens a copy, as a program of these schemas does. */
  openAt(address: string, by?: readonly Schema[]): Promise<Store>;
}
const engines: Record<string, Engine> = {
  SQLite: {
    acts: 'acts-sqlite.json',
    async copy(before = '') {
      const file = join(folder, `${(copies += 1)}.sqlite`);
      copyFileSync(join(fixture, 'civic-widgets.sqlite'), file);
      const database = new DatabaseSync(file);
      database.exec(`begin; ${before}; commit`);
      database.close();
      return file;
    },
    openAt: (file, by = schemas) => sqliteStore(file, by),
  },
  PostgreSQL: {
    acts: 'acts-postgresql.json',
    async copy(before = '') {
      const url = await (await (postgres ??= startPostgres())).freshDatabase();
      const client = new pg.Client(url);
      await client.connect();
      await client.query(read('postgresql-15.sql'));
      await client.query(`set search_path to public; ${before}`);
      await client.end();
      return url;
    },
    openAt: (url, by = schemas) => postgresStore(url, by),
  },
};

const migrator = join(import.meta.dirname, '..', '..', 'support', 'migrator.ts');
const startMigrator = (address: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [migrator, address, 'server', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });

/** So many more who had asked to join that they are moved in several slices. */
const asked = 1200;
const more = Array.from(
  { length: asked },
  (_, at) =>
    `insert into joining (scope, key, name, email, notice_version, lang, at) values ('elsewhere', 'key ${at}', 'Ada', 'ada${at}@exemple.fr', 'n1', 'fr', 1);`,
).join('\n');

/** Server's own words, which may be put better, and moments of counting. */
const reworded = new Set(['method', 'asOf', 'can', 'notice', 'orders', 'reasons', 'sides', 'next', 'who', 'options']);
/** Stances of a poll that has no words of its own for them: the server said its own then, and leaves them to whoever shows them now. */
const ownStances = ['D’accord', 'Neutre', 'Pas d’accord'].join();
const isOwn = (name: string, value: unknown): boolean =>
  reworded.has(name) ||
  (name === 'words' &&
    Object.values(value as object)
      .toSorted()
      .join() === ownStances);
const facts = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (name, value: unknown) => (isOwn(name, value) ? undefined : unsaid(value))));

/** What was taken out told its section then. */
function unsaid(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('removed' in value)) return value;
  const { section: _, ...rest } = value as { section?: string };
  return rest;
}

/** The schemas of a program that knew some of them up to these versions, when these tables were not there yet. */
const schemasBefore = (versions: Record<string, number>, ...later: readonly AnyTable[]): Schema[] =>
  schemas.map(({ name, tables: all, migrations = [] }) => ({
    name,
    tables: all.filter((each) => !later.includes(each)),
    migrations: migrations.filter((each) => each.version <= (versions[name] ?? Infinity)),
  }));

/** A server of today over a database of then. */
function serve(store: Store, at: number) {
  let now = at;
  const app = createApp({
    store,
    mailer: createMailbox(() => now),
    baseUrl: 'https://participer.exemple',
    clock: () => now,
    secret,
  });
  return {
    async get(path: string) {
      const response = await app.request(path, { headers: { Accept: 'application/json' } });
      return response.status === 200 ? ((await response.json()) as object) : { status: response.status };
    },
    async post(path: string, body: object) {
      now += 60_000;
      const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
      const response = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await response.json()) as Record<string, unknown>;
    },
  };
}

for (const [engine, { copy, openAt, acts: file }] of Object.entries(engines)) {
  const acts = JSON.parse(read(file)) as Acts;
  const open = async (before?: string): Promise<Store> => openAt(await copy(before));

  /** Checks that the lists of proposals are what they were. */
  async function checkLists(address: string): Promise<void> {
    const store = await openAt(address);
    const lists = Object.entries(answers).filter(([path]) => path.includes('proposals?'));
    assert.equal(lists.length, 3);
    for (const [path, answer] of lists) {
      assert.deepEqual(facts(await serve(store, acts.at).get(path)), facts(answer), path);
    }
    await store.close();
  }

  /** Checks that a database that was migrated lost nothing: neither what anyone may read nor who had asked to join. */
  async function checkWhole(address: string): Promise<void> {
    const store = await openAt(address);
    const { get, post } = serve(store, acts.at);
    for (const [path, answer] of Object.entries(answers)) {
      assert.partialDeepStrictEqual(facts(await get(path)), facts(answer), path);
    }
    const { key } = acts.members.waiting;
    assert.partialDeepStrictEqual(await post('/threads/place/participants/receipt', { key }), { state: 'waiting' });
    const elsewhere = { scope: 'elsewhere', thing: '', kind: 'received' };
    assert.deepEqual(
      [await store.count(people, { scope: 'elsewhere' }), await store.count(events, elsewhere)],
      [asked, asked],
      'all who had asked, once',
    );
    const wrong: Mended[] = [];
    await recount(
      { store, counts: createCounts(() => acts.at) },
      { nouns, tables, onMended: (each) => wrong.push(each) },
    );
    assert.deepEqual(wrong, [], 'every count is that of its rows');
    await store.close();
  }
  describe(`the first database, on ${engine}`, () => {
    test('answers as it did then', async () => {
      const store = await open();
      const { get } = serve(store, acts.at);
      for (const [path, answer] of Object.entries(answers)) {
        assert.partialDeepStrictEqual(facts(await get(path)), facts(answer), path);
      }
      await store.close();
    });

    test('is migrated by the rules of then, whatever is counted today', async (context) => {
      const counts = async (): Promise<string> => {
        const store = await open();
        const rows = [];
        for (const each of [counters, ballotCounts, commentCounts]) rows.push(await store.list<Row>(each, {}));
        await store.close();
        return JSON.stringify(rows);
      };
      const right = await counts();
      assert.match(right, /"ballots"/);
      // As if a later version counted nothing of its rows.
      const changed = tables.filter((each) => each.counters) as { counters?: unknown }[];
      const today = changed.map((each) => each.counters);
      context.after(() => changed.forEach((each, at) => (each.counters = today[at])));
      for (const each of changed) each.counters = [];
      assert.equal(await counts(), right);
    });

    test('is migrated once where two processes start together', async () => {
      const address = await copy(more);
      const ends = await Promise.all(
        [startMigrator(address), startMigrator(address)].map((each) => once(each, 'close')),
      );
      assert.deepEqual(ends, [
        [0, null],
        [0, null],
      ]);
      await checkWhole(address);
    });

    test('is whole where a process was killed in the middle, and the next one finishes', async () => {
      const address = await copy(more);
      const child = startMigrator(address, 'stop');
      await once(child.stdout!, 'data');
      child.kill('SIGKILL');
      await once(child, 'close');
      const next = startMigrator(address);
      assert.deepEqual(await once(next, 'close'), [0, null]);
      await checkWhole(address);
    });

    test('knows every receipt, and takes up what waits', async () => {
      const store = await open();
      const { get, post } = serve(store, acts.at);
      const states = async (path: string, of: Record<string, Act>) => {
        const told: Record<string, unknown> = {};
        for (const [name, { key }] of Object.entries(of)) told[name] = (await post(path, { key }))['state'];
        return told;
      };
      assert.deepEqual(await states('/petitions/velo/signatures/receipt', acts.signatures), {
        counted: 'counted',
        withdrawn: 'not-counted',
        waiting: 'waiting',
        cancelled: 'not-counted',
        double: 'waiting',
      });
      assert.deepEqual(await states('/polls/arbre/ballots/receipt', acts.ballots), {
        counted: 'counted',
        changed: 'counted',
        withdrawn: 'not-counted',
        waiting: 'waiting',
      });
      const signature = acts.signatures.waiting;
      const ballot = acts.ballots.waiting;
      const counted = { outcome: 'counted' };
      assert.deepEqual(await post('/petitions/velo/signatures/confirm', signature), counted);
      assert.deepEqual(await post('/polls/arbre/ballots/confirm', ballot), counted);
      const { key } = acts.signatures.counted;
      assert.deepEqual(await post('/petitions/velo/signatures/withdraw', { key }), { outcome: 'withdrawn' });
      assert.partialDeepStrictEqual(await get('/petitions/velo'), {
        numbers: { signatures: { value: 4, pending: 1 } },
      });
      assert.partialDeepStrictEqual(await get('/polls/arbre/ballots'), {
        lines: [
          { times: 2, ballot: { kind: 'choices', choices: ['chene'] } },
          { times: 1, ballot: { kind: 'choices', choices: ['frene'] } },
          { times: 1, ballot: { kind: 'choices', choices: ['tilleul'] } },
        ],
      });
      const { path, key: mine } = acts.proposal;
      assert.deepEqual(await post(`${path}/ballots/withdraw`, { key: mine }), { outcome: 'withdrawn' });
      await store.close();
    });

    test('mails another code to who had asked to join, and erases who gives that up', async () => {
      const store = await open();
      const { post } = serve(store, acts.at);
      const { key } = acts.members.waiting;
      assert.partialDeepStrictEqual(await post('/threads/place/participants/resend', { key }), { outcome: 'received' });
      assert.deepEqual(await post('/threads/place/participants/erase', { key }), { outcome: 'withdrawn' });
      assert.equal((await post('/threads/place/participants/receipt', { key }))['state'], 'not-counted');
      assert.deepEqual(
        (await store.list(people, { scope: 'place' })).map(({ email }) => email),
        [],
      );
      await store.close();
    });

    test('goes on with its threads', async () => {
      const store = await open();
      const { get, post } = serve(store, acts.at);
      const { ada, moderator, waiting } = acts.members;
      const look = async ({ key }: Act) => (await post('/threads/place/participants/receipt', { key }))['state'];
      assert.deepEqual([await look(ada), await look(waiting)], ['counted', 'waiting']);
      assert.deepEqual(await post('/threads/place/participants/confirm', waiting), { outcome: 'counted' });
      assert.equal(await look(waiting), 'counted');
      assert.partialDeepStrictEqual(await post('/threads/place/participants/mine', { key: ada.key }), { name: 'Ada' });
      const queue = (await post('/threads/place/queue', { key: moderator.key })) as { items: { comment: object }[] };
      assert.deepEqual(
        new Set(queue.items.map(({ comment }) => (comment as { id: string }).id)),
        new Set([acts.comments.held, acts.comments.edited]),
      );
      const reply = { key: ada.key, act: 'a-new-act-of-ada', text: 'Et des arbres.', parent: acts.comments.first };
      await post('/threads/place/posts', reply);
      assert.partialDeepStrictEqual(await get('/threads/place'), {
        numbers: { comments: { value: 4 } },
        first: { items: [{ id: acts.comments.first, up: 2, replies: 2 }] },
      });
      await store.close();
    });

    test('knows which notices wait, from the first version on and from the one before', async () => {
      const { reported, held } = acts.comments;
      const sent = (comment: string, reporter: string, decision: string) =>
        'insert into notice (scope, thing, comment, reporter, reference, reason, explanation, name, email, lang, at, decision) ' +
        `values ('place', 'place', '${comment}', '${reporter}', 'S-${reporter}', 'other', 'Faux.', '', '${reporter === 'a1' ? 'a@exemple.fr' : ''}', 'fr', 1, ${decision});`;
      const answered = Array.from({ length: 30 }, (_, at) => sent(held, `a${at}`, "'d1'"));
      answered.push(
        'insert into decision (scope, thing, id, at, comment, decision, reason, ground, reports, rule, moderator) ' +
          `values ('place', 'place', 'd1', 1, '${held}', 'remove', 'Faux', 'R1', 30, 0, 'm');`,
      );
      const waiting = Array.from({ length: 25 }, (_, at) => sent(held, `b${at}`, 'null'));
      const address = await copy([...answered, ...waiting].join('\n'));
      const earlier = await openAt(
        address,
        schemasBefore({ thread: 4 }, openNotices, noticeCounts, answeredNotices, reporterCounts),
      );
      await earlier.close();
      for (const store of [await openAt(address), await open([...answered, ...waiting].join('\n'))]) {
        const { post } = serve(store, acts.at);
        const { key } = acts.members.moderator;
        const queue = (await post('/threads/place/queue', { key })) as { items: Waiting[] };
        const one = queue.items.find(({ comment }) => comment.id === held);
        assert.equal(one?.reports, 25);
        assert.deepEqual(
          (await store.sums(reporterCounts, { scope: 'place' }, 'value', { by: ['reporter', 'outcome'] }))
            .filter(({ values: [reporter] }) => reporter === 'b1' || reporter === 'a1')
            .map(({ values, sum }) => [...values, sum]),
          [
            ['a1', 'upheld', 1],
            ['b1', 'open', 1],
          ],
        );
        assert.equal(one.why.filter((why) => why.includes('S-b')).length, 20, 'some are shown');
        assert.deepEqual(
          await store.list(openNotices, { scope: 'place', thing: 'place', comment: reported }),
          [],
          'one that was decided then waits no more',
        );
        const decision = { key, act: 'a-new-act-of-mo', id: held, decision: 'publish', reason: 'Bon', ground: 'R1' };
        await post('/threads/place/decisions', decision);
        const log = (await serve(store, acts.at).get('/threads/place/log')) as { items: { reports: number }[] };
        assert.equal(log.items[0]?.reports, 25);
        assert.equal(await store.count(notices, { scope: 'place', comment: held, decision: 'd1' }), 30);
        assert.equal(await store.count(openNotices, { scope: 'place', comment: held }), 0);
        await store.close();
      }
    });

    test('lists proposals by their votes, coming from the version before', async () => {
      const address = await copy();
      await (await openAt(address, schemasBefore({ consultation: 2, poll: 3 }, stanceTotals))).close();
      await checkLists(address);
      const store = await openAt(address);
      const { get, post } = serve(store, acts.at);
      const list = async (order: string) =>
        ((await get(`/consultations/rua/proposals?order=${order}&limit=100`)) as Proposals).items;
      const { path, key } = acts.proposal;
      const id = path.split('/').at(-1);
      const ballotsOf = async () => (await list('share')).find((each) => each.id === id)?.votes.ballots ?? 0;
      const before = await ballotsOf();
      await post(`${path}/ballots/withdraw`, { key });
      assert.equal(await ballotsOf(), before - 1);
      await store.close();
    });

    test('finds comments of then by words as they are searched now', async () => {
      /** A text, as it was folded then, and what is searched now. */
      const texts = [
        ['Au cœur de la ville', 'au cœur de la ville', 'coeur'],
        ['Die Hauptstraße', 'die hauptstraße', 'hauptstrasse'],
        ['Łódź nad rzeką', 'łodz nad rzeka', 'lodz'],
        ['Rødgrød med fløde', 'rødgrød med fløde', 'flode'],
        ['Işık', 'isık', 'isik'],
        ['Un ca\u00adsi\u200bno', 'un ca\u00adsi\u200bno', 'casino'],
      ] as const;
      const many = 1200;
      const columns =
        'scope, thing, id, parent, branch, depth, author, name, role, side, lang, created_at, edited_at, state, state_at, shown, up, ' +
        'down, replies, random, reason, ground';
      const copy = (id: string, body: string, folded: string) =>
        `insert into thread_comment (${columns}, body, folded) select ${columns.replace(' id,', ` '${id}',`)}, '${body}', '${folded}'
         from thread_comment where scope = 'place' and id = '${acts.comments.first}';
         insert into comment_word (scope, thing, id, word, created_at) select scope, thing, id, '${folded.slice(0, 4)}', created_at
         from thread_comment where scope = 'place' and id = '${id}';`;
      const rows = [
        ...texts.map(([body, folded], at) => copy(`old-${at}`, body, folded)),
        ...Array.from({ length: many }, (_, at) => copy(`many-${at}`, `Sœur ${at}`, `sœur ${at}`)),
      ];
      const store = await open(rows.join('\n'));
      const { get } = serve(store, acts.at);
      const find = async (search: string) =>
        (await get(`/threads/place/page?search=${encodeURIComponent(search)}`)) as { items: { id: string }[] };
      for (const [at, [body, , search]] of texts.entries()) {
        for (const word of [search, body]) {
          assert.deepEqual(
            (await find(word)).items.map(({ id }) => id),
            [`old-${at}`],
            word,
          );
        }
      }
      for (const at of [0, 700, many - 1]) {
        assert.deepEqual(
          (await find(`soeur ${at}`)).items.map(({ id }) => id),
          [`many-${at}`],
        );
      }
      const words = await store.list(commentWords, { scope: 'place', thing: 'place', id: 'old-0' });
      assert.deepEqual(words.map(({ word }) => word).toSorted(), ['au', 'coeu', 'de', 'la', 'vill']);
      await store.close();
    });
  });
}
