import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'puppeteer-core';
import { drawn } from './browser.ts';
import type { Demo } from './demo.ts';
import { codeFor } from './mailbox.ts';
import { appears, clickInside, fillInside, inside } from './shadow.ts';
import { anyElement } from './tags.ts';

/* The pictures of the README, from the demo as it is. */

type Scheme = 'light' | 'dark';

/** A page of the demo of this size, with its first widget, or what else is waited for, drawn. */
async function open(
  browser: Browser,
  url: string,
  width: number,
  height: number,
  scheme: Scheme,
  first = '>>> :is([part=title], dd)',
): Promise<Page> {
  const page = await browser.newPage();
  await page.emulateTimezone('Europe/Paris');
  await page.setExtraHTTPHeaders({ 'accept-language': 'fr' });
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(url);
  await appears(page, first);
  return page;
}

/** Waits until nothing is read or moves any more, and what came of it is drawn. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    (any) => [...document.querySelectorAll(any)].every((each) => !each.shadowRoot?.querySelector('[aria-busy=true]')),
    {},
    anyElement,
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
  await drawn(page);
}

const toTop = (page: Page, selector: string): Promise<void> =>
  page.$eval(selector, (element) => {
    element.scrollIntoView();
    scrollBy(0, -8);
  });

async function shoot(page: Page): Promise<string> {
  await settle(page);
  const picture = await page.screenshot({ encoding: 'base64' });
  await page.close();
  return picture;
}

/** Puts pictures side by side, and answers them as one. */
async function sideBySide(
  browser: Browser,
  pictures: readonly string[],
  width: number,
  height: number,
): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  const shown = pictures.map((picture) => `<img src="data:image/png;base64,${picture}" style="height:${height}px" />`);
  await page.setContent(`<body style="margin:0;background:#d5d9dc;display:flex;gap:8px">${shown.join('')}</body>`);
  const picture = await page.screenshot({ type: 'webp', quality: 85 });
  await page.close();
  return picture;
}

async function fillIn(page: Page): Promise<void> {
  await clickInside(page, inside('civic-petition', 'button.primary'));
  await appears(page, inside('civic-petition', '#name'));
  for (const [name, value] of [
    ['name', 'Camille Martin'],
    ['email', 'camille@exemple.fr'],
    ['place', 'Valmont-sur-Loire'],
  ] as const)
    await fillInside(page, inside('civic-petition', `#${name}`), value);
}

/** Votes in the poll of the demo that judges, whose result is shown to who has voted. */
async function vote(browser: Browser, url: string, page: Page): Promise<void> {
  await clickInside(page, inside('civic-poll', '.graded .grade:nth-child(2) input'));
  await clickInside(page, inside('civic-poll', '[part=ballot] .primary'));
  await fillInside(page, inside('civic-poll', '#email'), 'camille@exemple.fr');
  await clickInside(page, inside('civic-poll', '[part=review] .primary'));
  await appears(page, inside('civic-poll', '#code'));
  const code = await codeFor(browser, url, 'camille@exemple.fr');
  await page.bringToFront();
  await fillInside(page, inside('civic-poll', '#code'), code);
  await clickInside(page, inside('civic-poll', '.primary'));
  await appears(page, inside('civic-poll', '[part=results]'));
}

/** Imports the excerpt of the README into the data of the demo, by the command that it names. */
async function importExcerpt(data: string): Promise<void> {
  const root = join(import.meta.dirname, '..', '..');
  const command = ['dist/server/main/cli.js', 'import', 'test/fixtures/rua-excerpt.csv', '--json'];
  await promisify(execFile)(process.execPath, command, { cwd: root, env: { ...process.env, DATA: data } });
}

/** Takes the pictures of the README and puts them into a folder. */
export async function takeReadmePictures(
  browser: Browser,
  { url, data }: Pick<Demo, 'url' | 'data'>,
  folder: string,
): Promise<void> {
  const save = (name: string, picture: Uint8Array): Promise<void> => writeFile(join(folder, `${name}.webp`), picture);

  const front = await open(browser, `${url}/`, 1000, 1085, 'light');
  await save('petition', await sideBySide(browser, [await shoot(front)], 1000, 1085));

  const narrow: string[] = [];
  const first = await open(browser, `${url}/`, 320, 1200, 'light');
  await toTop(first, '.card');
  narrow.push(await shoot(first));
  const form = await open(browser, `${url}/`, 320, 1200, 'dark');
  await clickInside(form, inside('civic-petition', 'button.primary'));
  await appears(form, inside('civic-petition', '#name'));
  await toTop(form, '.card');
  narrow.push(await shoot(form));
  const code = await open(browser, `${url}/`, 320, 1200, 'light');
  await fillIn(code);
  await clickInside(code, inside('civic-petition', 'form .primary'));
  await appears(code, inside('civic-petition', '#code'));
  await toTop(code, '.card');
  narrow.push(await shoot(code));
  const counters = await open(browser, `${url}/consultations.html`, 320, 1200, 'light');
  narrow.push(await shoot(counters));
  await save('narrow', await sideBySide(browser, narrow, 4 * 320 + 3 * 8, 1200));

  const judged = await open(browser, `${url}/polls/projets-de-quartier?lang=fr`, 560, 1000, 'light');
  await vote(browser, url, judged);
  await judged.evaluate(() => {
    document.querySelector('civic-poll')?.shadowRoot?.querySelector('[part=results]')?.scrollIntoView();
    scrollBy(0, -16);
  });
  const result = await shoot(judged);
  const thread = await open(browser, `${url}/threads/reamenager-la-place?lang=fr`, 560, 1000, 'light');
  await save('poll-and-thread', await sideBySide(browser, [result, await shoot(thread)], 2 * 560 + 8, 1000));

  await importExcerpt(data);
  const consultation = await open(browser, `${url}/consultations/rua-excerpt?lang=fr`, 560, 1000, 'light');
  const list = `${url}/consultations/rua-excerpt/proposals?lang=fr`;
  const proposals = await open(browser, list, 560, 1000, 'light', 'main h1');
  const both = [await shoot(consultation), await shoot(proposals)];
  await save('consultation', await sideBySide(browser, both, 2 * 560 + 8, 1000));
}
