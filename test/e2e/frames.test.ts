import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { loadComments } from '../../src/server/nouns/comments/load.ts';
import { petitionDocument } from '../../src/testing/samples/petition.ts';
import { launch, type BrowserKind } from '../support/browser.ts';
import { codeOf } from '../support/mailbox.ts';
import { appears, focused, inside, tabTo, textInside } from '../support/shadow.ts';
import { startSite, type Site } from '../support/site.ts';
import { until } from '../support/until.ts';

const kinds: BrowserKind[] = ['chromium', 'firefox'];
const browsers = new Map<BrowserKind, Browser>();
/** A site that embeds, and the one whose things it shows. */
let host: Site;
let town: Site;

before(async () => {
  [host, town] = await Promise.all([startSite(), startSite()]);
  const title = { fr: 'La place', en: 'The square' };
  await town.backend.put('place', { type: 'thread', title, notice: petitionDocument().notice });
  for (const kind of kinds) browsers.set(kind, await launch(kind));
});
after(async () => {
  for (const browser of browsers.values()) await browser.close();
  await Promise.all([host.close(), town.close()]);
});

const sandbox = 'allow-scripts allow-forms allow-popups';
const frameOf = (src: string, more = '', allow = sandbox): string =>
  `<iframe src="${town.url}/embed?src=${src}&amp;lang=en${more}" title="A petition" width="600" height="100" sandbox="${allow}"></iframe>`;
const listener = (): string => `<script type="module" src="${town.url}/civic-frame.js"></script>`;

interface Visit {
  page: Page;
  frame: Frame;
  /** What a policy refused, and errors that nobody caught, in any of its documents. */
  faults: string[];
}

async function visit(kind: BrowserKind, html: string): Promise<Visit> {
  const page = (await browsers.get(kind)?.newPage()) ?? assert.fail(`no ${kind}`);
  await page.setViewport({ width: 800, height: 900 });
  const faults: string[] = [];
  page.on('pageerror', (error) => void faults.push(String(error)));
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to|violates/i.test(message.text())) faults.push(message.text());
  });
  await page.goto(host.page('/frames', html));
  const frame = (await (await page.waitForSelector('iframe'))?.contentFrame()) ?? assert.fail('no frame');
  await frame.waitForSelector('main');
  return { page, frame, faults };
}

/** The height of the frame in the page, and of what it shows. */
const heights = async ({ page, frame }: Visit): Promise<[frame: number, content: number]> => [
  await page.$eval('iframe', (element) => element.clientHeight),
  await frame.$eval('main', (element) => Math.ceil(element.getBoundingClientRect().height)),
];

/** Waits until the frame is as high as its content, and answers that height. */
const fits = (at: Visit): Promise<number> =>
  until(async () => {
    const [frame, content] = await heights(at);
    return frame === content && content;
  }, 'a frame that is as high as its content');

/** Signs by keyboard, up to the thanks. */
async function sign({ page, frame }: Visit, email: string): Promise<void> {
  await tabTo(page, 'Sign', frame);
  await page.keyboard.press('Enter');
  await appears(frame, inside('civic-petition', '#name'));
  for (const [label, value] of [
    ['First and last name', 'Camille Martin'],
    ['Email', email],
    ['Town', 'Valmont'],
  ] as const) {
    await tabTo(page, label, frame);
    await page.keyboard.type(value);
  }
  await page.keyboard.press('Enter');
  await appears(frame, inside('civic-petition', '#code'));
  const code = await codeOf(town.backend, email);
  await tabTo(page, 'code', frame);
  assert.match(await focused(frame), /code/i);
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await textInside(frame, 'civic-petition', '[part=thanks]');
}

for (const kind of kinds) {
  describe(`a frame in ${kind}`, () => {
    it('has the letters and the accent of the page around it', async () => {
      const at = await visit(kind, `<p><a href="/">A link</a></p>${frameOf('/petitions/pistes')}${listener()}`);
      const { page, faults } = at;
      await fits(at);
      await page.evaluate(() => {
        document.body.style.fontFamily = 'Georgia, serif';
        document.querySelector('a')?.style.setProperty('color', 'rgb(123, 31, 162)');
        const old = document.querySelector('iframe');
        old?.replaceWith(old.cloneNode());
      });
      const frame = (await (await page.waitForSelector('iframe'))?.contentFrame()) ?? assert.fail('no frame');
      const button = await appears(frame, inside('civic-petition', 'button.primary'));
      const look = () =>
        button?.evaluate((each) => [getComputedStyle(each).fontFamily, getComputedStyle(each).backgroundColor].join());
      const wanted = /^Georgia, serif,(rgb\(123, 31, 162\)|color\(srgb 0\.48\d* 0\.12\d* 0\.63\d*\))$/;
      await until(async () => wanted.test((await look()) ?? ''), 'the look of the page around');
      assert.deepEqual(faults, []);
      await page.close();
    });

    it('sandboxed, of an opaque origin: is signed in by keyboard, keeps nothing, and is as high as its content', async () => {
      const at = await visit(kind, `<button>Before</button>${frameOf('/petitions/pistes')}${listener()}`);
      const { page, frame, faults } = at;
      assert.match(await textInside(frame, 'civic-petition', '[part=title]'), /Continuous cycle lanes/);
      assert.deepEqual(
        await frame.evaluate(() => {
          const thrown = (read: () => unknown): string => {
            try {
              return String(read());
            } catch (error) {
              return (error as Error).name;
            }
          };
          return [self.origin, thrown(() => localStorage), thrown(() => document.cookie)];
        }),
        ['null', 'SecurityError', 'SecurityError'],
      );
      assert.equal(await frame.title(), 'Continuous cycle lanes – Civic Widgets');
      const start = await fits(at);
      town.requests.length = 0;
      const before = await town.backend.count(town.backend.petition);
      await page.focus('button');
      await sign(at, `camille-${kind}@exemple.fr`);
      assert.equal(await town.backend.count(town.backend.petition), before + 1);
      assert.notEqual(await fits(at), start, 'the height follows each step');
      // Whether the link was followed elsewhere is looked up now and then while one types.
      const acts = town.requests.filter(({ method, url }) => method === 'POST' && !url.endsWith('/receipt'));
      assert.deepEqual(
        acts.map(({ url, headers }) => [new URL(url).pathname, headers.get('origin'), headers.get('cookie')]),
        [
          ['/petitions/pistes/signatures', 'null', null],
          ['/petitions/pistes/signatures/confirm', 'null', null],
        ],
      );
      assert.deepEqual(faults, []);
      await page.close();
    });

    it('grows and shrinks again, under `box-sizing: border-box` and a border too', async () => {
      host.script(
        '/border.js',
        `document.querySelector('iframe').style.cssText = 'box-sizing: border-box; border: 7px solid';`,
      );
      const at = await visit(kind, `${frameOf('/petitions/pistes')}<script src="/border.js"></script>${listener()}`);
      await textInside(at.frame, 'civic-petition', '[part=title]');
      const start = await fits(at);
      await at.frame.$eval('main', (main) =>
        main.append(Object.assign(document.createElement('p'), { textContent: 'More' })),
      );
      assert.ok((await fits(at)) > start);
      await at.frame.$eval('main', (main) => main.lastElementChild?.remove());
      assert.equal(await fits(at), start);
      await at.page.close();
    });

    it('shows a poll, a thread and the counter of a consultation', async () => {
      for (const [src, element, part] of [
        ['/polls/bibliotheque', 'civic-poll', 'form'],
        ['/threads/place', 'civic-comments', '[part=title]'],
        ['/consultations/climat', 'civic-counter', 'dd'],
        ['/petitions/pistes&element=counter', 'civic-counter', 'dd'],
      ] as const) {
        const at = await visit(kind, `${frameOf(src, '&amp;theme=dark')}${listener()}`);
        await textInside(at.frame, element, part);
        assert.ok((await fits(at)) > 40, src);
        assert.match(await at.frame.$eval(element, (widget) => getComputedStyle(widget).color), /^rgb\(2\d\d, 2/);
        assert.deepEqual(at.faults, []);
        await at.page.close();
      }
    });

    it('leads to a comment in itself, and opens no other page', async () => {
      await town.backend.store.write((writer) =>
        loadComments(
          writer,
          { scope: 'place', thing: 'place' },
          [{ id: 'c1', author: 'a', name: 'Ada', body: 'Keep the trees.', at: Date.now() - 1000 }],
          3,
          Date.now(),
        ),
      );
      const at = await visit(kind, `${frameOf('/threads/place')}${listener()}`);
      await textInside(at.frame, 'civic-comments', 'article');
      const pages = async () => (await at.page.browser().pages()).length;
      const before = await pages();
      await at.frame.evaluate(() =>
        document.querySelector('civic-comments')?.shadowRoot?.querySelector<HTMLElement>('article a time')?.click(),
      );
      await at.frame.waitForFunction(() => location.hash.includes('civic-comment-c1'));
      assert.match(await textInside(at.frame, 'civic-comments', 'article'), /Keep the trees/);
      assert.equal(await pages(), before);
      await at.page.close();
    });

    it('that WordPress has sandboxed says its height and its links in the words of WordPress, and is signed in without forms', async () => {
      host.script(
        '/note.js',
        `const told = []; addEventListener('message', ({ data, source }) => told.push([data, source === frames[0]]));`,
      );
      const markup = frameOf('/petitions/pistes', '#?secret=aB3dE6gH9j', 'allow-scripts');
      const at = await visit(kind, `<script src="/note.js"></script><button>Before</button>${markup}`);
      const { page, frame, faults } = at;
      await textInside(frame, 'civic-petition', '[part=title]');
      type Told = [data: { message?: string; value?: unknown; secret?: string }, own: boolean][];
      const said = async (message: string): Promise<unknown[]> => {
        const told = (await page.evaluate('told')) as Told;
        const own = told.filter(([data]) => data.message === message);
        assert.ok(own.every(([{ secret }, isOwn]) => secret === 'aB3dE6gH9j' && isOwn));
        return own.map(([{ value }]) => value);
      };
      await until(async () => (await said('height')).at(-1) === (await heights(at))[1], 'the height as it is');
      const count = (await said('height')).length;
      await page.evaluate(() => frames[0]?.postMessage({ message: 'ready', secret: 'aB3dE6gH9j' }, '*'));
      await page.waitForFunction(`told.filter(([{ message }]) => message === 'height').length > ${count}`);

      await page.focus('button');
      const before = await town.backend.count(town.backend.petition);
      await sign(at, `wordpress-${kind}@exemple.fr`);
      assert.equal(await town.backend.count(town.backend.petition), before + 1);

      await frame.evaluate(() => {
        for (const href of ['/petitions/pistes', 'https://elsewhere.example/']) {
          const link = Object.assign(document.createElement('a'), { href, textContent: 'Link' });
          document.querySelector('main')?.append(link);
          if (href.startsWith('/')) link.click();
        }
      });
      await page.waitForFunction(`told.some(([{ message }]) => message === 'link')`);
      assert.deepEqual(await said('link'), [`${town.url}/petitions/pistes`]);
      assert.deepEqual(
        faults.filter((fault) => !/allow-forms/.test(fault)),
        [],
      );
      await page.close();
    });

    it('whose script does nothing is a link to the thing', async () => {
      const bare = await startSite();
      bare.script('/civic-widgets.js', '');
      const page = (await browsers.get(kind)?.newPage()) ?? assert.fail(`no ${kind}`);
      await page.goto(`${bare.url}/embed?src=/polls/bibliotheque&lang=en`);
      assert.deepEqual(
        await page.$eval('main a', ({ href, textContent, offsetHeight }) => [href, textContent, offsetHeight > 0]),
        [bare.backend.poll, 'When should the library open?', true],
      );
      await Promise.all([page.close(), bare.close()]);
    });

    it('changes its own height only, and that of no frame of another kind', async () => {
      host.page('/other', '<script src="/shout.js"></script>');
      host.script('/shout.js', `parent.postMessage({ type: 'civic-frame', height: 5000 }, '*');`);
      host.script('/shout-back.js', `postMessage({ type: 'civic-frame', height: 4000 }, '*');`);
      const at = await visit(
        kind,
        `${frameOf('/petitions/pistes')}${listener()}<iframe src="/other" id="other" height="50"></iframe><script src="/shout-back.js"></script>`,
      );
      await textInside(at.frame, 'civic-petition', '[part=title]');
      await fits(at);
      assert.equal(await at.page.$eval('#other', (frame) => frame.clientHeight), 50);
      await at.page.close();
    });
  });
}
