import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from './browser.ts';
import { startTown } from './demo.ts';
import { codeFor } from './mailbox.ts';
import { officerOn, type Officer } from './officer.ts';
import { appears, clickInside, fillInside, inside } from './shadow.ts';
import { until } from './until.ts';

/** The first days of a town: its officer at the desk, and people on its old site, all in one browser. */
export interface FirstDays {
  officer: Officer;
  /** Address at which the first officer begins. */
  setup: string;
  url(): string;
  /** Ends the server and starts it again with its data, as an operator does; what is due is done at the start. */
  startAgain(): Promise<void>;
  /** Opens the page of the old site, with the code that the desk gives to be pasted. */
  pasteSnippet(): Promise<Page>;
  /** Goes to the page of a thing at the desk. */
  openThing(path: string): Promise<void>;
  /** Begins something from its model, up to its title. */
  begin(model: string, title: string): Promise<void>;
  /** Does an act that stands folded on the page of a thing. */
  act(words: string, why?: string): Promise<void>;
  /** What the page says was done. */
  status(): Promise<string>;
  /** What the page says. */
  read(selector?: string): Promise<string>;
  /** Types the mailed code into a widget. */
  confirms(page: Page, widget: string, email: string): Promise<void>;
  /** Loads the page of the old site again until its widget says something. */
  tells(page: Page, widget: string, words: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts the server of an empty town, its old site, and a browser. */
export async function startFirstDays(): Promise<FirstDays> {
  let town = await startTown();
  const { setup } = town;
  const browser: Browser = await launch('chromium');
  const officer = officerOn(await browser.newPage());
  const { page: desk } = officer;
  let pasted = '';
  const oldSite = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><html lang="fr"><head><title>Ville</title></head><body><h1>Ville</h1>${pasted}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => oldSite.listen(0, '127.0.0.1', resolve));
  const textOf = (selector: string): Promise<string> =>
    desk.$eval(selector, ({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim());

  return {
    ...{ officer, setup },
    url: () => town.url,
    async startAgain() {
      await town.kill();
      town = await startTown(town.data);
    },
    async pasteSnippet() {
      pasted = await desk.$eval('#script', (field) => (field as HTMLTextAreaElement).value);
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(oldSite.address() as AddressInfo).port}/`);
      return page;
    },
    openThing: (path) => officer.goTo(`${town.url}/desk${path}?lang=fr`),
    async begin(model, title) {
      await officer.goTo(`${town.url}/desk?lang=fr`);
      await officer.follow('Nouveau');
      await officer.choose(model);
      await officer.follow('Commencer');
      await officer.write('title.fr', title);
      await officer.follow('Continuer');
    },
    async act(words, why) {
      await officer.unfold(words);
      if (why) await officer.write('why.fr', why, 'details[open]');
      await officer.follow(words);
    },
    status: () => textOf('[role=status]'),
    read: (selector = 'main') => textOf(selector),
    async confirms(page, widget, email) {
      await appears(page, inside(widget, '#code'));
      const code = await codeFor(browser, town.url, email);
      await page.bringToFront();
      await fillInside(page, inside(widget, '#code'), code);
      await clickInside(page, inside(widget, 'form:has(#code) button[type=submit]'));
    },
    async tells(page, widget, words) {
      await page.bringToFront();
      // The answer of before may be kept for ten seconds.
      await page.setCacheEnabled(false);
      const says = (): Promise<boolean> =>
        page.evaluate(
          (tag, text) => document.querySelector(tag)?.shadowRoot?.textContent.includes(text) ?? false,
          widget,
          words,
        );
      await page.reload();
      await until(says, `"${words}" in the widget`);
    },
    async close() {
      await browser.close();
      await town.close();
      oldSite.close();
    },
  };
}

/** Measures a walk: what was pressed, and the time without that to think and type. */
export function measureWalk({ officer }: FirstDays, what: string): { live(): number; ended(): void } {
  const [before, began] = [officer.presses(), performance.now()];
  const tell = (state: string): number => {
    const presses = officer.presses() - before;
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`${what} is ${state} after ${presses} presses, ${seconds} s without the time to think and type.`);
    return presses;
  };
  return { live: () => tell('live'), ended: () => void tell('archived') };
}
