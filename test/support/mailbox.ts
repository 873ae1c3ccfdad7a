import assert from 'node:assert/strict';
import type { Browser } from 'puppeteer-core';

/** Reads the newest code that went to an address in the demo's mailbox, as a person would in theirs. */
export async function codeFor(browser: Browser, url: string, email: string): Promise<string> {
  const page = await browser.newPage();
  await page.goto(`${url}/mailbox`);
  const text = await page.evaluate((to) => {
    const mail = [...document.querySelectorAll('article')].find((each) => each.textContent.includes(to));
    return mail?.textContent ?? '';
  }, email);
  await page.close();
  return /\b\d{6}\b/.exec(text)?.[0] ?? assert.fail(`no code for ${email} in the mailbox: ${text}`);
}
