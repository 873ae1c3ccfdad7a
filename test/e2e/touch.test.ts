import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launch } from '../support/browser.ts';
import { appears, inside } from '../support/shadow.ts';
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
      const sizes = await page.evaluate(async () => {
        const root = document.querySelector('civic-petition')?.shadowRoot;
        root?.querySelector<HTMLElement>('button.primary')?.click();
        await new Promise((resolve) => setTimeout(resolve));
        return [...(root?.querySelectorAll('input') ?? [])].map((field) =>
          parseFloat(getComputedStyle(field).fontSize),
        );
      });
      assert.ok(sizes.length >= 3, `${sizes.length} fields`);
      for (const each of sizes) assert.ok(each >= 16, `${each}px`);
      await page.close();
    });
  }
});
