import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { until } from './until.ts';

/**
 * Puppeteer's selector for something inside a widget: `>>>` goes through open shadow roots. Before the script is there, it would find what
 * stands in the widget's place.
 */
export const inside = (widget: string, selector: string): string => `${widget}:defined >>> ${selector}`;

/**
 * Waits until something is there, inside a widget or not, and answers it. Puppeteer's own wait looks again when
 * the document changes, and what a shadow root draws changes no document.
 */
export const appears = (page: Page | Frame, selector: string): Promise<ElementHandle> =>
  // While the page goes to another there is nothing to look into.
  until(() => page.$(selector).catch(() => null), `"${selector}" on ${page.url()}`);

/** Clicks something inside a widget once it is there: a locator, too, would not look again for what a shadow root draws. */
export async function clickInside(page: Page | Frame, selector: string): Promise<void> {
  await appears(page, selector);
  await page.locator(selector).click();
}

/** Fills a field inside a widget once it is there. */
export async function fillInside(page: Page | Frame, selector: string, value: string): Promise<void> {
  await appears(page, selector);
  await page.locator(selector).fill(value);
}

/** Waits for something inside a widget and answers its text. */
export async function textInside(page: Page | Frame, widget: string, selector: string): Promise<string> {
  const handle = await appears(page, inside(widget, selector));
  return handle.evaluate((element) => element.textContent.replace(/\s+/g, ' ').trim());
}

/** The text of what has the focus, through open shadow roots. */
export const focused = (page: Page | Frame): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
    return (label ?? '').replace(/\s+/g, ' ').trim();
  });

/** Waits until what has this text has the focus, which moves once the widget has drawn. */
export const focuses = (page: Page | Frame, text: string): Promise<unknown> =>
  until(async () => (await focused(page)) === text, `the focus on "${text}"`);

/** Presses Tab until what has this text has the focus, in the page or in a frame of it. */
export const tabTo = (page: Page, text: string, within: Page | Frame = page): Promise<unknown> =>
  until(
    async () => {
      await page.keyboard.press('Tab');
      return (await focused(within)).includes(text);
    },
    `a way by Tab to "${text}"`,
    0,
  );
