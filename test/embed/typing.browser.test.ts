import { assert } from 'chai';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { moduleScript, openHost, shown, type Host } from '../support/host.ts';
import { button, cleanUp, when } from '../support/mount.ts';

let backend: Backend;
beforeEach(async () => {
  cleanUp();
  backend = await createBackend();
});
afterEach(cleanUp);

/** A page that takes `/` for its search wherever it sees no field, at one place and phase of the event. */
const shortcut = (target: string, capture: boolean): string =>
  `<script type="module">
     ${target}.addEventListener('keydown', (event) => {
       if (!/INPUT|TEXTAREA/.test(event.target.nodeName) && event.key === '/') event.preventDefault();
     }, ${String(capture)});
   </script>`;

async function openForm(host: Host): Promise<HTMLInputElement> {
  const element: CivicElement = await shown(host, 'civic-petition');
  (await button(element, 'Signer')).click();
  return when<HTMLInputElement>(element, '#name');
}

/** Whether a key does in a field what it does by itself. */
function press(host: Host, field: HTMLElement, key: string, init: KeyboardEventInit = {}, type = 'keydown'): boolean {
  const { KeyboardEvent: HostKeyboardEvent } = host.window;
  return field.dispatchEvent(
    new HostKeyboardEvent(type, { key, bubbles: true, composed: true, cancelable: true, ...init }),
  );
}

describe('a shortcut of the page', () => {
  for (const [target, capture] of [
    ['document', false],
    ['document', true],
    ['window', false],
    ['window', true],
    ['document.body', true],
  ] as const) {
    it(`takes no letter out of a field: ${target}${capture ? ', captured' : ''}`, async () => {
      const host = await openHost(
        backend,
        `${moduleScript}${shortcut(target, capture)}<civic-petition src="${backend.petition}"></civic-petition>`,
      );
      const field = await openForm(host);
      assert.isTrue(press(host, field, '/'));
      assert.isFalse(press(host, host.document.body, '/'), 'elsewhere it is the page’s');
    });
  }

  for (const name of ['name', 'email'] as const) {
    it(`that was there before takes no letter, and the focus only for a moment: ${name}`, async () => {
      const host = await openHost(
        backend,
        `<input id="search"><script>
           addEventListener('keydown', (event) => {
             if (/INPUT|TEXTAREA/.test(event.target.nodeName) || event.key !== '/') return;
             event.preventDefault();
             document.querySelector('#search').focus();
           }, true);
         </script>${moduleScript}<civic-petition src="${backend.petition}"></civic-petition>`,
      );
      await openForm(host);
      const element = host.document.querySelector('civic-petition') as CivicElement;
      const field = await when<HTMLInputElement>(element, `#${name}`);
      let typed = 0;
      field.addEventListener('input', () => (typed += 1));
      field.focus();
      field.value = 'Marie';
      press(host, field, '/');
      assert.isTrue(element.shadowRoot?.activeElement === field, 'what comes next goes on in the field');
      assert.equal(field.value, 'Marie/');
      assert.equal(typed, 1, 'the widget has heard of it');
      const search = host.document.querySelector('#search') as HTMLInputElement;
      assert.equal(search.value, '');
      assert.isFalse(press(host, host.document.body, '/'), 'elsewhere it is the page’s');
      assert.isTrue(host.document.activeElement === search);
      assert.isTrue(press(host, field, 'j'), 'what nobody takes is not typed twice');
      assert.equal(field.value, 'Marie/');
    });
  }

  it('as an attribute of the page takes no letter, on no kind of key event', async () => {
    const host = await openHost(
      backend,
      `<script>for (const type of ['keydown', 'keypress', 'keyup']) window['on' + type] = (event) => {
         if (!/INPUT|TEXTAREA/.test(event.target.nodeName) && event.key.length === 1) event.preventDefault();
       }</script>${moduleScript}<civic-petition src="${backend.petition}"></civic-petition>`,
    );
    const field = await openForm(host);
    for (const type of ['keydown', 'keypress', 'keyup']) {
      assert.isTrue(press(host, field, 'j', {}, type), type);
      // AltGr as Windows tells it, where events can be made with it; Alt as it types signs on a Mac.
      const byAltGr = { ctrlKey: true, altKey: true, modifierAltGraph: true };
      if (new KeyboardEvent(type, byAltGr).getModifierState('AltGraph'))
        assert.isTrue(press(host, field, '@', byAltGr, type), type);
      assert.isTrue(press(host, field, '@', { altKey: true }, type), type);
      assert.isFalse(press(host, field, 'k', { altKey: true }, type), type);
      assert.isFalse(press(host, field, 'j', { ctrlKey: true }, type), type);
    }
  });

  it('with Escape, Tab or a modifier stays the page’s', async () => {
    const host = await openHost(
      backend,
      `<script>heard = []; document.addEventListener('keydown', ({ key }) => heard.push(key))</script>${moduleScript}
       <civic-petition src="${backend.petition}"></civic-petition>`,
    );
    const field = await openForm(host);
    for (const key of ['Escape', 'Tab', 'F1', 'a', 'Enter']) press(host, field, key);
    press(host, field, 'k', { metaKey: true });
    press(host, await button(host.document.querySelector('civic-petition') as CivicElement, 'Signer'), 'b');
    const { heard } = host.window as unknown as { heard: string[] };
    assert.deepEqual(heard, ['Escape', 'Tab', 'F1', 'k', 'b']);
  });
});
