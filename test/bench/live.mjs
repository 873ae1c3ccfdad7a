/*
 * What those cost who follow a thing and only wait, and how long it takes until a change has reached all of them: a server in a process of
 * its own, and the readers in others, each with a share of the connections.
 *
 *   node test/bench/live.mjs [--readers 10000]
 *
 * Each reader is an open file here and in the server: `ulimit -n` has to allow as many.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { randomUUID } from 'node:crypto';

const { values } = parseArgs({ options: { readers: { type: 'string', default: '10000' }, of: { type: 'string' } } });
const share = 2500;

/** Follows as often as it is asked to, by this process; tells its parent how many hear something. */
async function read(url, count) {
  const { hostname, port } = new URL(url);
  const of = encodeURIComponent('/petitions/big?lang=fr');
  const head = `GET /events?of=${of} HTTP/1.1\r\nHost: ${hostname}\r\nAccept: text/event-stream\r\n\r\n`;
  let open = 0;
  for (let begun = 0; begun < count; begun += 1) {
    const socket = connect({ port: Number(port), host: '127.0.0.1' });
    socket.on('error', (error) => process.send({ error: error.message }));
    let isOpen = false;
    socket.on('data', (data) => {
      if (!isOpen && data.includes('event: beat')) {
        isOpen = true;
        if ((open += 1) === count) process.send({ open });
      } else if (isOpen && data.includes('event: /petitions/big')) process.send({ heard: 1 });
    });
    socket.write(head);
    if (begun % 50 === 49) await pause(10);
  }
}

if (values.of !== undefined) {
  await read(values.of, Number(values.readers));
} else {
  const wanted = Number(values.readers);
  const folder = mkdtempSync(join(tmpdir(), 'civic-live-'));
  const server = fork(join(import.meta.dirname, 'server-process.mjs'), ['civic'], {
    env: { ...process.env, DATA: folder, SECRET: randomUUID(), DATABASE_URL: '', LIVE_READERS: String(wanted) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [url] = await once(server, 'message');
  /** What the process has in memory that is its own, in megabytes, as the system says. */
  const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;
  const before = memory();
  const children = [];
  const opened = [];
  let heard = 0;
  let tell = () => undefined;
  for (let left = wanted; left > 0; left -= share) {
    const child = fork(import.meta.filename, ['--of', url, '--readers', String(Math.min(share, left))]);
    children.push(child);
    const isOpen = Promise.withResolvers();
    opened.push(isOpen.promise);
    child.on('message', (message) => {
      if (message.error) isOpen.reject(new Error(message.error));
      if (message.open) isOpen.resolve();
      if (message.heard) {
        heard += 1;
        tell();
      }
    });
  }
  try {
    await Promise.all(opened);
    // What was begun is settled.
    await pause(5000);
    console.log(`${wanted} readers who wait: ${memory().toFixed(0)} MB, ${before.toFixed(0)} MB without them`);
    for (let round = 1; round <= 5; round += 1) {
      heard = 0;
      const all = new Promise((resolve) => (tell = () => heard >= wanted && resolve()));
      const began = performance.now();
      const key = randomUUID();
      const body = JSON.stringify({
        ...{ key, name: 'Camille Martin', email: `${key}@example.org`, place: 'Valmont', displayPublicly: true },
        ...{ receiveNews: false, textVersion: '1', noticeVersion: '1', lang: 'fr' },
      });
      const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
      const { status } = await fetch(`${url}/petitions/big/signatures`, { method: 'POST', headers, body });
      if (status !== 202) throw new Error(`The signature was answered ${status}.`);
      await all;
      console.log(`change ${round}: ${((performance.now() - began) / 1000).toFixed(2)} s until all ${wanted} had it`);
      await pause(1500);
    }
    console.log(`after that: ${memory().toFixed(0)} MB`);
  } finally {
    for (const child of children) child.kill();
    server.kill();
    await once(server, 'exit');
    rmSync(folder, { recursive: true });
  }
}
