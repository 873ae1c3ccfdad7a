import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../support/browser.ts';
import { startMediaWiki, type MediaWiki } from '../support/mediawiki.ts';
import { appears, clickInside, fillInside, inside, textInside } from '../support/shadow.ts';
import { startSite, type Site } from '../support/site.ts';
import { readSnippet } from '../support/snippets.ts';

let wiki: MediaWiki;
let site: Site;
let browser: Browser;

before(async () => {
  wiki = await startMediaWiki();
  console.log(`MediaWiki ${wiki.version}`);
  site = await startSite();
  browser = await launch('chromium');
});
after(async () => {
  await browser?.close();
  await site?.close();
  await wiki?.stop();
});

/** A file of the guide, about the backend of this test. */
const snippet = (name: string): string =>
  readSnippet('guides/mediawiki.md', name).replaceAll('https://participer.ville.example', site.url);

async function open(address: string): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  return page;
}

/** Chooses, gives an address and the code that was mailed to it. */
async function vote(page: Page, email: string): Promise<void> {
  const click = (selector: string): Promise<void> => clickInside(page, inside('civic-poll', selector));
  await click('.ballot input');
  await click('button.primary');
  await fillInside(page, inside('civic-poll', '#email'), email);
  await click('button.primary');
  await appears(page, inside('civic-poll', '#code'));
  const code = site.backend.mailbox.mails[0]?.code ?? assert.fail('no mail');
  await fillInside(page, inside('civic-poll', '#code'), code);
  await click('button.primary');
  await textInside(page, 'civic-poll', '[part=thanks]');
}

describe('the guide for MediaWiki', () => {
  it('shows a link where the wiki has no script, and takes other markup for text', async () => {
    const others = `<civic-poll src="${site.backend.poll}"></civic-poll> <script src="${site.url}/civic-widgets.js"></script> <iframe src="${site.url}"></iframe>`;
    const page = await open(wiki.edit('Avant', `${snippet('page.wiki')}\n${others}`));
    const found = await page.evaluate(() => ({
      src: document.querySelector<HTMLElement>('[data-civic]')?.dataset.src,
      link: document.querySelector<HTMLAnchorElement>('[data-civic] a')?.href,
      made: document.querySelectorAll('civic-poll, iframe').length,
      text: document.querySelector('#mw-content-text')?.textContent,
    }));
    assert.deepEqual([found.src, found.link, found.made], [site.backend.poll, site.backend.poll, 0]);
    assert.ok(
      ['<civic-poll', '<script', '<iframe'].every((markup) => found.text?.includes(markup)),
      found.text ?? '',
    );
    await page.browserContext().close();
  });

  it('shows a poll that readers vote in, with one line in MediaWiki:Common.js', async () => {
    wiki.edit('MediaWiki:Common.js', snippet('common.js'));
    const page = await open(wiki.edit('Bibliothèque', snippet('page.wiki')));
    await appears(page, inside('civic-poll', '[part=title][aria-level="3"]'));
    await vote(page, 'lectrice@exemple.fr');
    assert.equal(await site.backend.count(site.backend.poll), 1);
    await page.browserContext().close();
  });

  it('shows a petition by a template', async () => {
    wiki.edit('Modèle:Civic', snippet('template.wiki'));
    const page = await open(wiki.edit('Pistes', snippet('use.wiki')));
    assert.match(await textInside(page, 'civic-petition', '[part=title]'), /pistes cyclables/);
    await page.browserContext().close();
  });

  it('shows a poll with the script from LocalSettings.php', async () => {
    wiki.edit('MediaWiki:Common.js', '');
    wiki.configure(snippet('settings.php'));
    const page = await open(wiki.edit('Serveur', snippet('page.wiki')));
    await textInside(page, 'civic-poll', '[part=title]');
    await page.browserContext().close();
  });
});
