import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import type { Mailer } from '../../src/server/mail/mail.ts';
import { createCounts } from '../../src/server/core/counts.ts';
import { recount } from '../../src/server/core/recount.ts';
import { fingerprints } from '../../src/server/core/tables.ts';
import { nouns, schemas, tables } from '../../src/server/nouns.ts';
import { writeBallot } from '../../src/server/nouns/poll/ballot-codec.ts';
import { ballots, voters as leading } from '../../src/server/nouns/poll/tables.ts';
import { postgresStore } from '../../src/server/store/postgres.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import type { Store } from '../../src/server/store/store.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { choose, pollTown, votesOf } from './poll-support.ts';
import { minute, signature, start } from './support.ts';

/*
 * Someone has a copy of the database, without the secret, and the log of the mail server, with milliseconds: whose ballot is which? Every
 * ballot is another one here, so that who finds its row has named it; by chance that is one of them.
 */

const voters = 80;
const byChance = 8;

type Cell = string | number | null;
/** Reads the copy by SQL, as whoever has it can. */
type Read = (statement: string) => Promise<Cell[][]>;

interface Engine {
  /** Where a row stands, and what else tells when it came. */
  readonly orders: readonly string[];
  open(): Promise<{ store: Store; read: Read }>;
}

const folder = mkdtempSync(join(tmpdir(), 'civic-secrecy-'));
let files = 0;
let postgres: Promise<TestPostgres> | undefined;
after(async () => {
  rmSync(folder, { recursive: true });
  await (await postgres)?.stop();
});

const engines: Record<string, Engine> = {
  SQLite: {
    orders: ['rowid'],
    async open() {
      const file = join(folder, `${(files += 1)}.sqlite`);
      const read: Read = async (statement) => {
        const database = new DatabaseSync(file, { readOnly: true });
        try {
          return database
            .prepare(statement)
            .all()
            .map((row) => Object.values(row) as Cell[]);
        } finally {
          database.close();
        }
      };
      return { store: await sqliteStore(file, schemas), read };
    },
  },
  PostgreSQL: {
    orders: ['ctid', 'xmin::text::bigint'],
    async open() {
      const url = await (await (postgres ??= startPostgres())).freshDatabase();
      const read: Read = async (text) => {
        const client = new pg.Client(url);
        await client.connect();
        try {
          return (await client.query<Cell[]>({ text, rowMode: 'array' })).rows;
        } finally {
          await client.end();
        }
      };
      return { store: await postgresStore(url, schemas), read };
    },
  },
};

/** What a voter says, like nobody else. */
const ballotOf = (voter: number, more = {}) => ({ kind: 'scores', scores: { chene: voter, ...more } });
const addressOf = (voter: number): string => `p${voter}@exemple.fr`;
/** Reads whose a ballot is, as only this test can. */
const voterIn = (choice: Cell): number => Number(/"chene":(\d+)/.exec(String(choice))?.[1] ?? -1);

/** A mail as the server that took it logs it. */
interface Logged {
  at: number;
  to: string;
}

/** Has them all vote, one after the other, among others who sign; some change what they said. Answers what the mail server logged of them. */
async function election(store: Store): Promise<Logged[]> {
  const log: Logged[] = [];
  let now = start;
  const codes = new Map<string, string>();
  const mailer: Mailer = {
    works: true,
    async send({ to, text }) {
      log.push({ at: now, to });
      codes.set(to, /\b\d{6}\b/.exec(text)?.[0] ?? '');
    },
  };
  const form = { kind: 'scores', lowest: 0, highest: voters, complete: false } as const;
  const town = await pollTown({
    ...{ store, mailer, clock: () => now, secret: 'not in the database' },
    document: { form, method: 'score', scoreRule: 'mean', results: 'after-close' },
  });
  const keys: string[] = [];
  for (let voter = 0; voter < voters; voter += 1) {
    // As long as nobody knows, and not the same for two.
    now += 1000 + ((voter * 7919) % 977);
    const key = `${voter}`.padStart(22, 'k');
    keys.push(key);
    const email = addressOf(voter);
    assert.equal((await town.vote({ key, email, ballot: ballotOf(voter) })).body.outcome, 'received');
    now += 700 + ((voter * 104_729) % 613);
    assert.equal((await town.post('/confirm', { key, code: codes.get(email) })).body.outcome, 'counted');
    if (voter % 3 === 0) await town.act('', signature({ email: `s${voter}@exemple.fr` }));
  }
  now += minute;
  for (const voter of [voters - 3, voters - 2, voters - 1]) {
    const ballot = ballotOf(voter, { frene: 1 });
    assert.equal((await town.vote({ key: keys[voter]!, email: addressOf(voter), ballot })).body.outcome, 'counted');
  }
  return log.filter(({ to }) => to.startsWith('p'));
}

/** Counts the ballots that a guess names: the ballots, in the order of the voters that they are said to be of. */
const named = (log: readonly Logged[], guess: readonly Cell[]): number =>
  log.filter(({ to }, at) => guess[at] !== undefined && addressOf(voterIn(guess[at])) === to).length;

/** Runs a statement that a copy need not understand: a table without an order of its rows has no `rowid` to sort by. */
const tried = (read: Read, statement: string): Promise<Cell[][]> => read(statement).catch(() => []);

/** What each act leads to, by what stands in one row with it, in one with that, and so on. */
async function byKeys(read: Read, log: readonly Logged[]): Promise<Cell[]> {
  const acts = await read(`select id, at from act where kind = 'ballot'`);
  const choices = new Map((await read('select voter, choice from ballot')) as [string, string][]);
  assert.equal(choices.size, voters);
  const leads = await read('select act, voter from voter union all select token, act from token');
  return log.map(({ at }) => {
    const known = new Set<Cell>(acts.filter(([, time]) => Number(time) === at).map(([id]) => id!));
    assert.equal(known.size, 1, 'the log leads to one act');
    for (let size = 0; size < known.size;) {
      size = known.size;
      for (const [one, other] of leads) {
        if (known.has(one!)) known.add(other!);
        if (known.has(other!)) known.add(one!);
      }
    }
    return [...known].map((each) => choices.get(String(each))).find((choice) => choice !== undefined) ?? null;
  });
}

/** Who was written by one transaction with the confirmation of an act. */
async function byTransactions(read: Read, log: readonly Logged[], table: string): Promise<Cell[]> {
  const counted = await tried(read, `select xmin::text, at from event where kind = 'counted' and thing = 'arbre'`);
  const said = new Map((await tried(read, `select xmin::text, choice from ${table}`)) as [string, string][]);
  const after = counted.map(([xmin, at]) => ({ xmin, at: Number(at) })).sort((one, other) => one.at - other.at);
  return log.map(({ at }) => said.get(String(after.find((each) => each.at > at)?.xmin)) ?? null);
}

for (const [engine, { open, orders }] of Object.entries(engines)) {
  describe(`a copy of the database without the secret, beside the log of the mail server, on ${engine}`, () => {
    it('names no ballot: neither by keys, nor by the order of rows, nor by transactions', async () => {
      const { store, read } = await open();
      const log = await election(store);
      assert.equal(log.length, voters);
      const known = named(
        log,
        (await tried(read, 'select choice from ballot order by ctid')).map(([choice]) => choice!),
      );
      assert.ok(engine === 'SQLite' || known > voters / 2, 'until they are shuffled, their order tells it');
      await store.shuffle();
      const guesses: Record<string, Cell[]> = { keys: await byKeys(read, log) };
      for (const table of ['ballot', 'ballot_count', 'ballot_since']) {
        guesses[`transactions of ${table}`] = await byTransactions(read, log, table);
        for (const order of [...orders, 'rowid', 'scope']) {
          for (const by of new Set([order, `${order} desc`])) {
            const rows = await tried(read, `select choice from ${table} order by ${by}`);
            guesses[`${table} by ${by}`] = rows.map(([choice]) => choice!);
          }
        }
        const rows = await read(`select choice from ${table}`);
        guesses[table] = rows.map(([choice]) => choice!);
      }
      for (const [how, guess] of Object.entries(guesses)) {
        assert.ok(named(log, guess) <= byChance, `${named(log, guess)} of ${voters} ballots have a name by ${how}`);
      }
      await store.close();
    });
  });
}

for (const [engine, { open }] of Object.entries(engines)) {
  describe(`the ballots of a database of before, on ${engine}`, () => {
    it('are set apart at the start, and stay those of their voters', async () => {
      const { store } = await open();
      const secret = 'not in the database';
      const town = await pollTown({ store, secret });
      const keys: string[] = [];
      for (const voter of ['ada', 'bob']) keys.push(await town.cast(choose('chene'), `${voter}@exemple.fr`));
      // As it was: each under its voter.
      const leads = await store.list(leading, {});
      await store.write(async (writer) => {
        await writer.remove(ballots, { scope: 'arbre', thing: 'arbre' });
        for (const { scope, voter } of leads) {
          await writer.insert(ballots, {
            scope,
            thing: 'arbre',
            voter,
            choice: writeBallot(choose('chene'), ['chene']),
          });
        }
        await writer.remove(fingerprints, { of: 'ballots' });
      });
      const [ada = '', bob = ''] = keys;
      assert.equal((await town.vote({ key: ada, ballot: choose('frene'), email: undefined })).body.outcome, 'counted');
      assert.equal(await store.count(ballots, {}), 2, 'a ballot of before is replaced, and not doubled');
      await town.app.runDue();
      const known = new Set(leads.map(({ voter }) => voter));
      const names = (await store.list(ballots, {})).map(({ voter }) => voter);
      assert.deepEqual([names.length, names.filter((name) => known.has(name))], [2, []]);
      await town.cast(choose('tilleul'), 'bob@exemple.fr');
      assert.deepEqual(votesOf((await town.poll()).result), { chene: 0, tilleul: 1, frene: 1 });
      assert.equal((await town.post('/withdraw', { key: bob })).body.outcome, 'withdrawn');
      assert.equal((await town.post('/receipt', { key: ada })).body.state, 'counted');
      assert.equal(await store.count(ballots, {}), 1);
      const wrong: unknown[] = [];
      const onMended = (each: unknown): void => void wrong.push(each);
      await recount({ store, counts: createCounts(() => start) }, { nouns, tables, onMended });
      assert.deepEqual(wrong, []);
      await store.close();
    });
  });
}
