import { assert } from 'chai';
import type { CivicCommentsElement } from '../../../src/elements/comments/comments.ts';
import { fakeBackend, makeComment, mountThread } from '../../support/comments.ts';
import { hostileTexts } from '../../support/hostile.ts';
import { button, cleanUp, find, type, until, when } from '../../support/mount.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

const executable =
  'script, iframe, frame, object, embed, base, meta, link, style, img, svg, math, video, audio, form[action]';
const parts = 20;

/** What could run or load anywhere in a widget, and what leads where it must not. */
function findDanger(element: CivicCommentsElement): string[] {
  const all = [...element.renderRoot.querySelectorAll('*')];
  const handlers = all.filter((each) => each.getAttributeNames().some((name) => /^on|^style$|^srcdoc$/.test(name)));
  const links = [...element.renderRoot.querySelectorAll('a')].filter(({ protocol, username }) => {
    return !['http:', 'https:', 'mailto:'].includes(protocol) || username !== '';
  });
  return [...element.renderRoot.querySelectorAll(executable), ...handlers, ...links].map(({ outerHTML }) => outerHTML);
}

const hosts = (): string[] => [
  ...new Set(performance.getEntriesByType('resource').map(({ name }) => new URL(name).hostname)),
];

/** Loads an image that nobody has: its failure comes after that of any which a text had brought in. */
const failOnPurpose = (): Promise<unknown> =>
  new Promise((resolve) => {
    const image = new Image();
    image.addEventListener('error', resolve);
    image.src = `/no-image-${Math.random()}`;
  });

describe(`${hostileTexts.length} hostile texts`, () => {
  it('are more than 500', () => assert.isAbove(hostileTexts.length, 500));

  for (let part = 0; part < parts; part += 1) {
    const texts = hostileTexts.filter((_, place) => place % parts === part);

    it(`stay text as name, text, role, side and reason: part ${part + 1}`, async () => {
      let ran = 0;
      Object.assign(globalThis, { hacked: () => (ran += 1) });
      const before = hosts();
      const comments = texts.map((text, place) =>
        makeComment(0, {
          id: `${place} ${text}`.slice(0, 200).toWellFormed(),
          author: text,
          text,
          role: text,
          side: text,
          lang: text,
        }),
      );
      const stones = texts.map((text, place) => ({
        ...makeComment(0, { id: `stone ${place}` }),
        tombstone: { kind: 'moderator' as const, reason: text, ground: text },
      }));
      const backend = fakeBackend([]);
      backend.thread.first = { items: [...comments, ...stones] };
      backend.thread.title = texts.join(' ');
      backend.thread.sides = texts.map((text) => ({ id: text, label: text }));
      backend.thread.guidelines = texts.join('\n');
      const element = mountThread(backend);
      await when(element, 'article');
      assert.deepEqual(findDanger(element), []);
      assert.equal(element.renderRoot.querySelectorAll('article').length, comments.length + stones.length);
      for (const [place, article] of [...element.renderRoot.querySelectorAll('article')].entries()) {
        const author = comments[place]?.author;
        if (author !== undefined) assert.equal(article.querySelector('bdi')?.textContent, author);
      }
      for (const item of element.renderRoot.querySelectorAll<HTMLElement>('.text')) {
        item.scrollIntoView();
        await new Promise(requestAnimationFrame);
        assert.isBelow(item.offsetHeight, 700, item.textContent.slice(0, 60));
        assert.isAtMost(item.getBoundingClientRect().right, element.getBoundingClientRect().right + 1);
      }
      await failOnPurpose();
      assert.equal(ran, 0);
      assert.deepEqual(hosts(), before);
      assert.equal(document.querySelectorAll('iframe').length, 0);
    });
  }

  it('stay text through the form, and are sent as they were typed', async () => {
    const backend = fakeBackend([]);
    backend.thread.sides = [];
    localStorage.setItem(
      'civic-widgets.receipts',
      JSON.stringify([{ src: 'https://backend.example', key: 'k', state: 'counted', at: new Date().toISOString() }]),
    );
    backend.keys.add('k');
    const element = mountThread(backend);
    for (const [place, text] of hostileTexts.slice(0, 450).entries()) {
      if (place % 18 > 0 || !text.trim() || text.length > 1000) continue;
      (await button(element, 'Écrire')).click();
      await type(element, 'text', text);
      const typed = find<HTMLTextAreaElement>(element, '#text')?.value;
      (await button(element, 'Publier')).click();
      await until(() => find(element, '[part=form]') === null, `sent: ${text}`);
      assert.equal((backend.calls.at(-1)?.[1] as { text: string }).text, typed);
    }
    assert.deepEqual(findDanger(element), []);
  });
});
