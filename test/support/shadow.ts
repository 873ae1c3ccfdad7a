import { setTimeout } from 'node:timers/promises';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';

/** Puppeteer's selector for something inside a widget: `>>>` goes through open shadow roots. */
export const inside = (widget: string, selector: string): string => `${widget} >>> ${selector}`;

/**
 * Waits until something is there, inside a widget or not, and answers it. Puppeteer's own wait looks again when
 * the document changes, and what a shadow root draws changes no document.
 */
export async function appears(page: Page | Frame, selector: string): Promise<ElementHandle> {
  for (let looks = 0; looks < 600; looks += 1) {
    // While the page goes to another there is nothing to look into.
    const found = await page.$(selector).catch(() => null);
    if (found) return found;
    await setTimeout(50);
  }
  throw new Error(`"${selector}" did not appear on ${page.url()}`);
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

/** Presses Tab until what has this text has the focus, in the page or in a frame of it. */
export async function tabTo(page: Page, text: string, within: Page | Frame = page): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(within)).includes(text)) return;
  }
  throw new Error(`no way by Tab to "${text}"`);
}
