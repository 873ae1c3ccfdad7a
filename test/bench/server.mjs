/*
 * What a server answers in a second, beside one of the same library that does nothing: signatures that are acknowledged, and so are on the
 * disk, and readings. All are asked in turns in one run; medians of the rounds.
 *
 *   node test/bench/server.mjs [--write] [--rounds 5] [--seconds 5] [--only SQLite]
 *
 * `--write` puts the figures, the machine and the day into docs/performance.md.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { startOwnPostgres } from '../support/postgres.ts';
import { writeServer } from './performance.mjs';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
});
const connections = 50;

/** A signature of somebody else each time. */
const signature = () => {
  const key = randomUUID();
  return JSON.stringify({
    key,
    name: `Camille ${key.slice(0, 8)}`,
    email: `${key}@example.org`,
    place: 'Valmont',
    displayPublicly: true,
    receiveNews: false,
    textVersion: '1',
    noticeVersion: '1',
    lang: 'fr',
  });
};

const readings = (accept) => [{ method: 'GET', path: '/petitions/big', headers: { accept } }];
const asked = {
  'a signature, acknowledged': [
    {
      method: 'POST',
      path: '/petitions/big/signatures',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      setupRequest: (request) => ({ ...request, body: signature() }),
    },
  ],
  'a reading, JSON': readings('application/json'),
  'a reading, page': readings('text/html'),
};

/** Starts a process and answers its address. */
async function startProcess(what, env = {}) {
  const child = fork(join(import.meta.dirname, 'server-process.mjs'), [what], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const failed = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The server ended with ${code}.`)));
  failed.catch(() => undefined);
  const [url] = await Promise.race([once(child, 'message'), failed]);
  return { url, end: () => (child.exitCode === null ? (child.kill(), once(child, 'exit')) : undefined) };
}

/** Asks servers for some seconds; answers how many answers there were in one. @throws where one was no success */
async function rate(urls, requests) {
  const result = await autocannon({ url: urls, connections, duration: Number(values.seconds), requests });
  if (result.non2xx > 0 || result.errors > 0 || result.timeouts > 0) {
    throw new Error(`${urls}: ${result.non2xx} answers were no success, ${result.errors} errors.`);
  }
  return { each: result['2xx'] / result.duration, late: result.latency.p99 };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const folder = mkdtempSync(join(tmpdir(), 'civic-bench-'));
const postgres = await startOwnPostgres();
const started = [];
const begin = async (what, env) => {
  const server = await startProcess(what, { DATA: folder, SECRET: randomUUID(), ...env });
  started.push(server);
  return server.url;
};
try {
  const twice = { DATABASE_URL: await postgres.freshDatabase(), SECRET: randomUUID() };
  const all = {
    nothing: [await begin('nothing')],
    SQLite: [await begin('civic', { DATABASE_URL: '' })],
    PostgreSQL: [await begin('civic', { DATABASE_URL: await postgres.freshDatabase() })],
    'PostgreSQL, two processes': [await begin('civic', twice), await begin('civic', twice)],
  };
  const servers = Object.entries(all).filter(([name]) => name === 'nothing' || name.includes(values.only));
  const rows = [];
  for (const [what, requests] of Object.entries(asked)) {
    const found = new Map(servers.map(([name]) => [name, []]));
    for (let round = -1; round < Number(values.rounds); round += 1) {
      for (const [name, urls] of servers) {
        const result = await rate(urls, requests);
        if (round >= 0) found.get(name).push(result);
      }
    }
    const ceiling = median(found.get('nothing').map(({ each }) => each));
    for (const [name, results] of found) {
      const each = median(results.map((result) => result.each));
      const row = { what, name, each, share: each / ceiling, late: median(results.map(({ late }) => late)) };
      rows.push(row);
      console.log(
        `${what}, ${name}: ${each.toFixed(0)} a second, ${(row.share * 100).toFixed(1)} %, p99 ${row.late} ms`,
      );
    }
  }
  if (values.write) await writeServer(rows);
} finally {
  for (const { end } of started) await end();
  await postgres.stop();
  rmSync(folder, { recursive: true });
}
