import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import type { Browser, Page } from 'puppeteer-core';
import { schemas, seedDemo } from '../../src/server/nouns.ts';
import { openStore } from '../../src/server/store/open.ts';
import { createPolis } from '../adapters/polis/backend.ts';
import { launch, type BrowserKind } from '../support/browser.ts';
import { appears, focused, inside, tabTo, textInside } from '../support/shadow.ts';
import { anyElement } from '../support/tags.ts';
import { until } from '../support/until.ts';

const root = join(import.meta.dirname, '..', '..');
const types: Readonly<Record<string, string>> = { js: 'text/javascript', json: 'application/json' };

/** A server of nothing but the files of a folder, for pages of any origin; `page` is what stands at /. */
async function serveFiles(folder: string, page = ''): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const type = pathname === '/' ? 'text/html' : types[pathname.split('.').at(-1) ?? ''];
    const reading = pathname === '/' ? Promise.resolve(page) : readFile(join(folder, decodeURIComponent(pathname)));
    reading.then(
      (body) =>
        response
          .writeHead(200, {
            'content-type': `${type ?? 'text/plain'}; charset=utf-8`,
            'access-control-allow-origin': '*',
          })
          .end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}

const pageWith = (html: string): string =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Page</title><body>${html}<script type="module" src="/civic-widgets.js"></script>`;

let home = '';
const servers: Server[] = [];
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'civic-archive-'));
});
after(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await rm(home, { recursive: true });
});

async function withPage(kind: BrowserKind, html: string, visit: (page: Page) => Promise<void>): Promise<void> {
  const { url, server } = await serveFiles(join(root, 'dist'), pageWith(html));
  servers.push(server);
  let browser: Browser | undefined;
  try {
    browser = await launch(kind);
    const page = await browser.newPage();
    await page.goto(url);
    await visit(page);
  } finally {
    await browser?.close();
  }
}

const digits = (text: string): number => Number(text.replace(/\D/g, ''));

describe('an archive that the command made, on a host of files', () => {
  let archive = '';
  let numbers: Record<string, number> = {};
  before(async () => {
    const data = join(home, 'data');
    const store = await openStore({ folder: data, schemas });
    await seedDemo(store, Date.now());
    await store.close();
    const out = join(home, 'archive');
    const env = { ...process.env, DATA: data, DATABASE_URL: '', BASE_URL: 'https://participer.ville.example' };
    await promisify(execFile)(process.execPath, ['dist/server/main/cli.js', 'export', '--out', out], {
      cwd: root,
      env,
    });
    const { url, server } = await serveFiles(out);
    servers.push(server);
    archive = url;
    interface Shown {
      numbers: Record<string, { value: number }>;
      result?: { ballots: number };
    }
    const read = async (path: string): Promise<Shown> =>
      (JSON.parse(await readFile(join(out, path), 'utf8')) as { things: { fr: Shown } }).things.fr;
    numbers = {
      signatures: (await read('petitions/pistes-cyclables.json')).numbers['signatures']?.value ?? -1,
      // Those online, beside those on paper.
      ballots: (await read('polls/horaires-bibliotheque.json')).result?.ballots ?? -1,
      comments: (await read('threads/noms-de-rues.json')).numbers['comments']?.value ?? -1,
      participants: (await read('consultations/plan-climat.json')).numbers['participants']?.value ?? -1,
    };
  });

  for (const kind of ['chromium', 'firefox'] as const) {
    it(`is shown by the elements in ${kind}, and its ballots are counted again`, async () => {
      const html = `
        <civic-petition src="${archive}/petitions/pistes-cyclables.json"></civic-petition>
        <civic-poll src="${archive}/polls/horaires-bibliotheque.json"></civic-poll>
        <civic-comments src="${archive}/threads/noms-de-rues.json"></civic-comments>
        <civic-counter src="${archive}/consultations/plan-climat.json"></civic-counter>`;
      await withPage(kind, html, async (page) => {
        await textInside(page, 'civic-petition', '[part=title]');
        const petition = await page.$eval('civic-petition', (element) => element.shadowRoot?.textContent ?? '');
        assert.ok(petition.replace(/\s/g, '').includes(String(numbers['signatures'])), 'the signatures');
        const count = await textInside(page, 'civic-poll', '#results + p');
        const online = /En ligne\s*:\s*([\d\s]+)/.exec(count)?.[1] ?? count.split('(', 1)[0]!;
        assert.equal(digits(online), numbers['ballots'], count);
        await page.$eval('civic-poll', (element) =>
          element.shadowRoot?.querySelector<HTMLElement>('[part=recount] button')?.click(),
        );
        await page.waitForFunction(
          () =>
            document.querySelector('civic-poll')?.shadowRoot?.querySelector('[part=recount] [role=status]')
              ?.textContent,
        );
        assert.ok((await textInside(page, 'civic-poll', '[part=recount] .note:not(.fault)')).length > 0);
        await textInside(page, 'civic-comments', '[part=title]');
        const thread = await page.$eval('civic-comments', (element) => element.shadowRoot?.textContent ?? '');
        assert.match(thread.replace(/\s+/g, ' '), new RegExp(`${numbers['comments']} commentaires`));
        assert.equal(digits(await textInside(page, 'civic-counter', 'dd')), numbers['participants']);
        const controls = await page.$$eval(
          anyElement,
          (elements) =>
            elements.flatMap((each) => [
              ...(each.shadowRoot?.querySelectorAll('.primary, textarea, [part=ballot]') ?? []),
            ]).length,
        );
        assert.equal(controls, 0, 'nothing to act with');
      });
    });
  }
});

describe('statements of Polis', () => {
  for (const kind of ['chromium', 'firefox'] as const) {
    it(`are answered one by one by keyboard alone in ${kind}`, async () => {
      const polis = createPolis(['Plus d’arbres', 'Moins de voitures']);
      const listener = getRequestListener((request) => polis.fetch(request));
      const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      servers.push(server);
      const src = `http://localhost:${(server.address() as AddressInfo).port}/9hnc6mbyph`;
      const html = `<civic-poll adapter="polis" src="${src}"></civic-poll>
        <script>window.civicWidgets = [{ identity: () => ({ id: 'nina' }) }];</script>`;
      await withPage(kind, html, async (page) => {
        await appears(page, inside('civic-poll', '[part=ballot]'));
        await tabTo(page, 'accord');
        await page.keyboard.press(' ');
        await tabTo(page, 'Voter');
        await page.keyboard.press('Enter');
        await page.waitForFunction(
          () =>
            document.querySelector('civic-poll')?.shadowRoot?.activeElement?.textContent.trim() === 'Moins de voitures',
        );
        const said = () => textInside(page, 'civic-poll', '.announcement');
        await until(async () => (await said()) === 'Affirmation 2 sur 2', 'what is said');
        await tabTo(page, 'accord');
        await page.keyboard.press('ArrowDown');
        await tabTo(page, 'Voter');
        await page.keyboard.press('Enter');
        await appears(page, inside('civic-poll', '[part=thanks]'));
        await page.waitForFunction(() =>
          document.querySelector('civic-poll')?.shadowRoot?.activeElement?.textContent.includes('Merci'),
        );
        assert.match(await focused(page), /Merci/);
        await tabTo(page, 'Modifier ma dernière réponse');
        await page.keyboard.press('Enter');
        await appears(page, inside('civic-poll', '[part=ballot]'));
      });
      assert.deepEqual(
        [...(polis.votes.get('nina') ?? [])],
        [
          [0, -1],
          [1, 0],
        ],
      );
    });
  }
});
