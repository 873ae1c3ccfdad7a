import assert from 'node:assert/strict';
import type { Browser, Page } from 'puppeteer-core';

/** The policy that the widgets need, and nothing beyond it. */
export const strict = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'none'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** A page that was opened, with what it complained of. */
export interface Visit {
  page: Page;
  /** What the console and the policy were told, and errors that nobody caught. */
  lines: string[];
  /** What the policy reported. */
  found(): Promise<string[]>;
}

/** Opens a page, and listens to its console and to its policy from the beginning. */
export async function visitWith(browser: Browser | undefined, url: string): Promise<Visit> {
  const page = (await browser?.newPage()) ?? assert.fail('no browser');
  const lines: string[] = [];
  page.on('console', (message) => void (message.text().startsWith('[civic]') && lines.push(message.text())));
  // What a policy refuses is for `found`; Firefox says it here too.
  page.on(
    'pageerror',
    (error) => void (/Content-Security-Policy/.test(String(error)) || lines.push(`uncaught: ${String(error)}`)),
  );
  await page.evaluateOnNewDocument(() => {
    const found: string[] = [];
    Object.assign(globalThis, { found });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      // The browser itself asks for an icon.
      if (!blockedURI.endsWith('/favicon.ico')) found.push(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  await page.goto(url);
  return { page, lines, found: () => page.evaluate(() => (globalThis as unknown as { found: string[] }).found) };
}
