/*
 * The time of what is read beside its counts, at several numbers of acts, beside each other: read in turns in one run, medians, on both
 * engines. What is counted by the transaction of an act takes as long to read at any number.
 *
 *   node test/bench/counts.mjs [--write] [numbers of acts …]
 *
 * `--write` puts the figures, the machine and the day into docs/performance.md.
 */
/* global performance */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createApp } from '../../src/server/app.ts';
import { schemas } from '../../src/server/nouns.ts';
import { postgresStore } from '../../src/server/store/postgres.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import { startOwnPostgres } from '../support/postgres.ts';
import { castOne, fill } from './counts-fill.mjs';
import { writeSection } from './performance.mjs';

const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
const sizes = positionals.length > 0 ? positionals.map(Number) : [1000, 100_000, 1_000_000];
const rounds = 101;

/** What is read, at which path, and what is done before each time. */
const reads = [
  { what: 'a petition', path: (size) => `/petitions/n${size}` },
  { what: 'a poll', path: (size) => `/polls/p${size}` },
  { what: 'a poll of different ballots', path: (size) => `/polls/d${size}` },
  { what: 'the same after one more ballot', path: (size) => `/polls/d${size}`, before: castOne },
  { what: 'a thread', path: (size) => `/threads/t${size}` },
  {
    what: 'a later page of a thread',
    path: (size) => `/threads/t${size}/page?order=newest&after=${size}`,
    accepts: ['application/json'],
  },
];

const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

async function measure(engine, store, run, settle) {
  let now = Date.now();
  const from = performance.now();
  await fill(store, run, sizes, now);
  await settle?.();
  console.log(`${engine}: filled in ${((performance.now() - from) / 1000).toFixed(0)} s`);
  // Each read is of another second, so that none is answered from what the process remembers.
  const app = createApp({ store, baseUrl: 'https://bench.example', clock: () => (now += 2000) });
  const read = async (path, accept) => {
    const answer = await app.request(path, { headers: { Accept: accept } });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`);
    return text;
  };
  const rows = [];
  for (const { what, path, before, accepts = ['application/json', 'text/html'] } of reads) {
    const paths = new Map();
    for (const size of sizes) {
      // A cursor is that of the first page.
      const [address, query] = path(size).split('&after=');
      // What an older database never counted is counted first.
      await app.request(address);
      await app.idle();
      const first = await read(address, 'application/json');
      paths.set(size, query ? `${address}&after=${JSON.parse(first).next}` : address);
    }
    for (const accept of accepts) {
      const times = new Map(sizes.map((size) => [size, []]));
      for (let round = -10; round < rounds; round += 1) {
        for (const size of sizes) {
          await before?.(store, size);
          const from = performance.now();
          await read(paths.get(size), accept);
          if (round >= 0) times.get(size).push(performance.now() - from);
          await app.idle();
        }
      }
      const medians = sizes.map((size) => median(times.get(size)));
      const kind = accept === 'text/html' ? 'page' : 'JSON';
      rows.push({ what: `${what}, ${kind}`, medians });
      const said = sizes.map((size, at) => `${size}: ${medians[at].toFixed(2)} ms`).join('  ');
      console.log(`${engine}, ${what}, ${kind}: ${said}  (last / first ${(medians.at(-1) / medians[0]).toFixed(2)})`);
    }
  }
  await store.close();
  return { engine, rows };
}

const folder = mkdtempSync(join(tmpdir(), 'civic-bench-'));
const postgres = await startOwnPostgres();
try {
  const file = join(folder, 'bench.sqlite');
  const store = await sqliteStore(file, schemas);
  const database = new DatabaseSync(file);
  const first = await measure('SQLite', store, (statement) => database.exec(statement));
  database.close();
  const address = await postgres.freshDatabase();
  const client = new pg.Client({ connectionString: address });
  client.on('error', (error) => console.error(error));
  await client.connect();
  const ask = async (statement) => void (await client.query(statement));
  const second = await measure('PostgreSQL', await postgresStore(address, schemas), ask, async () => {
    // The database does so by itself, within a minute.
    await ask('vacuum analyze');
    await client.end();
  });
  const measured = [first, second];
  if (values.write) await writeSection('counts', sizes, measured);
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true });
}
