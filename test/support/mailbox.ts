import type { Browser } from 'puppeteer-core';
import type { Backend } from '../../src/testing/backend.ts';
import { until } from './until.ts';

/** Reads the newest code that went to an address in the demo's mailbox, as a person would in theirs: once the mail is there. */
export async function codeFor(browser: Browser, url: string, email: string): Promise<string> {
  const page = await browser.newPage();
  const code = await until(async () => {
    await page.goto(`${url}/mailbox`);
    const text = await page.evaluate((to) => {
      const mail = [...document.querySelectorAll('article')].find((each) => each.textContent.includes(to));
      return mail?.textContent ?? '';
    }, email);
    return /\b\d{6}\b/.exec(text)?.[0];
  }, `a code for ${email} in the mailbox`);
  await page.close();
  return code;
}

/** The code of the newest mail to an address, once everything that waits for the post has gone. */
export async function codeOf({ app, mailbox }: Backend, email: string): Promise<string> {
  await app.idle();
  return until(() => mailbox.mails.find(({ to }) => to === email)?.code, `a code for ${email}`);
}
