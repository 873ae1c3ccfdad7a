import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { findAxe, launch } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { codeFor } from '../support/mailbox.ts';
import { until } from '../support/until.ts';

let demo: Demo;
let chromium: Browser;

before(async () => {
  demo = await startDemo();
  chromium = await launch('chromium');
});
after(async () => {
  await chromium.close();
  await demo.close();
});

/** Sends something to the server as a widget does. */
async function send(path: string, body: object): Promise<{ items: { id: string }[] }> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${demo.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.ok(response.ok, `${path} answers ${response.status}`);
  return (await response.json()) as { items: { id: string }[] };
}

const threads = '/threads/reamenager-la-place';

/** Reports comments of the demo, so that they wait. */
async function reportSome(count: number): Promise<void> {
  const response = await fetch(`${demo.url}${threads}/page?sort=newest`, { headers: { Accept: 'application/json' } });
  const { items } = (await response.json()) as { items: { id: string; state?: string }[] };
  for (const { id } of items.slice(0, count)) {
    await send(`${threads}/reports`, {
      act: `report-of-at-least-20-characters-${id}`,
      id,
      reason: 'spam',
      explanation: 'Une publicité.',
      name: 'Eve Dupont',
      email: 'eve@exemple.fr',
      goodFaith: true,
    });
  }
}

async function enter(page: Page): Promise<void> {
  await page.goto(`${demo.url}/desk?lang=fr`);
  const email = await page.$eval('#email', (field) => (field as HTMLInputElement).value);
  await Promise.all([page.waitForNavigation(), page.click('main button')]);
  const code = await codeFor(chromium, demo.url, email);
  await page.bringToFront();
  await page.type('#code', code);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.goto(`${demo.url}/desk/moderation?lang=fr`);
  await page.waitForSelector('#keys:not([hidden])');
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.closest('article')?.id ?? document.activeElement?.id ?? '');
const waiting = (page: Page): Promise<number> => page.$$eval('article.case', ({ length }) => length);

describe('the queue of moderators by keyboard', () => {
  it('goes from case to case, publishes, opens the reason, and can be turned off', async () => {
    await reportSome(3);
    const page = await chromium.newPage();
    await enter(page);
    const before = await waiting(page);
    assert.ok(before >= 3, `${before} wait`);

    await page.keyboard.press('j');
    assert.equal(await focused(page), 'case-1');
    await page.keyboard.press('j');
    assert.equal(await focused(page), 'case-2');
    await page.keyboard.press('k');
    assert.equal(await focused(page), 'case-1');
    await page.keyboard.press('j');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('p')]);
    await until(async () => (await focused(page)) === 'case-2', 'the focus on the case that took its place');
    assert.equal(await waiting(page), before - 1);
    assert.deepEqual(await findAxe(page), []);

    await page.keyboard.press('r');
    assert.equal(await focused(page), 'case-2');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'reason-2');
    assert.ok(await page.$eval('#remove-2', (radio) => (radio as HTMLInputElement).checked));
    // In a field, a letter is a letter.
    await page.focus('#details-2');
    await page.keyboard.type('jkpr?');
    assert.equal(await page.$eval('#details-2', (field) => (field as HTMLTextAreaElement).value.trim()), 'jkpr?');
    assert.equal(await waiting(page), before - 1);

    await page.focus('#case-1');
    await page.keyboard.press('?');
    assert.ok(await page.$eval('#keys', (help) => (help as HTMLDetailsElement).open));
    assert.deepEqual(await findAxe(page), []);
    await page.click('label[for=keys-on]');
    await page.reload();
    await page.waitForSelector('#keys:not([hidden])');
    await page.keyboard.press('j');
    assert.equal(await focused(page), '');
    await page.close();
  });
});
