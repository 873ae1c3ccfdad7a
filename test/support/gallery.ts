import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { htmlOf, settle, type Look } from './looks.ts';

/*
 * Pages of the kinds that towns have, as a designer would meet the widgets in them. Each is written as such a page is: with its own
 * resets, for its own boxes, and without a word about the widgets.
 */

const bootstrap = `*, *::before, *::after { box-sizing: border-box } html { font-size: 10px }
  body { margin: 0; font: 14px/1.42857143 'Helvetica Neue', Helvetica, Arial, sans-serif; color: #333; background: #fff }
  a { color: #337ab7; text-decoration: none } a:hover { color: #23527c; text-decoration: underline }
  h1, h2, h3 { font-weight: 500; line-height: 1.1; margin: 20px 0 10px } h1 { font-size: 36px } p { margin: 0 0 10px }
  input, button, select, textarea { font: inherit; line-height: inherit } fieldset { min-width: 0; margin: 0; border: 0 }
  legend { display: block; width: 100%; margin-bottom: 20px; font-size: 21px; border-bottom: 1px solid #e5e5e5 }
  label { display: inline-block; max-width: 100%; margin-bottom: 5px; font-weight: 700 } input[type=radio] { margin: 4px 0 0 }
  table { border-spacing: 0; border-collapse: collapse } td, th { padding: 0 }
  .navbar { min-height: 50px; padding: 15px; background: #f8f8f8; border: 1px solid #e7e7e7; margin-bottom: 20px; color: #5e5e5e }
  main { max-width: 750px; margin: auto; padding: 0 15px }
  section { margin-bottom: 20px } .panel-body { padding: 15px; background: #fff; border: 1px solid #ddd; border-radius: 4px }`;

const important = `* { margin: 0 !important; box-sizing: content-box !important; letter-spacing: 0.02em !important; line-height: 1.1 !important;
    color: #1c1c1c !important; font-family: Verdana, sans-serif !important; border-color: #0a0 !important }
  html { font-size: 62.5% } body { font-size: 1.5rem } details { display: none !important } label { float: left !important }
  button { text-transform: uppercase !important; padding: 0 !important } a { color: #7a1030 !important; font-weight: bold !important }
  table { width: 100% } td { vertical-align: top }`;

const navy = `body { margin: 0; font: 17px/1.6 Georgia, serif; background: #0b1c33; color: #eef2f7 }
  h1, h2 { font-weight: 400; color: #fff } a { color: #7fd1ff } a:visited { color: #b9a6ff }
  header { padding: 1.5rem; border-bottom: 1px solid #2b4468; background: #071426 }
  main { max-width: 46rem; margin: auto; padding: 1rem } section { padding: 0.25rem 1rem; background: rgb(255 255 255 / 4%) }`;

const narrow = `body { margin: 0; font: 15px/1.4 Arial, sans-serif; color: #444; background: #e9e4d8 }
  .page { display: flex; gap: 1rem } .page > div { flex: 1; min-width: 0 } main { flex: none; width: 260px; margin: 0 }
  section { margin: 0 0 1rem; background: #fffdf7; border: 1px solid #c9bfa8; padding: 0 0 } a { color: #8a4b08 }
  @media (max-width: 40em) { .page { display: block } }`;

const dsfr = `:root { --bf: #000091; color-scheme: light } body { margin: 0; font: 1rem/1.5 Marianne, arial, sans-serif; color: #3a3a3a; background: #fff }
  h1, h2, h3 { color: #161616; line-height: 1.25 } h1 { font-size: 2.5rem }
  a { color: var(--bf); text-decoration: none; background-image: linear-gradient(0deg, currentColor, currentColor);
    background-repeat: no-repeat; background-size: 100% 1px; background-position: 0 100% }
  button { border: 0; border-radius: 0; padding: 0; background: transparent; font-weight: 500 }
  header { padding: 1rem 1.5rem; filter: drop-shadow(0 1px 3px rgb(0 0 18 / 16%)); background: #fff }
  main { max-width: 49rem; margin: auto; padding: 1.5rem } .card { padding: 0 1.5rem; background: #f6f6f6 }`;

const wordpress = `:root { --base: #f9f7f3; --contrast: #111; --accent: #cfcabe }
  body { margin: 0; background: var(--base); color: var(--contrast); font: 1.05rem/1.55 Inter, sans-serif }
  body .is-layout-constrained > :where(:not(.alignfull)) { max-width: 620px; margin-left: auto !important; margin-right: auto !important }
  :where(.is-layout-flow) > * { margin-block-start: 1.2rem; margin-block-end: 0 }
  h1, h2, h3 { font-family: Cardo, Georgia, serif; font-weight: 400; line-height: 1.2 } h1 { font-size: 2.6rem }
  a:where(:not(.wp-element-button)) { color: inherit; text-decoration: underline }
  :root :where(.wp-element-button, .wp-block-button__link), button { background: #111; border-width: 0; color: #f9f7f3; padding: 0.6rem 1rem }
  header { padding: 1.2rem 1.5rem } img { max-width: 100%; height: auto }`;

/** A page of the site around what is shown: a head, a heading, and text above and below. */
const site = (before: string, after: string) => (widgets: string) =>
  `<header>Ville de Valmont</header>${before}<h1>Participer</h1><p>La mairie consulte les habitants jusqu’à la fin de l’année.</p>
  ${widgets}<p>Une question ? <a href="/contact">Écrivez-nous</a>.</p>${after}`;

const rows = (widgets: string): string =>
  `<table>${widgets.replaceAll('<section>', '<tr><td width="50">Agir</td><td>').replaceAll('</section>', '</td></tr>')}</table>`;

/** A host of the gallery. */
export interface GalleryHost extends Look {
  things: NonNullable<Look['things']>;
  /** The colour that the widgets take there as their accent. */
  accent: string;
  media?: 'print';
}

/** Shows things that have most to show, one of each kind and an open ballot. */
const things: GalleryHost['things'] = [
  ['petition', '/petitions/pistes-cyclables'],
  ['poll', '/polls/projets-de-quartier'],
  ['poll', '/polls/nom-de-region'],
  ['counter', '/consultations/plan-climat'],
  ['comments', '/threads/reamenager-la-place'],
];

export const gallery: Readonly<Record<string, GalleryHost>> = {
  'old-bootstrap': {
    ...{ things, style: bootstrap, accent: 'rgb(51, 122, 183)' },
    body: (widgets) =>
      site(
        '<main>',
        '</main>',
      )(widgets.replaceAll('<section>', '<section class="panel-body">')).replace('<header>', '<header class="navbar">'),
  },
  important: {
    ...{ things, style: important, accent: 'rgb(122, 16, 48)' },
    body: (widgets) => site('<main>', '</main>')(rows(widgets)),
  },
  'dark-without-scheme': { things, style: navy, body: site('<main>', '</main>'), accent: 'rgb(127, 209, 255)' },
  'narrow-column': {
    ...{ things, style: narrow, accent: 'rgb(138, 75, 8)' },
    body: (widgets) => `<div class="page"><div><h1>Valmont</h1><p>Actualités</p></div><main>${widgets}</main></div>`,
  },
  dsfr: {
    ...{ things, style: dsfr, accent: 'rgb(0, 0, 145)' },
    body: (widgets) => site('<main>', '</main>')(widgets.replaceAll('<section>', '<section class="card">')),
  },
  wordpress: {
    ...{ things, style: wordpress, accent: 'rgb(29, 79, 145)' },
    body: (widgets) =>
      site(
        '<main class="is-layout-flow"><div class="entry-content is-layout-constrained">',
        '</div></main>',
      )(widgets.replaceAll('<section>', '').replaceAll('</section>', '')),
  },
  print: { things, style: bootstrap, body: site('<main>', '</main>'), accent: 'rgb(51, 122, 183)', media: 'print' },
  'dark-print': { things, style: navy, body: site('<main>', '</main>'), accent: 'rgb(29, 79, 145)', media: 'print' },
};

/** Shows a host of the gallery in a page, with the things of a demo: from a file, so that no policy but its own holds. */
export async function showHost(page: Page, url: string, host: GalleryHost): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'civic-host-'));
  try {
    const file = join(folder, 'host.html');
    await writeFile(file, htmlOf(host.things, host, url));
    await page.goto(pathToFileURL(file).href);
    await settle(page, host, host.things.length);
  } finally {
    await rm(folder, { recursive: true });
  }
}
