import axe from 'axe-core';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { axeOptions, toFindings } from './axe-options.ts';
import { launchOptions } from './browsers.mjs';

export type BrowserKind = 'chromium' | 'firefox';

/** Starts a browser with a fresh profile; the caller closes it. */
export const launch = (kind: BrowserKind): Promise<Browser> =>
  puppeteer.launch({ headless: true, ...launchOptions(kind) });

/** What axe finds on a page; nothing, where it is as it should be. In a second colour scheme, `colourOptions` are enough. */
export async function findAxe(page: Page, options = axeOptions): Promise<string[]> {
  // It is large, and stays on the page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const results = await page.evaluate(
    (chosen) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, chosen),
    options,
  );
  return toFindings(results);
}
