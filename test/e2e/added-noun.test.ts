import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'puppeteer-core';
import { launch } from '../support/browser.ts';

/*
 * A noun is added to a copy of the project: its own folders come from test/fixtures/noun, and each list of a floor gets a line. Nothing else
 * is touched. The copy is then compiled, served and used.
 */

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);
const fromRoot = pathToFileURL(join(root, 'test/support')).href;
const project = mkdtempSync(join(tmpdir(), 'added-noun-'));
const data = join(project, '.data');
const own = globSync('**/*.{ts,json}', { cwd: join(root, 'test/fixtures/noun') });

/** What is written into files that are there already: the list, and the lines that are added before a line of it. */
const lines: readonly (readonly [file: string, before: string, line: string])[] = [
  [
    'src/schema/registry.ts',
    "export { pollNoun as poll } from './poll.ts';",
    "export { pledgeNoun as pledge } from './pledge.ts';",
  ],
  [
    'src/server/registry.ts',
    "export { pollNoun } from './nouns/poll/noun.ts';",
    "export { pledgeNoun } from './nouns/pledge/noun.ts';",
  ],
  [
    'src/elements/registry.ts',
    "export { CivicPollElement as poll } from './poll/poll.ts';",
    "export { CivicPledgeElement as pledge } from './pledge/pledge.ts';",
  ],
  ['src/testing/registry.ts', "export * from './cases/poll.ts';", "export * from './cases/pledge.ts';"],
  ['src/index.ts', "export * from './elements/poll/poll.ts';", "export * from './elements/pledge/pledge.ts';"],
];

const title = { fr: 'Moins de plastique', en: 'Less plastic' };

interface Running {
  url: string;
  close(): Promise<void>;
}

describe('a noun that is added', { timeout: 600_000 }, () => {
  let server: Running;
  const json = async (path: string): Promise<Record<string, unknown>> =>
    (await (await fetch(`${server.url}${path}`, { headers: { Accept: 'application/json' } })).json()) as Record<
      string,
      unknown
    >;
  let browser: Browser;

  before(async () => {
    for (const path of ['src', 'demo', 'test', 'package.json', 'tsconfig.json', 'rollup.config.mjs', 'LICENSE']) {
      cpSync(join(root, path), join(project, path), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
    cpSync(join(root, 'test/fixtures/noun'), project, { recursive: true });
    for (const [file, before, line] of lines) insert(file, before, line);
    const bin = (name: string): string => join(root, 'node_modules/.bin', name);
    await run(bin('tsc'), [], { cwd: project });
    await run(bin('rollup'), ['--config', '--silent'], { cwd: project });
    await run(bin('cem'), ['analyze', '--config', 'test/manifest.config.mjs', '--quiet'], { cwd: project });
    const { openStore } = await load<Opener>('server/store/open.js');
    const { putThing, schemas } = await load<Nouns>('server/nouns.js');
    const store = await openStore({ folder: data, schemas });
    await store.write((writer) => putThing(writer, 'plastique', { type: 'pledge', title }, Date.now()));
    await store.close();
    const { start } = await load<{ start(options: object): Promise<Running> }>('server/main/serve.js');
    server = await start({ port: 0, data, site: join(project, 'demo'), demo: true });
    browser = await launch('chromium');
  });

  after(async () => {
    await browser?.close();
    await server?.close();
    rmSync(project, { recursive: true, force: true });
  });

  it('has its page, which its element takes over, and its act is counted at a press', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/pledges/plastique?lang=fr`);
    await page.waitForFunction(() => document.querySelector('civic-pledge')?.shadowRoot?.querySelector('button'));
    assert.match(
      await page.evaluate(() => document.querySelector('civic-pledge')?.shadowRoot?.textContent ?? ''),
      /0\s+promesse(?!s)[\s\S]*Je promets/,
    );
    await page.evaluate(() => document.querySelector('civic-pledge')?.shadowRoot?.querySelector('button')?.click());
    await page.waitForFunction(() =>
      /1\s+promesse(?!s)/.test(document.querySelector('civic-pledge')?.shadowRoot?.textContent ?? ''),
    );
    const { numbers } = await json('/pledges/plastique');
    assert.equal((numbers as { pledges: { value: number } }).pledges.value, 1);
  });

  it('has a frame, a badge and a line in the list of its kind', async () => {
    const text = async (path: string): Promise<string> => (await fetch(`${server.url}${path}`)).text();
    assert.match(await text('/embed?src=/pledges/plastique'), /<civic-pledge src="\/pledges\/plastique"/);
    assert.match(await text('/pledges/plastique/badge.svg?lang=en'), /Less plastic: 1 promise</);
    assert.match(await text('/pledges'), /Moins de plastique/);
    const oEmbed = await json(`/oembed?url=${encodeURIComponent(`${server.url}/pledges/plastique`)}`);
    assert.equal(oEmbed['height'], 200);
  });

  it('is described in the OpenAPI document with the shape that its route reads', async () => {
    const { paths } = (await json('/openapi.json')) as {
      paths: Record<string, { post: { requestBody: { content: Record<string, object> } } }>;
    };
    assert.deepEqual(paths['/pledges/{id}/promises']?.post.requestBody.content['application/json'], {
      schema: { $ref: '#/components/schemas/PledgeAct' },
    });
    const answer = await fetch(`${server.url}/pledges/plastique/promises`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    assert.equal(answer.status, 422);
  });

  it('is a group of the contract, and of the REST adapter', async () => {
    const { restAdapter } = await load<{ restAdapter(): Adapter }>('adapters/rest.js');
    const src = `${server.url}/pledges/plastique`;
    const act = await restAdapter().pledges.pledge(src, { key: 'a'.repeat(30) });
    assert.deepEqual(act, { outcome: 'counted' });
    const { thing } = await restAdapter().read(src);
    assert.equal(thing.numbers['pledges']?.value, 2);
  });

  it('is asked of adapters by the kit, as what they can and as what they cannot', async () => {
    const { cases, runCase } = await load<Kit>('testing/conformance.js');
    const { createApp } = await load<{ createApp(options: object): App }>('server/app.js');
    const { memoryStore } = await load<{ memoryStore(): Store }>('server/store/memory.js');
    const { restAdapter } = await load<{ restAdapter(options: object): Adapter }>('adapters/rest.js');
    const { putThing } = await load<Nouns>('server/nouns.js');
    const baseUrl = 'https://town.example';
    const openBench = async (changes: object, stands = true) => {
      const store = memoryStore();
      const app = createApp({ store, baseUrl });
      await store.write((writer) => putThing(writer, 'p', { type: 'pledge', title }, Date.now()));
      const src = `${baseUrl}/pledges/p`;
      const promises = async () => {
        const response = await app.request(src, { headers: { Accept: 'application/json' } });
        return ((await response.json()) as { numbers: { pledges: { value: number } } }).numbers.pledges.value;
      };
      const open = (options: object): object => ({ ...restAdapter(options), ...changes });
      const fetch = (request: Request) => app.fetch(request);
      return { open, fetch, missing: `${baseUrl}/pledges/none`, ...(stands && { pledge: { src, promises } }) };
    };
    const asked = cases.filter(({ name, needs }) => needs.includes('pledges.pledge') || /promise/.test(name));
    assert.ok(asked.length > 3, 'its own case, and those of any act');
    for (const each of asked) {
      await runCase(each, () => openBench({}));
      await runCase(each, () => openBench({ pledges: undefined }));
    }
    const own = asked.find(({ name }) => name === 'a promise counts one more') ?? assert.fail('its own case');
    const lying = { pledges: { pledge: () => Promise.resolve({ outcome: 'counted' }) } };
    await assert.rejects(
      runCase(own, () => openBench(lying)),
      /promises in the backend: expected 1, got 0/,
    );
    await assert.rejects(
      runCase(own, () => openBench({}, false)),
      /has pledges\.pledge, but the bench has no pledge/,
    );
  });

  it('has its part of the demo, and erases what it keeps once it has closed', async () => {
    const { createApp } = await load<{ createApp(options: object): App }>('server/app.js');
    const { memoryStore } = await load<{ memoryStore(): Store }>('server/store/memory.js');
    const { putThing, seedDemo } = await load<Nouns>('server/nouns.js');
    const store = memoryStore();
    let now = Date.parse('2026-11-20T12:00:00Z');
    const app = createApp({ store, baseUrl: 'https://town.example', clock: () => now });
    await seedDemo(store, now);
    assert.equal((await app.request('/pledges/ecole-a-pied')).status, 200);
    const closesAt = '2026-11-21T00:00:00Z';
    await store.write((writer) => putThing(writer, 'p', { type: 'pledge', title, closesAt }, now));
    const body = JSON.stringify({ key: 'k'.repeat(30), source: 'https://site.example/page' });
    const headers = { 'Content-Type': 'application/json' };
    assert.equal((await app.request('/pledges/p/promises', { method: 'POST', headers, body })).status, 200);
    now = Date.parse('2026-11-30T00:00:00Z');
    assert.equal(await app.purge(), 1);
    assert.equal((await app.request('/pledges/p/promises', { method: 'POST', headers, body })).status, 409);
  });

  it('opens a database of its first version, and nothing is lost', async () => {
    const { openStore } = await load<Opener>('server/store/open.js');
    const { createApp } = await load<{ createApp(options: object): App }>('server/app.js');
    const { putThing, schemas } = await load<Nouns>('server/nouns.js');
    const first = {
      name: 'promise',
      columns: { scope: 'text', thing: 'text', id: 'text', at: 'integer' },
      key: ['scope', 'thing', 'id'],
    };
    const before = schemas.map((each) => (each.name === 'pledge' ? { name: 'pledge', tables: [first] } : each));
    const folder = join(project, '.older');
    const old = await openStore({ folder, schemas: before });
    await old.write(async (writer) => {
      await putThing(writer, 'p', { type: 'pledge', title }, 0);
      for (const id of ['a', 'b']) await writer.insert(first, { scope: 'p', thing: 'p', id, at: 0 });
    });
    await old.close();

    const store = await openStore({ folder, schemas });
    const app = createApp({ store, baseUrl: 'https://town.example' });
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    const count = async (): Promise<unknown> =>
      ((await (await app.request('/pledges/p', { headers })).json()) as Counted).numbers.pledges.value;
    assert.equal(await count(), 2);
    const body = JSON.stringify({ key: 'k'.repeat(30), source: 'https://site.example/page' });
    assert.equal((await app.request('/pledges/p/promises', { method: 'POST', headers, body })).status, 200);
    assert.equal(await count(), 3);
    await store.close();
    await assert.rejects(openStore({ folder, schemas: before }), /newer/);
  });

  it('is offered by the page that writes the snippet', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/integrer.html`);
    await page.waitForFunction(() => document.querySelector('#code')?.textContent);
    await page.locator('#builder #address').fill('/pledges/plastique');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#code')?.textContent.includes('<civic-pledge'));
  });

  it('gives frameworks the types of its element, documents its attributes and events, and takes the looks of presets', async () => {
    const { describeTypes } = (await import(`${fromRoot}/element-types.mjs`)) as Docs;
    const { describeElements } = (await import(`${fromRoot}/element-docs.mjs`)) as Docs;
    const manifest: unknown = JSON.parse(readFileSync(join(project, 'dist/custom-elements.json'), 'utf8'));
    assert.match(describeTypes(manifest), /'civic-pledge-made': CivicPledgeMadeEvent/);
    assert.match(describeElements(manifest), /## `<civic-pledge>`/);
    for (const preset of ['bootstrap', 'dsfr'])
      assert.match(readFileSync(join(project, `dist/presets/${preset}.css`), 'utf8'), /^civic-pledge\b/m);
  });

  it('passes the checks of floors and of languages', async () => {
    const tests = ['test/floors.test.ts', 'test/locales/languages.test.ts'];
    await run(process.execPath, ['--test', ...tests], { cwd: project, env: { PATH: process.env['PATH'] } });
  });

  it('is in the archive', async () => {
    const out = join(project, 'archive');
    await run(process.execPath, ['dist/server/main/cli.js', 'export', '--out', out], {
      cwd: project,
      env: { ...process.env, DATA: data },
    });
    const { things } = JSON.parse(readFileSync(join(out, 'pledges/plastique.json'), 'utf8')) as {
      things: Record<string, { title: string }>;
    };
    assert.deepEqual(Object.keys(things), ['fr', 'en']);
  });

  it('takes at most six lines outside its folders, one in each list', (context) => {
    context.diagnostic(
      `${own.length} files of its own, ${lines.length} lines in ${new Set(lines.map(([file]) => file)).size} lists.`,
    );
    assert.ok(lines.length <= 6);
    assert.equal(new Set(lines.map(([file]) => file)).size, lines.length, 'a line in each list, and no list takes two');
  });
});

interface Opener {
  openStore(options: object): Promise<Store & { close(): Promise<void> }>;
}

interface Counted {
  numbers: { pledges: { value: number } };
}

interface Nouns {
  seedDemo(store: Store, now: number): Promise<boolean>;
  schemas: readonly { name: string }[];
  putThing(writer: Writer, id: string, document: object, at: number): Promise<void>;
}

interface Kit {
  cases: { name: string; needs: string[] }[];
  runCase(asked: object, openBench: () => Promise<object>): Promise<void>;
}

interface Writer {
  insert(table: object, row: object): Promise<unknown>;
}

interface Store {
  write(work: (writer: Writer) => Promise<void>): Promise<void>;
}

interface App {
  request(path: string, init?: RequestInit): Promise<Response>;
  fetch(request: Request): Promise<Response>;
  purge(): Promise<number>;
}

interface Docs {
  describeTypes(manifest: unknown): string;
  describeElements(manifest: unknown): string;
}

interface Adapter {
  pledges: { pledge(src: string, act: object): Promise<object> };
  read(src: string): Promise<{ thing: { numbers: Record<string, { value: number }> } }>;
}

const load = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(join(project, 'dist', path)).href)) as T;

function insert(file: string, before: string, line: string): void {
  const path = join(project, file);
  const text = readFileSync(path, 'utf8');
  assert.ok(text.includes(before), `${file} has no line "${before}".`);
  writeFileSync(path, text.replace(before, `${line}\n${before}`));
}
