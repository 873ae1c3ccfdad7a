import axe from 'axe-core';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { axeOptions, toFindings } from './axe-options.ts';
import { launchOptions } from './browsers.mjs';
import { until } from './until.ts';

export type BrowserKind = 'chromium' | 'firefox';

/** Starts a browser with a fresh profile, or with that of a folder; the caller closes it. */
export const launch = (kind: BrowserKind, userDataDir?: string): Promise<Browser> =>
  puppeteer.launch({ headless: true, ...launchOptions(kind), ...(userDataDir && { userDataDir }) });

/** Waits until a page is drawn, with its pictures: a page that lies behind another one is drawn by nobody. */
export async function drawn(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

/** What axe finds on a page as it is drawn; nothing, where it is as it should be. In a second colour scheme, `colourOptions` are enough. */
export async function findAxe(page: Page, options = axeOptions): Promise<string[]> {
  await drawn(page);
  for (const frame of page.frames().filter((each) => isOwn(page, each))) await addAxe(frame);
  const results = await page.evaluate(
    (chosen) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, chosen),
    options,
  );
  return toFindings(results);
}

/** Adds axe to a frame. It is large, and stays there. A frame that has only now begun to load is another document in a moment. */
async function addAxe(frame: Frame): Promise<void> {
  const add = async (): Promise<true> => {
    if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(axe.source);
    return true;
  };
  await until(() => add().catch(() => frame.detached), `axe in ${frame.url()}`);
}

/** A page of another site in a frame is judged there. */
const isOwn = (page: Page, frame: Frame): boolean =>
  frame === page.mainFrame() ||
  frame.url() === 'about:blank' ||
  new URL(frame.url()).origin === new URL(page.url()).origin;
