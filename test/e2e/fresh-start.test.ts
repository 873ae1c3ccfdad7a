import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/** What a newcomer's shell has: the Node of the machine, and nothing that npm has put there for this run. Packages come from the cache. */
const shell: NodeJS.ProcessEnv = { npm_config_prefer_offline: 'true' };
for (const [name, value] of Object.entries(process.env)) {
  if (!/^(?:npm_|NODE_|PORT$|HOST$|DATA$|DATABASE_URL$|SMTP_URL$|BASE_URL$|CIVIC_)/i.test(name)) shell[name] = value;
}
const folders = (process.env['PATH'] ?? '').split(delimiter);
shell['PATH'] = folders.filter((folder) => !/node_modules|node-gyp/.test(folder)).join(delimiter);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/*
 * What a newcomer does, in the order of the read-me, in a clone where nothing is. Its commands are run as they are written there, but for
 * two: of the whole `npm test`, which this file is a part of, one file is run; of `npm run check`, each step is looked up.
 */
describe('a fresh clone', () => {
  let clone = '';
  let readMe = '';
  before(async () => {
    clone = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
    const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      maxBuffer: 10_000_000,
    });
    for (const file of stdout.split('\0').filter(Boolean)) {
      await cp(join(root, file), join(clone, file)).catch((error: NodeJS.ErrnoException) => {
        // A file that is removed, and not yet committed.
        if (error.code !== 'ENOENT') throw error;
      });
    }
    readMe = await readFile(join(clone, 'README.md'), 'utf8');
  });
  after(() => rm(clone, { recursive: true }));

  const quick = (command: string) =>
    run('sh', ['-c', command], { cwd: clone, env: { ...shell, DATA: join(clone, '.once') }, maxBuffer: 10_000_000 });

  /** Starts what runs on, and goes on once it has said something; then looks, and ends it as Ctrl+C does. */
  async function runs(command: string, port: number, says: RegExp, look: (said: () => string) => Promise<void>) {
    const env = { ...shell, PORT: String(port), DATA: join(clone, '.data') };
    const started = spawn('sh', ['-c', command], {
      cwd: clone,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    try {
      await new Promise<void>((resolve, reject) => {
        for (const stream of [started.stdout, started.stderr]) {
          stream.setEncoding('utf8').on('data', (text: string) => {
            said += text;
            if (says.test(said)) resolve();
          });
        }
        started.once('exit', () => reject(new Error(said)));
      });
      await look(() => said);
      assert.doesNotMatch(said, /warn|error\b(?!s)|\[!\]/i);
    } finally {
      process.kill(-started.pid!, 'SIGINT');
      await once(started, 'close');
    }
  }

  it('is told of by a read-me that has these commands and no other', () => {
    const blocks = [...readMe.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, lines = '']) => lines.trim().split('\n'));
    assert.deepEqual(blocks, [
      'npm ci && npm start',
      'npm ci && npm test',
      'npx civic-widgets import test/fixtures/rua-excerpt.csv',
    ]);
    // What is written for those who change the file is not shown.
    const shown = readMe.replace(/<!--.*?-->/g, '');
    const inText = [...shown.matchAll(/`((?:npm|npx) [^`]+)`/g)].map(([, command]) => command);
    assert.deepEqual(inText, ['npx civic-widgets export --out archive', 'npm run dev', 'npm run check']);
  });

  it('installs in a few calm lines, whatever Node the machine has, and has its command before anything is built', async () => {
    const { stdout, stderr } = await quick('npm ci');
    assert.equal(stderr, '');
    assert.ok(stdout.split('\n').length < 10, stdout);
    assert.match((await quick('npx civic-widgets help')).stdout, /^civic-widgets <command>/);
    const imported = await quick('npx civic-widgets import test/fixtures/rua-excerpt.csv');
    assert.match(imported.stdout, /its page is \/consultations\/rua-excerpt/);
    assert.equal((await quick('npx civic-widgets export --out archive')).stderr, '');
  });

  it('starts, says what it does meanwhile, and has its command afterwards', async () => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    await runs('npm start', port, /listens at (\S+)\n/, async (said) => {
      assert.match(
        said(),
        /Building: about half a minute[\s\S]*\n {2}1\/4 \S[\s\S]*\n {2}2\/4 compiling[\s\S]*\n {2}3\/4 bundling/,
      );
      for (const path of ['/', '/civic-widgets.js', '/mailbox', '/petitions/pistes-cyclables', '/?backend=browser']) {
        assert.equal((await fetch(url + path)).status, 200, path);
      }
    });
    assert.match((await quick('npx civic-widgets help')).stdout, /^civic-widgets <command>/);
  });

  it('runs one file of its tests', async () => {
    const { stdout } = await quick('npm test -- --only node text/length');
    assert.match(stdout, /\d+ passed, 0 failed/);
  });

  it('is developed in: pages are loaded again, with what has changed', async () => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const ready = /Developing at[\s\S]*(?:listens at[\s\S]*Watching for|Watching for[\s\S]*listens at)/;
    await runs('npm run dev', port, ready, async () => {
      assert.match(await (await fetch(url)).text(), /<script type="module" src="\/dev-reload\.js">/);
      const told = await fetch(`${url}/dev-reload`);
      const text = join(clone, 'src/elements/petition/texts/fr.ts');
      const { files: before } = (await (await fetch(`${url}/integrity.json`)).json()) as { files: object };
      await writeFile(text, (await readFile(text, 'utf8')).replace('Signer la pétition', 'Signer cette pétition'));
      const reader = told.body!.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { value = '' } = await reader.read();
        if (!value.includes('data: changed')) continue;
        const { files } = (await (await fetch(`${url}/integrity.json`)).json()) as { files: object };
        const [made] = Object.keys(files).filter((name) => name.includes('petition.fr') && !(name in before));
        if (made && (await (await fetch(`${url}/${made}`)).text()).includes('Signer cette pétition')) break;
      }
      await reader.cancel();
    });
  });

  it('has a script for each step of its check', async () => {
    const { scripts } = JSON.parse(await readFile(join(clone, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const step of scripts['check']!.split(' && '))
      assert.ok(step === 'npm test' || scripts[step.replace('npm run ', '')], step);
  });
});
