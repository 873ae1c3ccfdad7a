import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch, type BrowserKind } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { codeFor } from '../support/mailbox.ts';
import { appears, clickInside, fillInside, inside, textInside } from '../support/shadow.ts';
import { until } from '../support/until.ts';

let demo: Demo;
before(async () => {
  demo = await startDemo();
});
after(() => demo.close());

const poll = '/polls/horaires-bibliotheque';
const inPoll = (selector: string): string => inside('civic-poll', selector);

/** How many lines the ledger of a thing has. */
async function linesOf(path: string): Promise<number> {
  const note = await fetch(`${demo.url}${path}/ledger/checkpoint`).then((answer) => answer.text());
  return Number(note.split('\n')[1]);
}

/** Votes and confirms, and waits until that is a line. */
async function vote(browser: Browser, page: Page, email: string): Promise<void> {
  await page.setExtraHTTPHeaders({ 'accept-language': 'fr' });
  await page.goto(`${demo.url}${poll}?lang=fr`);
  await clickInside(page, inPoll('input[type=radio]'));
  await clickInside(page, inPoll('button::-p-text(Continuer)'));
  await fillInside(page, inPoll('#email'), email);
  await clickInside(page, inPoll('button::-p-text(Voter)'));
  await appears(page, inPoll('#code'));
  const code = await codeFor(browser, demo.url, email);
  const before = await linesOf(poll);
  await page.bringToFront();
  await fillInside(page, inPoll('#code'), code);
  await clickInside(page, inPoll('button::-p-text(Confirmer)'));
  await appears(page, inPoll('[part=thanks]'));
  await until(async () => (await linesOf(poll)) > before, 'the line of the vote');
}

const kept = (page: Page): Promise<string | null> =>
  page.evaluate(() => localStorage.getItem('civic-widgets.checkpoints'));

describe('a person checks their own vote in the demo', () => {
  for (const kind of ['chromium', 'firefox'] as BrowserKind[]) {
    it(`by one press after a reload, in ${kind}: it is there`, async () => {
      const browser = await launch(kind);
      try {
        const page = await browser.newPage();
        await vote(browser, page, `${kind}@exemple.fr`);
        const files: string[] = [];
        page.on('request', (request) => files.push(request.url()));
        await page.reload();
        await appears(page, inPoll('button::-p-text(Vérifier mon vote)'));
        assert.equal(await kept(page), null, 'nothing is remembered before the press');
        assert.ok(!files.some((url) => /\.proof\.[\w-]+\.js$/.test(url)), 'and nothing is loaded for it');
        await clickInside(page, inPoll('button::-p-text(Vérifier mon vote)'));
        await appears(page, inPoll('[part=proof] .good'));
        const said = await textInside(page, 'civic-poll', '[part=proof]');
        assert.match(said, /Vérifié\s: c’est dans le registre public\s*Ligne \d+ sur \d+/);
        assert.match(said, /Votre navigateur l’a calculé lui-même/);
        assert.doesNotMatch(said, /ne sait pas vérifier la signature/);
        assert.ok(
          files.some((url) => /\.proof\.[\w-]+\.js$/.test(url)),
          'its file comes with the press',
        );
        assert.match((await kept(page)) ?? '', /\/ledger\\n\d+\\n/);
        await clickInside(page, inPoll('button::-p-text(Vérifier mon vote)'));
        await appears(page, inPoll('[part=proof] ::-p-text(Rien n’a été enlevé ni réécrit)'));
      } finally {
        await browser.close();
      }
    });
  }

  it('and is refused, in words, what was rewritten since; the count tells how many have looked', async () => {
    const browser = await launch('chromium');
    try {
      const page = await browser.newPage();
      await vote(browser, page, 'autre@exemple.fr');
      await clickInside(page, inPoll('button::-p-text(Vérifier mon vote)'));
      await appears(page, inPoll('[part=proof] .good'));
      const { numbers } = (await fetch(demo.url + poll, { headers: { Accept: 'application/json' } }).then((answer) =>
        answer.json(),
      )) as { numbers: { votes: { checked: number } } };
      assert.ok(numbers.votes.checked >= 1);
      await appears(page, inPoll('::-p-text(avec leur reçu), ::-p-text(avec son reçu)'));
      // As if another ledger had been here before: what was remembered is of as many lines, with another root.
      await page.evaluate(() => {
        const place = 'civic-widgets.checkpoints';
        const [seen] = JSON.parse(localStorage.getItem(place)!) as { checkpoint: string }[];
        const lines = seen!.checkpoint.split('\n');
        lines[2] = `A${lines[2]!.slice(1)}`;
        localStorage.setItem(place, JSON.stringify([{ ...seen, checkpoint: lines.join('\n') }]));
      });
      await clickInside(page, inPoll('button::-p-text(Vérifier mon vote)'));
      await appears(page, inPoll('[part=proof] .wrong'));
      assert.match(await textInside(page, 'civic-poll', '[part=proof]'), /Le registre a été réécrit/);
      const evidence = await appears(page, inPoll('[part=proof] textarea'));
      const text = await evidence.evaluate((area) => (area as HTMLTextAreaElement).value);
      assert.equal(text.match(/^\u2014 /gm)?.length, 2, 'both signed notes can be copied');
    } finally {
      await browser.close();
    }
  });
});
