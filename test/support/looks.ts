import type { Page } from 'puppeteer-core';
import * as elements from '../../src/elements/registry.ts';
import { nouns } from '../../src/schema/nouns.ts';
import { anyElement } from './tags.ts';

/** A page that has every element, as a host of its own kind would have them. */
export interface Look {
  lang?: string;
  dark?: boolean;
  /** Style sheets of the host, and the preset that it links. */
  style: string;
  preset?: 'dsfr' | 'bootstrap';
  attributes?: string;
  /** The things that are shown, by the names of their elements; one of each element where it does not say. */
  things?: readonly (readonly [name: string, src: string])[];
  /** What the page has around them. */
  body?: (widgets: string) => string;
}

const plain = 'body { font: 1em/1.5 system-ui, sans-serif }';
const dark = 'html { color-scheme: dark; background: #12171c; color: #e8edef }';

/** The names that these systems give to their colours, with the values that they have. */
const dsfr = `:root { color-scheme: light; --text-action-high-blue-france: #000091; --text-inverted-blue-france: #f5f5fe;
  --text-mention-grey: #666; --border-plain-grey: #3a3a3a; --background-alt-grey: #f6f6f6; --text-default-success: #18753c;
  --text-default-error: #ce0500; --background-contrast-grey: #eee; --text-default-grey: #3a3a3a }
  :root[data-fr-theme=dark] { color-scheme: dark; --text-action-high-blue-france: #8585f6; --text-inverted-blue-france: #000091;
  --text-mention-grey: #929292; --border-plain-grey: #cecece; --background-alt-grey: #1e1e1e; --text-default-success: #27a658;
  --text-default-error: #ff5655; --background-contrast-grey: #242424; --text-default-grey: #cecece; background: #161616 }
  body { font: 1em/1.5 arial, sans-serif; color: var(--text-default-grey) }`;
const bootstrap = `:root { --bs-gray-600: #6c757d; --bs-link-color: #0d6efd; --bs-body-bg: #fff; --bs-body-color: #212529;
  --bs-secondary-color: rgba(33,37,41,.75); --bs-tertiary-bg: #f8f9fa; --bs-success-text-emphasis: #0a3622;
  --bs-danger-text-emphasis: #58151c; --bs-border-radius: 0.375rem }
  [data-bs-theme=dark] { color-scheme: dark; --bs-link-color: #6ea8fe; --bs-body-bg: #212529; --bs-body-color: #dee2e6;
  --bs-secondary-color: rgba(222,226,230,.75); --bs-tertiary-bg: #2b3035; --bs-success-text-emphasis: #75b798;
  --bs-danger-text-emphasis: #ea868f }
  body { background: var(--bs-body-bg); color: var(--bs-body-color); font: 1em/1.5 system-ui, sans-serif }`;
const hostile = `* { all: unset !important } script, style, link, head { display: none !important }
  html, body, main, section { display: block !important } html { font-size: 62.5% !important }
  body { font-size: 1.6rem !important; font-family: serif !important; padding: 1em !important }`;

export const looks: Readonly<Record<string, Look>> = {
  default: { style: plain },
  dark: { style: plain + dark, dark: true },
  dsfr: { style: dsfr, preset: 'dsfr' },
  'dsfr-dark': { style: dsfr, preset: 'dsfr', dark: true, attributes: 'data-fr-theme="dark"' },
  bootstrap: { style: bootstrap, preset: 'bootstrap' },
  'bootstrap-dark': { style: bootstrap, preset: 'bootstrap', dark: true, attributes: 'data-bs-theme="dark"' },
  hostile: { style: hostile },
  arabic: { style: plain, lang: 'ar' },
};

/** Things of the demo that have most to show. */
const richest: Readonly<Record<string, string>> = {
  counter: '/consultations/plan-climat',
  petition: '/petitions/pistes-cyclables',
  poll: '/polls/nom-de-region',
  comments: '/threads/reamenager-la-place',
};

/** The address of what an element shows: of an element that is new here, the first thing of its noun that the demo lists. */
async function thingOf(url: string, name: string): Promise<string> {
  const { plural } = nouns.find(({ type }) => type === name) ?? {};
  const list = async (): Promise<string> => (await fetch(`${url}/${plural}`)).text();
  return richest[name] ?? RegExp(`/${plural}/[\\w-]+`).exec(await list())?.[0] ?? '';
}

/** Every element with the address of what it shows. */
const thingsOf = (url: string): Promise<[name: string, src: string][]> =>
  Promise.all(Object.keys(elements).map(async (name) => [name, await thingOf(url, name)]));

/** Each in a section, with the link that a web editor writes into it. */
const widgetsOf = (things: readonly (readonly [string, string])[]): string =>
  things
    .map(
      ([name, src]) => `<section><civic-${name} src="${src}"><a href="${src}">Participer</a></civic-${name}></section>`,
    )
    .join('\n');

const plainBody = (widgets: string): string => `<main><h1>Participer</h1>${widgets}</main>`;

/** Writes a page of this kind, whose relative addresses begin at `url`. */
export const htmlOf = (
  things: readonly (readonly [string, string])[],
  { lang = 'fr', style, preset, attributes = '', body = plainBody }: Look,
  url = '',
): string => `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}" ${attributes}><head><meta charset="utf-8"><title>Participer</title>
<meta name="viewport" content="width=device-width">${url && `<base href="${url}">`}
<style>main { max-width: 45em; margin: auto } section { margin-block: 2em } ${style}</style>
${preset ? `<link rel="stylesheet" href="/presets/${preset}.css">` : ''}
<script type="module" src="/civic-widgets.js" data-texts="/locales/ar.json"></script></head><body>
${body(widgetsOf(things))}
</body></html>`;

/** Shows every element on a host of this kind, on a site that has the demo's things; answers when they are there. */
export async function showLook(page: Page, url: string, look: Look): Promise<void> {
  // The styles of a host stand in its pages; the demo's policy is not the host's.
  await page.setBypassCSP(true);
  await page.goto(`${url}/none`);
  const things = look.things ?? (await thingsOf(url));
  await page.setContent(htmlOf(things, look));
  await settle(page, look, things.length);
}

/** Waits until a page of this kind shows so many widgets, and unfolds what is in them. */
export async function settle(page: Page, look: Look, expected: number): Promise<void> {
  await page.waitForFunction(
    (any, count) => {
      const widgets = [...document.querySelectorAll(any)];
      const isReady = ({ shadowRoot: root }: Element): boolean =>
        !!root?.querySelector('[part=title], dd') && !root.querySelector('[aria-busy=true], .skeleton');
      return widgets.length === count && widgets.every(isReady);
    },
    {},
    anyElement,
    expected,
  );
  if (look.lang === 'ar') {
    await page.waitForFunction(() =>
      /\p{Script=Arabic}/u.test(
        document.querySelector('civic-petition')?.shadowRoot?.querySelector('button')?.innerText ?? '',
      ),
    );
  }
  await page.evaluate(() => {
    for (const widget of document.querySelectorAll('civic-poll, civic-petition'))
      for (const details of widget.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
  });
}
