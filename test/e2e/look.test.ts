import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { findAxe, launch } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { looks, showLook, type Look } from '../support/looks.ts';
import { anyElement, tags } from '../support/tags.ts';

let demo: Demo;
let browser: Browser;
before(async () => {
  demo = await startDemo();
  browser = await launch('chromium');
});
after(async () => {
  await browser.close();
  await demo.close();
});

async function open(look: Look | undefined): Promise<Page> {
  assert.ok(look);
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 8000 });
  await showLook(page, demo.url, look);
  return page;
}

/** What stands out of its widget or is wider than its place, and whether the page scrolls sideways. */
const findOverflow = (page: Page): Promise<string[]> =>
  page.evaluate((any) => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
      found.push('the page scrolls sideways');
    for (const widget of document.querySelectorAll(any)) {
      const { left, right } = widget.getBoundingClientRect();
      for (const each of widget.shadowRoot?.querySelectorAll('*') ?? []) {
        const box = each.getBoundingClientRect();
        if (box.width > 0 && (box.right > right + 1 || box.left < left - 1))
          found.push(`${widget.localName}: ${each.outerHTML.slice(0, 80)}`);
        if (
          each.clientWidth > 0 &&
          getComputedStyle(each).overflowX === 'hidden' &&
          each.scrollWidth > each.clientWidth + 1
        )
          found.push(`${widget.localName} clips ${each.outerHTML.slice(0, 80)}`);
      }
    }
    return found;
  }, anyElement);

const colourOf = (page: Page, widget = 'civic-petition'): Promise<string> =>
  page.$eval(
    widget,
    ({ shadowRoot }) => getComputedStyle(shadowRoot?.querySelector('button.primary') as Element).backgroundColor,
  );

describe('all elements on a host', () => {
  for (const [name, look] of Object.entries(looks)) {
    it(`that is ${name}: axe finds nothing, wide or at 320 pixels, and nothing stands out`, async () => {
      const page = await open(look);
      for (const width of [1280, 320]) {
        await page.setViewport({ width, height: 12_000 });
        assert.deepEqual(await findOverflow(page), [], `${width} px`);
        // What a host resets, it answers for; the widgets are judged on hosts that do not.
        if (name !== 'hostile') assert.deepEqual(await findAxe(page), [], `${width} px`);
      }
      await page.close();
    });
  }

  it('with the text spacing of WCAG 1.4.12 at 320 pixels: nothing is cut off', async () => {
    const page = await open(looks['default']);
    await page.setViewport({ width: 320, height: 12_000 });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
      );
      for (const root of [
        document,
        ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
      ])
        root.adoptedStyleSheets.push(sheet);
    });
    assert.deepEqual(await findOverflow(page), []);
    await page.close();
  });

  it('with less motion asked for: nothing moves', async () => {
    const page = await open(looks['default']);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const moving = await page.$$eval(anyElement, (widgets) =>
      widgets.flatMap(
        ({ shadowRoot }) =>
          [...(shadowRoot?.querySelectorAll('*') ?? [])].filter((each) => {
            const { transitionDuration, animationName } = getComputedStyle(each);
            return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration);
          }).length,
      ),
    );
    assert.deepEqual(
      moving,
      tags.map(() => 0),
    );
    await page.close();
  });
});

describe('colours', () => {
  it('follow the scheme of the page, of the visitor and of the element, at once', async () => {
    const page = await open({ style: 'html { color-scheme: light dark }' });
    const [light, dark] = ['rgb(29, 79, 145)', 'rgb(156, 195, 245)'];
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    assert.equal(await colourOf(page), light);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    assert.equal(await colourOf(page), dark);
    await page.evaluate(() => (document.documentElement.style.colorScheme = 'light'));
    assert.equal(await colourOf(page), light);
    await page.$eval('civic-petition', (element) => element.setAttribute('theme', 'dark'));
    assert.equal(await colourOf(page), dark);
    assert.equal(await colourOf(page, 'civic-comments'), light);
    await page.$eval('civic-petition', (element) => element.removeAttribute('theme'));
    assert.equal(await colourOf(page), light);
    await page.close();
  });

  for (const [name, accent] of [
    ['dsfr', 'rgb(0, 0, 145)'],
    ['dsfr-dark', 'rgb(133, 133, 246)'],
    ['bootstrap', 'rgb(13, 110, 253)'],
    ['bootstrap-dark', 'rgb(110, 168, 254)'],
  ] as const) {
    it(`are those of the host with the preset of ${name}, and change with it`, async () => {
      const page = await open(looks[name]);
      assert.equal(await colourOf(page), accent);
      await page.addStyleTag({
        content: ':root { --text-action-high-blue-france: red !important; --bs-link-color: red !important }',
      });
      assert.equal(await colourOf(page), 'rgb(255, 0, 0)');
      await page.close();
    });
  }

  it('stay the default ones where a preset finds nothing of its host', async () => {
    const page = await open({ style: '', preset: 'dsfr' });
    assert.equal(await colourOf(page), 'rgb(29, 79, 145)');
    await page.close();
  });
});
