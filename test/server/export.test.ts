import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { nouns } from '../../src/schema/nouns.ts';
import { createApp } from '../../src/server/app.ts';
import { createMailbox } from '../../src/server/mail/mailbox.ts';
import { schemas, seedDemo } from '../../src/server/nouns.ts';
import { openStore } from '../../src/server/store/open.ts';
import type { Store } from '../../src/server/store/store.ts';
import { putThing } from '../../src/server/nouns.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

const root = join(import.meta.dirname, '..', '..');
const cli = join(root, 'src', 'server', 'main', 'cli.ts');
const whole = join(root, '..', 'shared', 'data', 'rua-fonctionnement.csv');
const openData = existsSync(whole) ? whole : join(root, 'test', 'fixtures', 'rua-excerpt.csv');
if (openData !== whole) console.log('The whole open data is absent: its excerpt is exported instead.');

const baseUrl = 'https://participer.ville.example';
const email = 'nina.petit@exemple.fr';
const at = '2027-01-01T00:00:00Z';

let folder = '';
let postgres: TestPostgres;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'civic-export-'));
  postgres = await startPostgres();
});
after(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true });
});

type Env = Record<string, string>;

/** Runs the command to its end. */
async function run(args: string[], env: Env): Promise<{ code: number; stdout: string; stderr: string }> {
  const options = { env: { PATH: process.env['PATH'], BASE_URL: baseUrl, ...env }, maxBuffer: 50_000_000 };
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [cli, ...args], options)) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

/** All files below a folder, by path. */
async function filesIn(home: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(home, path).replaceAll('\\', '/'), await readFile(path, 'utf8'));
  }
  return files;
}

interface Numbers {
  numbers: Record<string, { value: number }>;
  result?: unknown;
  bySide?: unknown;
  title: string;
  phase: string;
  can: object;
}

/** What a thing says in figures: they must not change on their way into an archive. */
const figures = ({ numbers, result, bySide, title }: Numbers) => ({
  title,
  result,
  bySide,
  values: Object.fromEntries(Object.entries(numbers).map(([metric, { value }]) => [metric, value])),
});

const stores: [name: string, open: () => Promise<Env>][] = [
  ['the embedded database', async () => ({ DATA: await mkdtemp(join(folder, 'data-')) })],
  ['PostgreSQL', async () => ({ DATABASE_URL: await postgres.freshDatabase() })],
];

const open = (env: Env): Promise<Store> =>
  openStore({ databaseUrl: env['DATABASE_URL'], folder: env['DATA'] ?? folder, schemas });

/** Signs, votes and joins by name of an address that must not be found again. */
async function act(store: Store): Promise<void> {
  const mailbox = createMailbox();
  const app = createApp({ store, mailer: mailbox, baseUrl, limits: {} });
  const post = (path: string, body: object) =>
    app.request(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const key = 'a-key-of-more-than-20-characters';
  const read = async (path: string) =>
    (await (await app.request(`${baseUrl}${path}`, { headers: { Accept: 'application/json' } })).json()) as {
      textVersion: string;
      notice: { version: string };
    };
  const { textVersion, notice } = await read('/petitions/pistes-cyclables');
  const person = { key, email, name: 'Nina Zébulon', place: 'Trifouillis', lang: 'fr' };
  const rest = { displayPublicly: false, receiveNews: false, textVersion, noticeVersion: notice.version };
  assert.equal((await post('/petitions/pistes-cyclables/signatures', { ...person, ...rest })).status, 202);
  await app.idle();
  const code = mailbox.mails.find(({ to }) => to === email)?.code;
  assert.equal((await post('/petitions/pistes-cyclables/signatures/confirm', { key, code })).status, 200);
}

for (const [name, make] of stores) {
  describe(`an archive of ${name}`, () => {
    let env: Env;
    let files: Map<string, string>;
    let store: Store;
    before(async () => {
      env = await make();
      store = await open(env);
      await seedDemo(store, Date.parse('2026-11-21T09:00:00Z'));
      const hidden = pollDocument({ results: 'after-close', closesAt: '2028-01-01T00:00:00Z' });
      await store.write((writer) => putThing(writer, 'Secret/École', hidden, 0));
      await act(store);
      const imported = await run(['import', openData, '--id', 'rua'], env);
      assert.equal(imported.code, 0, imported.stderr);
      for (const out of ['one', 'two']) {
        const done = await run(['export', '--out', join(folder, name, out), '--at', at], env);
        assert.equal(done.code, 0, done.stderr);
        assert.match(done.stdout, /^\d+ files are in .*: .*\d+ of type petition/);
      }
      files = await filesIn(join(folder, name, 'one'));
    });
    after(() => store.close());

    it('is the same to the byte the second time', async () => {
      const again = await filesIn(join(folder, name, 'two'));
      assert.deepEqual([...again.keys()].sort(), [...files.keys()].sort());
      for (const [path, text] of files) assert.equal(again.get(path), text, path);
    });

    it('has the numbers of the server, in every language, and nothing to act with', async () => {
      const app = createApp({ store, mailer: createMailbox(), baseUrl, clock: () => Date.parse(at) });
      const index = JSON.parse(files.get('index.json') ?? '') as { things: { type: string; file: string }[] };
      const types = new Set(index.things.map(({ type }) => type));
      assert.deepEqual([...types].sort(), nouns.map(({ type }) => type).sort());
      assert.ok(index.things.length > 60);
      for (const { file } of index.things) {
        const { things } = JSON.parse(files.get(file) ?? '') as { things: Record<string, Numbers & { url: string }> };
        for (const [lang, thing] of Object.entries(things)) {
          const headers = { Accept: 'application/json', 'Accept-Language': lang };
          const live = (await (await app.request(thing.url, { headers })).json()) as Numbers;
          assert.deepEqual(figures(thing), figures(live), `${file} ${lang}`);
          assert.deepEqual([thing.phase, thing.can], ['archived', {}], file);
        }
      }
    });

    it('has every comment once in each order, and all of its ballots', async () => {
      const at = [...files.keys()].find((path) => path.endsWith('/every/1.json')) ?? '';
      const thread = at.replace('/every/1.json', '');
      const walk = (first: string): string[] => {
        const found: string[] = [];
        for (let path: string | undefined = first; path;) {
          const page = JSON.parse(files.get(`${thread}/${path}`) ?? '') as { items: { id: string }[]; next?: string };
          found.push(...page.items.map(({ id }) => id));
          path = page.next;
        }
        return found;
      };
      const orders = [...files.keys()].filter((path) => path.startsWith(`${thread}/`) && path.endsWith('/all/1.json'));
      assert.ok(orders.length >= 3, orders.join());
      const sets = orders.map((path) => walk(path.slice(thread.length + 1)));
      for (const ids of sets) assert.deepEqual([...ids].sort(), [...(sets[0] ?? [])].sort());
      assert.equal(new Set(sets[0]).size, sets[0]?.length);
      const every = walk('every/1.json');
      assert.equal(new Set(every).size, every.length);

      const ballots = [...files].filter(([path]) => path.endsWith('/ballots.json'));
      for (const [path, text] of ballots) {
        const { lines } = JSON.parse(text) as { lines: { times: number }[] };
        const poll = JSON.parse(files.get(path.replace('/ballots.json', '.json')) ?? '') as {
          things: Record<string, { result: { ballots: number } }>;
        };
        const [shown] = Object.values(poll.things);
        assert.equal(
          lines.reduce((sum, { times }) => sum + times, 0),
          shown?.result.ballots,
          path,
        );
      }
    });

    it('leaves out what is hidden, and every address and name of who signed', () => {
      const [path = '', text = ''] =
        [...files].find(([file]) => /^polls\/~53ecret~2f~c3~89cole\.json$/.test(file)) ?? [];
      const { things } = JSON.parse(text) as { things: Record<string, Numbers> };
      assert.deepEqual([things['fr']?.numbers, things['fr']?.result], [{}, undefined]);
      assert.ok(!files.has(path.replace('.json', '/ballots.json')));
      for (const [file, content] of files) {
        for (const personal of [email, 'Zébulon', 'Trifouillis']) assert.ok(!content.includes(personal), file);
      }
    });

    it('says how to be served', () => {
      assert.match(files.get('README.txt') ?? '', /Access-Control-Allow-Origin: \*/);
    });
  });
}

describe('the command export', () => {
  it('says in one sentence what does not allow it, with exit code 1', async () => {
    const DATA = await mkdtemp(join(folder, 'data-'));
    const cases: [args: string[], says: RegExp][] = [
      [['export'], /^Name a new folder: .*\n$/],
      [['export', '--out', join(root, 'docs')], /^The folder .*docs is not empty: name a new one\.\n$/],
      [['export', '--out', join(folder, 'x'), '--at', 'yesterday'], /^--at is yesterday: .*\n$/],
      [['export', '--out', join(folder, 'x'), '--minimum-cell', '0'], /^--minimum-cell is 0: .*\n$/],
      [['export', '--out', join(root, 'package.json')], /^The folder .*package\.json can't be made .*\n$/],
    ];
    for (const [args, says] of cases) {
      const { code, stdout, stderr } = await run(args, { DATA });
      assert.deepEqual([code, stdout], [1, ''], stderr);
      assert.match(stderr, says);
    }
  });

  it('leaves out ballots of which too few are alike, and says how many', async () => {
    const env = { DATA: await mkdtemp(join(folder, 'data-')) };
    const store = await open(env);
    const ballot = (choice: string) => ({ kind: 'choices' as const, choices: [choice] });
    const bundles = [
      { times: 7, ballot: ballot('matin') },
      { times: 2, ballot: ballot('soir') },
    ];
    await store.write((writer) => putThing(writer, 'b', pollDocument({ bundles }), 0));
    await store.close();
    const out = join(folder, 'cells');
    assert.equal((await run(['export', '--out', out, '--minimum-cell', '5', '--at', at], env)).code, 0);
    const { lines, withheld } = JSON.parse(await readFile(join(out, 'polls', 'b', 'ballots.json'), 'utf8')) as {
      lines: { times: number }[];
      withheld: number;
    };
    assert.deepEqual([lines.map(({ times }) => times), withheld], [[7], 2]);
  });
});
