import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo, type Demo } from '../support/demo.ts';

let demo: Demo;

before(async () => {
  demo = await startDemo();
});
after(() => demo.close());

const feet = {
  fr: ['Accueil', 'Plan du site', 'Données ouvertes', 'Données personnelles', 'Mentions légales', 'Accessibilité'],
  en: ['Home', 'Site map', 'Open data', 'Personal data', 'Legal notice', 'Accessibility'],
};

const pages = {
  fr: [
    ...['/', '/consultations.html', '/votes.html', '/discussions.html'],
    ...['/donnees-personnelles.html', '/mentions-legales.html', '/accessibilite.html'],
    ...['/petitions/pistes-cyclables', '/polls/nom-de-region', '/contents', '/data'],
  ],
  en: [
    ...['/en/', '/en/consultations.html', '/en/polls.html', '/en/discussions.html'],
    ...['/en/personal-data.html', '/en/legal-notice.html', '/en/accessibility.html'],
    ...['/petitions/pistes-cyclables', '/polls/nom-de-region', '/contents', '/data'].map((path) => `${path}?lang=en`),
  ],
};

async function read(url: URL | string): Promise<string> {
  const response = await fetch(url, { headers: { accept: 'text/html' } });
  assert.equal(response.status, 200, String(url));
  return response.text();
}

/** The links at the foot of a page, by what they say. */
function footOf(html: string, at: URL): Map<string, URL> {
  const foot = html.split('<footer class="site-footer">')[1] ?? '';
  return new Map(
    [...foot.matchAll(/<a\s+href="([^"]*)"[^>]*>([^<]*)</g)].map(([, to = '', said = '']) => [
      said.trim(),
      new URL(to.replaceAll('&amp;', '&'), at),
    ]),
  );
}

describe('the foot of every page of the demo', () => {
  for (const lang of ['fr', 'en'] as const) {
    for (const path of pages[lang]) {
      it(`leads to the same pages, in its language: ${path}`, async () => {
        const at = new URL(path, demo.url);
        const foot = footOf(await read(at), at);
        for (const said of feet[lang]) {
          const to = foot.get(said) ?? assert.fail(`no ${said}`);
          assert.match(await read(to), new RegExp(`<html lang="${lang}"`), `${said}: ${to.href}`);
        }
      });
    }
  }
});
