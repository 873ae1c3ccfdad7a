import { assert } from 'chai';
import type { CivicCommentsElement } from '../../../src/elements/comments/comments.ts';
import type { Comment } from '../../../src/schema/comments.ts';
import {
  defaultSides,
  fakeBackend,
  joinBefore,
  makeComment,
  mountThread,
  type FakeBackend,
} from '../../support/comments.ts';
import { cleanUp, shows, textOf, until } from '../../support/mount.ts';

const clean = (): void => {
  history.replaceState(null, '', location.pathname + location.search);
  document.body.style.inlineSize = '';
  cleanUp();
};
beforeEach(clean);
afterEach(clean);

/** Comments without replies, one for each side in turn. */
const plain = (count: number, changes: Partial<Comment> = {}): Comment[] =>
  Array.from({ length: count }, (_, place) => {
    const { parent, ...comment } = makeComment(place, { text: `Texte ${place}` });
    return { ...comment, side: ['1', '-1', '0'][place % 3] ?? '1', ...changes };
  });

const items = (element: CivicCommentsElement): HTMLElement[] => [
  ...element.renderRoot.querySelectorAll<HTMLElement>('.item'),
];
const textsIn = (section: Element | undefined): string[] =>
  [...(section?.querySelectorAll('.text') ?? [])].map(({ textContent }) => textContent);
const sectionsOf = (element: CivicCommentsElement): HTMLElement[] => [
  ...element.renderRoot.querySelectorAll<HTMLElement>('.columns > section'),
];
const titlesOf = (element: CivicCommentsElement): (string | undefined)[] =>
  sectionsOf(element).map((each) => each.querySelector('.title')?.textContent.replace(/\s+/g, ' ').trim());

/** The way to more of one side, once its last page has come. */
const moreOf = (section: HTMLElement | undefined): Promise<HTMLElement> =>
  until(() => section?.querySelector<HTMLElement>('.more:not([aria-disabled])'), 'the way to more');

async function columns(backend: FakeBackend, count: number): Promise<CivicCommentsElement> {
  const element = mountThread(backend, { layout: 'columns' });
  await until(() => items(element).length === count, `${count} comments`);
  return element;
}

describe('<civic-comments layout="columns">', () => {
  it('sets the sides beside each other with as much room, one below the other where there is none, in one order', async () => {
    document.body.style.inlineSize = '60em';
    const element = await columns(fakeBackend(plain(45)), 18);
    assert.deepEqual(titlesOf(element), ['Pour 15', 'Contre 15', 'Neutre 15']);
    const sections = sectionsOf(element);
    const [first, last, middle] = sections.map((each) => each.getBoundingClientRect());
    assert.equal(first?.top, last?.top);
    assert.approximately(first?.width ?? 0, last?.width ?? 1, 1);
    assert.isAtLeast(middle?.top ?? 0, first?.bottom ?? Infinity);
    const order = textsIn(element.renderRoot.querySelector('.columns') ?? undefined);
    document.body.style.inlineSize = '288px';
    await new Promise(requestAnimationFrame);
    const [top, below] = sections.map((each) => each.getBoundingClientRect());
    assert.isAtLeast(below?.top ?? 0, top?.bottom ?? Infinity);
    assert.deepEqual(textsIn(element.renderRoot.querySelector('.columns') ?? undefined), order);
  });

  it('gives each side as many at first, also where the first page holds one side only', async () => {
    const oneSided = [...plain(30, { side: '1' }), ...plain(30).map((each) => ({ ...each, id: `x${each.id}` }))];
    const element = await columns(fakeBackend(oneSided), 18);
    assert.deepEqual(
      sectionsOf(element).map((section) => textsIn(section).length),
      [6, 6, 6],
    );
  });

  it('shows more of one side, what was read first and then what the backend has, and moves reading there', async () => {
    const backend = fakeBackend(plain(90));
    const element = await columns(backend, 18);
    const asked = backend.calls.length;
    const [first] = sectionsOf(element);
    for (let shown = 12; shown <= 30; shown += 6) {
      (await moreOf(first)).click();
      await until(() => textsIn(first).length === shown, `${shown} of one side`);
      const focused = element.shadowRoot?.activeElement?.closest('article')?.querySelector('.text')?.textContent;
      assert.equal(focused, `Texte ${(shown - 6) * 3}`);
    }
    assert.deepEqual(
      backend.calls.slice(asked).map(([, query]) => query),
      [{ order: 'oldest', side: '1', after: '20' }],
    );
    const order = Array.from({ length: 30 }, (_, place) => `Texte ${place * 3}`);
    assert.deepEqual(textsIn(first), order, 'none twice, none left out');
    assert.isNull(first?.querySelector('.more') ?? null);
  });

  it('lists those without a side on their own, and all counts add up to the whole', async () => {
    const backend = fakeBackend([
      ...plain(6),
      makeComment(20, { id: 'n1', text: 'Sans avis', side: undefined }),
      makeComment(21, { id: 'r1', text: 'Une réponse', parent: 'c0', side: undefined }),
      makeComment(22, { id: 'n2', text: 'D’un autre côté', side: 'ancien' }),
    ]);
    const element = await columns(backend, 8);
    assert.deepEqual(titlesOf(element), ['Pour 2', 'Contre 2', 'Neutre 2', 'Sans position']);
    assert.deepEqual(textsIn(sectionsOf(element).at(-1)), ['Sans avis', 'D’un autre côté']);
    assert.include(textOf(element), 'Réponses ou sans position : 3');
    assert.include(textOf(element), '9 commentaires');
  });

  it('has no such list where only replies are without a side', async () => {
    const backend = fakeBackend([...plain(6), makeComment(21, { id: 'r1', parent: 'c0', side: undefined })]);
    const element = await columns(backend, 6);
    assert.deepEqual(titlesOf(element), ['Pour 2', 'Contre 2', 'Neutre 2']);
  });

  it('puts a linked comment on top of its side, also where it was read and not shown yet', async () => {
    const element = await columns(fakeBackend(plain(60)), 18);
    location.hash = '#civic-comment-c45';
    await until(
      () => element.shadowRoot?.activeElement?.closest('article')?.textContent.includes('Texte 45'),
      'the focus',
    );
    const [first] = sectionsOf(element);
    assert.equal(textsIn(first)[0], 'Texte 45');
    for (const shown of [13, 19, 20]) {
      (await moreOf(first)).click();
      await until(() => textsIn(first).length === shown, `${shown} of that side`);
    }
    assert.equal(new Set(textsIn(first)).size, 20);
  });
});

describe('the first page', () => {
  /** All that stands in the widget's root: elements, texts and what marks the places of parts. */
  const countNodes = (element: CivicCommentsElement): number => {
    const walker = document.createTreeWalker(element.renderRoot, NodeFilter.SHOW_ALL);
    let nodes = 0;
    while (walker.nextNode()) nodes += 1;
    return nodes;
  };
  /** As much as a comment can carry without being opened: votes both ways, role, mark of an edit, replies, a link. */
  const full = (): FakeBackend => {
    const changes = { role: 'official', editedAt: '2026-05-02T00:00:00Z', text: 'Voir https://valmont.example/a.' };
    const tops = plain(120, changes);
    const replies = tops.map(({ id }, place) => makeComment(place, { id: `r${place}`, parent: id, side: undefined }));
    return fakeBackend([...tops, ...replies]);
  };

  for (const [layout, sides, shown] of [
    ['', 3, 20],
    ['columns', 3, 16],
    ['columns', 2, 18],
  ] as const) {
    it(`has at most 1 500 nodes: ${layout || 'list'}, ${sides} sides, each with full pages`, async () => {
      const backend = full();
      backend.thread.sides = sides === 2 ? defaultSides.filter(({ id }) => id !== '0') : defaultSides;
      for (const [place, comment] of backend.comments.entries())
        if (!comment.parent && place % 4 === 3) delete comment.side;
      joinBefore(backend);
      const element = mountThread(backend, { ...(layout && { layout }) });
      await shows(element, 'sous le nom');
      await until(() => items(element).length === shown, `${shown} comments`);
      await element.updateComplete;
      assert.isAtMost(countNodes(element), 1500);
    });
  }
});

describe('a comment on a phone', () => {
  const two = 'Une piste continue rassure les familles, surtout le soir et l’hiver.';
  const [one] = plain(1, { text: two, up: 43, down: 2 });

  for (const layout of ['list', 'columns']) {
    it(`of two lines is no higher than 170 px, with what can be done in a row: ${layout}`, async () => {
      Object.assign(document.body.style, { margin: '0', inlineSize: '328px' });
      const element = mountThread(fakeBackend([one!]), { layout });
      await until(() => items(element).length === 1, 'the comment');
      const [item] = items(element);
      // What follows the width of the element does so a frame later.
      await until(() => item!.getBoundingClientRect().height <= 170, 'a comment of 170 px at most');
      const row = [...item!.querySelectorAll('.buttons > button, .others > summary')];
      assert.equal(row.length, 4);
      for (const each of row) assert.isAtLeast(Math.round(each.getBoundingClientRect().height), 44);
      assert.equal(new Set(row.map((each) => Math.round(each.getBoundingClientRect().top))).size, 1);
      assert.equal(item!.querySelectorAll('.side').length, layout === 'columns' ? 0 : 1);
    });
  }

  it('has what can be done in one row of a phone in wide letters, too', async () => {
    Object.assign(document.body.style, {
      margin: '0',
      inlineSize: '324px',
      font: '17px "Noto Sans", "Liberation Sans"',
    });
    const element = mountThread(fakeBackend([one!]), { layout: 'columns' });
    await until(() => items(element).length === 1, 'the comment');
    const row = [...items(element)[0]!.querySelectorAll('.buttons > button, .others > summary')];
    assert.equal(new Set(row.map((each) => Math.round(each.getBoundingClientRect().top))).size, 1);
    document.body.style.font = '';
  });

  it('tells a side where it is found beside others', async () => {
    const element = await columns(fakeBackend([one!]), 1);
    assert.equal(items(element)[0]!.querySelectorAll('.side').length, 0);
    element['reading'].discussion.find('piste');
    await until(() => items(element)[0]?.querySelectorAll('.side').length === 1, 'the side');
  });

  it('keeps what is seldom done behind a disclosure that stays where it was', async () => {
    document.body.style.inlineSize = '328px';
    const element = await columns(fakeBackend([one!]), 1);
    const summary = element.renderRoot.querySelector<HTMLElement>('.others > summary')!;
    const report = element.renderRoot.querySelector<HTMLElement>('[aria-label^="Signaler"]')!;
    assert.equal(summary.getAttribute('aria-label'), 'Autres actions sur le commentaire de Nina P.');
    assert.isFalse(report.checkVisibility());
    const { top, left } = summary.getBoundingClientRect();
    summary.focus();
    assert.isTrue(element.shadowRoot?.activeElement === summary);
    summary.click();
    assert.isTrue(report.checkVisibility());
    assert.deepEqual([summary.getBoundingClientRect().top, summary.getBoundingClientRect().left], [top, left]);
    assert.isAtLeast(report.getBoundingClientRect().top, summary.getBoundingClientRect().bottom - 1);
  });
});
