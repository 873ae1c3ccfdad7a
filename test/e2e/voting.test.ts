import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { codeFor } from '../support/mailbox.ts';
import { appears, inside, tabTo, textInside } from '../support/shadow.ts';

let demo: Demo;
let chromium: Browser;

before(async () => {
  demo = await startDemo();
  chromium = await launch('chromium');
});
afterEach(async () => {
  for (const page of (await chromium.pages()).slice(1)) await page.close();
});
after(async () => {
  await chromium.close();
  await demo.close();
});

/** Goes by Tab to what has this text, and presses a key there. */
async function press(page: Page, text: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, text);
  await page.keyboard.press(key);
}

/** How each ballot is filled in by keyboard: the control to go to, and the keys to press there. */
const ballots: [string, string, (page: Page) => Promise<void>][] = [
  ['a single choice', 'horaires-bibliotheque', (page) => press(page, 'Le dimanche après-midi', 'Space')],
  ['several choices', 'fete-de-la-ville', (page) => press(page, 'Un bal', 'Space')],
  [
    'a stance',
    'pont-royal-dimanche',
    async (page) => {
      await (await appears(page, inside('civic-poll', 'input[type=radio]'))).focus();
      await page.keyboard.press('Space');
    },
  ],
  [
    'a mark',
    'espaces-verts',
    async (page) => {
      await (await appears(page, inside('civic-poll', 'form :is(select, input)'))).focus();
      await page.keyboard.press('ArrowDown');
    },
  ],
  ['a ranking', 'nom-de-la-mediatheque', (page) => press(page, 'Classer')],
  [
    'a judgment',
    'projets-de-quartier',
    async (page) => {
      await (await appears(page, inside('civic-poll', 'input[type=radio]'))).focus();
      await page.keyboard.press('Space');
    },
  ],
];

describe('a person votes in the demo', () => {
  for (const [name, id, fill] of ballots) {
    it(`by keyboard, ${name}: chosen, reviewed, confirmed by the code, changed, withdrawn`, async () => {
      const page = await chromium.newPage();
      await page.setExtraHTTPHeaders({ 'accept-language': 'fr' });
      await page.goto(`${demo.url}/polls/${id}?lang=fr`);
      await textInside(page, 'civic-poll', 'form');
      await fill(page);
      await press(page, 'Continuer');
      const email = `${id}@exemple.fr`;
      await appears(page, inside('civic-poll', '#email'));
      await tabTo(page, 'Adresse électronique');
      await page.keyboard.type(email);
      await press(page, 'Voter');
      await appears(page, inside('civic-poll', '#code'));
      const code = await codeFor(chromium, demo.url, email);
      await page.bringToFront();
      await tabTo(page, 'Code à six chiffres');
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
      await appears(page, inside('civic-poll', '[part=thanks]'));

      await press(page, 'Modifier mon vote');
      await press(page, 'Voter blanc');
      await press(page, 'Enregistrer ce changement');
      await appears(page, inside('civic-poll', '[part=thanks]'));

      await press(page, 'Retirer mon vote');
      await press(page, 'Oui');
      await page.waitForFunction(
        () => document.querySelector('civic-poll')?.shadowRoot?.textContent.includes('est retiré'),
        { polling: 100 },
      );
    });
  }

  it('and by touch, at the width of a phone: a ranking is put in order, cast and confirmed', async () => {
    const page = await chromium.newPage();
    await page.emulate({
      viewport: { width: 320, height: 640, isMobile: true, hasTouch: true },
      userAgent: await chromium.userAgent(),
    });
    await page.setExtraHTTPHeaders({ 'accept-language': 'fr' });
    await page.goto(`${demo.url}/polls/nom-de-la-mediatheque?lang=fr`);
    const tap = async (text: string): Promise<void> => {
      const selector = inside('civic-poll', `button::-p-text(${text})`);
      await (await appears(page, selector)).tap();
    };
    await textInside(page, 'civic-poll', 'form');
    await tap('Classer');
    await tap('Classer');
    await (await appears(page, inside('civic-poll', '[aria-label^=Monter]:not([aria-disabled])'))).tap();
    await tap('Continuer');
    const email = 'tactile@exemple.fr';
    await (await appears(page, inside('civic-poll', '#email'))).type(email);
    await tap('Voter');
    await appears(page, inside('civic-poll', '#code'));
    const code = await codeFor(chromium, demo.url, email);
    await page.bringToFront();
    await (await appears(page, inside('civic-poll', '#code'))).type(code);
    await tap('Confirmer');
    await appears(page, inside('civic-poll', '[part=thanks]'));
  });

  it('and counts the published ballots again: the result agrees', async () => {
    const page = await chromium.newPage();
    await page.setExtraHTTPHeaders({ 'accept-language': 'fr' });
    await page.goto(`${demo.url}/polls/nom-de-region?lang=fr`);
    await textInside(page, 'civic-poll', 'table');
    await press(page, 'Refaire le compte');
    await page.waitForFunction(
      () => /le résultat publié est confirmé/.test(document.querySelector('civic-poll')?.shadowRoot?.textContent ?? ''),
      { polling: 100 },
    );
  });
});
