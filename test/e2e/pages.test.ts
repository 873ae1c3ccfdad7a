import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { axeOptions, colourOptions } from '../support/axe-options.ts';
import { findAxe, launch, type BrowserKind } from '../support/browser.ts';
import { nouns } from '../../src/schema/nouns.ts';
import { findMalformed, findMisplaced, findUnkept } from '../support/rgaa.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { anyElement } from '../support/tags.ts';

let demo: Demo;
const browsers = new Map<BrowserKind, Browser>();

before(async () => {
  demo = await startDemo();
  for (const kind of ['chromium', 'firefox'] as const) browsers.set(kind, await launch(kind));
});
after(async () => {
  for (const browser of browsers.values()) await browser.close();
  await demo.close();
});

const paths = [
  ...nouns.map(({ plural }) => `/${plural}`),
  '/',
  '/en/',
  '/consultations.html',
  '/en/consultations.html',
  '/integrer?lang=fr',
  '/integrer?lang=en',
  '/donnees-personnelles.html',
  '/en/personal-data.html',
  '/mentions-legales.html',
  '/en/legal-notice.html',
  '/accessibilite.html',
  '/en/accessibility.html',
  '/mailbox',
  '/petitions/pistes-cyclables',
  '/petitions/ecole-jean-mace?lang=en',
  '/petitions/zone-pietonne',
  '/petitions/marche-couvert',
  '/petitions/jardins-partages',
  '/petitions/none',
  '/consultations/plan-climat',
  '/consultations/plan-climat/proposals',
  '/votes.html',
  '/en/polls.html',
  '/polls/nom-de-region',
  '/polls/horaires-bibliotheque',
  '/polls/espaces-verts?lang=en',
  '/polls/nom-de-la-mediatheque',
  '/polls/pont-royal-dimanche',
  '/threads/reamenager-la-place',
  '/petitions/pistes-cyclables/signatures',
  '/embed?src=/petitions/pistes-cyclables&lang=fr',
  '/embed?src=/petitions/none',
  '/discussions.html',
  '/en/discussions.html',
  '/consultations/plan-climat/proposals/proposition-1',
  '/contents',
  '/contents?q=v%C3%A9lo',
  '/contents?q=rien',
  '/data',
  '/petitions/pistes-cyclables/data',
  '/polls/horaires-bibliotheque/data?lang=en',
  '/consultations/plan-climat/data',
  '/threads/reamenager-la-place/data',
];

/** Opens a page of the demo and waits until its widgets show what they read. */
async function open(kind: BrowserKind, path: string): Promise<Page> {
  const page = (await browsers.get(kind)?.newPage()) ?? assert.fail(`no ${kind}`);
  await page.evaluateOnNewDocument(() => {
    const found: string[] = [];
    Object.assign(globalThis, { found, shift: 0 });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      found.push(`${violatedDirective} ${blockedURI} ${sourceFile}`),
    );
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (globalThis as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${demo.url}${path}`);
  await page.waitForFunction(
    (any) =>
      [...document.querySelectorAll(any)].every(
        ({ shadowRoot }) => shadowRoot?.querySelector('[part=title], dd') && !shadowRoot.querySelector('[aria-busy]'),
      ),
    {},
    anyElement,
  );
  return page;
}

for (const path of paths) {
  describe(`the page ${path}`, () => {
    it('does not move while it loads, needs no scrolling sideways, and has nothing that axe finds, in light and dark, narrow and wide', async () => {
      const page = await open('chromium', path);
      const sideways = (): Promise<number> =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
      assert.ok(shift <= 0.02, `layout shift ${shift}`);
      assert.equal(await sideways(), 0);
      await page.setViewport({ width: 320, height: 640 });
      assert.equal(await sideways(), 0, '320 px');
      for (const width of [320, 1280]) {
        // As high as the page, for what is out of sight is not drawn and cannot be judged.
        await page.setViewport({ width, height: 8000 });
        for (const [scheme, options] of [
          ['light', axeOptions],
          ['dark', colourOptions],
        ] as const) {
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
          assert.deepEqual(await findAxe(page, options), [], `${scheme}, ${width} px`);
        }
      }
      assert.deepEqual([...(await findUnkept(page)), ...(await findMisplaced(page))], []);
      assert.deepEqual(findMalformed(await (await fetch(page.url(), { headers: { accept: 'text/html' } })).text()), []);
      assert.equal(await page.evaluate(() => document.querySelectorAll('h1, [aria-level="1"]').length <= 1), true);
      await page.close();
    });

    for (const kind of ['chromium', 'firefox'] as const) {
      it(`keeps to its policy, stores nothing and asks no third party, in ${kind}`, async () => {
        const browser = browsers.get(kind) ?? assert.fail(`no ${kind}`);
        const hosts = new Set<string>();
        const note = (page: Page): void =>
          void page.on('request', (request) => hosts.add(new URL(request.url()).origin));
        browser.once('targetcreated', (target) => void target.page().then((page) => page && note(page)));
        const page = await open(kind, path);
        note(page);
        await page.reload();
        const kept = await page.evaluate(() => ({
          cookie: document.cookie,
          stored: localStorage.length + sessionStorage.length,
          found: (globalThis as unknown as { found: string[] }).found,
        }));
        assert.deepEqual(kept, { cookie: '', stored: 0, found: [] });
        assert.deepEqual(
          [...hosts].filter((host) => host !== demo.url && host !== 'null'),
          [],
        );
        await page.close();
      });
    }
  });
}

describe('the front page', () => {
  for (const path of ['/', '/en/'])
    for (const [width, height] of [
      [390, 844],
      [1280, 900],
    ] as const)
      it(`${path} shows title, number, what is missing and the button without scrolling at ${width} × ${height}`, async () => {
        const page = await open('chromium', path);
        await page.setViewport({ width, height });
        const shown = await page.$eval('civic-petition', ({ shadowRoot }) =>
          ['.title', '.hero', '.next', 'button.primary'].map((selector) => {
            const { top, bottom, height: own } = shadowRoot?.querySelector(selector)?.getBoundingClientRect() ?? {};
            return [selector, own !== undefined && own > 0 && top! >= 0 && bottom! <= innerHeight, bottom];
          }),
        );
        assert.deepEqual(
          shown.filter(([, isSeen]) => !isSeen),
          [],
        );
        await page.close();
      });
});

describe('in forced colours', () => {
  for (const path of ['/', '/polls/nom-de-region', '/votes.html']) {
    it(`bars and buttons stay visible on ${path}`, async () => {
      const page = await open('chromium', path);
      await page.emulateMediaFeatures([{ name: 'forced-colors', value: 'active' }]);
      const { bars, buttons } = await page.evaluate(() => {
        const roots = [...document.querySelectorAll('civic-petition, civic-poll')].map(({ shadowRoot }) => shadowRoot);
        const all = (selector: string): Element[] =>
          roots.flatMap((root) => [...(root?.querySelectorAll(selector) ?? [])]);
        return {
          bars: all('.fill').map((fill) => {
            const track = fill.parentElement?.querySelector('.track');
            return [getComputedStyle(fill).fill, track && getComputedStyle(track).fill];
          }),
          buttons: all('button:not(.link)').map((button) => {
            const { borderTopColor, borderTopWidth } = getComputedStyle(button);
            return borderTopWidth !== '0px' && borderTopColor !== getComputedStyle(document.body).backgroundColor;
          }),
        };
      });
      for (const [fill, track] of bars) assert.notEqual(fill, track);
      assert.ok(bars.length + buttons.length > 0, 'something to look at');
      assert.ok(buttons.every(Boolean), 'every button has a border');
      await page.close();
    });
  }
});
