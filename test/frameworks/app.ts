import assert from 'node:assert/strict';
import type { Browser, Page } from 'puppeteer-core';
import { petitionDocument } from '../../src/testing/samples/petition.ts';
import { appears, clickInside, fillInside, inside, textInside } from '../support/shadow.ts';
import type { Site } from '../support/site.ts';

/** A page with the app of a guide, over the reference backend. */
export interface App {
  page: Page;
  /** Everything the console was told beyond notes, and errors that nobody caught. */
  complaints: string[];
}

/** The file that the guides leave to the reader: the addresses of two petitions and of a poll. */
export async function writeAddresses({ backend }: Site): Promise<string> {
  const other = await backend.put(
    'passage',
    petitionDocument({ title: { fr: 'Un passage piéton', en: 'A crossing' } }),
  );
  const petitions = JSON.stringify([backend.petition, other]);
  return `export const petitions: string[] = ${petitions};\nexport const poll = '${backend.poll}';\n`;
}

/** Opens a page with the bundle of an app, in the place where a server may have written its content. */
export async function openApp(browser: Browser, site: Site, bundle: string, content = ''): Promise<App> {
  // A reader of its own: a vote is remembered on the device.
  const page = await (await browser.createBrowserContext()).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The browser asks for an icon on its own.
    if (['error', 'warn'].includes(message.type()) && !message.location().url?.endsWith('/favicon.ico'))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => void complaints.push(`uncaught: ${String(error)}`));
  site.script('/app.js', bundle);
  await page.goto(site.page('/app', `<div id="app">${content}</div><script type="module" src="/app.js"></script>`));
  return { page, complaints };
}

/** Fills in the ballot and sends it: the backend answers that it waits for the code that it mailed. */
async function vote(page: Page, email: string): Promise<void> {
  await clickInside(page, inside('civic-poll', '.ballot input'));
  await clickInside(page, inside('civic-poll', 'button.primary'));
  await fillInside(page, inside('civic-poll', '#email'), email);
  await clickInside(page, inside('civic-poll', 'button.primary'));
  await appears(page, inside('civic-poll', '#code'));
}

/** What the elements show, what they hold, and what was given to them as an attribute and as a property. */
export async function checkShown({ page }: App): Promise<void> {
  assert.match(await textInside(page, 'civic-petition', '[part=title][aria-level="3"]'), /pistes cyclables/);
  assert.equal(await page.$eval('civic-petition > a', (link) => link.textContent), 'Signer la pétition');
  await textInside(page, 'civic-counter', 'dd');
  const kind = await page.$eval('civic-counter', ({ store }) => typeof store?.resource);
  assert.equal(kind, 'function', 'the property is not set');
}

/** The app hears of a vote, once. */
export async function checkEvent({ page }: App, email: string): Promise<void> {
  await vote(page, email);
  await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent);
  const heard = await page.$eval('[role=status]', (element) => element.textContent);
  assert.equal(heard, 'received');
}

/** Another address in an attribute, and an element that goes and comes back. */
export async function checkChanges({ page }: App): Promise<void> {
  await page.click('#next');
  await page.waitForFunction(() =>
    document
      .querySelector('civic-petition')
      ?.shadowRoot?.querySelector('[part=title]')
      ?.textContent.includes('passage piéton'),
  );
  await page.click('#toggle');
  await page.waitForFunction(() => !document.querySelector('civic-poll'));
  await page.click('#toggle');
  await textInside(page, 'civic-poll', '[part=title]');
}

/** Leaves the page, that nobody has complained of. */
export async function leave({ page, complaints }: App): Promise<void> {
  assert.deepEqual(complaints, []);
  await page.browserContext().close();
}
