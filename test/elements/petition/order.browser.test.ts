import { assert } from 'chai';
import { http } from 'msw';
import type { CivicPetitionElement } from '../../../src/elements/petition/petition.ts';
import { configure } from '../../../src/state/store.ts';
import { createBackend, type Backend } from '../../../src/testing/backend.ts';
import { petitionDocument } from '../../../src/testing/samples/petition.ts';
import { button, cleanUp, find, mount, textOf, when } from '../../support/mount.ts';
import { startBackend } from '../../support/worker.ts';

let backend: Backend;
const origin = 'https://backend.example';
startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));

beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin);
});
afterEach(cleanUp);

const label = { fr: 'Seuil' };
const thresholds = [
  { at: 50, label, duty: { fr: 'Une réunion.' } },
  { at: 60, label, duty: { fr: 'Une visite.' } },
  { at: 1000, label, duty: { fr: 'Un débat.' } },
];

async function open(changes: Parameters<typeof petitionDocument>[0] = {}): Promise<CivicPetitionElement> {
  const element = mount('civic-petition', {
    src: await backend.put('ordre', petitionDocument({ thresholds, ...changes })),
  });
  await when(element, '[part=count]');
  return element;
}

/** By a boolean: a failure that writes out an element takes for ever. */
const has = (element: CivicPetitionElement, selector: string): boolean => find(element, selector) !== null;

const top = (element: CivicPetitionElement, selector: string): number =>
  find(element, selector)?.getBoundingClientRect().top ?? NaN;

describe('<civic-petition> has an order', () => {
  it('of title, number, scale, one sentence, act, then the text and what is promised', async () => {
    const element = await open();
    const tops = [
      '[part=title]',
      '[part=count]',
      '.scale',
      '.next',
      'button.primary',
      '.paragraphs',
      '[part=duties]',
      '[part=share]',
    ].map((selector) => top(element, selector));
    assert.deepEqual(
      tops,
      tops.toSorted((a, b) => a - b),
    );
    assert.include(find(element, '.next')?.innerText, 'Encore 50 signatures pour atteindre 50');
    assert.include(find(element, '.next')?.innerText, 'Une réunion.');
  });

  it('of which the act fills the column, in reach without scrolling on a phone', async () => {
    const element = await open();
    element.style.inlineSize = '340px';
    await element.updateComplete;
    const { width, bottom } = find(element, 'button.primary')!.getBoundingClientRect();
    assert.equal(Math.round(width), 340);
    assert.isBelow(bottom - element.getBoundingClientRect().top, 420);
  });

  it('and a scale from zero to the last threshold, whose figures never run into each other', async () => {
    const element = await open();
    element.style.inlineSize = '300px';
    await element.updateComplete;
    const boxes = [...element.renderRoot.querySelectorAll('.scale > span')].map((each) => each.getBoundingClientRect());
    assert.isAtLeast(boxes.length, 1);
    const sorted = boxes.toSorted((a, b) => a.left - b.left);
    sorted.slice(1).forEach((box, at) => assert.isAbove(box.left, sorted[at]!.right));
    const bar = find(element, '.scale')!.getBoundingClientRect();
    for (const box of boxes) {
      assert.isAtLeast(box.left, bar.left - 1);
      assert.isAtMost(box.right, bar.right + 1);
    }
    assert.lengthOf(element.renderRoot.querySelectorAll('.scale .tick'), 3);
    assert.equal(find(element, '.scale')?.getAttribute('aria-hidden'), 'true', 'the steps say it in words');
  });

  it('in which the scale begins at the right where one reads from there', async () => {
    configure({ texts: { ar: { sign: 'وقّع العريضة' } } });
    const src = await backend.put('ordre', petitionDocument({ thresholds }));
    const element = mount('civic-petition', { src, lang: 'ar' });
    await when(element, '.scale > span');
    const bar = find(element, '.scale')!.getBoundingClientRect();
    const last = [...element.renderRoot.querySelectorAll('.scale > span')].at(0)!.getBoundingClientRect();
    assert.isBelow(last.left - bar.left, bar.width / 4, 'the last threshold stands at the left');
    assert.isAtLeast(last.left, bar.left - 1, 'and is whole');
  });

  it('that says in which language others wrote, and in which it speaks itself', async () => {
    const author = 'le collectif \u2069Vélo';
    const german = {
      sign: 'Unterzeichnen',
      author: 'Petition von {author}',
      notice: 'Verantwortlich: {controller}. Zweck: {purpose} Dauer: {retention}',
    };
    configure({ texts: { de: german } });
    const src = await backend.put('ordre', petitionDocument({ author: { fr: author } }));
    const element = mount('civic-petition', { src, lang: 'de' });
    (await button(element, 'Unterzeichnen')).click();
    await when(element, '[part=notice]');
    const pieces = [...element.renderRoot.querySelectorAll('bdi')].filter(({ lang }) => lang === 'fr');
    const texts = pieces.map(({ textContent }) => textContent);
    assert.include(texts, 'le collectif Vélo');
    assert.include(texts, find(element, '[part=notice] bdi')!.textContent);
    for (const piece of pieces) {
      const sentence = piece.parentElement!;
      assert.equal(sentence.closest('[lang]')?.getAttribute('lang'), 'de', sentence.textContent);
      assert.match(sentence.textContent.trim(), /^(?:Petition von|Verantwortlich)/);
    }
    assert.lengthOf(pieces, 4, 'the author, the controller, the purpose, how long it is kept');
  });

  it('with one thing at a time: who signs sees title, number, form and text', async () => {
    const element = await open();
    (await button(element, 'Signer')).click();
    await when(element, '[part=form]');
    assert.isTrue(has(element, '[part=count]'));
    assert.isTrue(has(element, '.paragraphs'), 'what one signs can be read');
    for (const selector of ['.scale', '[part=duties]', '[part=share]', '.next'])
      assert.isFalse(has(element, selector), selector);
    assert.notInclude(textOf(element), 'Mettre en pause');
    (await button(element, 'Annuler')).click();
    await when(element, '[part=duties]');
  });

  it('in which what was reached once stays reached, where signatures were withdrawn since', async () => {
    const reachedAt = '2026-05-01T10:00:00Z';
    const element = await open({ thresholds: [{ ...thresholds[0]!, reachedAt }, ...thresholds.slice(1)] });
    assert.include(find(element, '.next')?.innerText, 'pour atteindre 60');
    assert.lengthOf(element.renderRoot.querySelectorAll('.steps > .done'), 1);
    assert.equal(find(element, '.steps > .next strong')?.textContent.trim().slice(0, 2), '60');
  });

  it('in which two thresholds with the same words owe each their own', async () => {
    const same = { label, duty: { fr: 'Une réunion.' }, within: 'P10D' };
    const reachedAt = '2026-05-01T10:00:00Z';
    const element = await open({
      thresholds: [
        { ...same, at: 50, reachedAt },
        { ...same, at: 1000 },
      ],
    });
    const steps = [...element.renderRoot.querySelectorAll('.steps > li')].map(({ textContent }) => textContent);
    assert.lengthOf(steps, 2);
    assert.include(steps[0], 'En retard');
    assert.notInclude(steps[1], 'retard');
    assert.notInclude(steps[1], 'À faire');
  });

  it('of what came of it once it is closed', async () => {
    const element = await open({ closesAt: '2020-05-31T12:00:00Z' });
    assert.include(find(element, '[part=gauge]')?.textContent, '0 seuil atteint sur 3');
    assert.isFalse(has(element, '[part=gauge] .next'));
  });
});
