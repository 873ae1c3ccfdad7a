import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { axeOptions, colourOptions } from '../support/axe-options.ts';
import { findAxe, launch } from '../support/browser.ts';
import { isPage, tourDesk } from '../support/desk-tour.ts';
import type { DeskVisit } from '../support/desk-visit.ts';
import { anyElement } from '../support/tags.ts';
import { until } from '../support/until.ts';

/* Every page of the desk in every state, each judged as it stands: a page that is added without a state fails. */

let chromium: Browser;
before(async () => void (chromium = await launch('chromium')));
after(() => chromium.close());

/** What each language is judged at: axe judges structure and colours once, and colours alone in the other scheme. */
const judging = {
  fr: [
    { scheme: 'light', width: 320, options: axeOptions },
    { scheme: 'dark', width: 1280, options: colourOptions },
  ],
  en: [
    { scheme: 'light', width: 320, options: undefined },
    { scheme: 'dark', width: 1280, options: axeOptions },
  ],
};

/** Axe can't tell what lies under the text of a drawing; its contrast is computed where the colours are chosen (`colour.test.ts`). */
const isDrawn = (finding: string): boolean => /^undecided of color-contrast .* <text /.test(finding);

/** Nor what lies under cells that have to be scrolled to: they have the colours of those that are seen beside them. */
const isScrolledAway = (finding: string): boolean =>
  /^undecided of color-contrast .*(?:obscured by another element|too short to determine).* <(?:th|bdi)[ >]/.test(
    finding,
  );

const isKnown = (finding: string): boolean => isDrawn(finding) || isScrolledAway(finding);

/** Whether each widget of the page shows what it read, or says what is wrong: its title is the heading of the page. */
const hasDrawn = (any: string): boolean =>
  [...document.querySelectorAll(any)].every(
    ({ shadowRoot }) => shadowRoot?.querySelector('[part]') != null && !shadowRoot.querySelector('[aria-busy=true]'),
  );

/** Whether the preview beside a form, where there is one, is open if there is room for it, and has then drawn its widget or said what is wrong. */
function hasSettled(): boolean {
  const part = document.querySelector<HTMLDetailsElement>('#live');
  if (!part?.open) return !part || !matchMedia('(min-width: 64rem)').matches;
  if (part.classList.contains('is-waiting')) return true;
  const shown = part.querySelector('iframe')?.contentDocument?.querySelector('#shown')?.shadowRoot;
  return shown?.querySelector('[part]') != null && !shown.querySelector('[aria-busy=true]');
}

/** Whether what is wrong with a form is where its address leads, as far as the page says that anything is. */
const leadsToErrors = (): boolean =>
  document.querySelector('.error-summary') === null || document.querySelector(':target')?.id === 'errors';

/** What is wrong with a page: what axe finds, what is wider than the screen, what its browser told of. */
async function faultsOf(visit: DeskVisit, lang: keyof typeof judging): Promise<string[]> {
  const { page } = visit;
  const found: string[] = [];
  for (const { scheme, width, options } of judging[lang]) {
    await page.setViewport({ width, height: 2000 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await until(() => page.evaluate(hasSettled), `the preview on ${page.url()}`);
    await until(() => page.evaluate(hasDrawn, anyElement), `the widgets on ${page.url()}`);
    if (options) found.push(...(await findAxe(page, options)).filter((each) => !isKnown(each)));
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    // What follows its own size, as a widget does, does so a few frames later.
    await until(async () => (await over()) <= 0, 'a page that fits').catch(async () => {
      found.push(`it is ${await over()} px wider than a screen of ${width} px`);
    });
  }
  if (visit.isAnswer() && !(await page.evaluate(leadsToErrors))) found.push('nothing leads to what is wrong');
  const shown = await page.evaluate(() => document.documentElement.lang);
  if (shown !== lang) found.push(`it is in ${shown}`);
  return [...found, ...(await visit.troubles())];
}

describe('the desk in every state', () => {
  for (const lang of ['fr', 'en'] as const) {
    it(`has nothing that axe finds, that its policy refuses, or that does not fit, in ${lang}`, async () => {
      const faults: Record<string, string[]> = {};
      let judged = 0;
      const { town, seen } = await tourDesk(chromium, lang, async (visit, { name }) => {
        const found = await faultsOf(visit, lang);
        if (found.length > 0) faults[`${name} (${visit.page.url()})`] = found;
        judged += 1;
      });
      assert.deepEqual(faults, {});
      assert.deepEqual(
        town.pages.filter((page) => isPage(page) && !seen.has(page)),
        [],
        'pages without a state',
      );
      console.log(`${judged} states of the desk in ${lang}`);
    });
  }
});
