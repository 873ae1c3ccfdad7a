import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { heldActs } from '../../src/server/confirmation/holding/tables.ts';
import { launch, type BrowserKind } from '../support/browser.ts';
import { asksWork } from '../support/holding.ts';
import { codeOf } from '../support/mailbox.ts';
import { appears, clickInside, fillInside, inside } from '../support/shadow.ts';
import { startSite, type Site } from '../support/site.ts';
import { strict, visitWith } from '../support/visit.ts';

/* A server that asks browsers for work: who votes by the widget is counted, and a program that does none is held. */

const kinds: BrowserKind[] = ['chromium', 'firefox'];
const browsers = new Map<BrowserKind, Browser>();
let site: Site;

before(async () => {
  site = await startSite({ holding: asksWork });
  for (const kind of kinds) browsers.set(kind, await launch(kind));
});
after(async () => {
  for (const browser of browsers.values()) await browser.close();
  await site.close();
});

async function vote(page: Page, email: string): Promise<void> {
  const widget = (selector: string): string => inside('civic-poll', selector);
  await appears(page, widget('[part=ballot] input'));
  await clickInside(page, widget('[part=ballot] input'));
  await clickInside(page, widget('[part=ballot] [type=submit]'));
  await fillInside(page, widget('#email'), email);
  await clickInside(page, widget('[part=review] [type=submit]'));
  await appears(page, widget('#code'));
  await fillInside(page, widget('#code'), await codeOf(site.backend, email));
  await clickInside(page, widget('form [type=submit]'));
  await appears(page, widget('[part=thanks]'));
}

/** Votes as a program does that knows the addresses, and reads its mails. */
async function post(email: string): Promise<unknown> {
  const { poll, app } = site.backend;
  const read = await app.request(poll, { headers: { Accept: 'application/json' } });
  const { options, textVersion, notice } = (await read.json()) as {
    options: { id: string }[];
    textVersion: string;
    notice: { version: string };
  };
  const send = async (path: string, body: object): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await app.request(`${poll}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return answer.json();
  };
  const key = 'the-key-of-a-program-that-works-not';
  const ballot = { kind: 'choices', choices: [options[0]?.id] };
  const versions = { textVersion, noticeVersion: notice.version, lang: 'fr' };
  await send('ballots', { key, email, ballot, ...versions });
  await app.idle();
  return send('ballots/confirm', { key, code: await codeOf(site.backend, email) });
}

const policies: Record<string, { policy?: string; works: 'beside' | 'in' }> = {
  'a page without a policy': { works: 'beside' },
  'the strictest policy, which allows no worker': { policy: `${strict}; worker-src 'none'`, works: 'in' },
};

for (const kind of kinds) {
  for (const [name, { policy, works }] of Object.entries(policies)) {
    describe(`a vote in ${name}, in ${kind}`, () => {
      it(`is counted: the browser has worked ${works} the page`, async () => {
        const { poll, count } = site.backend;
        const counted = await count(poll);
        site.requests.length = 0;
        const html = `<script type="module" src="/civic-widgets.js"></script><civic-poll src="${poll}"></civic-poll>`;
        const headers = policy ? { 'content-security-policy': policy } : {};
        const at = site.page(`/${works}-${kind}.html`, html, headers);
        const { page, lines } = await visitWith(browsers.get(kind), at);
        await vote(page, `${works}-${kind}@laposte.net`);
        assert.equal(await count(poll), counted + 1);
        assert.equal(await site.backend.store.count(heldActs, {}), 0);
        assert.deepEqual(lines, []);
        const isBeside = site.requests.some(({ url }) => url.endsWith('.worker.js'));
        assert.equal(isBeside, works === 'beside');
        // The receipt would be found by the next who votes in this browser.
        await page.evaluate(() => localStorage.clear());
        await page.close();
      });
    });
  }
}

describe('a vote that a program posts without work', () => {
  it('is answered as any other, and is in no count', async () => {
    const { poll, count, store } = site.backend;
    const counted = await count(poll);
    assert.deepEqual(await post('robot@laposte.net'), { outcome: 'counted' });
    assert.equal(await count(poll), counted);
    const held = await store.list(heldActs, { state: 'held' }, { index: 'state' });
    assert.deepEqual(
      held.map(({ reason }) => reason),
      ['work'],
    );
  });
});
