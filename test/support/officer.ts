import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { until } from './until.ts';

/** Someone at the desk who goes by what is written on the page, and whose presses are counted. */
export interface Officer {
  page: Page;
  /** Goes to an address. */
  goTo(address: string): Promise<void>;
  /** How often something was pressed: a button, a link, or a field that is to be filled in. */
  presses(): number;
  /** Presses a button or a link, by its words, and waits for the page that it leads to. */
  follow(words: string): Promise<void>;
  /** Opens a part that is folded, by its words. */
  unfold(words: string): Promise<void>;
  /** Fills in a field by its name. @param within a selector of the part that it stands in */
  write(name: string, text: string, within?: string): Promise<void>;
  /** Chooses a radio button or a checkbox, by its label. */
  choose(words: string): Promise<void>;
  /** Tells whether what has this label is chosen. */
  isChosen(words: string): Promise<boolean>;
  /** Reads the heading of the page. */
  heading(): Promise<string>;
}

export function officerOn(page: Page): Officer {
  let presses = 0;
  const find = async (selector: string, words: string) => {
    const found = await page.$$(selector);
    for (const each of found) {
      const text = await each.evaluate((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim());
      if (text === words || (selector === 'label' && text.startsWith(`${words} `))) return each;
    }
    return assert.fail(`${page.url()} has no ${selector} "${words}"`);
  };
  const press = async (selector: string, words: string): Promise<void> => {
    // Only a page in front takes what is pressed.
    await page.bringToFront();
    const target = await find(selector, words);
    presses += 1;
    await target.click();
  };
  /** Waits for the page that an act leads to. Puppeteer's own wait is for the frames of the page before as well, and Firefox does not tell that they are gone. */
  const lead = async (act: () => Promise<unknown>, what: string): Promise<void> => {
    await page.evaluate(() => void Object.assign(globalThis, { isLeft: true }));
    await act();
    const isThere = (): Promise<boolean> =>
      page
        .evaluate(() => !('isLeft' in globalThis) && document.readyState === 'complete')
        // While the page goes to another there is nothing to look into.
        .catch(() => false);
    await until(isThere, `what "${what}" leads to`);
  };
  return {
    page,
    async goTo(address) {
      await lead(() => page.evaluate((to) => location.assign(to), address), address);
    },
    presses: () => presses,
    follow: (words) => lead(() => press('main a, main button, nav a', words), words),
    unfold: (words) => press('summary', words),
    async write(name, text, within = 'body') {
      presses += 1;
      await page.locator(`${within} [name="${name}"]`).fill(text);
    },
    choose: (words) => press('label', words),
    async isChosen(words) {
      const label = await find('label', words);
      return label.evaluate((element) => ((element as HTMLLabelElement).control as HTMLInputElement).checked);
    },
    heading: () => page.$eval('h1', ({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim()),
  };
}
