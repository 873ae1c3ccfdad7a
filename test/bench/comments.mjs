/*
 * A thread of 20 and one of 10 000 comments, side by side in one run: the element from the built script tag, and a page written by
 * hand that shows the first page only. Both read from the reference backend, in memory. Build first.
 *
 *   node test/bench/comments.mjs [rounds]
 */
/* global document, localStorage, performance, crypto, shifts, NodeFilter, PerformanceObserver, Request, requestAnimationFrame, MessageChannel, MutationObserver */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import puppeteer from 'puppeteer-core';
import { createApp } from '../../src/server/app.ts';
import { createMailbox } from '../../src/server/mail/mailbox.ts';
import { largeThread } from '../../src/server/nouns/comments/seed-large.ts';
import { writeThread } from '../../src/server/nouns/comments/seed-write.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import { threadDocument } from '../../src/testing/samples/comments.ts';
import { launchOptions } from '../support/browsers.mjs';

const rounds = Number(process.argv[2] ?? 7);
const sizes = [20, 10_000];
const maxComments = 2000;
const limits = { nodes: 1500, heap: 40 };
/** What a screen that is drawn sixty times a second allows for one frame, in milliseconds. */
const frame = 1000 / 60;
const root = new URL('../../', import.meta.url);
const email = 'camille@exemple.fr';

/* The backend and the pages, at one address. */

const mailbox = createMailbox();
const store = memoryStore();
const now = Date.now();
for (const size of sizes) {
  const document = threadDocument();
  const sides = document.sides.map(({ id }) => id);
  const comments = [...largeThread(size, now - 60_000, sides)];
  await store.write((writer) => writeThread(writer, { id: `t${size}`, document, comments }, now));
}

const head = '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Banc</title><body>';
const pages = {
  widget: (id) => `${head}<h1>Avant</h1><civic-comments src="/threads/${id}"></civic-comments><p>Après</p>
    <script type="module" src="/civic-widgets.js"></script>`,
  columns: (id) => pages.widget(id).replace('<civic-comments', '<civic-comments layout="columns"'),
  hand: (id) => `${head}<h1>Avant</h1><ol id="list"></ol><p>Après</p><script type="module">
    const { first } = await (await fetch('/threads/${id}', { headers: { accept: 'application/json' } })).json();
    const list = document.getElementById('list');
    for (const { author = '', at, text = '' } of first.items) {
      const item = document.createElement('li');
      const name = item.appendChild(document.createElement('h3'));
      name.textContent = author + ' ' + new Date(at).toLocaleDateString('fr');
      item.appendChild(document.createElement('p')).textContent = text;
      item.lastChild.className = 'text';
      list.append(item);
    }
  </script>`,
};

const server = createServer(async (request, response) => {
  const url = new URL(request.url, base);
  const [, kind, id] = url.pathname.split('/');
  if (url.pathname === '/civic-widgets.js') {
    response.writeHead(200, { 'content-type': 'text/javascript' });
    response.end(readFileSync(new URL('dist/civic-widgets.js', root)));
    return;
  }
  if (pages[kind]) {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(pages[kind](id));
    return;
  }
  const body = request.method === 'POST' ? { body: Readable.toWeb(request), duplex: 'half' } : {};
  const answer = await app.fetch(new Request(url, { method: request.method, headers: request.headers, ...body }));
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
const app = createApp({ store, mailer: mailbox, baseUrl: base });

async function join(id) {
  const key = crypto.randomUUID();
  const send = (path, body) =>
    app.request(`${base}/threads/${id}/participants${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await send('', { key, name: 'Camille Martin', email, noticeVersion: '1', lang: 'fr' });
  await app.idle();
  await send('/confirm', { key, code: mailbox.mails.find(({ to }) => to === email).code });
  return key;
}

/* What is measured in the page. */

/** Runs before the page: notes when the first text was painted, and every shift of the layout. */
function watch() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value))).observe({
    type: 'layout-shift',
    buffered: true,
  });
  const look = () => {
    const at = document.querySelector('civic-comments')?.shadowRoot ?? document;
    if (!at.querySelector?.('.text')) return requestAnimationFrame(look);
    // The frame after the one that drew it.
    requestAnimationFrame(() => setTimeout(() => (globalThis.painted = performance.now())));
  };
  requestAnimationFrame(look);
}

function countNodes() {
  const count = (at) => {
    const walker = document.createTreeWalker(at, NodeFilter.SHOW_ALL);
    let nodes = 0;
    while (walker.nextNode()) nodes += 1;
    return nodes;
  };
  const element = document.querySelector('civic-comments');
  return element ? count(element.shadowRoot) : count(document.getElementById('list'));
}

/** Asks for the next page; answers how far the first comment and the button's place moved, and the shifts of the layout. */
async function showMore() {
  const { shadowRoot } = document.querySelector('civic-comments');
  const items = () => shadowRoot.querySelectorAll('.item').length;
  const button = shadowRoot.querySelector('.more');
  button.scrollIntoView();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const place = button.getBoundingClientRect().top;
  const last = [...shadowRoot.querySelectorAll('.item')].at(-1);
  const [top, before] = [last.getBoundingClientRect().top, items()];
  shifts.length = 0;
  button.click();
  while (items() === before) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const { top: now } = last.getBoundingClientRect();
  return { moved: Math.abs(now - top), shift: shifts.reduce((sum, each) => sum + each, 0), place };
}

async function readTo(wanted) {
  const { shadowRoot } = document.querySelector('civic-comments');
  while (shadowRoot.querySelectorAll('.item').length < wanted) {
    const button = shadowRoot.querySelector('.more');
    if (!button) break;
    if (!button.hasAttribute('aria-disabled')) button.click();
    await new Promise((resolve) => setTimeout(resolve));
  }
  return shadowRoot.querySelectorAll('.item').length;
}

/**
 * What a press costs: the work of the one frame in which it is made, drawn and painted, with the state "on its way" on the screen,
 * beside an empty frame; then the time to the backend's word. In milliseconds.
 */
async function vote() {
  const { shadowRoot } = document.querySelector('civic-comments');
  const button = shadowRoot.querySelector('.vote');
  const wanted = button.getAttribute('aria-pressed') === 'true' ? 'false' : 'true';
  // A message that is sent within a frame arrives right after that frame was painted.
  const frame = (act) =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const start = performance.now();
        act();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - start);
        port2.postMessage(undefined);
      });
    });
  button.scrollIntoView({ block: 'center' });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const empty = await frame(() => undefined);
  let counted = 0;
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (button.getAttribute('aria-pressed') !== wanted) return;
    counted = performance.now() - start;
    observer.disconnect();
  }).observe(button, { attributes: true });
  const painted = await frame(() => button.click());
  const isPending = button.getAttribute('aria-disabled') === 'true' || button.getAttribute('aria-pressed') === wanted;
  while (!counted) await new Promise((resolve) => setTimeout(resolve));
  // Done with what came of it, too.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { empty, painted, isPending, counted };
}

/** Several votes, one after the other: the median of each number. */
async function votes(page, count) {
  const all = [];
  for (let number = 0; number < count; number += 1) all.push(await page.evaluate(vote));
  const of = (name) => median(all.map((each) => each[name]));
  return {
    empty: of('empty'),
    painted: of('painted'),
    counted: of('counted'),
    isPending: all.every((each) => each.isPending),
  };
}

async function heapOf(page) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

/* The run. */

const browser = await puppeteer.launch({ headless: true, ...launchOptions('chromium') });

async function open(kind, size, receipt) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1024, height: 768 });
  await page.evaluateOnNewDocument(watch);
  if (receipt)
    await page.evaluateOnNewDocument((text) => localStorage.setItem('civic-widgets.receipts', text), receipt);
  await page.goto(`${base}/${kind}/t${size}`);
  await page.waitForFunction(() => globalThis.painted !== undefined);
  return { page, close: () => context.close() };
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
const cases = ['hand', 'widget', 'columns'].flatMap((kind) =>
  sizes.map((size) => ({ kind, size, painted: [], heap: [], nodes: 0 })),
);

// One round more, which is not counted: the first is slower for reasons of its own.
for (let round = -1; round < rounds; round += 1) {
  for (const each of cases) {
    const { page, close } = await open(each.kind, each.size);
    const painted = await page.evaluate('painted');
    if (round >= 0) {
      each.painted.push(painted);
      await page.waitForNetworkIdle({ idleTime: 100 });
      each.nodes = await page.evaluate(countNodes);
      each.heap.push(await heapOf(page));
    }
    await close();
  }
}

const key = await join(`t${sizes[1]}`);
const receipt = JSON.stringify([{ src: base, key, state: 'counted', at: new Date().toISOString() }]);
const { page, close } = await open('widget', sizes[1], receipt);
await page.waitForFunction(() =>
  document.querySelector('civic-comments').shadowRoot.textContent.includes('Camille Martin'),
);
const early = await votes(page, rounds);
const more = await page.evaluate(showMore);
const read = await page.evaluate(readTo, maxComments);
const late = await votes(page, rounds);
const heap = await heapOf(page);
await close();
await browser.close();
server.close();

console.log(`${rounds} rounds, medians (least–most), first page of 20`);
console.log('page      comments  painted ms          heap MB  nodes');
for (const { kind, size, painted, heap: heaps, nodes } of cases) {
  const [least, largest] = [Math.min(...painted), Math.max(...painted)].map(Math.round);
  const time = `${Math.round(median(painted))} (${least}–${largest})`;
  console.log(
    `${kind.padEnd(9)} ${String(size).padStart(8)}  ${time.padEnd(18)} ${median(heaps).toFixed(1).padStart(8)} ${String(nodes).padStart(6)}`,
  );
}
const nodes = Math.max(...cases.filter(({ kind }) => kind !== 'hand').map((each) => each.nodes));
const say = (what, value, holds) => console.log(`${holds ? 'holds' : 'MISSED'}  ${what}: ${value}`);
say(`nodes of the first page, at most ${limits.nodes}`, nodes, nodes <= limits.nodes);
for (const [shown, each] of [
  ['the first page', early],
  [`${read} comments`, late],
]) {
  const { empty, painted, counted, isPending } = each;
  const value = `${painted.toFixed(1)} (an empty frame: ${empty.toFixed(1)})`;
  say(`a vote among ${shown} is on the screen as on its way in one frame, ms`, value, isPending && painted < frame);
  console.log(`        and counted by the backend after ${counted.toFixed(0)} ms`);
}
say('what stands above a new page moves by, px', more.moved, more.moved === 0);
say('layout shift of a new page', more.shift.toFixed(4), more.shift < 0.001);
say(`heap with ${read} comments read, MB, under ${limits.heap}`, heap.toFixed(1), heap < limits.heap);
