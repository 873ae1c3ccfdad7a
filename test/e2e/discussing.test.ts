import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { codeFor } from '../support/mailbox.ts';
import { appears, inside, textInside } from '../support/shadow.ts';
import { until } from '../support/until.ts';

const root = join(import.meta.dirname, '..', '..');
const widget = 'civic-comments';
let demo: Demo;
const browsers = new Map<'chromium' | 'firefox', Browser>();

/** A command of the server's owner, on the data of the running demo. */
async function command(...words: string[]): Promise<void> {
  const env = { ...process.env, DATA: demo.data, DATABASE_URL: '' };
  await promisify(execFile)(process.execPath, ['src/server/main/cli.ts', ...words], { cwd: root, env });
}

before(async () => {
  demo = await startDemo();
  await command('seed', '--comments', '200', '--thread', 'grande-discussion');
  for (const kind of ['chromium', 'firefox'] as const) browsers.set(kind, await launch(kind));
});
afterEach(async () => {
  for (const browser of browsers.values()) {
    for (const context of browser.browserContexts())
      if (context !== browser.defaultBrowserContext()) await context.close();
  }
});
after(async () => {
  for (const browser of browsers.values()) await browser.close();
  await demo.close();
});

/** A page on a device of its own, which nobody has used yet. */
async function open(browser: Browser, id = 'reamenager-la-place', hash = ''): Promise<Page> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(`${demo.url}/threads/${id}?lang=fr${hash}`);
  await textInside(page, widget, '[data-lists]');
  return page;
}

/** Waits until the widget shows a text, or says it. */
const shows = (page: Page, text: string): Promise<unknown> =>
  until(async () => {
    const shown = await page.$eval(widget, ({ shadowRoot }) => shadowRoot?.textContent.replace(/\s+/g, ' '));
    return shown?.includes(text);
  }, `"${text}"`);

/**
 * Where the control with this name is, seen from the focus: its label, its text, or what is read of it. A person who knows a page goes
 * the shorter way; and a window without a head keeps the focus where Tab has led out of the page.
 */
const seek = (page: Page, name: string): Promise<'here' | 'before' | 'behind'> =>
  page.evaluate((wanted) => {
    const { shadowRoot } = document.querySelector('civic-comments') ?? document.body;
    const isIt = (each: Element): boolean => {
      const { labels } = each as HTMLInputElement;
      const names = [...(labels ?? [])].map(({ textContent }) => textContent);
      return [...names, each.getAttribute('aria-label') ?? '', labels?.length ? '' : each.textContent].some((text) =>
        text.replace(/\s+/g, ' ').includes(wanted),
      );
    };
    const at = shadowRoot?.activeElement;
    if (!at) return 'behind';
    if (document.hasFocus() && at.matches('a, button, input, select, textarea, summary') && isIt(at)) return 'here';
    const all = [...(shadowRoot?.querySelectorAll('a[href], button, input, select, textarea, summary') ?? [])];
    const isAfter = (each: Element): boolean =>
      (at.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return all.filter(isIt).some(isAfter) ? 'behind' : 'before';
  }, name);

/** Goes to a control by Tab, or back by Shift and Tab. */
const go = (page: Page, name: string): Promise<unknown> =>
  until(
    async () => {
      // One that is there may not be meant: the next one is.
      const isBack = (await seek(page, name)) === 'before';
      if (isBack) await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      if (isBack) await page.keyboard.up('Shift');
      return (await seek(page, name)) === 'here';
    },
    `a way by Tab to "${name}"`,
    0,
  );

async function press(page: Page, name: string, key: 'Enter' | ' ' = 'Enter'): Promise<void> {
  await go(page, name);
  await page.keyboard.press(key);
}

async function fill(page: Page, name: string, text: string): Promise<void> {
  await go(page, name);
  await page.keyboard.type(text);
}

/** Who one is, asked once, by keyboard. */
async function joinAs(page: Page, browser: Browser, email: string, name = 'Camille Martin'): Promise<void> {
  await appears(page, inside(widget, '[part=join]'));
  await fill(page, 'Nom affiché', name);
  await fill(page, 'Adresse électronique', email);
  await page.keyboard.press('Enter');
  await appears(page, inside(widget, '#code'));
  const code = await codeFor(browser, demo.url, email);
  await page.bringToFront();
  await fill(page, 'Code à six chiffres', code);
  await page.keyboard.press('Enter');
}

for (const kind of ['chromium', 'firefox'] as const) {
  describe(`a person takes part in a discussion by keyboard, in ${kind}`, () => {
    const email = `clavier-${kind}@exemple.fr`;
    const own = `Des bancs à l’ombre, ${kind}`;

    it('writes, is asked once who it is, replies, votes and undoes, changes, takes out and back, reports, and leaves', async () => {
      const browser = browsers.get(kind) ?? assert.fail();
      const page = await open(browser);
      await press(page, 'Écrire un commentaire');
      await fill(page, 'Votre commentaire', own);
      await (await appears(page, inside(widget, '[name=side]'))).focus();
      await page.keyboard.press(' ');
      await press(page, 'Publier');
      await joinAs(page, browser, email);
      await shows(page, 'Votre commentaire est publié.');
      await shows(page, own);

      await press(page, 'Répondre à Nina P.');
      await fill(page, 'Votre commentaire', `Et une fontaine, ${kind} ?`);
      await press(page, 'Publier');
      await shows(page, `Et une fontaine, ${kind} ?`);
      await appears(page, inside(widget, '.replies article'));

      const vote = inside(widget, '[aria-label="D’accord avec Jo"]');
      await go(page, 'D’accord avec Jo');
      await page.keyboard.press(' ');
      await appears(page, `${vote}[aria-pressed=true]`);
      await page.keyboard.press(' ');
      await appears(page, `${vote}[aria-pressed=false]`);

      await press(page, 'Modifier mon commentaire');
      await appears(page, inside(widget, '#text'));
      await fill(page, 'Votre commentaire', ', vraiment');
      await press(page, 'Enregistrer');
      await shows(page, 'Votre commentaire est modifié.');
      await press(page, 'Supprimer mon commentaire');
      await shows(page, 'Vous pouvez le rétablir.');
      await press(page, 'Rétablir mon commentaire');
      await shows(page, 'Votre commentaire est rétabli.');

      await press(page, 'Autres actions sur le commentaire de Dominique');
      await press(page, 'Signaler le commentaire de Dominique');
      await (await appears(page, inside(widget, '[name=reason]'))).focus();
      await page.keyboard.press(' ');
      await fill(page, 'Ce qui pose problème', 'Le chiffre est inventé.');
      await fill(page, 'Prénom et nom', 'Camille Martin');
      await fill(page, 'Adresse électronique', email);
      await press(page, 'de bonne foi', ' ');
      await press(page, 'Envoyer le signalement');
      await shows(page, 'Signalement reçu, numéro S-');

      await press(page, 'Supprimer tout ce que j’ai écrit');
      await press(page, 'Oui, tout supprimer');
      await shows(page, 'Tout est supprimé.');
      await until(async () => (await page.evaluate(() => localStorage.length)) === 0, 'an empty device');
    });

    it('reads: searches, sorts, shows more, opens replies, and follows a link to one', async () => {
      const page = await open(browsers.get(kind) ?? assert.fail(), 'grande-discussion');
      const count = () =>
        page.$eval(widget, (each) => each.shadowRoot?.querySelectorAll('[data-lists] > ol > .item').length);
      await until(async () => (await count()) === 20, 'the first page');
      await press(page, 'Afficher plus de commentaires');
      await shows(page, '40 commentaires affichés.');
      await until(async () => (await count()) === 40, 'two pages');
      await go(page, 'Classer par');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await shows(page, 'Commentaires classés');

      const place = await open(browsers.get(kind) ?? assert.fail());
      await fill(place, 'Chercher dans la discussion', 'parking halles');
      await place.keyboard.press('Enter');
      await shows(place, '« parking halles »');
      await press(place, 'Voir dans la discussion');
      await place.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.matches('.head'));
      await press(place, 'Afficher 3 réponses');
      const link = await (
        await appears(place, inside(widget, '.replies article .head a'))
      )?.evaluate((each) => (each as HTMLAnchorElement).hash);
      const linked = await open(browsers.get(kind) ?? assert.fail(), 'reamenager-la-place', link);
      await linked.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.closest('.replies .head'));
    });

    it('moderates: what is held waits, is decided with a reason, and stands in the log for everyone', async () => {
      const browser = browsers.get(kind) ?? assert.fail();
      const page = await open(browser);
      const moderator = `moderation-${kind}@exemple.fr`;
      const held = `Un casino sur la place, ${kind}`;
      await command('moderator', 'reamenager-la-place', moderator);
      await press(page, 'Écrire un commentaire');
      await fill(page, 'Votre commentaire', held);
      await (await appears(page, inside(widget, '[name=side]'))).focus();
      await page.keyboard.press(' ');
      await press(page, 'Publier');
      await joinAs(page, browser, moderator, 'Mo');
      await shows(page, 'En attente de modération, invisible pour les autres');

      await press(page, 'Commentaires à modérer');
      await shows(page, `Contient « casino ».`);
      const entry = await page.evaluateHandle(
        (text) =>
          [...(document.querySelector('civic-comments')?.shadowRoot?.querySelectorAll('.queue .item') ?? [])].find(
            (each) => each.textContent.includes(text),
          ),
        held,
      );
      await (entry.asElement() ?? assert.fail('no entry')).$eval('select', (each) => each.focus());
      await page.keyboard.type('Conf');
      await fill(page, 'Règle ou loi', `Règle 1, ${kind}`);
      await press(page, 'Publier');
      await shows(page, 'Décision enregistrée.');
      const log = await browser.newPage();
      await log.goto(`${demo.url}/threads/reamenager-la-place/log?lang=fr`);
      assert.match(await log.$eval('main', ({ textContent }) => textContent), new RegExp(`Règle 1, ${kind}`));
      const file = await fetch(`${demo.url}/threads/reamenager-la-place/log.csv`);
      assert.match(await file.text(), new RegExp(`"publish","Conforme[^"]*","Règle 1, ${kind}"`));
    });
  });
}

describe('a person takes part in a discussion by touch, at the width of a phone', () => {
  it('votes and is asked once who it is, then writes, replies, changes, takes out and back, and reports', async () => {
    const browser = browsers.get('chromium') ?? assert.fail();
    const page = await (await browser.createBrowserContext()).newPage();
    await page.emulate({
      viewport: { width: 320, height: 640, isMobile: true, hasTouch: true },
      userAgent: await browser.userAgent(),
    });
    await page.goto(`${demo.url}/threads/reamenager-la-place?lang=fr`);
    const tap = async (selector: string): Promise<void> => {
      const found = await appears(page, inside(widget, selector));
      // What comes into sight is drawn, and may move what stands below it: it is touched once it stands still.
      await found?.evaluate(async (each) => {
        for (let still = 0, last = NaN; still < 3;) {
          each.scrollIntoView({ block: 'center' });
          await new Promise((resolve) => setTimeout(resolve, 100));
          const { top } = each.getBoundingClientRect();
          still = top === last ? still + 1 : 0;
          last = top;
        }
      });
      await found?.tap();
    };
    const tapText = (text: string): Promise<void> => tap(`button::-p-text(${text})`);
    const type = async (name: string, text: string): Promise<void> => {
      await tap(`#${name}`);
      await page.keyboard.type(text);
    };
    await textInside(page, widget, '[data-lists]');
    await tap('[aria-label="D’accord avec Nina P."]');
    await appears(page, inside(widget, '[part=join]'));
    await type('name', 'Sam Petit');
    await type('email', 'tactile-fil@exemple.fr');
    await tapText('Continuer');
    await appears(page, inside(widget, '#code'));
    const code = await codeFor(browser, demo.url, 'tactile-fil@exemple.fr');
    await page.bringToFront();
    await type('code', code);
    await tapText('Confirmer');
    await appears(page, inside(widget, '[aria-label="D’accord avec Nina P."][aria-pressed=true]'));

    await tapText('Écrire un commentaire');
    await type('text', 'Depuis mon téléphone');
    await tap('label:has([name=side])');
    await tapText('Publier');
    await shows(page, 'Votre commentaire est publié.');
    await tap('[aria-label="Répondre à Jo"]');
    await type('text', 'Il y a des places rue Haute');
    await tapText('Publier');
    await shows(page, 'Il y a des places rue Haute');
    await tap('[aria-label="Modifier mon commentaire"]');
    await type('text', '!');
    await tapText('Enregistrer');
    await shows(page, 'Votre commentaire est modifié.');
    await tap('[aria-label="Supprimer mon commentaire"]');
    await tap('[aria-label="Rétablir mon commentaire"]');
    await shows(page, 'Votre commentaire est rétabli.');
    await tap('[aria-label="Autres actions sur le commentaire de Jo"]');
    await tap('[aria-label="Signaler le commentaire de Jo"]');
    await tap('label:has([name=reason])');
    await type('explanation', 'Hors sujet.');
    // Who they are was asked once, for the first vote.
    await tap('label:has(#goodFaith)');
    await tapText('Envoyer le signalement');
    await shows(page, 'Signalement reçu, numéro S-');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0);
  });
});
