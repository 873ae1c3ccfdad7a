import { assert } from 'chai';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { moduleScript, openHost, shown } from '../support/host.ts';
import { button, cleanUp, when } from '../support/mount.ts';

let backend: Backend;
beforeEach(async () => {
  cleanUp();
  backend = await createBackend();
});
afterEach(cleanUp);

const styles: [string, string, string?, string?][] = [
  [
    'resets everything',
    `* { all: unset !important; box-sizing: content-box !important }
     script, style, head { display: none !important }
     main { inline-size: var(--width) !important }
     body, main { display: block !important; font: 16px sans-serif !important }`,
  ],
  ['shrinks the rem', 'html { font-size: 62.5% } body { font-size: 1.6rem }'],
  [
    'has a style of its own for every control',
    `button, input, a, label, p, ul, li, summary, details, form, fieldset, h2 {
       all: revert !important; display: inline !important; color: yellow !important; background: lime !important; padding: 40px !important;
       font: 40px cursive !important; min-height: 0 !important; height: 10px !important; float: right !important; position: absolute !important;
     }`,
  ],
  ['lays its children out in a row', 'main { display: flex; }'],
  ['lays out what is around it in a row', 'main { display: flex; align-items: flex-start }', '<div>', '</div>'],
  ['floats what is around it', 'div { float: left }', '<div>', '</div>'],
  ['lays out what is around it in a grid', 'main { display: grid }', '<div>', '</div>'],
  ['lays its children out in a grid', 'main { display: grid; grid-template-columns: minmax(0, 1fr) }'],
  [
    'writes in one line',
    'body { white-space: nowrap; text-align: center; text-transform: uppercase; letter-spacing: 0.12em; line-height: 0.5 }',
  ],
];

/** What a page does to its own boxes for reasons of its own, and that goes down into ours. */
const inherited: Record<string, string> = {
  'closes the gaps between its boxes': 'font-size: 0',
  'moves its text out of sight': 'text-indent: -9999px',
  'fills its letters with a picture':
    '-webkit-text-fill-color: transparent; background: red; -webkit-background-clip: text',
  'lets nothing be selected': '-webkit-user-select: none; user-select: none',
  'breaks words anywhere': 'word-break: break-all',
  'has a cursor of its own': 'cursor: none; caret-color: transparent',
  'hides what is typed': '-webkit-text-security: disc',
  'does all of it at once':
    'font-size: 0; line-height: 0; text-indent: 100%; -webkit-text-fill-color: transparent; user-select: none; white-space: nowrap; cursor: none',
};
for (const [name, style] of Object.entries(inherited))
  styles.push([name, `main > div { ${style} }`, '<div>', '</div>']);

const rectOf = (element: Element): DOMRect => element.getBoundingClientRect();

/** The petition at its form, with one fault in it. */
async function openForm(
  [, style, before = '', after = '']: (typeof styles)[number],
  inlineSize = '36em',
): Promise<{ element: CivicElement; main: HTMLElement }> {
  const { document: page, ...host } = await openHost(
    backend,
    `<style>main { inline-size: var(--width) } ${style}</style>${moduleScript}<main style="--width: ${inlineSize}">${before}<civic-petition src="${backend.petition}"></civic-petition>${after}</main>`,
  );
  const element = await shown({ document: page }, 'civic-petition');
  (await button(element, 'Signer')).click();
  (await when<HTMLFormElement>(element, 'form')).requestSubmit();
  await when(element, '[role=alert]');
  assert.deepEqual(host.errors, []);
  return { element, main: page.querySelector('main') as HTMLElement };
}

describe('a host that', () => {
  for (const host of styles) {
    const [name] = host;
    it(`${name}: controls keep their size and their place, and nothing stands out`, async () => {
      const { element, main } = await openForm(host);
      const form = await when(element, 'form');
      const page = main.ownerDocument.defaultView as Window;
      assert.closeTo(rectOf(form).width, rectOf(main).width, 1);
      for (const field of form.querySelectorAll('.field')) {
        const input = field.querySelector('input') as HTMLElement;
        const label = field.querySelector('label') as HTMLElement;
        assert.isAtLeast(rectOf(input).height, 44, 'a field');
        assert.isAtMost(rectOf(input).height, 60, 'a field');
        assert.isAtMost(rectOf(label).bottom, rectOf(input).top, 'the label stands above its field');
        assert.notEqual(page.getComputedStyle(input).borderTopStyle, 'none');
      }
      const submit = form.querySelector('button') as HTMLElement;
      assert.isAtLeast(rectOf(submit).height, 44, 'the button');
      assert.notEqual(
        page.getComputedStyle(submit).backgroundColor,
        'rgba(0, 0, 0, 0)',
        'the primary button is filled',
      );
      for (const each of form.querySelectorAll('*')) {
        assert.isAtMost(rectOf(each).right, rectOf(main).right + 1, each.outerHTML);
        assert.isAtLeast(rectOf(each).left, rectOf(main).left - 1, each.outerHTML);
      }
    });

    it(`${name}: in a narrow column the buttons take its width`, async () => {
      const { element, main } = await openForm(host, '18em');
      const submit = await when(element, 'form .actions button');
      assert.closeTo(rectOf(submit).width, rectOf(main).width, 1);
    });
  }
});

describe('a host whose box', () => {
  for (const [name, style] of Object.entries(inherited)) {
    it(`${name}: the form can be read, selected and typed into`, async () => {
      const { element, main } = await openForm([name, `main > div { ${style} }`, '<div>', '</div>']);
      const page = main.ownerDocument.defaultView as Window;
      const form = await when(element, 'form');
      for (const each of form.querySelectorAll<HTMLElement>('label, input, button')) {
        const look = page.getComputedStyle(each);
        assert.isAtLeast(parseFloat(look.fontSize), 14, `${each.outerHTML} in ${look.fontSize}`);
        assert.equal(parseFloat(look.textIndent), 0);
        // Buttons are not selected in any page.
        if (each.localName === 'label') assert.notEqual(look.userSelect, 'none');
        assert.notEqual(look.cursor, 'none');
        assert.notEqual(look.getPropertyValue('-webkit-text-fill-color'), 'rgba(0, 0, 0, 0)');
        assert.equal(look.wordBreak, 'normal');
        assert.include(['', 'none'], look.getPropertyValue('-webkit-text-security'));
      }
    });
  }
});
