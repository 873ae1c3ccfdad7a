import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { adapterNames } from '../../src/platforms.ts';
import { createSite, type Site } from '../adapters/uk-petitions/site.ts';
import { launch, type BrowserKind } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { appears, inside, tabTo, textInside } from '../support/shadow.ts';

let demo: Demo;
let folder: string;
const browsers = new Map<BrowserKind, Browser>();
const kinds: BrowserKind[] = ['chromium', 'firefox'];

before(async () => {
  [demo, folder] = await Promise.all([startDemo(), mkdtemp(join(tmpdir(), 'civic-pasted-'))]);
  for (const kind of kinds) browsers.set(kind, await launch(kind));
});
after(async () => {
  for (const browser of browsers.values()) await browser.close();
  await Promise.all([demo.close(), rm(folder, { recursive: true })]);
});

async function newPage(kind: BrowserKind): Promise<Page> {
  return (await browsers.get(kind)?.newPage()) ?? assert.fail(`no ${kind}`);
}

/** Opens the builder, asks for an address, and answers the page once its code is written. */
async function build(kind: BrowserKind, address: string, path = '/integrer.html'): Promise<Page> {
  const page = await newPage(kind);
  await page.goto(`${demo.url}${path}`);
  await page.waitForFunction(() => document.querySelector('#code')?.textContent);
  await page.locator('#builder #address').fill(address);
  await page.keyboard.press('Enter');
  await page.waitForFunction((end) => document.querySelector('#code')?.textContent.includes(end), {}, address);
  return page;
}

const codeIn = (page: Page): Promise<string> => page.$eval('#code', (code) => code.textContent);

async function choose(page: Page, way: string): Promise<string> {
  await page.locator(`#builder [name=way][value=${way}]`).click();
  return codeIn(page);
}

/** Puts the code into a file that holds nothing else, and opens it from the disk. */
async function paste(kind: BrowserKind, code: string): Promise<Page> {
  const file = join(folder, `${kind}-${Math.random()}.html`);
  await writeFile(file, code);
  const page = await newPage(kind);
  await page.goto(pathToFileURL(file).href);
  return page;
}

const things = [
  ['/petitions/pistes-cyclables', 'civic-petition', '[part=count]'],
  ['/polls/projets-de-quartier', 'civic-poll', 'form'],
  ['/threads/reamenager-la-place', 'civic-comments', '[part=count]'],
  ['/consultations/plan-climat', 'civic-counter', 'dd'],
] as const;

for (const kind of kinds) {
  describe(`the page that writes the code, in ${kind}`, () => {
    const ways = ['module', 'pinned', 'classic', 'place'];
    /** The code for each way of each thing: written on one visit to the builder a thing. */
    const codes = new Map<string, Map<string, string>>();
    before(async () => {
      for (const [address] of things) {
        const builder = await build(kind, address);
        const written = new Map<string, string>();
        for (const way of [...ways, 'iframe']) written.set(way, await choose(builder, way));
        assert.equal(new Set(written.values()).size, ways.length + 1, 'each way has a code of its own');
        codes.set(address, written);
        await builder.close();
      }
    });
    const codeFor = (address: string, way: string): string => codes.get(address)?.get(way) ?? assert.fail(way);

    for (const way of ways) {
      it(`gives code for every element that works in an empty file: ${way}`, async () => {
        for (const [address, element, part] of things) {
          const pasted = await paste(kind, codeFor(address, way));
          assert.ok(await textInside(pasted, element, part), `${element} shows what it read`);
          await pasted.close();
        }
      });
    }

    it('gives a frame that works in an empty file, as high as what is in it', async () => {
      for (const [address, element, part] of things) {
        const pasted = await paste(kind, codeFor(address, 'iframe'));
        const frame = await (await pasted.waitForSelector('iframe'))?.contentFrame();
        assert.ok(frame);
        await appears(frame, inside(element, part));
        await pasted.waitForFunction(() => document.querySelector('iframe')?.style.height);
        await pasted.close();
      }
    });

    it('gives the bare address for systems that know oEmbed, in a language where one is chosen', async () => {
      const page = await build(kind, '/polls/projets-de-quartier');
      assert.equal(await choose(page, 'oembed'), `${demo.url}/polls/projets-de-quartier?lang=fr`);
      await page.close();
    });

    it('gives code in a language that is a file of its own', async () => {
      const page = await build(kind, '/petitions/pistes-cyclables');
      await page.select('#lang', 'ar');
      await page.waitForFunction(() => document.querySelector('#code')?.textContent.includes('/locales/ar.json'));
      const pasted = await paste(kind, await codeIn(page));
      await pasted.waitForFunction(() =>
        document
          .querySelector('civic-petition')
          ?.shadowRoot?.querySelector('button.primary')
          ?.textContent.match(/[ء-ي]/),
      );
      await Promise.all([page.close(), pasted.close()]);
    });

    it('reserves the height that the widget has, and asks for its first data once, ahead of the script', async () => {
      const builder = await build(kind, '/petitions/pistes-cyclables');
      const page = await newPage(kind);
      await page.setViewport({ width: 375, height: 900 });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const file = join(folder, `height-${kind}.html`);
      await writeFile(file, await codeIn(builder));
      await page.goto(pathToFileURL(file).href);
      await textInside(page, 'civic-petition', '[part=count]');
      const [reserved, height] = await page.$eval('civic-petition', (element) => [
        parseFloat(getComputedStyle(element).minBlockSize),
        element.shadowRoot?.querySelector('.widget')?.getBoundingClientRect().height ?? 0,
      ]);
      // The letters of the file are those of the browser, not of the demo.
      const share = (reserved ?? 0) / (height ?? 0);
      assert.ok(share > 0.95 && share < 1.2, `${reserved} px reserved for ${height} px`);
      const reads = asked.filter((url) => url.includes('/petitions/'));
      assert.deepEqual(reads, [`${demo.url}/petitions/pistes-cyclables?lang=fr`]);
      await Promise.all([builder.close(), page.close()]);
    });

    it('carries language, colours, heading and numbers into code and preview', async () => {
      const page = await build(kind, '/petitions/pistes-cyclables', '/integrer?lang=en');
      await page.select('#lang', 'fr');
      await page.waitForFunction(() => document.querySelector('#code')?.textContent.includes('Des pistes cyclables'));
      await page.select('#theme', 'dark');
      await page.select('#level', '4');
      await page.locator('[name=colour]').click();
      await page.$eval('[name=accent]', (input) => {
        (input as HTMLInputElement).value = '#7a1fa2';
        input.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await page.waitForFunction(() => document.querySelector('#code')?.textContent.includes('#7a1fa2'));
      const code = await codeIn(page);
      for (const part of ['lang="fr"', 'theme="dark"', 'heading-level="4"', '--civic-fill: #7a1fa2', 'lang=fr']) {
        assert.ok(code.includes(part), `${part} in ${code}`);
      }
      const shown = await appears(page, inside('#narrow civic-petition', '[part=title]'));
      assert.equal(await shown?.evaluate((title) => title.getAttribute('aria-level')), '4');
      await page.select('#element', 'civic-counter');
      await page.locator('[data-option=metrics][value=signatures]').click();
      await page.waitForFunction(() => document.querySelector('#code')?.textContent.includes('metrics="signatures"'));
      const pasted = await paste(kind, await codeIn(page));
      assert.match(await textInside(pasted, 'civic-counter', 'dd'), /\d/);
      await Promise.all([page.close(), pasted.close()]);
    });

    it('says what is wrong with an address, and keeps what was written', async () => {
      const page = await build(kind, '/petitions/pistes-cyclables');
      for (const [address, words] of [
        ['', 'Entrez l’adresse'],
        ['/petitions/none', 'Rien ne se trouve'],
        ['/mailbox', 'Cette page ne montre rien'],
        ['https://elsewhere.example/petitions/1', 'Pas de réponse'],
      ]) {
        await page.$eval('#address', (input, value) => void ((input as HTMLInputElement).value = value ?? ''), address);
        await page.locator('#builder [type=submit]').click();
        await page.waitForFunction(
          (wanted) => document.querySelector('#address-fault')?.textContent.includes(wanted ?? ''),
          {},
          words,
        );
      }
      assert.ok((await codeIn(page)).includes('/petitions/pistes-cyclables'));
      await page.close();
    });

    it('shows the address that was asked for last, whichever answers last', async () => {
      for (const slow of ['/petitions/banc-ecole-none', '/petitions/pistes-cyclables']) {
        const page = await build(kind, '/polls/projets-de-quartier');
        await page.evaluate((held) => {
          const own = globalThis.fetch;
          const late = globalThis as { answerLate?: () => Promise<unknown> };
          globalThis.fetch = async (input, init) => {
            const url = input instanceof Request ? input.url : String(input);
            if (!url.includes(held)) return own(input, init);
            let answered: Promise<Response> | undefined;
            await new Promise<void>((resolve) => {
              late.answerLate = async () => {
                answered = own(input, init);
                resolve();
                await answered;
              };
            });
            return answered ?? Response.error();
          };
        }, slow);
        const ask = async (address: string): Promise<void> => {
          await page.$eval('#address', (input, value) => void ((input as HTMLInputElement).value = value), address);
          await page.locator('#builder [type=submit]').click();
        };
        await ask(slow);
        await page.waitForFunction(() => 'answerLate' in globalThis);
        const last = '/threads/reamenager-la-place';
        await ask(last);
        await page.waitForFunction((end) => document.querySelector('#code')?.textContent.includes(end), {}, last);
        await page.evaluate(async () => {
          await (globalThis as { answerLate?: () => Promise<unknown> }).answerLate?.();
          // What the page makes of it is drawn by the second frame.
          for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
        });
        assert.ok((await codeIn(page)).includes(last));
        assert.equal(await page.$eval('#address-fault', ({ textContent }) => textContent), '');
        await page.close();
      }
    });

    it('finds what a page shows, says it, and takes what is chosen of it', async () => {
      const page = await build(kind, '/petitions/pistes-cyclables');
      await page.locator('#builder #address').fill('/votes.html');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() =>
        /^Cette page montre 8 votes/.test(document.querySelector('#address-fault')?.textContent ?? ''),
      );
      assert.ok((await codeIn(page)).includes('/petitions/pistes-cyclables'), 'what was chosen before stays');
      const offered = await page.$$eval('#inside button span', (addresses) =>
        addresses.map((each) => each.textContent),
      );
      assert.equal(offered[0], `${demo.url}/polls/projets-de-quartier`);
      assert.equal(new Set(offered).size, 8);
      await tabTo(page, '/polls/pont-royal-dimanche');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() =>
        document.querySelector('#code')?.textContent.includes('/polls/pont-royal-dimanche'),
      );
      await appears(page, inside('#narrow > civic-poll', 'form'));
      const left = await page.evaluate(() => [
        document.activeElement?.id,
        document.querySelector<HTMLElement>('#inside')?.hidden,
        document.querySelector('#address-fault')?.textContent,
      ]);
      assert.deepEqual(left, ['address', true, '']);
      await page.close();
    });

    it('shows another address by the widget that is made for it, whatever was chosen before', async () => {
      const page = await build(kind, '/consultations/plan-climat');
      await page.locator('#builder #address').fill('/polls/projets-de-quartier');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('#code')?.textContent.includes('<civic-poll'));
      await appears(page, inside('#narrow > civic-poll', 'form'));
      await page.close();
    });

    it('gives the script and the element first, which work alone, and the rest one press away', async () => {
      const page = await build(kind, '/petitions/pistes-cyclables');
      const short = await page.$eval('#short', (code) => code.textContent);
      assert.match(short, /^<script [^<>]*><\/script>\n<civic-petition\b[^<>]*>\n.*\n<\/civic-petition>\n$/);
      const isOpen = () => page.$eval('#further', (further) => (further as HTMLDetailsElement).open);
      assert.equal(await isOpen(), false);
      await choose(page, 'pinned');
      assert.deepEqual(
        [await isOpen(), await page.$eval('#brief', (brief) => (brief as HTMLElement).hidden)],
        [true, true],
        'another way is shown at once',
      );
      const pasted = await paste(kind, short);
      assert.ok(await textInside(pasted, 'civic-petition', '[part=count]'));
      await Promise.all([page.close(), pasted.close()]);
    });

    it('keeps the preview in sight, beside what is chosen', async () => {
      const page = await build(kind, '/petitions/pistes-cyclables');
      await page.setViewport({ width: 1280, height: 900 });
      await page.locator('#builder [name=way][value=iframe]').click();
      const seen = await page.$eval('#narrow', (box) => {
        const { top, bottom, left } = box.getBoundingClientRect();
        const form = document.querySelector('#builder')?.getBoundingClientRect();
        return {
          isInSight: Math.min(bottom, innerHeight) - Math.max(top, 0) > innerHeight / 2,
          isBeside: left >= (form?.right ?? Infinity),
        };
      });
      assert.deepEqual(seen, { isInSight: true, isBeside: true });
      await page.close();
    });

    it('is used by keyboard alone', async () => {
      const page = await newPage(kind);
      await page.goto(`${demo.url}/integrer.html`);
      await page.waitForFunction(() => document.querySelector('#code')?.textContent.includes('civic-petition'));
      await tabTo(page, 'Adresse de la page');
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.keyboard.type('/polls/projets-de-quartier');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('#code')?.textContent.includes('civic-poll'));
      await tabTo(page, 'Script et balise');
      await page.keyboard.press('ArrowDown');
      await page.waitForFunction(() => document.querySelector('#code')?.textContent.includes('integrity="sha384-'));
      await page.close();
    });
  });
}

describe('the page that writes the code, for another platform', () => {
  it('reads it by its adapter, shows it, and writes code that works elsewhere', async () => {
    const site = createSite();
    const page = await newPage('chromium');
    await answerFrom(page, site);
    await page.goto(`${demo.url}/integrer?lang=en`);
    await page.waitForFunction(() => document.querySelector('#code')?.textContent);
    const names = await page.$$eval('#adapter option', (options) => options.map(({ value }) => value));
    assert.deepEqual(names, ['', ...adapterNames]);
    const src = `${site.origin}/petitions/700001`;
    await page.locator('#address').fill(src);
    await page.keyboard.press('Enter');
    await page.waitForFunction((asked) => document.querySelector('#code')?.textContent.includes(asked), {}, src);
    await appears(page, inside('#narrow civic-petition', '[part=count]'));
    assert.equal(await page.$eval('#builder [value=iframe]', (way) => (way as HTMLInputElement).disabled), true);
    for (const way of ['module', 'pinned']) {
      const file = join(folder, `elsewhere-${way}.html`);
      await writeFile(file, await choose(page, way));
      const pasted = await newPage('chromium');
      await answerFrom(pasted, site);
      await pasted.goto(pathToFileURL(file).href);
      assert.ok(await textInside(pasted, 'civic-petition', '[part=count]'));
      await pasted.close();
    }
    await page.close();
  });
});

/** Answers what a page asks of a site from one in memory. */
async function answerFrom(page: Page, site: Site): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin)) return void request.continue();
    void site.fetch(new Request(request.url())).then(async (response) =>
      request.respond({
        status: response.status,
        headers: { ...Object.fromEntries(response.headers), 'access-control-allow-origin': '*' },
        body: await response.text(),
      }),
    );
  });
}
