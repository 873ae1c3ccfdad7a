import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { threadDocument } from '../../src/testing/samples/comments.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { launch } from '../support/browser.ts';
import { appears, clickInside, inside } from '../support/shadow.ts';
import { startSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;
before(async () => void ([site, browser] = await Promise.all([startSite(), launch('chromium')])));
after(async () => {
  await browser.close();
  await site.close();
});

describe('on a touch screen, where a smaller field makes the page zoom', () => {
  for (const size of ['10px', '62.5%', '0.7rem', '0', '13px']) {
    it(`fields are at least 16 px high in type on a page of ${size}`, async () => {
      const page = await browser.newPage();
      await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
      const html = `<style>body { font-size: ${size} }</style><script type="module" src="/civic-widgets.js"></script>
        <civic-petition src="${site.backend.petition}"></civic-petition>`;
      await page.goto(site.page('/touch', html));
      await appears(page, inside('civic-petition', 'button.primary'));
      await clickInside(page, inside('civic-petition', 'button.primary'));
      await appears(page, inside('civic-petition', 'input'));
      const sizes = await page.$$eval(inside('civic-petition', 'input'), (fields) =>
        fields.map((field) => parseFloat(getComputedStyle(field).fontSize)),
      );
      assert.ok(sizes.length >= 3, `${sizes.length} fields`);
      for (const each of sizes) assert.ok(each >= 16, `${each}px`);
      await page.close();
    });
  }

  it('so are the lists of a ballot, and the fields of a discussion', async () => {
    const form = { kind: 'ranking', min: 1, max: 3, ties: true } as const;
    const poll = await site.backend.put('rangs', pollDocument({ form, method: 'schulze' }));
    const thread = await site.backend.put('place', threadDocument());
    const page = await browser.newPage();
    await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
    const html = `<style>body { font-size: 10px }</style><script type="module" src="/civic-widgets.js"></script>
      <civic-poll src="${poll}"></civic-poll><civic-comments src="${thread}"></civic-comments>`;
    await page.goto(site.page('/touch-fields', html));
    const write = await appears(page, inside('civic-comments', '[data-write]'));
    await write.evaluate((button) => (button as HTMLElement).click());
    for (const [widget, field] of [
      ['civic-poll', 'select'],
      ['civic-comments', 'textarea'],
    ] as const) {
      const found = await appears(page, inside(widget, field));
      const sizes = await found.evaluate((each) => {
        const fields = (each.getRootNode() as ShadowRoot).querySelectorAll('select, textarea, input[type=search]');
        return Array.from(fields, (one) => parseFloat(getComputedStyle(one).fontSize));
      });
      assert.ok(sizes.length > 0 && sizes.every((size) => size >= 16), `${widget}: ${sizes.join()}`);
    }
    await page.close();
  });
});
