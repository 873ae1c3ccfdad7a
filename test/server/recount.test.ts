import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { events } from '../../src/server/confirmation/tables.ts';
import { createCounts } from '../../src/server/core/counts.ts';
import type { Mended } from '../../src/server/core/mending.ts';
import { OvertakenError, recount } from '../../src/server/core/recount.ts';
import { counters, participants, recounts, runs } from '../../src/server/core/tables.ts';
import { startRecountJob } from '../../src/server/main/recount-job.ts';
import { markRunning, silence } from '../../src/server/main/running.ts';
import { nouns, putThing, schemas, tables } from '../../src/server/nouns.ts';
import { commentCounts } from '../../src/server/nouns/comments/count-table.ts';
import { commentRow } from '../../src/server/nouns/comments/rows.ts';
import { comments } from '../../src/server/nouns/comments/tables.ts';
import { listed, thresholds } from '../../src/server/nouns/petition/tables.ts';
import { proposals } from '../../src/server/nouns/consultation/tables.ts';
import { stanceTotals } from '../../src/server/nouns/poll/stance-totals.ts';
import { ballotCounts, ballots } from '../../src/server/nouns/poll/tables.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import { postgresStore } from '../../src/server/store/postgres.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import type { Store } from '../../src/server/store/store.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { petitionDocument, start } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'civic-recount-'));
let postgres: TestPostgres;
before(async () => {
  postgres = await startPostgres();
});
after(async () => {
  rmSync(folder, { recursive: true });
  await postgres?.stop();
});

let files = 0;
const engines: Record<string, () => Promise<Store>> = {
  memory: async () => memoryStore(),
  SQLite: () => sqliteStore(join(folder, `${(files += 1)}.sqlite`), schemas),
  PostgreSQL: async () => postgresStore(await postgres.freshDatabase(), schemas),
};

const servicesOf = (store: Store) => ({ store, counts: createCounts(() => start) });

/** Recounts, and answers what was mended. */
async function mendedIn(store: Store): Promise<Mended[]> {
  const mended: Mended[] = [];
  await recount(servicesOf(store), { nouns, tables, onMended: (one) => mended.push(one) });
  return mended;
}

/** Puts rows of every kind that is counted into a store. */
const fill = (store: Store): Promise<void> =>
  store.write(async (writer) => {
    const many = <T>(length: number, make: (number: number) => T): T[] => Array.from({ length }, (_, at) => make(at));
    const velo = { scope: 'velo', thing: 'velo' };
    for (const [kind, length] of Object.entries({ received: 30, counted: 20, withdrawn: 3 })) {
      await writer.insertMany(
        events,
        many(length, (at) => ({ ...velo, kind, act: `a${at}`, at: start })),
      );
    }
    await writer.insertMany(
      listed,
      many(9, (at) => ({ ...velo, day: 1, act: `a${at}` })),
    );
    await writer.insertMany(
      participants,
      many(12, (at) => ({ scope: 'climat', id: `p${at}` })),
    );
    for (const thing of ['p1', 'p2']) {
      const vote = (at: number) => ({ scope: 'climat', thing, voter: `p${at}`, choice: String(at % 3) });
      await writer.insertMany(ballots, many(11, vote));
      const said = (at: number) => ({
        id: `c${at}`,
        author: 'p1',
        side: String(at % 2),
        body: 'Oui.',
        at: start,
        up: 0,
      });
      const about = { scope: 'climat', thing };
      await writer.insertMany(
        comments,
        many(5, (at) => commentRow(about, said(at))),
      );
    }
    await writer.put(ballots, { scope: 'climat', thing: 'p1', voter: 'p1', choice: 'é'.repeat(500) });
  });

/** Every count, as what its slots come to. */
async function allCounts(store: Store): Promise<string[]> {
  const sums = [
    ...(await store.sums(counters, {}, 'value', { by: ['scope', 'thing', 'kind'] })),
    ...(await store.sums(ballotCounts, {}, 'value', { by: ['scope', 'thing', 'choice'] })),
    ...(await store.sums(commentCounts, {}, 'value', { by: ['scope', 'thing', 'kind', 'side'] })),
  ];
  return sums.map(({ values, sum }) => [...values, sum].join('/'));
}

for (const [engine, open] of Object.entries(engines)) {
  describe(`a recount, on ${engine}`, () => {
    test('finds nothing to mend where nothing is wrong, whatever stands in the store', async () => {
      const store = await open();
      await fill(store);
      const before = await allCounts(store);
      assert.ok(before.includes('velo/velo/counted/20') && before.includes('climat//comments/10'));
      assert.ok(before.includes('climat/p1//1'), 'a long text is counted without being named');
      assert.deepEqual(await mendedIn(store), []);
      assert.deepEqual(await allCounts(store), before);
      await store.close();
    });

    test('mends counts that are too low, too high, missing, and of nothing', async () => {
      const store = await open();
      await fill(store);
      const right = await allCounts(store);
      const [poll] = await store.list(ballots, {}, { limit: 1 });
      const [comment] = await store.list(commentCounts, {}, { limit: 1 });
      const [signed] = await store.list(events, {}, { limit: 1 });
      assert.ok(poll && comment && signed);
      const { scope, thing } = poll;
      const choice = (await store.list(ballotCounts, { scope, thing }, { limit: 1 }))[0]!.choice;
      await store.write(async (writer) => {
        await writer.remove(counters, { scope: signed.scope, thing: signed.thing, kind: signed.kind });
        await writer.increment(counters, { scope, thing: '', kind: 'ballots', slot: 3 }, 'value', 7);
        await writer.remove(ballotCounts, { scope, thing, choice });
        await writer.insert(ballotCounts, { scope, thing, choice: 'nobody said this', slot: 0, value: 2 });
        await writer.insert(ballotCounts, { scope, thing: 'gone', choice: '1', slot: 5, value: 4 });
        await writer.insert(counters, { scope: 'gone', thing: 'gone', kind: 'counted', slot: 1, value: 9 });
        const { scope: of, thing: where, kind, side } = comment;
        await writer.remove(commentCounts, { scope: of, thing: where, kind, side });
      });
      const mended = await mendedIn(store);
      assert.equal(mended.length, 7);
      const { what, was, is } = mended.find((one) => one.what === `counter ${scope} / ballots`)!;
      assert.equal(Number(was) - Number(is), 7, what);
      assert.deepEqual(
        mended.filter((one) => one.is === 0).map((one) => `${one.what}: ${one.was}`),
        [
          'counter gone / gone / counted: 9',
          `ballot_count ${scope} / ${thing} / nobody said this: 2`,
          `ballot_count ${scope} / gone / 1: 4`,
        ],
      );
      assert.deepEqual(await allCounts(store), right);
      assert.deepEqual(await mendedIn(store), []);
      // What is mended goes on to follow the rows.
      await store.write((writer) => writer.remove(ballots, { scope, thing, voter: poll.voter }));
      assert.deepEqual(await mendedIn(store), []);
      await store.close();
    });

    test('mends the votes by which proposals are listed', async () => {
      const store = await open();
      const proposal = (id: string) => ({
        ...{ scope: 'climat', id, author: 'a', section: '', title: id, body: '' },
        ...{ created_at: start, url: null, removed: null },
      });
      await fill(store);
      await store.write((writer) => writer.insertMany(proposals, ['p1', 'p2', 'p3'].map(proposal)));
      const right = await store.list(stanceTotals, { scope: 'climat' });
      assert.deepEqual(
        right.map(({ thing, ballots: all, agree, neutral }) => [thing, all, agree, neutral]),
        [
          ['p1', 7, 3, 4],
          ['p2', 8, 4, 4],
          ['p3', 0, 0, 0],
        ],
        'ballots that are no stance are not among them',
      );
      assert.deepEqual(await mendedIn(store), []);
      await store.write(async (writer) => {
        await writer.update(stanceTotals, { scope: 'climat', thing: 'p1' }, { agree: 1, by_share: 1 });
        await writer.remove(stanceTotals, { scope: 'climat', thing: 'p3' });
      });
      assert.deepEqual(
        (await mendedIn(store)).map(({ what }) => what),
        ['proposal climat / p1', 'proposal climat / p3'],
      );
      assert.deepEqual(await store.list(stanceTotals, { scope: 'climat' }), right);
      await store.close();
    });

    test('takes what changes while it reads for no fault', async () => {
      const store = await open();
      const vote = (number: number) => ({
        scope: 'p',
        thing: 'p',
        voter: `v${String(number).padStart(5, '0')}`,
        choice: `"${number % 700}"`,
      });
      await store.write((writer) =>
        writer.insertMany(
          ballots,
          Array.from({ length: 2500 }, (_, at) => vote(at)),
        ),
      );
      await store.write((writer) =>
        writer.increment(ballotCounts, { scope: 'p', thing: 'p', choice: '"5"', slot: 0 }, 'value', 1),
      );
      const counting = mendedIn(store);
      for (let number = 0; number < 40; number += 1) {
        await store.write(async (writer) => {
          await writer.put(ballots, { ...vote(number), choice: '"changed"' });
          await writer.insert(ballots, vote(9000 + number));
          await writer.remove(ballots, { scope: 'p', thing: 'p', voter: vote(number + 100).voter });
        });
      }
      const mended = await counting;
      assert.deepEqual(
        mended.map(({ what }) => what),
        ['ballot_count p / p / "5"'],
      );
      assert.deepEqual(await mendedIn(store), []);
      await store.close();
    });

    test('stamps a threshold that nobody stamped, at the moment at which it was reached', async () => {
      const store = await open();
      const place = { scope: 'velo', thing: 'velo' };
      await store.write(async (writer) => {
        await putThing(writer, 'velo', petitionDocument, start);
        for (let act = 1; act <= 3; act += 1) {
          await writer.insert(events, { ...place, kind: 'counted', act: String(act), at: start + act });
        }
      });
      const is = new Date(start + 2).toISOString();
      assert.deepEqual(await mendedIn(store), [{ what: 'threshold velo / 2', was: 'not stamped', is }]);
      assert.equal((await store.get(thresholds, { ...place, at: 2 }))?.reached_at, start + 2);
      assert.deepEqual(await mendedIn(store), []);
      await store.close();
    });

    test('ends where another one has begun after it', async () => {
      const store = await open();
      await store.write(async (writer) => {
        for (const scope of ['a', 'b'])
          await writer.insert(counters, { scope, thing: scope, kind: 'counted', slot: 0, value: 1 });
      });
      const overtaken = Object.create(store) as Store;
      overtaken.snapshot = async (read) => {
        await store.write((writer) => writer.put(recounts, { of: 'counts', id: 'another' }));
        return store.snapshot(read);
      };
      await assert.rejects(recount(servicesOf(overtaken), { nouns, tables }), OvertakenError);
      assert.equal((await mendedIn(store)).length, 2);
      await store.close();
    });

    test('is done in the background after a process that ended without taking leave', async () => {
      const store = await open();
      await store.write(async (writer) => {
        await writer.insert(counters, { scope: 'a', thing: 'a', kind: 'counted', slot: 0, value: 1 });
        // It had this very number on this machine, as in a container that was started again.
        await writer.insert(runs, {
          id: 'dead',
          host: hostname(),
          pid: process.pid,
          seen_at: start,
        });
      });
      const said: unknown[] = [];
      const log = (line: unknown): void => void said.push(line);
      const recountJob = await startRecountJob(store, () => start, log);
      await recountJob.beat();
      await recountJob.idle();
      assert.deepEqual(said, [
        '[recount] a process ended without taking leave: counts are compared with their rows',
        '[recount] counter a / a / counted: was 1, is 0',
        '[recount] 1 mended',
      ]);
      await recountJob.stop();
      assert.equal(await store.count(runs, {}), 0);
      // After a clean stop there is nothing to do.
      said.length = 0;
      const next = await startRecountJob(store, () => start, log);
      await next.beat();
      await next.idle();
      await next.stop();
      assert.deepEqual(said, []);
      await store.close();
    });

    test('is due again where it was ended by a stop', async () => {
      const store = await open();
      const mark = { id: 'dead', host: 'elsewhere', pid: 1, seen_at: start - silence - 1 };
      await store.write(async (writer) => {
        await writer.insert(counters, { scope: 'a', thing: 'a', kind: 'counted', slot: 0, value: 1 });
        await writer.insert(runs, mark);
      });
      const recountJob = await startRecountJob(
        store,
        () => start,
        () => undefined,
      );
      await recountJob.beat();
      await recountJob.stop();
      assert.deepEqual(
        (await store.list(runs, {})).map(({ pid }) => pid),
        [process.pid],
      );
      const said: unknown[] = [];
      const next = await startRecountJob(
        store,
        () => start,
        (line) => said.push(line),
      );
      await next.beat();
      await next.idle();
      await next.stop();
      assert.deepEqual(await mendedIn(store), []);
      assert.equal(await store.count(runs, {}), 0);
      assert.equal(said.at(0), '[recount] a process ended without taking leave: counts are compared with their rows');
      await store.close();
    });

    test('takes no process for ended that runs', async () => {
      const store = await open();
      let now = start;
      const clock = (): number => now;
      const here = { host: 'here', pid: 10, isAlive: (pid: number) => pid === 11 };
      const first = await markRunning(store, clock, here);
      const beside = await markRunning(store, clock, { ...here, pid: 11 });
      const elsewhere = await markRunning(store, clock, { ...here, host: 'there' });
      assert.equal(await first.beat(), 0);
      now += silence;
      assert.equal(await elsewhere.beat(), 0);
      now += 1;
      assert.equal(await beside.beat(), 1, 'number 10 is not alive');
      assert.equal(await first.beat(), 0, 'it gives its sign again');
      now += silence;
      assert.equal(await first.beat(), 1, 'the one elsewhere has been silent for too long');
      await first.clear();
      await beside.clear();
      assert.equal(await store.count(runs, {}), 0);
      await store.close();
    });
  });
}
