import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch, type BrowserKind } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { gallery, showHost, type GalleryHost } from '../support/gallery.ts';
import { anyElement } from '../support/tags.ts';
import { findFaintText } from '../support/text-contrast.ts';

/* The widgets on pages of the kinds that towns have: `npm run screenshots -- gallery` makes pictures of all of them to look at. */

let demo: Demo;
const browsers = new Map<BrowserKind, Browser>();
const kinds: BrowserKind[] = ['chromium', 'firefox'];
before(async () => {
  demo = await startDemo();
  for (const kind of kinds) browsers.set(kind, await launch(kind));
});
after(async () => {
  for (const browser of browsers.values()) await browser.close();
  await demo.close();
});

async function open(kind: BrowserKind, host: GalleryHost): Promise<Page> {
  const page = (await browsers.get(kind)?.newPage()) ?? assert.fail(`no ${kind}`);
  await page.setViewport({ width: 1280, height: 9000 });
  await showHost(page, demo.url, host);
  return page;
}

/** Sets medium and scheme at once: each alone takes the other back. */
async function emulate(page: Page, media = '', scheme: string): Promise<void> {
  const features = [{ name: 'prefers-color-scheme', value: scheme }];
  await (await page.createCDPSession()).send('Emulation.setEmulatedMedia', { media, features });
}

/** What is wider than the page, or stands out of its widget. */
const findOverflow = (page: Page): Promise<string[]> =>
  page.$$eval(anyElement, (widgets) =>
    widgets.flatMap((widget) => {
      const { left, right } = widget.getBoundingClientRect();
      return [...(widget.shadowRoot?.querySelectorAll('*') ?? [])]
        .map((each) => [each, each.getBoundingClientRect()] as const)
        .filter(([each]) => !each.closest('.scroll > *'))
        .filter(([, box]) => box.width > 0 && (box.right > right + 1 || box.left < left - 1))
        .map(([each]) => `${widget.localName}: ${each.outerHTML.slice(0, 80)}`);
    }),
  );

for (const kind of kinds) {
  describe(`a host of the gallery in ${kind}`, () => {
    for (const [name, host] of Object.entries(gallery)) {
      // Firefox prints no page for tests.
      if (host.media && kind === 'firefox') continue;
      it(`${name}: every text of the widgets has 4.5:1, nothing stands out, and their accent is the host’s`, async () => {
        const page = await open(kind, host);
        for (const scheme of ['light', 'dark'] as const) {
          // Firefox has the scheme of the machine.
          if (kind === 'chromium') await emulate(page, host.media, scheme);
          else if (scheme === 'dark') continue;
          for (const width of [1280, 320]) {
            await page.setViewport({ width, height: 9000 });
            const { faint, looked } = await findFaintText(page, anyElement);
            assert.deepEqual(faint, [], `${scheme}, ${width} px`);
            assert.ok(looked > 100, `${looked} texts`);
            assert.deepEqual(await findOverflow(page), [], `${scheme}, ${width} px`);
          }
          const accent = await page.$eval(
            'civic-petition',
            ({ shadowRoot }) => getComputedStyle(shadowRoot?.querySelector('.primary') as Element).backgroundColor,
          );
          assert.equal(toNumbers(accent), host.accent);
        }
        await page.close();
      });
    }
  });
}

/** A colour as browsers write one that is mixed or found, in whole numbers. */
function toNumbers(colour: string): string {
  const [, parts] = /^color\(srgb ([\d. ]+)\)$/.exec(colour) ?? [];
  if (!parts) return colour;
  return `rgb(${parts
    .trim()
    .split(' ')
    .map((part) => Math.round(Number(part) * 255))
    .join(', ')})`;
}

describe('a petition on paper', () => {
  it('has its whole text, what it obliges to and where to sign, and nothing that only a screen can do', async () => {
    const page = await open('chromium', gallery['print'] ?? assert.fail());
    await page.$$eval('civic-petition', ([petition]) => {
      for (const details of petition?.shadowRoot?.querySelectorAll('details') ?? []) details.open = false;
    });
    await page.emulateMediaType('print');
    const seen = await page.$eval('civic-petition', (petition) => {
      const all = [...(petition.shadowRoot?.querySelectorAll('details p, button, summary') ?? [])];
      return all
        .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height > 0)
        .map(({ localName, className }) => `${localName} ${className}`.trim());
    });
    assert.ok(seen.includes('p paragraphs measure'), seen.join());
    assert.ok(seen.includes('button primary'), seen.join());
    assert.deepEqual(
      seen.filter((each) => /^(summary|button (?!primary))/.test(each)),
      [],
    );
    const seenAddress = await page.$eval('civic-petition', ({ shadowRoot }) => {
      const address = shadowRoot?.querySelector('.paper');
      return address?.checkVisibility() && address.textContent;
    });
    assert.match(String(seenAddress), /^http:\/\/localhost:\d+\/petitions\/pistes-cyclables$/);
    await page.close();
  });

  it('has of a discussion what was said and how it was voted, and no field', async () => {
    const page = await open('chromium', gallery['print'] ?? assert.fail());
    await page.emulateMediaType('print');
    const seen = await page.$eval('civic-comments', ({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll('form, input, select, label, button, summary, .count, article .text') ?? [])]
        .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height > 0)
        .map(({ localName, className }) => `${localName} ${className}`.trim().split(' ').slice(0, 2).join(' ')),
    );
    assert.deepEqual([...new Set(seen)].toSorted(), ['button vote', 'p text', 'span count']);
    await page.close();
  });
});
