import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { version } from '../../src/elements/shared/claim.ts';
import { launch, type BrowserKind } from '../support/browser.ts';
import { appears, clickInside, fillInside, inside, tabTo, textInside } from '../support/shadow.ts';
import { built, startSite, type Site } from '../support/site.ts';
import { documented, startWordPress, type WordPress } from '../support/wordpress.ts';

/*
 * The steps of `docs/wordpress.md` in WordPress itself, as people of each role do them. `SCREENSHOTS=folder` keeps what was seen.
 */
const kinds: BrowserKind[] = ['chromium', 'firefox'];
const browsers = new Map<BrowserKind, Browser>();
let town: Site;
let site: WordPress;

before(async () => {
  [town, site] = await Promise.all([startSite(), startWordPress()]);
  const file = `civic-widgets-${version}.wordpress.js`;
  town.script(`/${file}`, await built(file));
  for (const kind of kinds) browsers.set(kind, await launch(kind));
});
beforeEach(() => {
  for (const option of ['civic_script', 'civic_anonymous']) site.option(option, '');
});
after(async () => {
  for (const browser of browsers.values()) await browser.close();
  await Promise.all([town.close(), site.stop()]);
});

/** An example of the guide, with the addresses of this test. */
const example = (language: string, word: string, post = ''): string =>
  documented(language, word)
    .replaceAll('https://participer.ville.example/petitions/pistes-cyclables', town.backend.petition)
    .replaceAll('https://participer.ville.example', town.url)
    .replaceAll('https://www.ville.example/2026/11/la-place/', post);

const inBlock = (html: string): string => `<!-- wp:html -->\n${html}\n<!-- /wp:html -->`;

interface Visit {
  page: Page;
  /** Errors that nobody caught, and what the widgets said in the console. */
  lines: string[];
}

async function visit(kind: BrowserKind, url: string): Promise<Visit> {
  // Another reader each time: a browser remembers what was signed in it.
  const context = (await browsers.get(kind)?.createBrowserContext()) ?? assert.fail(`no ${kind}`);
  const page = await context.newPage();
  await page.setViewport({ width: 1000, height: 1200 });
  const lines: string[] = [];
  page.on('pageerror', (error) => void lines.push(String(error)));
  page.on('console', (message) => void (message.text().startsWith('[civic]') && lines.push(message.text())));
  await page.goto(url);
  return { page, lines };
}

async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `wordpress-${name}.png`), fullPage: true });
}

/** Signs the petition, up to the thanks. */
async function sign(at: Page | Frame, email: string): Promise<void> {
  const press = (selector: string): Promise<void> => clickInside(at, inside('civic-petition', selector));
  const fill = (selector: string, value: string): Promise<void> =>
    fillInside(at, inside('civic-petition', selector), value);
  await press('button.primary');
  await fill('#name', 'Camille Martin');
  await fill('#email', email);
  await fill('#place', 'Valmont');
  await press('button[type=submit]');
  await textInside(at, 'civic-petition', '#code');
  const mail = town.backend.mailbox.mails.find(({ to }) => to === email) ?? assert.fail('no mail');
  await fill('#code', mail.code ?? '');
  await press('button[type=submit]');
  await textInside(at, 'civic-petition', '[part=thanks]');
}

for (const kind of kinds) {
  describe(`a post of WordPress in ${kind}`, () => {
    it('of an administrator shows the element with its script, and one signs in it', async () => {
      const content = inBlock(example('html', '<civic-petition'));
      const { link } = await site.publish({ title: 'Une pétition', content }, 'admin');
      const { page, lines } = await visit(kind, link);
      assert.match(await textInside(page, 'civic-petition', '[part=title]'), /pistes|lanes/);
      await keep(page, `${kind}-element`);
      const before = await town.backend.count(town.backend.petition);
      await sign(page, `admin-${kind}@exemple.fr`);
      assert.equal(await town.backend.count(town.backend.petition), before + 1);
      assert.deepEqual(lines, []);
      await page.close();
    });

    it('of an author keeps the div and its link; with the script of the theme one signs in it', async () => {
      site.option('civic_script', example('php', 'wp_head'));
      const content = inBlock(example('html', 'data-civic'));
      const { link } = await site.publish({ title: 'Une pétition', content }, 'autrice');
      const { page, lines } = await visit(kind, link);
      await textInside(page, '[data-civic] > civic-petition', '[part=title]');
      await keep(page, `${kind}-div`);
      const before = await town.backend.count(town.backend.petition);
      await sign(page, `autrice-${kind}@exemple.fr`);
      assert.equal(await town.backend.count(town.backend.petition), before + 1);
      assert.deepEqual(lines, []);
      await page.close();
      site.option('civic_script', '');

      const without = await visit(kind, link);
      const href = await without.page.$eval('[data-civic] a', (element) => element.href);
      assert.equal(href, town.backend.petition, 'the link is there without the script');
      await without.page.close();
    });

    it('of an author loses the element and the script, as the guide says', async () => {
      const content = inBlock(example('html', '<civic-petition'));
      const { link } = await site.publish({ title: 'Une pétition', content }, 'autrice');
      const { page } = await visit(kind, link);
      assert.deepEqual(await page.$$('civic-petition, script[src*=civic-widgets]'), []);
      assert.ok(await page.$(`a[href="${town.backend.petition}"]`));
      await page.close();
    });

    it('of an author shows a pasted address as a frame that fits its height, and one signs in it by keyboard', async () => {
      const { link } = await site.publish({ title: 'Une adresse', content: town.backend.petition }, 'autrice');
      const { page } = await visit(kind, link);
      const handle = (await page.waitForSelector('iframe.wp-embedded-content')) ?? assert.fail('no frame');
      assert.equal(await handle.evaluate((element) => element.getAttribute('sandbox')), 'allow-scripts');
      const frame = (await handle.contentFrame()) ?? assert.fail('no document in the frame');
      await handle.scrollIntoView();
      await textInside(frame, 'civic-petition', '[part=title]');
      // WordPress shows the frame once it has said its height.
      await page.waitForFunction(
        () => {
          const shown = document.querySelector<HTMLIFrameElement>('iframe.wp-embedded-content');
          return shown && !shown.style.clip && shown.clientHeight >= 200 && shown.clientHeight !== 338;
        },
        { timeout: 15_000 },
      );
      await keep(page, `${kind}-address`);
      const before = await town.backend.count(town.backend.petition);
      const email = `adresse-${kind}@exemple.fr`;
      await tabTo(page, 'Signer', frame);
      await page.keyboard.press('Enter');
      await appears(frame, inside('civic-petition', '#name'));
      for (const [label, value] of [
        ['Prénom et nom', 'Camille Martin'],
        ['Adresse électronique', email],
        ['Commune', 'Valmont'],
      ] as const) {
        await tabTo(page, label, frame);
        await page.keyboard.type(value);
      }
      await page.keyboard.press('Enter');
      await appears(frame, inside('civic-petition', '#code'));
      const mail = town.backend.mailbox.mails.find(({ to }) => to === email) ?? assert.fail('no mail');
      await tabTo(page, 'ode', frame);
      await page.keyboard.type(mail.code ?? '');
      await page.keyboard.press('Enter');
      await textInside(frame, 'civic-petition', '[part=thanks]');
      assert.equal(await town.backend.count(town.backend.petition), before + 1);
      await page.close();
    });
  });

  describe(`the comments of a post in another page in ${kind}`, () => {
    const widget = 'civic-comments';

    it('are read, written and answered across origins', async () => {
      site.option('civic_anonymous', 1);
      const post = await site.publish({ title: 'L’avenir de la place', content: 'Qu’en pensez-vous ?' });
      site.php(
        `wp_insert_comment(['comment_post_ID' => ${post.id}, 'comment_author' => 'Zoé', 'comment_content' => 'Plus d’ombre &amp; des <strong>bancs</strong>', 'comment_approved' => 1]);`,
      );
      const { page, lines } = await visit(kind, town.page('/place', example('html', '<civic-comments', post.link)));
      const press = (selector: string): Promise<void> => clickInside(page, inside(widget, selector));
      const fill = (selector: string, value: string): Promise<void> =>
        fillInside(page, inside(widget, selector), value);
      assert.equal(await textInside(page, widget, '[part=title]'), 'L’avenir de la place');
      assert.match(await textInside(page, widget, 'article'), /Plus d’ombre & des bancs/);
      await press('[data-write]');
      await fill('#text', 'Oui <b>!</b>');
      await press('[part=form] button[type=submit]');
      assert.match(await textInside(page, widget, '[part=notice]'), /Mairie de Testville/);
      await fill('#name', 'Nina Petit');
      await fill('#email', `nina-${kind}@example.org`);
      await keep(page, `${kind}-who`);
      await press('[part=join] button[type=submit]');
      await page.waitForFunction(
        () => document.querySelector('civic-comments')?.shadowRoot?.textContent?.includes('Oui <b>!</b>') ?? false,
      );
      await keep(page, `${kind}-comments`);
      const { body } = await site.call(`/wp/v2/comments?post=${post.id}&order=asc`);
      const kept = (body as { author_name: string; content: { rendered: string } }[]).map((each) => [
        each.author_name,
        each.content.rendered.trim(),
      ]);
      assert.deepEqual(kept, [
        ['Zoé', '<p>Plus d’ombre &amp; des <strong>bancs</strong></p>'],
        ['Nina Petit', '<p>Oui &lt;b&gt;!&lt;/b&gt;</p>'],
      ]);
      assert.deepEqual(lines, []);
      await page.close();
      site.option('civic_anonymous', 0);
    });

    it('link to the form of the post where WordPress takes none from here, and that form is reached', async () => {
      const post = await site.publish({ title: 'La place', content: 'Qu’en pensez-vous ?' });
      const { page, lines } = await visit(kind, town.page('/place', example('html', '<civic-comments', post.link)));
      const link = await appears(page, inside(widget, 'a.primary'));
      assert.equal(await link?.evaluate((element) => (element as HTMLAnchorElement).href), `${post.link}#respond`);
      await Promise.all([page.waitForNavigation(), link?.click()]);
      assert.ok(await page.$('#respond textarea'));
      assert.deepEqual(lines, []);
      await page.close();
    });
  });
}
