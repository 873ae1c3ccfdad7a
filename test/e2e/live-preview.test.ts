import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { colourOptions } from '../support/axe-options.ts';
import { findAxe, launch } from '../support/browser.ts';
import { startDeskTown, type ServedTown } from '../support/desk-town.ts';
import { visitDesk, type DeskVisit } from '../support/desk-visit.ts';
import { rowsOf } from '../support/rows.ts';
import { appears, inside, textInside } from '../support/shadow.ts';
import { until } from '../support/until.ts';

/* The preview beside a form of the desk, in a browser: it follows what is typed, and nothing of that is kept. */

let town: ServedTown;
let chromium: Browser;
let visit: DeskVisit;
let page: Page;

before(async () => {
  town = await startDeskTown();
  chromium = await launch('chromium');
  visit = await visitDesk(chromium, town, 'fr');
  ({ page } = visit);
  await page.setViewport({ width: 1280, height: 1000 });
  await visit.go(town.setup);
  await visit.send('main form', { email: 'mairie@ville.exemple' });
  await visit.go('/desk/new');
  await visit.send('form.making', { model: 'petition/petition', 'language.fr': 'yes', 'language.en': 'yes' });
});
after(async () => {
  await visit.close();
  await chromium.close();
  await town.close();
});

const heading = '[role=heading][aria-level="1"]';

/** The frame, once its widget is drawn. */
async function frameOn(shown: Page): Promise<Frame> {
  const frame = await until(
    async () => (await (await shown.$('#live iframe'))?.contentFrame()) ?? undefined,
    'the frame of the preview',
  );
  await appears(frame, inside('civic-petition', heading));
  return frame;
}
const titleShows = (frame: Frame, title: string): Promise<unknown> =>
  until(async () => (await textInside(frame, 'civic-petition', heading)) === title, `the preview of "${title}"`);
const write = (name: string, text: string): Promise<void> => page.locator(`[name="${name}"]`).fill(text);
const said = (): Promise<string> => page.$eval('#live [role=status]', ({ textContent }) => textContent.trim());
const says = (words: RegExp): Promise<unknown> =>
  until(async () => words.test(await said()), `${words} beside the form`);
const press = (value: string): Promise<void> => page.locator(`#live button[value=${value}]`).click();
const pressed = (): Promise<string[]> =>
  page.$$eval('#live [aria-pressed=true]', (buttons) => buttons.map((button) => (button as HTMLButtonElement).value));

describe('the preview beside a form', () => {
  it('shows the widget with what is typed, in the width and the language that one chooses', async () => {
    const frame = await frameOn(page);
    const before = await rowsOf(town.store);
    await titleShows(frame, 'Titre');
    await write('title.fr', 'Ouvrir le marché le dimanche');
    await titleShows(frame, 'Ouvrir le marché le dimanche');
    await says(/montre ce que vous avez écrit/);
    assert.deepEqual(await pressed(), ['phone', 'fr']);
    assert.equal(await frame.evaluate(() => innerWidth), 320);

    await press('wide');
    await until(async () => (await frame.evaluate(() => innerWidth)) === 800, 'a wide preview');
    assert.deepEqual(await pressed(), ['wide', 'fr']);
    const [box, inner] = await page.$eval('#live iframe', (each) => [
      each.parentElement!.getBoundingClientRect().width,
      each.getBoundingClientRect().width,
    ]);
    assert.ok(inner! <= box!, `${inner} px stand in ${box} px`);

    await write('title.en', 'Open the market on Sundays');
    await press('en');
    await titleShows(frame, 'Open the market on Sundays');
    await appears(frame, 'civic-petition[lang=en]');
    assert.deepEqual(await pressed(), ['wide', 'en']);
    await press('phone');
    await press('fr');
    await titleShows(frame, 'Ouvrir le marché le dimanche');
    assert.equal(await rowsOf(town.store), before, 'nothing is kept');
    assert.deepEqual(await visit.troubles(), []);
  });

  it('says a fault beside the form, and keeps the last good preview', async () => {
    const frame = await frameOn(page);
    await write('title.fr', 'é'.repeat(501));
    await says(/trop long.*la dernière version sans erreur/);
    assert.equal(await textInside(frame, 'civic-petition', heading), 'Ouvrir le marché le dimanche');
    assert.deepEqual(await findAxe(page), []);
    await write('title.fr', 'Un marché le dimanche');
    await titleShows(frame, 'Un marché le dimanche');
    await says(/^L’aperçu montre ce que vous avez écrit\.$/);
    assert.deepEqual(await findAxe(page), []);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    assert.deepEqual(await findAxe(page, colourOptions), []);
    assert.deepEqual(await visit.troubles(), []);
  });

  it('is folded where there is no room beside the form, and is not there without a script', async () => {
    // The form before it was answered with its errors first.
    const address = page.url().replace(/#.*/, '');
    await page.setViewport({ width: 320, height: 800 });
    await page.goto(address);
    await page.waitForSelector('#live:not([hidden]):not([open])');
    assert.equal(await page.$('#live iframe[src]'), null, 'a phone loads no frame that nobody opened');
    await page.locator('#live summary').click();
    await titleShows(await frameOn(page), 'Titre');
    assert.deepEqual(await findAxe(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.setJavaScriptEnabled(false);
    await page.goto(address);
    assert.ok(await page.$eval('#live', (part) => (part as HTMLElement).hidden));
    assert.ok(await page.$('form.making'));
    await page.setJavaScriptEnabled(true);
  });
});
