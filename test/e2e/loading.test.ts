import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { version } from '../../src/elements/shared/claim.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { launch, type BrowserKind } from '../support/browser.ts';
import { appears, clickInside, inside, textInside } from '../support/shadow.ts';
import { built, startSite, type Site } from '../support/site.ts';
import { strict, visitWith, type Visit } from '../support/visit.ts';

/* The entry and what it loads, as sites publish them: on another origin, below a path, under their policies, and not always all at once. */

const kinds: BrowserKind[] = ['chromium', 'firefox'];
const browsers = new Map<BrowserKind, Browser>();
let site: Site;
/** A site whose scripts the pages of the first take. */
let other: Site;
let names: string[];

before(async () => {
  [site, other] = await Promise.all([startSite(), startSite()]);
  for (const kind of kinds) browsers.set(kind, await launch(kind));
  const { files } = JSON.parse(await built('integrity.json')) as { files: Record<string, string> };
  names = Object.keys(files);
});
after(async () => {
  for (const browser of browsers.values()) await browser.close();
  await Promise.all([site.close(), other.close()]);
});

const visit = (kind: BrowserKind, url: string): Promise<Visit> => visitWith(browsers.get(kind), url);
const entryAt = (address: string, more = ''): string => `<script type="module" src="${address}"${more}></script>`;
const petition = (): string =>
  `<civic-petition src="${site.backend.petition}"><a href="${site.backend.petition}">Signer</a></civic-petition>`;
const poll = (src = site.backend.poll): string => `<civic-poll src="${src}"><a href="${src}">Voter</a></civic-poll>`;

/** Waits until the console was told something. */
async function said(page: Page, lines: readonly string[]): Promise<void> {
  while (lines.length === 0) await new Promise((resolve) => page.once('console', resolve));
}

/** Publishes all the files below a path, under another version where one is given. */
async function publish(at: Site, path: string, as = version): Promise<void> {
  const rename = (text: string): string => text.replaceAll(version, as);
  for (const name of names) at.script(`${path}/${rename(name)}`, rename(await built(name)));
}

/** The name of the file of an element. */
const fileOf = (element: string): string =>
  names.find((name) => RegExp(`\\.${element}\\.[\\w-]{8}\\.js$`).test(name)) ?? assert.fail(`no file of ${element}`);

for (const kind of kinds) {
  describe(`the script tag in ${kind}`, () => {
    it('asks for nothing where no element is shown', async () => {
      site.requests.length = 0;
      const { page } = await visit(kind, site.page('/none', `${entryAt('/civic-widgets.js')}<p>Bonjour</p>`));
      await page.waitForFunction(() => window.civicWidgets && !Array.isArray(window.civicWidgets));
      const scripts = site.requests.map(({ url }) => new URL(url).pathname).filter((path) => path.includes('civic-'));
      assert.deepEqual(scripts, ['/civic-widgets.js']);
      await page.close();
    });

    it('asks for the data once, and for no element and no language that nobody reads', async () => {
      site.requests.length = 0;
      const { page, lines } = await visit(
        kind,
        site.page('/one', `${entryAt('/civic-widgets.js')}${petition()}${petition()}`),
      );
      await textInside(page, 'civic-petition', '[part=count]');
      await textInside(page, 'civic-petition:last-of-type', '[part=count]');
      const paths = site.requests.map(({ url }) => new URL(url).pathname);
      assert.deepEqual(
        paths.filter((path) => /\.(poll|comments|counter|en)\./.test(path)),
        [],
      );
      assert.equal(paths.filter((path) => path.startsWith('/petitions/')).length, 1);
      assert.deepEqual(lines, []);
      await page.close();
    });

    it('works from another origin, below a path, under a policy that trusts it by its nonce alone', async () => {
      await publish(other, '/outils/civiques');
      const script = `${other.url}/outils/civiques/civic-widgets.js`;
      const nonced = strict
        .replace("script-src 'self'", "script-src 'nonce-abc' 'strict-dynamic'")
        .replace("connect-src 'self'", `connect-src ${site.url}`);
      const listed = strict.replace("script-src 'self'", `script-src ${other.url}`);
      for (const [path, policy, more] of [
        ['/nonce', nonced, ' nonce="abc"'],
        ['/listed', listed, ''],
      ] as const) {
        const url = site.page(path, `${entryAt(script, more)}${petition()}${poll()}`, {
          'content-security-policy': policy,
        });
        const { page, lines, found } = await visit(kind, url);
        await textInside(page, 'civic-petition', '[part=count]');
        await textInside(page, 'civic-poll', 'form');
        assert.deepEqual([lines, await found()], [[], []]);
        await page.close();
      }
    });

    it('that a cache has kept goes on with the files of its version, beside those of another', async () => {
      await publish(site, '/kept', '0.0.9');
      const old = (await built('civic-widgets.js')).replaceAll(version, '0.0.9');
      site.script('/kept/old.js', old);
      await publish(site, '/kept');
      for (const script of ['/kept/old.js', '/kept/civic-widgets.js']) {
        site.requests.length = 0;
        const { page, lines } = await visit(kind, site.page('/aged', `${entryAt(script)}${petition()}`));
        await textInside(page, 'civic-petition', '[part=count]');
        const versions = site.requests.flatMap(({ url }) => /civic-widgets-(\d+\.\d+\.\d+)\./.exec(url)?.[1] ?? []);
        assert.deepEqual([...new Set(versions)], [script.includes('old') ? '0.0.9' : version]);
        assert.deepEqual(lines, []);
        await page.close();
      }
    });

    it('whose files are gone leaves the content of the elements in use, and says which', async () => {
      site.script('/alone/civic-widgets.js', await built('civic-widgets.js'));
      const { page, lines } = await visit(
        kind,
        site.page('/gone', `${entryAt('/alone/civic-widgets.js')}${petition()}`),
      );
      await page.waitForFunction(() => window.civicWidgets && !Array.isArray(window.civicWidgets));
      await said(page, lines);
      assert.match(lines.join(), /<civic-petition> cannot be loaded: .*Publish the files beside civic-widgets\.js/);
      assert.ok(await page.$eval('civic-petition a', (link) => link.getBoundingClientRect().height > 0));
      await page.close();
    });

    it('that comes late leaves a form of the page alone that somebody fills in, and it can be sent', async () => {
      const answer = await fetch(site.backend.poll, { headers: { accept: 'text/html' } });
      const [form = ''] = /<civic-poll[^]*<\/civic-poll>/.exec(await answer.text()) ?? [];
      const { page, lines } = await visit(kind, site.page('/late', `${form}${petition()}`));
      await page.focus('civic-poll input[type=radio]');
      await page.keyboard.press(' ');
      const chosen = await page.$eval('civic-poll :checked', ({ id }) => id);
      await page.addScriptTag({ url: '/civic-widgets.js', type: 'module' });
      await textInside(page, 'civic-petition', '[part=count]');
      await page.waitForFunction(() => customElements.get('civic-poll'));
      assert.equal(await page.evaluate(() => document.activeElement?.id), chosen);
      assert.deepEqual(lines, []);
      await page.type('civic-poll input[type=email]', 'camille@example.org');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      assert.match(await page.$eval('main', ({ textContent }) => textContent), /Vote reçu, il reste une étape/);
      await page.close();
    });

    it('of which one file fails shows the other elements, and asks for it again', async () => {
      const path = `/partial-${kind}`;
      await publish(site, path);
      const missing = fileOf('poll');
      site.page(`${path}/${missing}`, 'nothing');
      const { page, lines } = await visit(
        kind,
        site.page('/partial', `${entryAt(`${path}/civic-widgets.js`)}${petition()}${poll()}`),
      );
      await textInside(page, 'civic-petition', '[part=count]');
      await said(page, lines);
      assert.match(lines.join(), /<civic-poll> cannot be loaded/);
      assert.ok(await page.$eval('civic-poll a', (link) => link.getBoundingClientRect().height > 0));
      site.script(`${path}/${missing}`, await built(missing));
      // Firefox remembers that a module could not be loaded for as long as the page stands.
      if (kind === 'firefox') await page.reload();
      else await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), poll());
      await textInside(page, 'civic-poll', 'form');
      await page.close();
    });

    it('of which the file of the results fails shows the poll, says what to do, and asks for it again when told to', async () => {
      const path = `/results-${kind}`;
      await publish(site, path);
      const missing = fileOf('results');
      site.page(`${path}/${missing}`, 'nothing');
      const { page, lines } = await visit(
        kind,
        site.page('/folded', `${entryAt(`${path}/civic-widgets.js`)}${poll()}`),
      );
      await textInside(page, 'civic-poll', 'form');
      await clickInside(page, inside('civic-poll', 'summary'));
      assert.match(await textInside(page, 'civic-poll', '[role=alert]'), /n’a pas pu être chargée\. Réessayez/);
      assert.match(
        lines.join(),
        /a file of the element cannot be loaded: .*Publish the files beside civic-widgets\.js/,
      );
      assert.ok(await page.$(inside('civic-poll', 'form[part=ballot]')));
      site.script(`${path}/${missing}`, await built(missing));
      // Firefox remembers that a module could not be loaded for as long as the page stands.
      if (kind === 'firefox') await page.reload();
      else await clickInside(page, inside('civic-poll', '[role=alert] + p button'));
      await appears(page, inside('civic-poll', '[part=results]'));
      await page.close();
    });

    it('of which the file of the steps fails shows the petition, says so at the press, and opens the form when told to', async () => {
      const path = `/steps-${kind}`;
      await publish(site, path);
      const missing = fileOf('steps');
      site.page(`${path}/${missing}`, 'nothing');
      const { page } = await visit(kind, site.page('/begun', `${entryAt(`${path}/civic-widgets.js`)}${petition()}`));
      await textInside(page, 'civic-petition', 'button.primary');
      await clickInside(page, inside('civic-petition', 'button.primary'));
      assert.match(await textInside(page, 'civic-petition', '[role=alert]'), /n’a pas pu être chargée\. Réessayez/);
      site.script(`${path}/${missing}`, await built(missing));
      // Firefox remembers that a module could not be loaded for as long as the page stands.
      if (kind === 'firefox') await page.reload();
      await clickInside(page, inside('civic-petition', kind === 'firefox' ? 'button.primary' : '[data-retry]'));
      await appears(page, inside('civic-petition', '#name'));
      await page.close();
    });

    it('of which the file of the review fails keeps what was chosen, and goes on with it when told to', async () => {
      const path = `/review-${kind}`;
      await publish(site, path);
      const missing = fileOf('following');
      site.page(`${path}/${missing}`, 'nothing');
      const { page } = await visit(kind, site.page('/chosen', `${entryAt(`${path}/civic-widgets.js`)}${poll()}`));
      await textInside(page, 'civic-poll', 'form');
      await clickInside(page, inside('civic-poll', 'input[type=radio], input[type=checkbox]'));
      await clickInside(page, inside('civic-poll', 'form .primary'));
      assert.match(await textInside(page, 'civic-poll', '[role=alert]'), /n’a pas pu être chargée\. Réessayez/);
      site.script(`${path}/${missing}`, await built(missing));
      // Firefox remembers that a module could not be loaded for as long as the page stands.
      if (kind === 'chromium') {
        await clickInside(page, inside('civic-poll', '[data-retry]'));
        await appears(page, inside('civic-poll', '[part=review] .facts li'));
      }
      await page.close();
    });

    it('loads the lists of a ranking with the first that is seen, and asks for them again when told to', async () => {
      const path = `/lists-${kind}`;
      await publish(site, path);
      const missing = fileOf('lists');
      const form = { kind: 'ranking', min: 1, max: 3, ties: false } as const;
      const ranking = await site.backend.put('rangs', pollDocument({ form, method: 'borda' }));
      site.requests.length = 0;
      const choice = await visit(kind, site.page('/choice', `${entryAt(`${path}/civic-widgets.js`)}${poll()}`));
      await textInside(choice.page, 'civic-poll', 'form');
      assert.ok(!site.requests.some(({ url }) => url.includes(missing)));
      await choice.page.close();
      site.page(`${path}/${missing}`, 'nothing');
      const { page } = await visit(
        kind,
        site.page('/ranking', `${entryAt(`${path}/civic-widgets.js`)}${poll(ranking)}`),
      );
      assert.match(await textInside(page, 'civic-poll', '[role=alert]'), /n’a pas pu être chargée\. Réessayez/);
      site.script(`${path}/${missing}`, await built(missing));
      // Firefox remembers that a module could not be loaded for as long as the page stands.
      if (kind === 'firefox') await page.reload();
      else await clickInside(page, inside('civic-poll', '[role=alert] + p button'));
      await appears(page, inside('civic-poll', '#add-0'));
      await page.close();
    });
  });
}
