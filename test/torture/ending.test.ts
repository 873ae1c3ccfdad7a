import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { acts } from '../../src/server/confirmation/tables.ts';
import { digest } from '../../src/server/core/crypto.ts';
import { startLetters, type Letters } from './letters.ts';
import { startServer } from './server.ts';
import { layTown, openTown, petition, secret } from './town.ts';

/** A signature, as its head and its body go over the wire. */
function signature(host: string) {
  const key = randomBytes(16).toString('hex');
  const person = { key, email: `${key}@exemple.fr`, name: 'Camille', place: 'Valmont', lang: 'fr' };
  const versions = { textVersion: '1', noticeVersion: '1', displayPublicly: false, receiveNews: false };
  const body = JSON.stringify({ ...person, ...versions });
  const head = [
    `POST /petitions/${petition}/signatures HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  return { key, email: person.email, head: `${head.join('\r\n')}\r\n\r\n`, body };
}

async function open(url: URL): Promise<Socket> {
  const socket = connect(Number(url.port), url.hostname);
  await once(socket, 'connect');
  return socket.setEncoding('utf8');
}

async function readAll(socket: Socket): Promise<string> {
  let text = '';
  for await (const part of socket) text += part as string;
  return text;
}

describe('a server that is asked to end', () => {
  let folder = '';
  let letters: Letters;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'civic-ending-'));
    letters = await startLetters();
    await layTown({ folder });
  });
  after(() => {
    letters.close();
    rmSync(folder, { recursive: true });
  });

  it('answers what it has begun to read, sends its mail, takes nothing new, and ends well', async () => {
    const server = await startServer({ DATA: folder, SMTP_URL: letters.smtp, SECRET: secret });
    const url = new URL(server.url);
    const begun = signature(url.host);
    const [busy, idle] = [await open(url), await open(url)];
    // One that keeps its connection for later, as browsers do, does not hold the end up.
    idle.write(`GET /healthz HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
    assert.match(String((await once(idle, 'data'))[0]), /^HTTP\/1\.1 200/);
    busy.write(begun.head + begun.body.slice(0, 20));
    const ending = server.stop();
    // Once nobody new is let in, it is ending.
    for (;;) {
      const isClosed = await open(url).then(
        (socket) => (socket.destroy(), false),
        () => true,
      );
      if (isClosed) break;
      await pause(5);
    }
    busy.write(begun.body.slice(20));
    const answer = await readAll(busy);
    assert.match(answer, /^HTTP\/1\.1 202/);
    // Whoever keeps a connection busy would be cut off in the end, in the middle of an answer.
    assert.match(answer, /connection: close/i);
    assert.equal(await ending, 0);
    const store = await openTown({ folder });
    assert.ok(await store.get(acts, { scope: petition, id: await digest(begun.key) }));
    await store.close();
    assert.equal(letters.count(begun.email), 1);
    assert.doesNotMatch(server.log, /\n\s+at /);
  });
});
