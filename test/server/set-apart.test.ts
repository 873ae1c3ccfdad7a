import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { acts } from '../../src/server/confirmation/tables.ts';
import { createCounts } from '../../src/server/core/counts.ts';
import { recount } from '../../src/server/core/recount.ts';
import { fingerprints } from '../../src/server/core/tables.ts';
import { nouns, schemas, tables } from '../../src/server/nouns.ts';
import { writeBallot } from '../../src/server/nouns/poll/ballot-codec.ts';
import { ballots, voters } from '../../src/server/nouns/poll/tables.ts';
import { postgresStore } from '../../src/server/store/postgres.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import type { Store } from '../../src/server/store/store.ts';
import { asBefore, leftAsBefore } from './ballots-of-before.ts';
import { choose, pollTown, votesOf, type PollTown } from './poll-support.ts';
import { day, postgres, start } from './support.ts';

const secret = 'not in the database';
const limits = { actsPerMinute: 1e6, mailsPerHour: 1e6, knownActsPerMinute: 1e6 };

interface Opened {
  store: Store;
  /** Has the database refuse to rename some ballots, all where none is named; answers what ends that. */
  refuse(voter?: string): Promise<() => Promise<void>>;
}

const folder = mkdtempSync(join(tmpdir(), 'civic-apart-'));
after(() => rmSync(folder, { recursive: true }));
let files = 0;

const which = (voter?: string): string => (voter === undefined ? '' : `when (old.voter = '${voter}')`);

const engines: Record<string, () => Promise<Opened>> = {
  async SQLite() {
    const file = join(folder, `${(files += 1)}.sqlite`);
    const run = (statement: string): void => {
      const database = new DatabaseSync(file);
      database.exec(statement);
      database.close();
    };
    return {
      store: await sqliteStore(file, schemas),
      async refuse(voter) {
        run(
          `create trigger refusing before delete on ballot ${which(voter)} begin select raise(abort, 'refused'); end`,
        );
        return async () => run('drop trigger refusing');
      },
    };
  },
  async PostgreSQL() {
    const url = await (await postgres()).freshDatabase();
    const run = async (statement: string): Promise<void> => {
      const client = new pg.Client(url);
      await client.connect();
      await client.query(statement).finally(() => client.end());
    };
    return {
      store: await postgresStore(url, schemas),
      async refuse(voter) {
        await run(`create function refuse() returns trigger language plpgsql as
          $$ begin raise exception 'refused'; end $$`);
        await run(
          `create trigger refusing before delete on ballot for each row ${which(voter)} execute function refuse()`,
        );
        return () => run('drop trigger refusing on ballot');
      },
    };
  },
};

/** Has people vote, in a database of before. */
async function townOfBefore(store: Store, people: number): Promise<{ town: PollTown; keys: string[] }> {
  const town = await pollTown({ store, secret, limits });
  const keys: string[] = [];
  for (let each = 0; each < people; each += 1) keys.push(await town.cast(choose('chene'), `p${each}@exemple.fr`));
  assert.equal(await asBefore(store, secret), people);
  assert.equal(await leftAsBefore(store), people);
  return { town, keys };
}

/** Puts in as many ballots of before as it takes more than one round for. */
async function fill(store: Store, many: number): Promise<void> {
  const scope = 'arbre';
  const choice = writeBallot(choose('chene'), ['chene']);
  const names = Array.from({ length: many }, (_, at) => `voter-${at}`);
  const act = { scope, thing: scope, kind: 'ballot', at: start, text_version: 'q1', source: null };
  await store.write(async (writer) => {
    await writer.insertMany(
      ballots,
      names.map((voter) => ({ scope, thing: scope, voter, choice })),
    );
    await writer.insertMany(
      voters,
      names.map((voter) => ({ scope, act: `act of ${voter}`, voter, domain: '' })),
    );
    await writer.insertMany(
      acts,
      names.map((voter) => ({ ...act, id: `act of ${voter}` })),
    );
  });
}

const isDone = async (store: Store): Promise<boolean> =>
  (await store.get(fingerprints, { of: 'ballots' })) !== undefined;

/** Counts what a recount finds wrong. */
async function wrongIn(store: Store): Promise<unknown[]> {
  const wrong: unknown[] = [];
  const onMended = (each: unknown): void => void wrong.push(each);
  await recount({ store, counts: createCounts(() => start) }, { nouns, tables, onMended });
  return wrong;
}

/** Returns how often something was written to the console as an error meanwhile. */
async function faultsDuring(act: () => Promise<unknown>): Promise<number> {
  const before = console.error;
  let told = 0;
  console.error = () => void (told += 1);
  try {
    await act();
  } finally {
    console.error = before;
  }
  return told;
}

for (const [engine, open] of Object.entries(engines)) {
  describe(`an upgrade during an open vote, on ${engine}`, () => {
    it('sets all ballots apart in rounds, while people vote', async () => {
      const { store } = await open();
      const { town, keys } = await townOfBefore(store, 6);
      await fill(store, 1100);
      const choices = ['frene', 'tilleul', 'frene'];
      const voting = keys.slice(0, 4).map(async (key) => {
        for (const each of choices) {
          const { body } = await town.vote({ key, ballot: choose(each), email: undefined });
          assert.equal(body.outcome, 'counted');
        }
      });
      await Promise.all([town.app.runDue(), ...voting]);
      const left = await leftAsBefore(store);
      assert.ok(left > 0 && left < 1100, `${left} are left by one round`);
      assert.equal(await isDone(store), false);
      let rounds = 1;
      for (; rounds < 6 && !(await isDone(store)); rounds += 1) await town.app.runDue();
      assert.equal(await isDone(store), true, `after ${rounds} rounds`);
      assert.equal(await leftAsBefore(store), 0);
      assert.equal(await store.count(ballots, {}), 1106);
      assert.deepEqual(votesOf((await town.poll()).result), { chene: 1102, tilleul: 0, frene: 4 });
      assert.deepEqual(await wrongIn(store), []);
      await store.close();
    });

    it('leaves one that can’t be set apart for the next round, and goes on with the others', async () => {
      const { store, refuse } = await open();
      const { town, keys } = await townOfBefore(store, 8);
      const [{ voter } = { voter: '' }] = await store.list(voters, {}, { limit: 1 });
      const end = await refuse(voter);
      for (let round = 0; round < 2; round += 1) {
        assert.equal(await faultsDuring(() => town.app.runDue()), 0);
        assert.deepEqual([await leftAsBefore(store), await isDone(store)], [1, false]);
      }
      await end();
      await town.app.runDue();
      assert.equal(await leftAsBefore(store), 0);
      await town.app.runDue();
      assert.equal(await isDone(store), true);
      for (const key of keys) assert.equal((await town.post('/receipt', { key })).body.state, 'counted');
      assert.deepEqual(await wrongIn(store), []);
      await store.close();
    });

    it('holds up nothing else where none can be set apart, and goes on later', async () => {
      const { store, refuse } = await open();
      const { town } = await townOfBefore(store, 8);
      assert.equal((await town.vote({ ballot: choose('frene'), email: 'zoe@exemple.fr' })).body.outcome, 'received');
      town.wait(2 * day);
      const end = await refuse();
      assert.equal(await faultsDuring(() => town.app.runDue()), 1, 'it is told');
      assert.deepEqual([await leftAsBefore(store), await isDone(store)], [8, false]);
      assert.equal(await town.app.purge(), 1, 'who never confirmed is erased');
      await end();
      await town.app.runDue();
      assert.equal(await leftAsBefore(store), 0);
      assert.deepEqual(votesOf((await town.poll()).result), { chene: 8, tilleul: 0, frene: 0 });
      await store.close();
    });
  });
}
