import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { PollDocument } from '../../src/server/nouns/poll/document.ts';
import { loadComments } from '../../src/server/nouns/comments/load.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { threadDocument } from '../../src/testing/samples/comments.ts';
import { launch, type BrowserKind } from '../support/browser.ts';
import { codeOf } from '../support/mailbox.ts';
import { appears, clickInside, fillInside, inside } from '../support/shadow.ts';
import { startSite, type Site } from '../support/site.ts';
import { until } from '../support/until.ts';
import { strict, visitWith, type Visit } from '../support/visit.ts';

/* Every ballot, and a thread, through all their steps in a page whose policy allows nothing but the script and its server. */

const email = 'camille@exemple.fr';
const kinds: BrowserKind[] = ['chromium', 'firefox'];
const browsers = new Map<BrowserKind, Browser>();
let site: Site;

before(async () => {
  site = await startSite();
  for (const kind of kinds) browsers.set(kind, await launch(kind));
});
after(async () => {
  for (const browser of browsers.values()) await browser.close();
  await site.close();
});

const visit = (kind: BrowserKind, path: string, html: string): Promise<Visit> =>
  visitWith(
    browsers.get(kind),
    site.page(path, `<script type="module" src="/civic-widgets.js"></script>${html}`, {
      'content-security-policy': strict,
    }),
  );

/** A poll of each kind of ballot. */
const polls: Record<string, Partial<PollDocument>> = {
  choices: { form: { kind: 'choices', min: 1, max: 3 }, method: 'approval' },
  'three-way': { form: { kind: 'three-way' }, method: 'three-way', options: [] },
  scores: { form: { kind: 'scores', lowest: 0, highest: 5, complete: true }, method: 'score' },
  ranking: { form: { kind: 'ranking', min: 1, max: 3, ties: false }, method: 'schulze' },
  places: { form: { kind: 'ranking', min: 1, max: 3, ties: true }, method: 'condorcet' },
  judgments: {
    form: { kind: 'judgments', mentions: ['bad', 'fair', 'good'], missing: 'refused' },
    method: 'majority-judgment',
    words: { bad: { fr: 'Insuffisant' }, fair: { fr: 'Passable' }, good: { fr: 'Bien' } },
  },
};

/** Presses the first button with these words, once it is there. */
const pressIn = (page: Page, widget: string, words: string): Promise<unknown> =>
  page.waitForFunction(
    (tag, wanted) => {
      const buttons = document.querySelector(tag)?.shadowRoot?.querySelectorAll('button') ?? [];
      const button = [...buttons].find(({ textContent }) => textContent.includes(wanted));
      button?.click();
      return button !== undefined;
    },
    {},
    widget,
    words,
  );

/** Votes, confirms, looks at the result, counts it again and withdraws. */
async function voteThrough(page: Page, { backend }: Site): Promise<void> {
  const press = (words: string): Promise<unknown> => pressIn(page, 'civic-poll', words);
  await appears(page, inside('civic-poll', '[part=ballot]'));
  await press('Continuer');
  await appears(page, inside('civic-poll', '[role=alert]'));
  await page.$eval('civic-poll', ({ shadowRoot }) => {
    const groups = [...(shadowRoot?.querySelectorAll('.graded') ?? [])];
    const firsts = groups.map((group) => group.querySelector<HTMLElement>('input'));
    if (groups.length === 0) firsts.push(shadowRoot?.querySelector<HTMLElement>('.ballot input, [id^=add-]') ?? null);
    for (const first of firsts) first?.click();
    for (const select of shadowRoot?.querySelectorAll<HTMLSelectElement>('.ballot select') ?? []) {
      select.selectedIndex = 1;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });
  await press('Continuer');
  await fillInside(page, inside('civic-poll', '#email'), email);
  await press('Voter');
  await appears(page, inside('civic-poll', '#code'));
  await fillInside(page, inside('civic-poll', '#code'), await codeOf(backend, email));
  await press('Confirmer');
  // A result stands there before too; the recount is that of the new one.
  await appears(page, inside('civic-poll', '[part=thanks]'));
  await press('Refaire le compte');
  await page.waitForFunction(() =>
    /bulletins? recomptés?/.test(document.querySelector('civic-poll')?.shadowRoot?.textContent ?? ''),
  );
  await press('Modifier mon vote');
  await press('Garder');
  await press('Retirer mon vote');
  await press('Oui');
  await appears(page, inside('civic-poll', '[part=ballot]'));
}

/** Reads, finds, joins, writes, votes, reports and takes back. */
async function discussThrough(page: Page, { backend }: Site): Promise<void> {
  const widget = 'civic-comments';
  const press = (words: string): Promise<unknown> => pressIn(page, widget, words);
  const fill = (selector: string, value: string): Promise<void> => fillInside(page, inside(widget, selector), value);
  const shows = (text: string): Promise<unknown> =>
    until(async () => (await page.$eval(widget, (each) => each.shadowRoot?.textContent))?.includes(text), `"${text}"`);
  await appears(page, inside(widget, 'article'));
  await press('Écrire un commentaire');
  await press('Publier');
  await appears(page, inside(widget, '[role=alert]'));
  await clickInside(page, inside(widget, '[name=side]'));
  await fill('[name=text]', 'Des bancs à l’ombre, https://valmont.example/plan compris.');
  await press('Publier');
  await fill('#name', 'Camille Martin');
  await fill('#email', email);
  await press('Continuer');
  await appears(page, inside(widget, '#code'));
  await fill('#code', await codeOf(backend, email));
  await press('Confirmer');
  await page.waitForFunction(() =>
    document.querySelector('civic-comments')?.shadowRoot?.querySelector('[href="https://valmont.example/plan"]'),
  );
  await page.$eval(inside(widget, '.vote'), (button) => (button as HTMLElement).click());
  await appears(page, inside(widget, '.vote[aria-pressed=true]'));
  await press('Signaler');
  await appears(page, inside(widget, '[part=report]'));
  await press('Annuler');
  await fill('#find', 'platanes');
  await press('Chercher');
  await appears(page, inside(widget, '[data-found]'));
  await clickInside(page, inside(widget, '[data-found] button'));
  await clickInside(page, inside(widget, '[aria-label="Supprimer mon commentaire"]'));
  await press('Rétablir');
  await shows('est rétabli');
}

for (const kind of kinds) {
  describe(`under the strictest policy, in ${kind}`, () => {
    it('one votes with every ballot, and nothing is reported', async () => {
      for (const [id, changes] of Object.entries(polls)) {
        const src = await site.backend.put(`strict-${kind}-${id}`, pollDocument(changes));
        const { page, lines, found } = await visit(kind, `/${id}`, `<civic-poll src="${src}"></civic-poll>`);
        await voteThrough(page, site).catch((cause: unknown) => assert.fail(`${id}: ${String(cause)}`));
        assert.deepEqual([await found(), lines], [[], []], id);
        await page.close();
      }
    });

    it('one takes part in a thread, and nothing is reported', async () => {
      const src = await site.backend.put(`strict-thread-${kind}`, threadDocument());
      const place = { scope: `strict-thread-${kind}`, thing: `strict-thread-${kind}` };
      const first = {
        id: 'c1',
        author: 'sample',
        name: 'Nina P.',
        body: 'Gardons les platanes.',
        at: Date.now() - 1000,
      };
      await site.backend.store.write((writer) =>
        loadComments(writer, place, [{ ...first, side: '1', lang: 'fr' }], 3, 0),
      );
      for (const layout of ['', 'layout="columns"']) {
        const html = `<civic-comments src="${src}" ${layout}></civic-comments>`;
        const { page, lines, found } = await visit(kind, '/thread', html);
        if (layout) await appears(page, inside('civic-comments', 'article'));
        else await discussThrough(page, site);
        assert.deepEqual([await found(), lines], [[], []]);
        await page.close();
      }
    });
  });
}
