import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { start, type RunningServer } from '../../src/server/main/serve.ts';

let folder = '';
let server: RunningServer;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
  await writeFile(join(folder, 'town.txt'), '0123456789');
  server = await start({ port: 0, data: join(folder, 'data'), site: folder });
});
after(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe('a part of a file', () => {
  const ask = async (headers: Record<string, string>) => {
    const response = await fetch(`${server.url}/town.txt`, { headers });
    return { status: response.status, tag: response.headers.get('ETag') ?? '', text: await response.text() };
  };

  it('has the tag of the whole, which changes with the file', async () => {
    const { tag } = await ask({});
    assert.match(tag, /^"[\w-]+"$/);
    for (const range of ['bytes=0-3', 'bytes=4-', 'bytes=-2']) {
      assert.deepEqual([(await ask({ Range: range })).status, (await ask({ Range: range })).tag], [206, tag]);
    }
    assert.equal((await ask({ 'If-None-Match': tag })).status, 304);
    assert.equal((await ask({ 'If-None-Match': '"another"' })).status, 200);
  });

  it('is only given of the file that it is asked for', async () => {
    const { tag } = await ask({});
    assert.deepEqual(await ask({ Range: 'bytes=0-3', 'If-Range': tag }), { status: 206, tag, text: '0123' });
    for (const other of ['"another"', `W/${tag}`, 'Sat, 01 Jan 2000 00:00:00 GMT', '']) {
      assert.deepEqual(await ask({ Range: 'bytes=0-3', 'If-Range': other || '"' }), {
        status: 200,
        tag,
        text: '0123456789',
      });
    }
    await writeFile(join(folder, 'town.txt'), 'abcdefghij!');
    const late = await ask({ Range: 'bytes=0-3', 'If-Range': tag });
    assert.deepEqual([late.status, late.text], [200, 'abcdefghij!']);
    assert.notEqual(late.tag, tag);
  });
});

describe('a file that the build has compressed', () => {
  const ask = (encoding: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/town.txt`, { headers: { 'Accept-Encoding': encoding, ...headers } });

  it('is sent as it is to who takes it, and each of its forms has a tag of its own', async () => {
    const text = 'Une ville. '.repeat(100);
    await writeFile(join(folder, 'town.txt'), text);
    await writeFile(join(folder, 'town.txt.br'), brotliCompressSync(text));
    await writeFile(join(folder, 'town.txt.gz'), gzipSync(text));
    const tags = new Set<string | null>();
    for (const [asked, sent] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0', null],
      ['identity', null],
    ] as const) {
      const response = await ask(asked);
      assert.deepEqual([response.headers.get('Content-Encoding'), await response.text()], [sent, text]);
      assert.match(response.headers.get('Content-Type') ?? '', /^text\/plain/);
      const tag = response.headers.get('ETag') ?? '';
      tags.add(tag);
      assert.equal((await ask(asked, { 'If-None-Match': tag })).status, 304);
      const other = await ask(asked, { Range: 'bytes=0-3', 'If-Range': '"another"' });
      assert.deepEqual([other.status, other.headers.get('ETag'), await other.text()], [200, tag, text]);
    }
    assert.equal(tags.size, 3);
  });
});

describe('HTTP/1.0', () => {
  const ask = async (head: string): Promise<string> => {
    const client = connect(Number(new URL(server.url).port), '127.0.0.1').setEncoding('utf8');
    let answer = '';
    client.on('data', (text: string) => (answer += text));
    client.write(`${head}\r\n\r\n`);
    await once(client, 'close');
    return answer.split('\r\n')[0] ?? '';
  };
  it('is answered without a host, as monitors and old proxies ask', async () => {
    assert.match(await ask('GET / HTTP/1.0'), / 200 /);
    assert.match(await ask('HEAD / HTTP/1.0'), / 200 /);
    assert.match(await ask('GET /town.txt HTTP/1.0'), / 200 /);
    assert.match(await ask('GET / HTTP/1.0\r\nHost: ville.example'), / 200 /);
    assert.match(await ask('GET /petitions/none HTTP/1.0'), / 404 /);
    // HTTP/1.1 demands it.
    assert.match(await ask('GET / HTTP/1.1\r\nConnection: close'), / 400 /);
  });
});
