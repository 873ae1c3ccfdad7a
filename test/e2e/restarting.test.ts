import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { codeFor } from '../support/mailbox.ts';
import { appears, clickInside, fillInside, inside, textInside } from '../support/shadow.ts';
import { until } from '../support/until.ts';

let demo: Demo;
let browser: Browser;
const profile = mkdtempSync(join(tmpdir(), 'civic-profile-'));

before(async () => {
  demo = await startDemo();
  browser = await launch('chromium', profile);
});
after(async () => {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
  await demo.close();
});

const waits = 'En attente, pas encore reçu';

/** What a browser of this profile finds in its storage when it starts. */
const stored = (): string => {
  const folder = join(profile, 'Default', 'Local Storage', 'leveldb');
  // What it holds beside Latin letters stands there in two bytes each.
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1').replaceAll('\0', ''))
    .join('\n');
};

/**
 * Ends the browser as a crash would, once all this is on the disk, and starts it again. It writes at once what the last page of a site left
 * behind; before that once a minute.
 */
async function restart(...kept: string[]): Promise<void> {
  for (const page of (await browser.pages()).slice(1)) await page.close();
  await until(() => kept.every((each) => stored().includes(each)), `${kept.join(', ')} on the disk`);
  const program = browser.process()!;
  const ended = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGKILL');
  await ended;
  browser = await launch('chromium', profile);
}

/** A thing, and how somebody acts on it up to the last press. */
interface Thing {
  widget: string;
  path: string;
  begin(page: Page): Promise<void>;
  /** The button of the last press. */
  send: string;
  count(): Promise<number>;
}

const readThing = async <T>(path: string): Promise<T> => {
  const response = await fetch(`${demo.url}${path}`, {
    headers: { Accept: 'application/json', 'Cache-Control': 'no-cache' },
  });
  return (await response.json()) as T;
};
interface Numbered {
  numbers: Record<string, { value: number; pending?: number }>;
}

const petition = (email: string): Thing => ({
  widget: 'civic-petition',
  path: '/petitions/pistes-cyclables',
  async begin(page) {
    await clickInside(page, inside('civic-petition', 'button.primary'));
    await fillInside(page, inside('civic-petition', '#name'), 'Camille Martin');
    await fillInside(page, inside('civic-petition', '#email'), email);
    await fillInside(page, inside('civic-petition', '#place'), 'Valmont-sur-Loire');
  },
  send: 'form button[type=submit]',
  count: async () => (await readThing<Numbered>('/petitions/pistes-cyclables')).numbers['signatures']!.value,
});

const poll = (email: string): Thing => ({
  widget: 'civic-poll',
  path: '/polls/horaires-bibliotheque',
  async begin(page) {
    await clickInside(page, inside('civic-poll', 'input[type=radio]'));
    await clickInside(page, inside('civic-poll', 'form button[type=submit]'));
    await fillInside(page, inside('civic-poll', '#email'), email);
  },
  send: '[part=review] button[type=submit]',
  count: async () => (await readThing<Numbered>('/polls/horaires-bibliotheque')).numbers['votes']!.value,
});

const thread = (text: string): Thing => ({
  widget: 'civic-comments',
  path: '/threads/reamenager-la-place',
  async begin(page) {
    await clickInside(page, inside('civic-comments', '[data-write]'));
    await fillInside(page, inside('civic-comments', '#text'), text);
    await clickInside(page, inside('civic-comments', '[part=form] [name=side]'));
  },
  send: '[part=form] button[type=submit]',
  count: async () => (await readThing<Numbered>('/threads/reamenager-la-place')).numbers['comments']!.value,
});

async function open({ widget, path }: Thing): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${demo.url}${path}?lang=fr`);
  await appears(page, inside(widget, '[part=title]'));
  return page;
}

const press = ({ widget, send }: Thing, page: Page): Promise<void> => clickInside(page, inside(widget, send));

async function confirm(page: Page, widget: string, email: string): Promise<void> {
  const code = await codeFor(browser, demo.url, email);
  await page.bringToFront();
  await fillInside(page, inside(widget, '#code'), code);
  // By the keyboard: what comes in below may move the button.
  await (await appears(page, inside(widget, '#code'))).press('Enter');
}

/** Counts the mails that went to an address. */
async function mailsTo(email: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(`${demo.url}/mailbox`);
  const all = await page.$$eval('article', (mails) => mails.map((mail) => mail.textContent));
  await page.close();
  return all.filter((mail) => mail.includes(email)).length;
}

describe('what somebody does without a connection', () => {
  it('a signature, a vote and a comment: received once after the browser was killed and started again', async () => {
    const [signer, voter, writer] = ['signe@exemple.fr', 'vote@exemple.fr', 'ecrit@exemple.fr'];
    const text = 'Un commentaire sans connexion';
    const [sign, vote, comment] = [petition(signer), poll(voter), thread(text)];

    // Who writes has joined before.
    const joining = await open(comment);
    await thread('Un premier commentaire').begin(joining);
    await press(comment, joining);
    await fillInside(joining, inside('civic-comments', '#name'), 'Camille Martin');
    await fillInside(joining, inside('civic-comments', '#email'), writer);
    await clickInside(joining, inside('civic-comments', '[part=join] button[type=submit]'));
    await appears(joining, inside('civic-comments', '#code'));
    await confirm(joining, 'civic-comments', writer);
    await appears(joining, inside('civic-comments', '[data-write]'));
    await joining.close();

    const before = [await sign.count(), await vote.count(), await comment.count()];
    for (const each of [sign, vote, comment]) {
      const page = await open(each);
      await each.begin(page);
      await page.setOfflineMode(true);
      await press(each, page);
      assert.ok((await textInside(page, each.widget, '[part=waiting]')).includes(waits));
    }
    await restart(signer, voter, text);

    for (const [each, email] of [
      [sign, signer],
      [vote, voter],
    ] as const) {
      const page = await open(each);
      assert.ok((await textInside(page, each.widget, '[part=waiting]')).includes(waits));
      await clickInside(page, inside(each.widget, '[part=waiting] button'));
      await appears(page, inside(each.widget, '#code'));
      await confirm(page, each.widget, email);
      await appears(page, inside(each.widget, '[part=thanks]'));
      assert.equal(await mailsTo(email), 1);
      await page.close();
    }
    const page = await open(comment);
    await clickInside(page, inside('civic-comments', '[part=waiting] button'));
    await until(async () => (await comment.count()) > before[2]!, 'the comment');
    await until(async () => !(await page.evaluate(() => localStorage.getItem('civic-widgets.outbox'))), 'nothing kept');
    await page.reload();
    await appears(page, inside('civic-comments', '[data-lists]'));
    const after = [await sign.count(), await vote.count(), await comment.count()];
    assert.deepEqual(
      after.map((count, at) => count - before[at]!),
      [1, 1, 1],
    );
    await page.close();
  });

  it('goes on where the tab is closed while it is on its way, whether it had arrived or not', async () => {
    for (const [email, arrives] of [
      ['perdu@exemple.fr', false],
      ['arrive@exemple.fr', true],
    ] as const) {
      const sign = petition(email);
      const page = await open(sign);
      // As another person, on this device.
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await sign.begin(page);
      const before = await sign.count();
      // The press goes to the server, and no answer comes back; or it goes nowhere.
      const left = Promise.withResolvers<void>();
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        if (request.method() !== 'POST' || !request.url().endsWith('/signatures')) return void request.continue();
        const send = async (): Promise<void> => {
          const body = request.postData()!;
          const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
          if (arrives) assert.equal((await fetch(request.url(), { method: 'POST', headers, body })).status, 202);
        };
        send().then(left.resolve, left.reject);
      });
      await press(sign, page);
      await left.promise;
      await page.close();

      const again = await open(sign);
      await appears(again, inside('civic-petition', '#code'));
      await confirm(again, 'civic-petition', email);
      await appears(again, inside('civic-petition', '[part=thanks]'));
      assert.equal((await sign.count()) - before, 1);
      assert.equal(await mailsTo(email), 1);
      await again.close();
    }
  });
});
