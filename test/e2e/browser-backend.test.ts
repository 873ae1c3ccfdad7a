import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { nouns } from '../../src/schema/nouns.ts';
import { launch } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { tabTo, textInside } from '../support/shadow.ts';
import { anyElement } from '../support/tags.ts';
import { until } from '../support/until.ts';

let demo: Demo;
let browser: Browser;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch('chromium')]);
});
after(async () => {
  await browser.close();
  await demo.close();
});

/** Opens a page of the demo; keeps what is asked of its server, and what its policy reports. */
async function open(path: string): Promise<{ page: Page; requests: string[]; violations: () => Promise<string[]> }> {
  const page = await browser.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.evaluateOnNewDocument(() => {
    const found: string[] = [];
    Object.assign(globalThis, { found });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => found.push(violatedDirective));
  });
  await page.goto(`${demo.url}${path}`);
  const violations = () => page.evaluate(() => (globalThis as unknown as { found: string[] }).found);
  return { page, requests, violations };
}

const isData = (path: string): boolean => nouns.some(({ plural }) => path.startsWith(`/${plural}/`));

describe('the demo without a backend', () => {
  it('lets a person sign wholly in the browser, with the code from the mailbox in the page', async () => {
    const { page, requests, violations } = await open('/?backend=browser');
    const before = await textInside(page, 'civic-petition', '[part=count]');
    await tabTo(page, 'Signer la pétition');
    await page.keyboard.press('Enter');
    await textInside(page, 'civic-petition', 'form');
    for (const [label, value] of [
      ['Prénom et nom', 'Camille Martin'],
      ['Adresse électronique', 'camille.martin@exemple.fr'],
      ['Commune', 'Valmont-sur-Loire'],
    ] as const) {
      await tabTo(page, label);
      await page.keyboard.type(value);
    }
    await page.keyboard.press('Enter');
    await textInside(page, 'civic-petition', '#code');
    const mail = await page.waitForSelector('.browser-mails li');
    const code = await until(
      async () => /\b\d{6}\b/.exec((await mail?.evaluate((item) => item.textContent)) ?? '')?.[0],
      'a code',
    );
    await tabTo(page, 'Code à six chiffres');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await textInside(page, 'civic-petition', '[part=thanks]');

    const number = (text: string): number => Number(text.replace(/\D/g, ''));
    const count = () => textInside(page, 'civic-petition', '[part=count]');
    await until(async () => number(await count()) === number(before) + 1, 'one more');
    assert.deepEqual(requests.filter(isData), []);
    assert.deepEqual(await violations(), []);
    await page.close();
  });

  for (const path of ['/consultations.html', '/votes.html', '/en/', '/en/polls.html']) {
    it(`shows ${path}, says that nothing leaves it, and asks the server for files only`, async () => {
      const { page, requests, violations } = await open(`${path}?backend=browser`);
      const first = await page.waitForSelector(anyElement);
      await page.waitForFunction(
        (element) => Boolean(element?.shadowRoot?.querySelector('dd, [part=count], legend, h2, h3')),
        {},
        first,
      );
      const notice = await page.$eval('.browser-notice', (element) => element.textContent);
      assert.match(notice, /rien ne quitte cette page|nothing leaves this page/);
      assert.deepEqual(requests.filter(isData), []);
      assert.deepEqual(await violations(), []);
      const links = await page.$$eval('a[href^="/"]', (all) =>
        // What stands inside a widget is not shown.
        all.filter((link) => !link.closest('[src]')).map((link) => link.getAttribute('href') ?? ''),
      );
      assert.deepEqual(links.filter(isData), []);
      await page.close();
    });
  }

  it('is not there without the word in the address', async () => {
    const { page, requests } = await open('/');
    await textInside(page, 'civic-petition', '[part=count]');
    assert.ok(requests.some(isData));
    assert.ok(!requests.includes('/civic-widgets.backend.js'));
    assert.equal(await page.$('.browser-notice'), null);
    await page.close();
  });
});
