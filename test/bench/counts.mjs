/*
 * The time of a petition with its count and of a poll with its result, at several numbers of acts, beside each other: read in turns in
 * one run, medians, on both engines. What is counted by the transaction of an act takes as long to read at any number.
 *
 *   node test/bench/counts.mjs [numbers of acts …]
 */
/* global performance */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/server/app.ts';
import { events } from '../../src/server/confirmation/tables.ts';
import { putThing, schemas } from '../../src/server/nouns.ts';
import { ballots } from '../../src/server/nouns/poll/tables.ts';
import { postgresStore } from '../../src/server/store/postgres.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import { petitionDocument } from '../../src/testing/samples/petition.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { startOwnPostgres } from '../support/postgres.ts';

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [1000, 100_000, 1_000_000];
const rounds = 101;
const batch = 1000;
const choices = ['matin', 'midi', 'soir'].map((choice) => JSON.stringify({ kind: 'choices', choices: [choice] }));

/** Puts in a petition and a poll of so many acts. */
async function fill(store, size, now) {
  const scope = `n${size}`;
  await store.write(async (writer) => {
    await putThing(writer, scope, petitionDocument(), now);
    await putThing(writer, `p${size}`, pollDocument(), now);
  });
  for (let from = 0; from < size; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, size - from) }, (_, at) => from + at);
    await store.write(async (writer) => {
      const signed = (act) => ({ scope, thing: scope, kind: 'counted', act: `a${act}`, at: now });
      const cast = (voter) => ({
        scope: `p${size}`,
        thing: `p${size}`,
        voter: `v${voter}`,
        choice: choices[voter % 3],
        at: now,
      });
      await writer.insertMany(events, numbers.map(signed));
      await writer.insertMany(ballots, numbers.map(cast));
    });
  }
}

const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

async function measure(name, store) {
  let now = Date.now();
  for (const size of sizes) await fill(store, size, now);
  // Each read is of another second, so that none is answered from what the process remembers.
  const app = createApp({ store, baseUrl: 'https://bench.example', clock: () => (now += 2000) });
  for (const [what, path] of Object.entries({
    petition: (size) => `/petitions/n${size}`,
    poll: (size) => `/polls/p${size}`,
  })) {
    for (const accept of ['application/json', 'text/html']) {
      const times = new Map(sizes.map((size) => [size, []]));
      for (let round = -10; round < rounds; round += 1) {
        for (const size of sizes) {
          const from = performance.now();
          await (await app.request(path(size), { headers: { Accept: accept } })).text();
          if (round >= 0) times.get(size).push(performance.now() - from);
        }
      }
      const medians = sizes.map((size) => median(times.get(size)));
      const said = sizes.map((size, at) => `${size}: ${medians[at].toFixed(2)} ms`).join('  ');
      console.log(`${name}, ${what}, ${accept}: ${said}  (last / first ${(medians.at(-1) / medians[0]).toFixed(2)})`);
    }
  }
  await store.close();
}

const folder = mkdtempSync(join(tmpdir(), 'civic-bench-'));
const postgres = await startOwnPostgres();
try {
  await measure('SQLite', await sqliteStore(join(folder, 'bench.sqlite'), schemas));
  await measure('PostgreSQL', await postgresStore(await postgres.freshDatabase(), schemas));
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true });
}
