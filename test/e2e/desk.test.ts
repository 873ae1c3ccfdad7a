import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { findAxe, launch } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { tabTo } from '../support/shadow.ts';
import { until } from '../support/until.ts';

let demo: Demo;
let chromium: Browser;
let firefox: Browser;

before(async () => {
  demo = await startDemo();
  [chromium, firefox] = await Promise.all([launch('chromium'), launch('firefox')]);
});
after(async () => {
  await Promise.all([chromium.close(), firefox.close()]);
  await demo.close();
});

const heading = (page: Page): Promise<string> => page.$eval('h1', ({ textContent }) => textContent);

/** Presses Enter on what has the focus, and waits for the page that it leads to. */
const press = (page: Page) => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);

const used = new Set<string>();

/** Waits for a code that was not used yet, in the mailbox of the demo. */
async function nextCode(): Promise<string> {
  const code = await until(async () => {
    const page = await (await fetch(`${demo.url}/mailbox`, { headers: { Accept: 'text/html' } })).text();
    return [...page.matchAll(/class="code">(\d{6})</g)].map(([, each]) => each!).find((each) => !used.has(each));
  }, 'a code in the mailbox');
  used.add(code);
  return code;
}

/** Judges a page in both schemes, narrow and wide, without leaving it. */
async function judge(page: Page, what: string): Promise<void> {
  const found: unknown[] = [];
  for (const scheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      await page.setViewport({ width, height: 3000 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      found.push(...(await findAxe(page)));
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(wide, 0, `${what} at ${width} px scrolls sideways`);
    }
  }
  assert.deepEqual(found, [], what);
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${demo.url}/desk?lang=fr`);
  await Promise.all([page.waitForNavigation(), page.click('main button')]);
  await page.type('#code', await nextCode());
  await press(page);
}

describe('an officer in the demo', () => {
  it('enters by keyboard, pauses a petition with a reason that people then read, and finds it in the log', async () => {
    const page = await firefox.newPage();
    await page.goto(demo.url);
    await page.click('footer a[href^=desk]');
    await page.waitForSelector('#email');
    assert.equal(await heading(page), 'Entrer au bureau');
    await tabTo(page, 'Recevoir un code');
    await press(page);
    await tabTo(page, 'Code à six chiffres');
    await page.keyboard.type(await nextCode());
    await press(page);
    assert.equal(await heading(page), 'Participations');
    await tabTo(page, 'Des pistes cyclables séparées sur les trois ponts');
    await press(page);
    await tabTo(page, 'Mettre en pause');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Le plan des ponts est corrigé.');
    await tabTo(page, 'Mettre en pause');
    await press(page);
    assert.equal(await page.$eval('[role=status]', ({ textContent }) => textContent), 'La participation est en pause.');
    const people = await chromium.newPage();
    await people.goto(`${demo.url}/petitions/pistes-cyclables`);
    await people.waitForFunction(() =>
      document.querySelector('civic-petition')?.shadowRoot?.textContent.includes('Le plan des ponts est corrigé.'),
    );
    await people.goto(`${demo.url}/log?lang=fr`);
    assert.match(await people.$eval('.log', ({ textContent }) => textContent), /Mise en pause/);
    await page.goto(`${demo.url}/desk/petitions/pistes-cyclables?lang=fr`);
    await tabTo(page, 'Reprendre');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Reprendre');
    await press(page);
    await people.close();
    await page.close();
  });

  it('meets nothing that axe finds in any state, in light and dark, narrow and wide', async () => {
    const page = await chromium.newPage();
    await page.goto(`${demo.url}/desk?lang=fr`);
    await judge(page, 'the way in');
    await page.$eval('#email', (field) => ((field as HTMLInputElement).value = 'mairie'));
    await Promise.all([page.waitForNavigation(), page.click('main button')]);
    await judge(page, 'an address with a fault');
    await page.goto(`${demo.url}/desk/enter?token=used`);
    await judge(page, 'a used link');
    await signIn(page);
    await judge(page, 'the list');
    await page.goto(`${demo.url}/desk/petitions/pistes-cyclables?lang=en`);
    await page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
    await judge(page, 'a thing with all its forms');
    const extend = await page.$('form:has(#extend-until) button');
    await Promise.all([page.waitForNavigation(), extend?.click()]);
    assert.match(await page.$eval('.error', ({ textContent }) => textContent), /Give the last open day/);
    await judge(page, 'a day with a fault');
    await page.goto(`${demo.url}/desk/officers`);
    await judge(page, 'the team');
    await page.goto(`${demo.url}/desk/log`);
    await judge(page, 'the log at the desk');
    await page.goto(`${demo.url}/log`);
    await judge(page, 'the log');
    await page.close();
  });
});
