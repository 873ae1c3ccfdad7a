import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { version } from '../../src/elements/shared/claim.ts';
import { participants } from '../../src/server/core/tables.ts';
import { launch, type BrowserKind } from '../support/browser.ts';
import { codeOf } from '../support/mailbox.ts';
import { appears, clickInside, fillInside, inside, textInside } from '../support/shadow.ts';
import { built, startSite, type Site } from '../support/site.ts';
import { until } from '../support/until.ts';
import { strict, visitWith, type Visit } from '../support/visit.ts';

const kinds: BrowserKind[] = ['chromium', 'firefox'];
const browsers = new Map<BrowserKind, Browser>();
const visit = (kind: BrowserKind, url: string): Promise<Visit> => visitWith(browsers.get(kind), url);
let site: Site;
/** The backend of the pages that speak to another origin. */
let other: Site;

before(async () => {
  [site, other] = await Promise.all([startSite(), startSite()]);
  for (const kind of kinds) browsers.set(kind, await launch(kind));
});
after(async () => {
  for (const browser of browsers.values()) await browser.close();
  await Promise.all([site.close(), other.close()]);
});

const moduleTag = '<script type="module" src="/civic-widgets.js"></script>';
const classicTag = '<script src="/civic-widgets.classic.js"></script>';
const petition = (src: string): string => `<civic-petition src="${src}"><a href="${src}">Signer</a></civic-petition>`;

/** Signs, confirms and withdraws, with a fault on the way and another mail. */
async function goThrough(page: Page, { backend }: Site): Promise<void> {
  const click = (selector: string): Promise<void> => clickInside(page, inside('civic-petition', selector));
  const fill = (selector: string, value: string): Promise<void> =>
    fillInside(page, inside('civic-petition', selector), value);
  await click('button.primary');
  await click('button[type=submit]');
  await textInside(page, 'civic-petition', '[role=alert]');
  await fill('#name', 'Camille Martin');
  await fill('#email', 'camille@exemple.fr');
  await fill('#place', 'Valmont');
  await click('button[type=submit]');
  await textInside(page, 'civic-petition', '#code');
  await click('details summary');
  await fill('#code', '000000x');
  await click('button[type=submit]');
  await textInside(page, 'civic-petition', '[role=alert]');
  await fill('#code', await codeOf(backend, 'camille@exemple.fr'));
  await click('button[type=submit]');
  await textInside(page, 'civic-petition', '[part=thanks]');
  await click('[part=thanks] div.actions button');
  await click('[part=thanks] div.actions button');
  await appears(page, inside('civic-petition', 'button.primary'));
}

for (const kind of kinds) {
  describe(`a page in ${kind}`, () => {
    for (const tag of [moduleTag, classicTag]) {
      it(`under the strictest policy reports nothing, at any step: ${tag}`, async () => {
        const { backend } = site;
        const url = site.page(
          '/strict',
          `${tag}${petition(backend.petition)}<civic-counter src="${backend.consultation}"></civic-counter>
          <civic-poll src="${backend.poll}"></civic-poll>
          <div data-civic="counter" data-src="${backend.petition}" data-metrics="signatures"></div>
          <civic-counter src="${site.url}/consultations/none"></civic-counter><civic-counter></civic-counter>`,
          { 'content-security-policy': strict },
        );
        const { page, lines, found } = await visit(kind, url);
        for (const each of ['civic-counter', 'div > civic-counter']) await textInside(page, each, 'dd');
        await textInside(page, 'civic-counter[src$=none]', '[role=alert]');
        await textInside(page, 'civic-poll', 'form');
        await goThrough(page, site);
        assert.deepEqual(await found(), []);
        // The two mistakes of the page itself.
        assert.equal(lines.length, 2, lines.join('\n'));
        await page.close();
      });
    }

    it('with two copies, where the policy of Lit may be made once: the first works, the second says so', async () => {
      site.script('/second.js', (await built('civic-widgets.js')).replaceAll(`"${version}"`, '"9.9.9"'));
      const url = site.page(
        '/twice',
        `${moduleTag}<script type="module" src="/second.js"></script>${petition(site.backend.petition)}`,
        { 'content-security-policy': strict },
      );
      const { page, lines } = await visit(kind, url);
      await textInside(page, 'civic-petition', '[part=count]');
      await until(() => lines.length > 0, 'what the second copy says');
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.ok(lines[0]?.includes(`version 9.9.9 does nothing beside version ${version}.`), lines[0]);
      await page.close();
    });

    it('whose own Lit has taken the policy keeps its link in use, and says why', async () => {
      site.script('/own.js', `trustedTypes.createPolicy('lit-html', { createHTML: (html) => html });`);
      const html = `<script src="/own.js"></script>${moduleTag}${petition(site.backend.petition)}`;
      const { page, lines } = await visit(kind, site.page('/own', html, { 'content-security-policy': strict }));
      await page.waitForFunction(() => document.querySelector('civic-petition')?.shadowRoot?.querySelector('slot'));
      await until(() => lines.length > 0, 'why');
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.match(lines[0] ?? '', /cannot draw in this page: TypeError/);
      assert.ok(await page.$eval('civic-petition a', (link) => link.getBoundingClientRect().height > 0));

      const policy = `${strict} 'allow-duplicates'`;
      const allowed = await visit(kind, site.page('/allowed', html, { 'content-security-policy': policy }));
      await textInside(allowed.page, 'civic-petition', '[part=count]');
      assert.deepEqual(allowed.lines, []);
      await Promise.all([page.close(), allowed.page.close()]);
    });

    it('takes a script with its integrity, and refuses one of which a byte has changed', async () => {
      const { files } = JSON.parse(await built('integrity.json')) as { files: Record<string, string> };
      const scripts = Object.entries(files).filter(([name]) =>
        /^civic-widgets(-\d+\.\d+\.\d+)?(\.classic|\.all)?\.js$/.test(name),
      );
      assert.equal(scripts.length, 6);
      // What the script loads has its hashes in the page's import map.
      const map = Object.fromEntries(Object.entries(files).map(([name, hash]) => [`/${name}`, hash]));
      const loaded = `<script type="importmap">${JSON.stringify({ integrity: map })}</script>`;
      for (const [name, hash] of scripts) {
        const code = await built(name);
        const tag = `<script ${name.includes('classic') ? '' : 'type="module"'} src="/pinned.js" integrity="${hash}" crossorigin="anonymous"></script>`;
        const url = site.page('/pinned', `${loaded}${tag}${petition(site.backend.petition)}`, {
          'integrity-policy': 'blocked-destinations=(script)',
        });
        site.script('/pinned.js', code);
        const sound = await visit(kind, url);
        await textInside(sound.page, 'civic-petition', '[part=count]');
        await sound.page.close();

        site.script('/pinned.js', code.replace('MIT', 'MIt'));
        const { page } = await visit(kind, `${url}?changed`);
        assert.equal(await page.evaluate(() => typeof customElements.get('civic-petition')), 'undefined');
        assert.ok(await page.$eval('civic-petition a', (link) => link.getBoundingClientRect().height > 0));
        await page.close();
      }
    });

    it('takes the texts of a language with their hash, and speaks French where a byte has changed', async () => {
      const { files } = JSON.parse(await built('integrity.json')) as { files: Record<string, string> };
      const [script, texts] = [`civic-widgets-${version}.js`, `civic-widgets-${version}.de.json`];
      const json = await built(texts);
      const { sign } = JSON.parse(json) as { sign: string };
      const map = Object.fromEntries(Object.entries(files).map(([name, hash]) => [`/${name}`, hash]));
      const tags = `<script type="importmap">${JSON.stringify({ integrity: map })}</script><script type="module"
        src="/${script}" integrity="${files[script]}" crossorigin="anonymous" data-texts="/${texts}#${files[texts]}"></script>`;
      const element = petition(site.backend.petition).replace('<civic-petition', '<civic-petition lang="de"');
      const url = site.page('/german', tags + element);
      const says = (page: Page, text: string) =>
        page.waitForFunction(
          (wanted) => document.querySelector('civic-petition')?.shadowRoot?.textContent?.includes(wanted),
          {},
          text,
        );
      const sound = await visit(kind, url);
      await says(sound.page, sign);
      assert.deepEqual(sound.lines, []);
      await sound.page.close();

      site.script(`/${texts}`, json.replace(sign, 'Anderes'));
      const { page, lines } = await visit(kind, `${url}?changed`);
      await says(page, 'Signer');
      await until(() => lines.some((line) => line.includes('texts in "de"')), 'that they are not used');
      assert.equal(
        await page.$eval('civic-petition', (each) => each.shadowRoot?.textContent?.includes('Anderes')),
        false,
      );
      site.script(`/${texts}`, json);
      await page.close();
    });

    it('sends no cookie and no referrer to the backend, stores nothing before an act, and asks nobody else', async () => {
      const url = site.page(
        '/private',
        `<script type="module" src="/civic-widgets.js" referrerpolicy="no-referrer"></script>${petition(other.backend.petition)}
        <civic-counter src="${other.backend.consultation}"></civic-counter>`,
        { 'referrer-policy': 'unsafe-url' },
      );
      other.requests.length = 0;
      site.requests.length = 0;
      const hosts = new Set<string>();
      const { page } = await visit(kind, other.page('/cookie', '<p>'));
      await page.evaluate(() => void (document.cookie = 'known=1; path=/'));
      page.on('request', (request) => hosts.add(new URL(request.url()).origin));
      await page.goto(url);
      await textInside(page, 'civic-petition', '[part=count]');
      await textInside(page, 'civic-counter', 'dd');
      const kept = await page.evaluate(async () => ({
        stored: localStorage.length + sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
      }));
      assert.deepEqual(kept, { stored: 0, databases: 0, caches: 0 });
      await goThrough(page, other);
      assert.deepEqual(
        [...hosts].filter((host) => ![site.url, other.url, 'null'].includes(host)),
        [],
      );
      const calls = other.requests.filter(({ url: each }) => /(petitions|consultations)\//.test(each));
      assert.ok(calls.length >= 6, `${calls.length} requests`);
      for (const { url: each, headers } of calls) {
        assert.deepEqual([headers.get('referer'), headers.get('cookie')], [null, null], each);
      }
      const script = site.requests.find(({ url: each }) => each.endsWith('civic-widgets.js'));
      assert.equal(script?.headers.get('referer'), null);
      await page.close();
    });

    it('that is left and come back to goes on, as it was and up to date', async () => {
      const { backend } = site;
      const { page, lines } = await visit(
        kind,
        site.page(
          '/left',
          `${moduleTag}<civic-counter src="${backend.consultation}" metrics="participants"></civic-counter>
          ${petition(backend.petition)}`,
        ),
      );
      // A cache may answer for as long as the backend said.
      await page.setCacheEnabled(false);
      const number = await textInside(page, 'civic-counter', 'dd');
      await clickInside(page, inside('civic-petition', 'button.primary'));
      await fillInside(page, inside('civic-petition', '#name'), 'Camille Martin');
      await page.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }));
      });
      await page.goto(site.page('/elsewhere', '<p>'));
      await backend.store.write((writer) => writer.insert(participants, { scope: 'climat', id: `late-${kind}` }));
      // The counts of the backend are a second old at most.
      site.wait(1100);
      // Without waiting for a load that such a page does not have.
      await page.evaluate(() => history.back());
      await page.waitForFunction(() => 'persisted' in globalThis, { polling: 100 });
      const restored = await page.evaluate(() => ({
        persisted: (globalThis as unknown as { persisted: boolean }).persisted,
        typed: document.querySelector('civic-petition')?.shadowRoot?.querySelector<HTMLInputElement>('#name')?.value,
      }));
      assert.deepEqual(restored, { persisted: true, typed: 'Camille Martin' });
      await page.waitForFunction(
        (before) => document.querySelector('civic-counter')?.shadowRoot?.querySelector('dd')?.textContent !== before,
        { polling: 100, timeout: 30_000 },
        number,
      );
      assert.deepEqual(lines, []);
      await page.close();
    });
  });
}
