import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { coreTables } from '../../src/server/core/tables.ts';
import { start } from '../../src/server/main/serve.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';

const cli = join(import.meta.dirname, '..', '..', 'src', 'server', 'main', 'cli.ts');
let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
});
after(() => rm(folder, { recursive: true }));

const { PATH } = process.env;

function launch(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { PATH, PORT: '0', DATA: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a command to its end. */
async function run(args: string[], env?: Record<string, string>) {
  const child = launch(args, env);
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

/** Starts a server and waits until it says where it listens. */
async function serve(args: string[] = [], env?: Record<string, string>) {
  const child = launch(['serve', ...args], env);
  let said = '';
  let complained = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complained += text));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /listens at (\S+)\n/.exec(said)?.[1];
      if (found && said.includes('The data is in')) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${complained}`)));
  });
  const stop = async (signal: NodeJS.Signals): Promise<{ code: number | null; complained: string }> => {
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    return { code, complained };
  };
  return { url, stop, said: () => said };
}

describe('the command', () => {
  it('says what it listens on and where its data is, and ends cleanly on Ctrl-C and SIGTERM', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const server = await serve();
      assert.match(server.url, /^http:\/\/localhost:\d+$/);
      assert.ok(server.said().includes(`The data is in ${join(folder, 'data')}`));
      assert.equal((await fetch(server.url)).status, 200);
      assert.deepEqual(await server.stop(signal), { code: 0, complained: '' });
    }
  });

  it('says in one sentence that a port is taken, with exit code 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await run(['serve'], { PORT: String(port) });
    assert.equal(code, 1);
    assert.equal(stderr, `Port ${port} is taken: end the program that uses it, or set PORT to another number.\n`);
    other.close();
  });

  it('says in one sentence what else does not allow a start, with exit code 1', async () => {
    await writeFile(join(folder, 'a-file'), '');
    const header = (await readFile(join(import.meta.dirname, '..', 'fixtures', 'rua-excerpt.csv'), 'utf8')).split(
      '\n',
      1,
    );
    const headerOnly = join(folder, 'header-only.csv');
    await writeFile(headerOnly, header);
    const later = join(folder, 'later');
    await mkdir(later);
    const newer = [{ name: 'core', tables: coreTables, migrations: [{ version: 99, up: async () => {} }] }];
    await (await sqliteStore(join(later, 'civic-widgets.sqlite'), newer)).close();
    const cases: [args: string[], env: Record<string, string>, says: RegExp][] = [
      [
        ['serve'],
        { DATA: join(folder, 'a-file', 'below') },
        /^The data folder .*a-file.below can't be made .*DATA\.\n$/,
      ],
      [['serve'], { PORT: 'http' }, /^PORT is http, .*\n$/],
      [['serve'], { PORT: '70000' }, /^PORT is 70000, .*\n$/],
      [['serve'], { BASE_URL: 'ville.example' }, /^BASE_URL is ville\.example, .*\n$/],
      [['serve'], { SMTP_URL: 'mail' }, /^SMTP_URL .*\n$/],
      [['serve'], { SECRET: 'short' }, /^SECRET holds fewer than 32 characters.*\n$/],
      [['serve', '--site', 'nowhere'], {}, /^The folder nowhere does not exist.*\n$/],
      [['serve', '--sit'], {}, /^Unknown option '--sit'.*help\.\n$/],
      [
        ['serve'],
        { DATA: later },
        /^The database .* is of a newer Civic Widgets .*: start that version or a later one; nothing was changed\.\n$/,
      ],
      [['import'], {}, /^Name one file: .*\n$/],
      [['import', 'nowhere.csv'], {}, /^The file nowhere\.csv can't be read.*\n$/],
      [['import', headerOnly], {}, /^Nothing was imported: .*has a header and no rows.*\n$/],
      [['sing'], {}, /^There is no command "sing"\..*\n$/],
    ];
    await Promise.all(
      cases.map(async ([args, env, says]) => {
        const { code, stdout, stderr } = await run(args, env);
        assert.equal(code, 1, args.join(' '));
        assert.equal(stdout, '');
        assert.match(stderr, says);
      }),
    );
  });

  it('keeps an acknowledged signature through kill -9', async () => {
    const env = { DATA: join(folder, 'killed') };
    const first = await serve(['--demo'], env);
    const page = await (
      await fetch(`${first.url}/petitions/pistes-cyclables`, { headers: { Accept: 'application/json' } })
    ).json();
    const { textVersion, notice } = page as { textVersion: string; notice: { version: string } };
    const key = 'a-key-of-more-than-20-characters';
    const post = async (url: string, path: string, body: unknown) => {
      const response = await fetch(`${url}/petitions/pistes-cyclables/signatures${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      return (await response.json()) as { outcome?: string; state?: string };
    };
    const act = {
      key,
      name: 'Camille',
      email: 'c@exemple.fr',
      place: 'Ici',
      displayPublicly: false,
      receiveNews: false,
      lang: 'fr',
    };
    await post(first.url, '', { ...act, textVersion, noticeVersion: notice.version });
    const code = /class="code">(\d{6})</.exec(await (await fetch(`${first.url}/mailbox`)).text())?.[1];
    assert.equal((await post(first.url, '/confirm', { key, code })).outcome, 'counted');
    assert.equal((await first.stop('SIGKILL')).code, null);

    const second = await serve(['--demo'], env);
    const again = await fetch(`${second.url}/petitions/pistes-cyclables`, { headers: { Accept: 'application/json' } });
    const { numbers } = (await again.json()) as { numbers: { signatures: { value: number } } };
    assert.equal(numbers.signatures.value, 1235);
    assert.equal((await post(second.url, '/receipt', { key })).state, 'counted');
    assert.equal((await second.stop('SIGINT')).code, 0);
  });

  it('compares the counts with their rows after kill -9, and when it is asked to', async (t) => {
    const data = join(folder, 'killed');
    const env = { DATA: data };
    const killed = await serve(['--demo'], env);
    await killed.stop('SIGKILL');
    const agreed = new Promise<void>((resolve) => {
      t.mock.method(
        console,
        'error',
        (line: unknown) => line === '[recount] every count agrees with its rows' && resolve(),
      );
    });
    // What the demo reached long ago is only stamped where it is read.
    await run(['recount'], env);
    const server = await start({ data, port: 0 });
    await agreed;
    await server.close();
    const { code, stdout } = await run(['recount'], env);
    assert.equal(stdout, `Every count agrees with its rows in ${join(data, 'civic-widgets.sqlite')}.\n`);
    assert.equal(code, 0);
  });

  it('says how many mails have not left', async () => {
    const { code, stdout } = await run(['mails'], { DATA: join(folder, 'no-mails') });
    assert.equal(stdout, 'Mails that wait: 0, of which could not be sent yet: 0; given up: 0.\n');
    assert.equal(code, 0);
  });

  it('imports open data, whose numbers are then served', async () => {
    const file = join(import.meta.dirname, '..', 'fixtures', 'rua-excerpt.csv');
    const env = { DATA: join(folder, 'imported') };
    const first = await run(['import', file, '--json', '--id', 'rua'], env);
    assert.equal(first.code, 0);
    assert.match(first.stderr, /100 %\n$/);
    const result = JSON.parse(first.stdout) as Record<string, number>;
    assert.ok((result['rows'] ?? 0) > 0);
    const again = await run(['import', file, '--id', 'rua'], env);
    assert.equal(again.code, 0);
    assert.match(again.stdout, /its page is \/consultations\/rua\n\d+ rows: /);

    const server = await start({ port: 0, data: env.DATA });
    const response = await fetch(`${server.url}/consultations/rua`, { headers: { Accept: 'application/json' } });
    const { numbers } = (await response.json()) as { numbers: Record<string, { value: number }> };
    await server.close();
    assert.equal(numbers['participants']?.value, result['participants']);
    assert.equal(numbers['votes']?.value, result['ballots']);
    assert.equal(numbers['comments']?.value, result['comments']);
  });

  it('opens an imported consultation where that is asked for, also later', async () => {
    const file = join(import.meta.dirname, '..', 'fixtures', 'rua-excerpt.csv');
    const env = { DATA: join(folder, 'opened') };
    const phase = async (): Promise<string> => {
      const server = await start({ port: 0, data: env.DATA });
      const response = await fetch(`${server.url}/consultations/rua`, { headers: { Accept: 'application/json' } });
      await server.close();
      return ((await response.json()) as { phase: string }).phase;
    };
    await run(['import', file, '--id', 'rua'], env);
    assert.equal(await phase(), 'archived');
    await run(['import', file, '--id', 'rua', '--open'], env);
    assert.equal(await phase(), 'open');
    await run(['import', file, '--id', 'rua'], env);
    assert.equal(await phase(), 'open');
  });

  it('keeps the secret of the voters apart from the database, for this account only, and keeps it the same', async () => {
    const data = join(folder, 'voted');
    const apart = `${data}-secret`;
    const secrets = [];
    for (let time = 0; time < 2; time += 1) {
      await (await start({ port: 0, data })).close();
      secrets.push(await readFile(join(apart, 'secret'), 'utf8'));
    }
    assert.match(secrets[0] ?? '', /^[\w-]{44}\n$/);
    assert.equal(secrets[0], secrets[1]);
    assert.equal((await stat(join(apart, 'secret'))).mode & 0o777, 0o600);
    assert.equal((await stat(apart)).mode & 0o777, 0o700);
    assert.deepEqual(await readdir(apart), ['secret']);
    assert.ok((await readdir(data)).every((name) => name.startsWith('civic-widgets.sqlite')));
  });

  it('prints the interface and its own help', async () => {
    const { code, stdout } = await run(['openapi']);
    assert.equal(code, 0);
    assert.equal((JSON.parse(stdout) as { openapi: string }).openapi, '3.1.0');
    for (const args of [[], ['help'], ['--help']]) assert.match((await run(args)).stdout, /DATABASE_URL/);
  });
});

describe('a site', () => {
  it('is served from its folder, and nothing beside it', async () => {
    const site = join(folder, 'site');
    await mkdir(join(site, 'sub'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(site, '.env'), 'secret');
    await writeFile(join(site, 'index.html'), '<h1>Accueil</h1>');
    await writeFile(join(site, 'town.css'), 'body {}');
    await writeFile(join(site, 'sub', 'page.html'), '<p>Ici</p>');
    const server = await start({ port: 0, data: join(folder, 'site-data'), site });
    const ask = async (path: string) => {
      const response = await fetch(server.url + path);
      return [response.status, response.headers.get('Content-Type'), await response.text()];
    };
    assert.deepEqual(await ask('/'), [200, 'text/html; charset=utf-8', '<h1>Accueil</h1>']);
    assert.deepEqual(await ask('/town.css'), [200, 'text/css; charset=utf-8', 'body {}']);
    assert.equal((await ask('/sub/page.html'))[2], '<p>Ici</p>');
    for (const path of [
      '/.env',
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/sub/..%5c..%5csecret.txt',
      '/nothing',
      '/package.json',
    ]) {
      const [status, , text] = await ask(path);
      assert.equal(status, 404, path);
      assert.doesNotMatch(String(text), /^secret/);
    }
    const page = await fetch(`${server.url}/`);
    assert.match(page.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
    const tag = page.headers.get('ETag') ?? '';
    assert.equal((await fetch(`${server.url}/`, { headers: { 'If-None-Match': tag } })).status, 304);
    await server.close();
    await assert.rejects(fetch(server.url));
  });

  it('limits how often one client acts', async () => {
    const server = await start({ port: 0, data: join(folder, 'limit-data'), demo: true, limits: { actsPerMinute: 2 } });
    const act = async (forwarded: string) => {
      const response = await fetch(`${server.url}/petitions/pistes-cyclables/signatures/confirm`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': forwarded },
        body: JSON.stringify({ key: 'x', code: '1' }),
      });
      return response.status;
    };
    const statuses = [];
    for (const from of [
      '192.0.2.1',
      '198.51.100.9, 192.0.2.1',
      '192.0.2.1',
      '192.0.2.2',
      '2001:db8::1',
      '2001:db8:0:0:5::2',
      '2001:DB8::3',
      '2001:db8:0:1::1',
    ]) {
      statuses.push(await act(from));
    }
    assert.deepEqual(statuses, [422, 422, 429, 422, 422, 422, 429, 422]);
    await server.close();
  });
});
