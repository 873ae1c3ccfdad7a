import { assert } from 'chai';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import { createBackend } from '../../src/testing/backend.ts';
import { moduleScript, openHost, shown } from '../support/host.ts';
import { button, cleanUp, when } from '../support/mount.ts';

/*
 * What a box of the page hands down to the widgets in it: every inherited property of CSS that browsers know, but those that only speech or
 * print know. What is never a look is the widget's own; what is a look, or a wish of the page or of its reader, goes down on purpose.
 */

/** Never a look: tricks of layout, and what takes a text or a field away. By name and value, what it is in the form. */
const own: [property: string, value: string, inForm: string][] = [
  ['font-size', '0', '16px'],
  ['line-height', '0', '24px'],
  ['text-indent', '-9999px', '0px'],
  // A row of boxes is spread by it; our lines would be torn apart.
  ['text-align-last', 'justify', 'auto'],
  ['text-align', 'right', 'start'],
  // What is typed stays what is seen.
  ['text-transform', 'uppercase', 'none'],
  ['white-space', 'pre', 'normal'],
  ['word-break', 'break-all', 'normal'],
  ['line-break', 'anywhere', 'auto'],
  ['overflow-wrap', 'normal', 'break-word'],
  ['writing-mode', 'vertical-rl', 'horizontal-tb'],
  // That of the language.
  ['direction', 'rtl', 'ltr'],
  ['-webkit-text-fill-color', 'transparent', 'rgb(0, 0, 0)'],
  ['-webkit-text-stroke-width', '4px', '0px'],
  ['-webkit-text-security', 'disc', 'none'],
  ['user-select', 'none', 'text'],
  ['caret-color', 'transparent', 'rgb(0, 0, 0)'],
  ['cursor', 'none', 'auto'],
];

/** A look of the page, or what a reader sets for all of it (WCAG 1.4.12): the form is as readable and usable with it. */
const looks: [property: string, value: string][] = [
  ['letter-spacing', '1.92px'],
  ['word-spacing', '2.56px'],
  ['font-style', 'italic'],
  ['font-variant-caps', 'small-caps'],
  ['font-weight', '300'],
  ['font-stretch', '75%'],
  ['font-kerning', 'none'],
  ['font-feature-settings', '"smcp"'],
  ['hyphens', 'auto'],
  ['quotes', '"<" ">"'],
  ['tab-size', '2'],
  ['text-shadow', 'rgb(200, 200, 200) 1px 1px 0px'],
  ['text-rendering', 'optimizelegibility'],
  ['text-underline-position', 'under'],
  ['list-style-type', 'square'],
  ['list-style-position', 'inside'],
  ['border-collapse', 'collapse'],
  ['border-spacing', '9px 9px'],
  ['caption-side', 'bottom'],
  ['empty-cells', 'hide'],
  ['orphans', '9'],
  ['widows', '9'],
  ['image-rendering', 'pixelated'],
];

/** By these a page hides or rests a part of itself, as a closed tab: a widget that stood out of it would be the fault. */
const wishes: [property: string, value: string][] = [
  ['visibility', 'hidden'],
  ['pointer-events', 'none'],
];

let element: CivicElement;
let form: HTMLElement;
let box: HTMLElement;
let page: Window;

before(async () => {
  cleanUp();
  const backend = await createBackend();
  const host = await openHost(
    backend,
    `<style>body { margin: 0; color: rgb(0, 0, 0); background: rgb(255, 255, 255); font: 16px/1.2 sans-serif }</style>
    ${moduleScript}<main><div><civic-petition src="${backend.petition}"></civic-petition></div></main>`,
  );
  element = await shown(host, 'civic-petition');
  (await button(element, 'Signer')).click();
  form = await when(element, 'form');
  box = host.document.querySelector('main > div') as HTMLElement;
  page = host.window;
});
afterEach(() => box.removeAttribute('style'));
after(cleanUp);

const lookOf = (each: Element, property: string): string => page.getComputedStyle(each).getPropertyValue(property);
const area = (each: Element): DOMRect => each.getBoundingClientRect();
const label = (): HTMLElement => form.querySelector('label') as HTMLElement;

/** Each part stands at its size and in its place, and what is clicked is what is seen. */
function assertUsable(): void {
  // As wide as its box, up to the measure of a column of text.
  assert.closeTo(area(form).width, Math.min(area(box).width, 42 * 16), 1);
  for (const field of form.querySelectorAll('.field')) {
    const [name, input] = [field.querySelector('label'), field.querySelector('input')] as [HTMLElement, HTMLElement];
    assert.isAtLeast(area(input).height, 44);
    assert.isAtLeast(area(input).width, 200);
    assert.isAtMost(area(name).bottom, area(input).top + 1);
    assert.isAtLeast(area(name).height, 16);
    for (const text of [name, input]) {
      assert.isAtLeast(parseFloat(lookOf(text, 'font-size')), 14);
      assert.match(lookOf(text, '-webkit-text-fill-color'), /^rgb\(/, 'opaque');
      assert.match(lookOf(text, 'color'), /^rgb\(/, 'opaque');
    }
    input.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = area(input);
    assert.equal(element.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2), input);
  }
  const words = page.document.createRange();
  words.selectNodeContents(label());
  assert.isAtLeast(words.getBoundingClientRect().width, 20);
  assert.isAtMost(words.getBoundingClientRect().right, area(box).right + 1);
}

/** What browsers say of labels by themselves. */
const ofLabels: Readonly<Record<string, string>> = { cursor: 'default', 'user-select': 'auto' };

describe('a box of the page that hands down', () => {
  for (const [property, value, inForm] of own) {
    it(`${property}: ${value} changes nothing in the form`, () => {
      box.style.setProperty(property, value);
      if (lookOf(box, property) === '') return; // Unknown to this browser.
      if (property === '-webkit-text-stroke-width') box.style.setProperty('-webkit-text-stroke-color', 'white');
      assert.notEqual(lookOf(box, property), inForm, 'the page means it');
      assert.include([inForm, ofLabels[property]], lookOf(label(), property));
      assertUsable();
    });
  }

  for (const [property, value] of looks) {
    it(`${property}: ${value} is followed, and the form is as usable`, () => {
      box.style.setProperty(property, value);
      if (lookOf(box, property) === '') return; // Unknown to this browser.
      assert.equal(lookOf(form, property), lookOf(box, property));
      assertUsable();
    });
  }

  for (const [property, value] of wishes) {
    it(`${property}: ${value} is followed, and ends with it`, () => {
      box.style.setProperty(property, value);
      for (const each of form.querySelectorAll('label, input, button')) assert.equal(lookOf(each, property), value);
      box.removeAttribute('style');
      assertUsable();
    });
  }
});
