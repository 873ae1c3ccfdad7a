import { assert } from 'chai';
import { http } from 'msw';
import type { CivicPetitionElement } from '../../../src/elements/petition/petition.ts';
import { createBackend, type Backend } from '../../../src/testing/backend.ts';
import { button, cleanUp, find, mount, type, until, when } from '../../support/mount.ts';
import { startBackend } from '../../support/worker.ts';

let backend: Backend;
const origin = 'https://backend.example';
startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));

const narrow = (width: string): void => void Object.assign(document.body.style, { margin: '0', inlineSize: width });
beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin);
});
afterEach(() => {
  cleanUp();
  Object.assign(document.body.style, { margin: '', inlineSize: '' });
});

async function openForm(): Promise<CivicPetitionElement> {
  const element = mount('civic-petition', { src: backend.petition });
  (await button(element, 'Signer la pétition')).click();
  await when(element, '[part=form]');
  return element;
}

async function fail(): Promise<CivicPetitionElement> {
  const element = await openForm();
  (await button(element, 'Signer')).click();
  await when(element, '#fault-name');
  return element;
}

const boxOf = (element: CivicPetitionElement, selector: string): DOMRect =>
  find(element, selector)!.getBoundingClientRect();

describe('the faults of a form', () => {
  it('stand in a list with discs and room between, and beside their field with a bar', async () => {
    const element = await fail();
    const items = [...element.renderRoot.querySelectorAll('[role=alert] li')];
    assert.equal(getComputedStyle(items[0]!.parentElement!).listStyleType, 'disc');
    const [first, second] = items.map((item) => item.getBoundingClientRect());
    assert.isAtLeast(second!.top - first!.bottom, 7);
    const field = find(element, '.field:has(> .fault)')!;
    assert.equal(getComputedStyle(field).borderInlineStartWidth, '4px');
    assert.equal(getComputedStyle(find(element, '.check')!.parentElement!).borderInlineStartWidth, '0px');
    assert.closeTo(boxOf(element, '#fault-email').top - boxOf(element, '#hint-email').bottom, 8, 1);
    assert.closeTo(boxOf(element, '#email').top - boxOf(element, '#fault-email').bottom, 8, 1);
    assert.closeTo(boxOf(element, '#hint-email').top - boxOf(element, '[for=email]').bottom, 4, 1);
  });

  it('go one by one with the first input that mends them, and what is typed stays', async () => {
    const element = await fail();
    assert.equal(element.renderRoot.querySelectorAll('[role=alert] li').length, 3);
    await type(element, 'name', 'C');
    await until(() => !find(element, '#fault-name'), 'the fault of the name to go');
    assert.equal(element.renderRoot.querySelectorAll('[role=alert] li').length, 2);
    assert.equal(find<HTMLInputElement>(element, '#name')?.value, 'C');
    assert.isTrue(element.shadowRoot?.activeElement === find(element, '#name'));
    await type(element, 'email', 'camille');
    await element.updateComplete;
    assert.isTrue(find(element, '#fault-email') !== null, 'that is no address yet');
    await type(element, 'email', 'camille@exemple.fr');
    await type(element, 'place', 'Valmont');
    await until(() => !find(element, '[role=alert]'), 'the summary to go');
  });
});

describe('the buttons of a form', () => {
  it('are as wide as the page on a phone, the one act filled and the others text', async () => {
    narrow('328px');
    const element = await openForm();
    const [send, cancel] = [...element.renderRoot.querySelectorAll<HTMLElement>('.actions > button')];
    assert.closeTo(send!.getBoundingClientRect().width, 328, 1);
    assert.closeTo(cancel!.getBoundingClientRect().width, 328, 1);
    assert.isAtLeast(cancel!.getBoundingClientRect().height, 44);
    const { borderTopColor, backgroundColor } = getComputedStyle(cancel!);
    assert.deepEqual([borderTopColor, backgroundColor], ['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']);
    assert.notEqual(getComputedStyle(send!).backgroundColor, backgroundColor);
  });

  it('are as wide as their words elsewhere', async () => {
    narrow('640px');
    const element = await openForm();
    const [send] = element.renderRoot.querySelectorAll('.actions > button');
    assert.isBelow(send!.getBoundingClientRect().width, 320);
  });

  it('below a form that asks for a code: a field as wide as the code', async () => {
    narrow('328px');
    const element = await openForm();
    await type(element, 'name', 'Camille Martin');
    await type(element, 'email', 'camille.martin@exemple.fr');
    await type(element, 'place', 'Valmont');
    (await button(element, 'Signer')).click();
    const code = await when<HTMLInputElement>(element, '#code');
    code.value = '888888';
    assert.isBelow(code.getBoundingClientRect().width, 180);
    assert.isAtMost(code.scrollWidth, code.clientWidth, 'six digits fit');
    for (const link of element.renderRoot.querySelectorAll('button.link'))
      assert.equal(getComputedStyle(link).textAlign, 'start');
  });
});
