import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { codeFor } from '../support/mailbox.ts';
import { appears, clickInside, fillInside, focuses, inside, tabTo, textInside } from '../support/shadow.ts';

let demo: Demo;
let chromium: Browser;
let firefox: Browser;

before(async () => {
  demo = await startDemo();
  [chromium, firefox] = await Promise.all([launch('chromium'), launch('firefox')]);
});
afterEach(async () => {
  // Only a page in front is drawn.
  for (const page of [...(await chromium.pages()), ...(await firefox.pages())].slice(1)) await page.close();
});
after(async () => {
  await Promise.all([chromium.close(), firefox.close()]);
  await demo.close();
});

const counter = 'civic-counter[src*=pistes]';
const count = async (page: Page): Promise<number> => Number((await textInside(page, counter, 'dd')).replace(/\D/g, ''));

/** Keeps what the policy of the page reports, on every page that is opened in it. */
const watchPolicy = (page: Page): Promise<unknown> =>
  page.evaluateOnNewDocument(() => {
    const found: string[] = [];
    Object.assign(globalThis, { found });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      found.push(`${violatedDirective} ${blockedURI}`),
    );
  });

describe('a person signs in the demo', () => {
  it('by keyboard alone; a counter elsewhere goes up without a reload; and it is still there after a crash', async () => {
    const watcher = await firefox.newPage();
    await watcher.goto(`${demo.url}/consultations.html`);
    const before = await count(watcher);

    const page = await chromium.newPage();
    await page.goto(demo.url);
    await textInside(page, 'civic-petition', '[part=count]');
    await tabTo(page, 'Signer la pétition');
    await page.keyboard.press('Enter');
    await textInside(page, 'civic-petition', 'form');
    await focuses(page, 'Votre signature');
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
    await focuses(page, 'Signature reçue, il reste une étape');
    await tabTo(page, 'Code à six chiffres');
    await page.keyboard.type(await codeFor(chromium, demo.url, 'camille.martin@exemple.fr'));
    await page.keyboard.press('Enter');
    await textInside(page, 'civic-petition', '[part=thanks]');
    await focuses(page, 'Merci, votre signature est comptée');

    await watcher.waitForFunction(
      (selector, least) => {
        const number = document.querySelector(selector)?.shadowRoot?.querySelector('dd')?.textContent ?? '';
        return Number(number.replace(/\D/g, '')) === least;
      },
      { timeout: 30_000, polling: 250 },
      counter,
      before + 1,
    );

    await demo.kill();
    const again = await startDemo(demo.data);
    demo = again;
    const page2 = await chromium.newPage();
    await page2.goto(`${again.url}/consultations.html`);
    assert.equal(await count(page2), before + 1);
  });

  for (const kind of ['chromium', 'firefox'] as const) {
    it(`and withdraws, and no step breaks the policy of the page, in ${kind}`, async () => {
      const page = await (kind === 'chromium' ? chromium : firefox).newPage();
      await watchPolicy(page);
      await page.goto(demo.url);
      const email = `${kind}@exemple.fr`;
      await clickInside(page, inside('civic-petition', 'button.primary'));
      await clickInside(page, inside('civic-petition', 'button[type=submit]'));
      await textInside(page, 'civic-petition', '[role=alert]');
      await fillInside(page, inside('civic-petition', '#name'), 'Camille Martin');
      await fillInside(page, inside('civic-petition', '#email'), email);
      await fillInside(page, inside('civic-petition', '#place'), 'Valmont');
      await clickInside(page, inside('civic-petition', 'button[type=submit]'));
      await textInside(page, 'civic-petition', '#code');
      await fillInside(page, inside('civic-petition', '#code'), await codeFor(chromium, demo.url, email));
      await page.bringToFront();
      await clickInside(page, inside('civic-petition', 'button[type=submit]'));
      await textInside(page, 'civic-petition', '[part=thanks]');
      await clickInside(page, inside('civic-petition', '[part=thanks] div.actions button'));
      await clickInside(page, inside('civic-petition', '[part=thanks] div.actions button'));
      await appears(page, inside('civic-petition', 'button.primary'));
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { found: string[] }).found), []);
    });
  }

  it('without JavaScript, by a plain form', async () => {
    const page = await chromium.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(demo.url);
    await Promise.all([page.waitForNavigation(), page.click('civic-petition a')]);
    await page.type('#name', 'Dominique Petit');
    await page.type('#email', 'dominique@exemple.fr');
    await page.type('#place', 'Valmont-sur-Loire');
    await Promise.all([page.waitForNavigation(), page.click('form button')]);
    await page.type('#code', await codeFor(chromium, demo.url, 'dominique@exemple.fr'));
    await Promise.all([page.waitForNavigation(), page.click('form button')]);
    assert.match(await page.$eval('h1', (heading) => heading.textContent), /comptée|counted/);
  });

  it('by the link of the mail, which counts only after a click', async () => {
    const page = await chromium.newPage();
    await page.goto(`${demo.url}/en/`);
    await clickInside(page, 'civic-petition >>> button.primary');
    await fillInside(page, 'civic-petition >>> #name', 'Sam Doe');
    await fillInside(page, 'civic-petition >>> #email', 'sam@example.org');
    await fillInside(page, 'civic-petition >>> #place', 'Valmont');
    await clickInside(page, 'civic-petition >>> button[type=submit]');
    await textInside(page, 'civic-petition', '#code');
    await codeFor(chromium, demo.url, 'sam@example.org');
    const mail = await chromium.newPage();
    await mail.goto(`${demo.url}/mailbox`);
    const link = await mail.$eval('article a[href*="confirm"]', (each) => each.href);
    const total = async (): Promise<number> => {
      const response = await fetch(`${demo.url}/petitions/pistes-cyclables`, {
        headers: { accept: 'application/json' },
      });
      return ((await response.json()) as { numbers: { signatures: { value: number } } }).numbers.signatures.value;
    };
    const before = await total();
    await mail.goto(link);
    assert.equal(await total(), before);
    await Promise.all([mail.waitForNavigation(), mail.click('form button')]);
    await page.bringToFront();
    await textInside(page, 'civic-petition', '[part=thanks]');
    assert.equal(await total(), before + 1);
  });
});
