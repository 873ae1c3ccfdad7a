import { assert } from 'chai';
import { http } from 'msw';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { button, cleanUp, find, mount, until, when } from '../support/mount.ts';
import { startBackend } from '../support/worker.ts';

/* What a widget takes from the colours that the page has painted around it. */

let backend: Backend;
const origin = 'https://backend.example';
startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));

type Petition = HTMLElementTagNameMap['civic-petition'];
const [lightAccent, darkAccent] = ['rgb(29, 79, 145)', 'rgb(156, 195, 245)'];
const [white, navy] = ['rgb(255, 255, 255)', 'rgb(16, 24, 40)'];

beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin);
});
afterEach(() => {
  cleanUp();
  document.body.removeAttribute('class');
  document.body.removeAttribute('style');
  document.documentElement.removeAttribute('style');
  for (const style of document.head.querySelectorAll('style.host')) style.remove();
});

/** Writes a style sheet of the page's. */
function write(css: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.className = 'host';
  style.textContent = css;
  document.head.append(style);
  return style;
}

/** A petition in a box of the page, once it is drawn. */
async function open(
  box: Element | ShadowRoot = document.body,
  { content = '', ...attributes }: Record<string, string> = {},
): Promise<Petition> {
  const element = mount('civic-petition', { src: backend.petition, ...attributes });
  element.innerHTML = content;
  box.append(element);
  await button(element, 'Signer');
  return element;
}

/** The colour of what is drawn, as three numbers and an opacity. */
function colour(element: Petition, selector: string, property: 'color' | 'background-color' = 'color'): string {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  canvas.fillStyle = getComputedStyle(find(element, selector) as Element).getPropertyValue(property);
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, opacity] = canvas.getImageData(0, 0, 1, 1).data;
  return opacity === 255 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}
const accent = (element: Petition): string => colour(element, '.primary', 'background-color');
const becomes = (look: () => string, wanted: string): Promise<unknown> =>
  until(() => look() === wanted, `${wanted} instead of ${look()}`);

function boxOf(style: string, inner = ''): HTMLElement {
  const box = document.createElement('div');
  box.style.cssText = style;
  box.innerHTML = inner;
  document.body.append(box);
  return box;
}

describe('on a ground that', () => {
  const dark: [string, string, string?][] = [
    ['the page painted', 'background: #101828; color: #fff'],
    ['is written in another way', 'background: oklch(0.2 0.04 260); color: #fff'],
    ['lies behind half transparent layers', 'background: #101828; color: #fff', 'background: rgb(255 255 255 / 10%)'],
    ['is a picture', 'background: linear-gradient(#101828, #1d2939); color: #fff'],
  ];
  for (const [name, style, within = ''] of dark) {
    it(`${name}: a widget on dark is dark, though nothing says so`, async () => {
      const element = await open(boxOf(style, `<div style="${within}"></div>`).firstElementChild ?? undefined);
      assert.equal(accent(element), darkAccent);
      assert.equal(getComputedStyle(find(element, '.room') as Element).colorScheme, 'dark');
    });
  }

  it('is light, in a page that says that it is dark: the widget is light', async () => {
    document.documentElement.style.colorScheme = 'dark';
    const element = await open(boxOf('background: #fff; color: #222'));
    assert.equal(accent(element), lightAccent);
  });

  it('nobody painted: the widget follows what the page says, at once', async () => {
    const element = await open();
    assert.equal(accent(element), lightAccent);
    document.documentElement.style.colorScheme = 'dark';
    assert.equal(accent(element), darkAccent);
  });

  it('is dark under text that is: the widget’s text is one that can be read', async () => {
    const element = await open(boxOf('background: #101828; color: #000'));
    assert.equal(colour(element, '.title'), 'rgb(242, 244, 245)');
    const readable = await open(boxOf('background: #101828; color: #ffe'));
    assert.equal(colour(readable, '.title'), 'rgb(255, 255, 238)');
  });

  it('stands behind shadow roots and slots: it is found', async () => {
    const card = boxOf('background: #fff; color: #000', '');
    const root = card.attachShadow({ mode: 'open' });
    root.innerHTML = '<div style="background: #101828; color: #fff"><slot></slot></div>';
    assert.equal(accent(await open(card)), darkAccent, 'in a slot');

    const outer = boxOf('background: #101828; color: #fff');
    const inner = outer.attachShadow({ mode: 'closed' });
    assert.equal(accent(await open(inner)), darkAccent, 'in a closed root');
  });

  it('the element’s theme contradicts: the theme holds', async () => {
    const element = await open(boxOf('background: #101828; color: #fff'), { theme: 'light' });
    assert.equal(accent(element), lightAccent);
    element.removeAttribute('theme');
    await becomes(() => accent(element), darkAccent);
  });
});

describe('a page that changes its ground', () => {
  const night = 'background: #101828; color: #fff';
  it('by a class, an attribute or a style of what is around: the widget changes with it', async () => {
    write(`body.night { ${night} } [data-theme=dark] { ${night} }`);
    const box = boxOf('');
    const element = await open(box);
    const change: [string, (is: boolean) => unknown][] = [
      ['a class', (is) => document.body.classList.toggle('night', is)],
      ['an attribute', (is) => (is ? box.setAttribute('data-theme', 'dark') : box.removeAttribute('data-theme'))],
      ['a style', (is) => (box.style.cssText = is ? night : '')],
    ];
    for (const [name, to] of change) {
      to(true);
      await becomes(() => accent(element), darkAccent);
      to(false);
      await becomes(() => accent(element), lightAccent);
      assert.ok(name);
    }
  });

  it('little by little, or by a style sheet that comes late: the widget has the last one', async () => {
    const slow = write(`body { transition: background-color 50ms; background: #fff } body.night { ${night} }`);
    const element = await open();
    document.body.classList.add('night');
    await becomes(() => accent(element), darkAccent);
    slow.remove();
    document.body.classList.remove('night');
    await becomes(() => accent(element), lightAccent);
    write(`body { ${night} }`);
    await becomes(() => accent(element), darkAccent);
  });

  it('by moving the widget: it takes the new one', async () => {
    const element = await open();
    boxOf(night).append(element);
    await becomes(() => accent(element), darkAccent);
  });
});

describe('quiet text', () => {
  it('is the page’s own, thinned by its ground, and whole where it would be too faint', async () => {
    const element = await open(boxOf('background: #fff; color: #000'));
    assert.equal(colour(element, '.quiet'), 'rgb(56, 56, 56)');
    const faint = await open(boxOf('background: #fff; color: #6b6b6b'));
    assert.equal(colour(faint, '.quiet'), 'rgb(107, 107, 107)');
  });
});

describe('the accent', () => {
  const link = '<a href="https://exemple.fr/">Signer</a>';
  const bordeaux = 'rgb(122, 16, 48)';

  it('is the colour of the link that the page wrote inside the element, and what stands on it is the ground', async () => {
    write('a { color: #7a1030 }');
    const element = await open(boxOf('background: #fff; color: #222'), { content: link });
    assert.equal(accent(element), bordeaux);
    assert.equal(colour(element, '.primary'), white);
    assert.equal(colour(element, 'a'), bordeaux);
  });

  it('is the widget’s own where that link could not be read, has the colour of text, or that of the browser', async () => {
    for (const style of ['a { color: #ffb000 }', 'a { color: inherit }', '']) {
      const sheet = write(style);
      const element = await open(boxOf('background: #fff; color: #222'), { content: link });
      assert.equal(accent(element), lightAccent, style);
      sheet.remove();
    }
    const element = await open(boxOf('background: #101828; color: #fff'), { content: link });
    assert.equal(accent(element), darkAccent);
  });

  it('follows the link when the page changes it, and gives way to a token of the page’s', async () => {
    write('a { color: #7a1030 } .night { background: #101828; color: #fff } .night a { color: #ffd0dc }');
    const box = boxOf('background-color: #fff');
    const element = await open(box, { content: link });
    assert.equal(accent(element), bordeaux);
    box.removeAttribute('style');
    box.className = 'night';
    await becomes(() => accent(element), 'rgb(255, 208, 220)');
    assert.equal(colour(element, '.primary'), navy);
    box.style.setProperty('--civic-accent', '#00695c');
    await becomes(() => accent(element), 'rgb(0, 105, 92)');
  });

  it('is the text’s on a ground on which the widget’s own is too faint', async () => {
    const element = await open(boxOf('background: #2f6f73; color: #fff'));
    assert.equal(accent(element), white);
    assert.equal(colour(element, '.primary'), 'rgb(47, 111, 115)');
  });

  it('is found where the script has to wait for what is shown, before anything is', async () => {
    write('a { color: #7a1030 }');
    const element = mount('civic-petition', { src: backend.petition }, { fetch: () => new Promise(() => undefined) });
    element.innerHTML = link;
    await when(element, '[aria-busy]');
    const room = find(element, '.room') as HTMLElement;
    await until(() => getComputedStyle(room).getPropertyValue('--found-accent'), 'the accent');
  });

  it('is not looked at anew where the page changes what paints nothing', async () => {
    const element = await open();
    const root = element.renderRoot;
    const touched: MutationRecord[] = [];
    const observer = new MutationObserver((records) => touched.push(...records));
    observer.observe(root, { attributes: true, subtree: true });
    for (let at = 0; at < 20; at += 1) {
      document.body.setAttribute('data-scrolled', String(at));
      await new Promise(requestAnimationFrame);
    }
    assert.deepEqual(
      touched.map(({ attributeName }) => attributeName),
      [],
    );
    document.body.setAttribute('style', `background: ${navy}`);
    await until(() => touched.length > 0, 'another look');
    observer.disconnect();
    document.body.removeAttribute('data-scrolled');
  });
});
