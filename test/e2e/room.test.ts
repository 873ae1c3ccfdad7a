import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { appears, inside } from '../support/shadow.ts';
import { until } from '../support/until.ts';

/* The room that the code of the builder keeps free: a page with a widget in the midst of its text does not move on a slow line. */

let demo: Demo;
let browser: Browser;
let folder: string;
before(async () => {
  [demo, browser, folder] = await Promise.all([
    startDemo(),
    launch('chromium'),
    mkdtemp(join(tmpdir(), 'civic-room-')),
  ]);
});
after(async () => {
  await browser.close();
  await Promise.all([demo.close(), rm(folder, { recursive: true })]);
});

const things = [
  ['/petitions/pistes-cyclables', 'civic-petition', '[part=count]'],
  ['/polls/projets-de-quartier', 'civic-poll', 'form'],
] as const;
const ways = ['module', 'place', 'iframe'] as const;

/** The code for each way of a thing, as the builder writes it. */
async function codesFor(address: string): Promise<Map<string, string>> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${demo.url}/integrer.html?src=${encodeURIComponent(address)}`);
  await page.locator('#builder #address').fill(address);
  await page.keyboard.press('Enter');
  await page.waitForFunction((end) => document.querySelector('#code')?.textContent.includes(end), {}, address);
  const codes = new Map<string, string>();
  for (const way of ways) {
    await page.locator(`#builder [name=way][value=${way}]`).click();
    codes.set(way, await page.$eval('#code', (code) => code.textContent));
  }
  await page.close();
  return codes;
}

/** Opens an article of a site with the code in its midst, on a line of 1.6 Mbit/s that answers after 150 ms. */
async function open(code: string, width: number, block?: RegExp): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  if (block) {
    await page.setRequestInterception(true);
    page.on('request', (request) => void (block.test(request.url()) ? request.abort() : request.continue()));
  }
  await page.evaluateOnNewDocument(() => {
    Object.assign(globalThis, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (globalThis as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const text = '<p>La mairie consulte les habitants jusqu’à la fin de l’année. Chacun peut donner son avis.</p>';
  const file = join(folder, `${Math.random()}.html`);
  await writeFile(
    file,
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Article</title><meta name="viewport" content="width=device-width">
    <style>body { max-width: 48rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 Arial, sans-serif }</style></head>
    <body><h1>Participer</h1>${text}${code}${text.repeat(12)}</body></html>`,
  );
  await page.goto(pathToFileURL(file).href);
  return page;
}

const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { shift: number }).shift);

/** Waits until what is embedded is drawn, and the page with it. */
async function settles(page: Page, way: string, element: string, part: string): Promise<void> {
  if (way === 'iframe') {
    const frame = (await (await page.waitForSelector('iframe'))?.contentFrame()) ?? assert.fail('no frame');
    await appears(frame, inside(element, part));
    await until(
      async () =>
        (await page.$eval('iframe', ({ clientHeight }) => clientHeight)) ===
        (await frame.$eval('main', (main) => Math.ceil(main.getBoundingClientRect().height))),
      'a frame that is as high as its content',
    );
  } else await appears(page, inside(element, part));
  await page.waitForNetworkIdle();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

for (const [address, element, part] of things) {
  describe(`an article with ${address}`, () => {
    let codes: Map<string, string>;
    before(async () => void (codes = await codesFor(address)));

    for (const way of ways) {
      for (const width of [360, 1280]) {
        it(`moves by no more than 0.01 with the code “${way}”, ${width} px wide`, async () => {
          const page = await open(codes.get(way) ?? '', width);
          await settles(page, way, element, part);
          const shift = await shiftOf(page);
          assert.ok(shift <= 0.01, `layout shift ${shift}`);
          await page.close();
        });
      }
    }

    for (const way of ['module', 'place'] as const) {
      it(`gets its room back after eight seconds where the script never comes: ${way}`, async () => {
        const page = await open(codes.get(way) ?? '', 1280, /\.js$/);
        const heights = await page.$eval(way === 'place' ? '[data-civic]' : element, (place) => {
          const height = (): number => place.getBoundingClientRect().height;
          const before = height();
          const [animation] = place.getAnimations();
          if (animation) animation.currentTime = 7999;
          const late = height();
          if (animation) animation.currentTime = 8001;
          return [before, late, height()];
        });
        const [before = 0, late, given = Infinity] = heights;
        assert.ok(before > 200, `${before} px kept free`);
        assert.equal(late, before);
        assert.ok(given < 60, `${given} px left for the link`);
        await page.close();
      });
    }
  });
}

describe('two things of one kind in a page', () => {
  it('have a room each', async () => {
    // One after the other: what is measured has to be seen.
    const first = (await codesFor('/polls/projets-de-quartier')).get('module');
    const second = (await codesFor('/polls/nom-de-region')).get('module');
    const page = await open(`${first}${second}`, 1280, /\.js$/);
    const [one, other] = await page.$$eval('civic-poll', (polls) =>
      polls.map((poll) => poll.getBoundingClientRect().height),
    );
    assert.notEqual(one, other);
    await page.close();
  });
});
