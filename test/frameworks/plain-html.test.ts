import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Frame } from 'puppeteer-core';
import { launch, type BrowserKind } from '../support/browser.ts';
import { startSite, type Site } from '../support/site.ts';
import { readSnippets } from '../support/snippets.ts';

let site: Site;
/** The host has nothing but the files of the guide. */
let host: Server;
let address: string;

before(async () => {
  site = await startSite();
  const files = new Map(
    [...readSnippets('guides/plain-html.md')].map(([name, text]) => [
      name,
      text.replaceAll('https://participer.ville.example', site.url),
    ]),
  );
  const frame = (files.get('frame.html') ?? '').replaceAll('"', '&quot;');
  files.set(
    'builder.html',
    `<!doctype html><iframe sandbox="allow-scripts allow-forms" srcdoc="${frame}" height="900"></iframe>`,
  );
  host = createServer(({ url = '/' }, response) => {
    const text = files.get(url.slice(1));
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` }).end(text);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});
after(async () => {
  host?.close();
  host?.closeAllConnections();
  await site?.close();
});

/** Chooses, sends, and waits for what is said of the code; by the widget's own root, for frames and pages alike. */
async function vote(frame: Frame, email: string): Promise<void> {
  const there = (selector: string): Promise<unknown> =>
    frame.waitForFunction(
      (wanted) => document.querySelector('civic-poll')?.shadowRoot?.querySelector(wanted),
      {},
      selector,
    );
  const inPoll = (selector: string, value?: string): Promise<void> =>
    frame.evaluate(
      (wanted, text) => {
        const found = document.querySelector('civic-poll')?.shadowRoot?.querySelector<HTMLInputElement>(wanted);
        if (text === undefined) return found?.click();
        if (!found) return;
        found.value = text;
        found.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      },
      selector,
      value,
    );
  await there('.ballot input');
  await inPoll('.ballot input');
  await inPoll('button.primary');
  await there('#email');
  await inPoll('#email', email);
  await inPoll('button.primary');
  await there('#code');
}

for (const kind of ['chromium', 'firefox'] satisfies BrowserKind[]) {
  describe(`the guide for plain HTML, in ${kind}`, () => {
    it('shows a poll that one votes in, and hears of it', async () => {
      const browser = await launch(kind);
      try {
        const page = await browser.newPage();
        await page.goto(`${address}/page.html`);
        await vote(page.mainFrame(), `page-${kind}@exemple.fr`);
        await page.waitForFunction(() => document.querySelector('#heard')?.textContent);
        const heard = await page.$eval('#heard', (element) => element.textContent);
        assert.equal(heard, 'Confirmez votre vote avec le code reçu.');
        assert.ok(await page.$eval('civic-poll', (poll) => poll.headingLevel === 1));
      } finally {
        await browser.close();
      }
    });

    it('does in a sandboxed frame of a site builder', async () => {
      const browser = await launch(kind);
      try {
        const page = await browser.newPage();
        await page.goto(`${address}/builder.html`);
        const element = await page.waitForSelector('iframe');
        const frame = (await element?.contentFrame()) ?? assert.fail('no frame');
        await vote(frame, `frame-${kind}@exemple.fr`);
        assert.equal(await frame.evaluate(() => origin), 'null');
      } finally {
        await browser.close();
      }
    });
  });
}
