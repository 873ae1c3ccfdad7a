import { assert } from 'chai';
import { http } from 'msw';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import { restAdapter } from '../../src/adapters/rest.ts';
import { CivicStore } from '../../src/state/store.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { cleanUp, find, when } from '../support/mount.ts';
import { startBackend } from '../support/worker.ts';

let backend: Backend;
const origin = 'https://backend.example';
startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));
beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin);
});
afterEach(cleanUp);

const form = `<form><input type="hidden" name="key" value="1"><input name="name" value="Camille"><textarea name="text">Oui</textarea>
  <label><input type="checkbox" name="news" checked></label><input type="radio" name="choice" value="a"><input type="radio" name="choice" value="b">
  <select name="place"><option></option><option>1</option></select><select name="order"><option>new</option><option selected>old</option></select>
  <button>Signer</button></form>`;

/** Puts an element into the page whose form was filled in before the element was there. */
function open(fill: (form: HTMLFormElement) => void): CivicElement {
  const element = document.createElement('civic-petition');
  element.store = new CivicStore(restAdapter());
  element.src = backend.petition;
  element.innerHTML = form;
  fill(element.querySelector('form') as HTMLFormElement);
  document.body.append(element);
  return element;
}

const field = (form: HTMLFormElement, name: string): HTMLInputElement & RadioNodeList & HTMLSelectElement =>
  form.elements.namedItem(name) as never;

describe('a form of the page inside an element', () => {
  const ways: Record<string, (form: HTMLFormElement) => void> = {
    'a name that was typed': (form) => void (field(form, 'name').value = 'Claude'),
    'a text that was emptied': (form) => void (field(form, 'text').value = ''),
    'a box that was unticked': (form) => void (field(form, 'news').checked = false),
    'a choice': (form) => void (field(form, 'choice').value = 'b'),
    'a place in a list': (form) => void (field(form, 'place').selectedIndex = 1),
  };
  for (const [what, fill] of Object.entries(ways)) {
    it(`stays in use with ${what}`, async () => {
      const element = open(fill);
      const filled = new FormData(element.querySelector('form') as HTMLFormElement);
      await element.updateComplete.catch(() => undefined);
      assert.isAbove(element.querySelector('button')?.getBoundingClientRect().height ?? 0, 0);
      assert.isNull(find(element, '[part=title]'));
      assert.deepEqual([...new FormData(element.querySelector('form') as HTMLFormElement)], [...filled]);
    });
  }

  it('may have fields that are named as what a form can do', async () => {
    const names = ['reset', 'cloneNode', 'matches', 'elements', 'contains'];
    const element = open((page) => {
      for (const name of names) page.insertAdjacentHTML('beforeend', `<button name="${name}">Effacer</button>`);
    });
    await when(element, '[part=title]');
  });

  it('may have fields that a script adds to what is sent, or that nobody can change', async () => {
    const element = open((page) => {
      page.addEventListener('formdata', ({ formData }) => formData.append('time', String(Math.random())));
      page.insertAdjacentHTML('beforeend', '<fieldset disabled><input name="place" value="Ici"></fieldset>');
    });
    await when(element, '[part=title]');
  });

  it('gives way to the element where nobody has begun with it', async () => {
    const element = open(() => undefined);
    await when(element, '[part=title]');
    assert.equal(element.querySelector('button')?.getBoundingClientRect().height, 0);
  });
});
