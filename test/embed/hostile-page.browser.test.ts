import { assert } from 'chai';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { classicScript, moduleScript, openHost, shown, type Host } from '../support/host.ts';
import { button, cleanUp, find, textOf, type, until, when } from '../support/mount.ts';

let backend: Backend;
beforeEach(async () => {
  cleanUp();
  backend = await createBackend();
});
afterEach(cleanUp);

const petition = (): string => `<civic-petition src="${backend.petition}"><a href="/">Signer</a></civic-petition>`;
const counter = (): string => `<civic-counter src="${backend.consultation}"></civic-counter>`;
const page = (script = moduleScript): string => `${script}${petition()}${counter()}`;

/** Signs, confirms and withdraws, as a person does, and looks after each step whether the backend took it. */
async function goThrough(host: Host): Promise<CivicElement> {
  const element = await shown(host, 'civic-petition');
  (await button(element, 'Signer')).click();
  await type(element, 'name', 'Camille Martin');
  await type(element, 'email', 'camille@exemple.fr');
  await type(element, 'place', 'Valmont');
  (await when<HTMLFormElement>(element, 'form')).requestSubmit();
  await type(element, 'code', await until(() => backend.mailbox.mails[0]?.code, 'a code'));
  (await when<HTMLFormElement>(element, 'form')).requestSubmit();
  await when(element, '[part=thanks]');
  assert.equal(await backend.count(backend.petition), 1);
  (await button(element, 'Retirer')).click();
  (await button(element, 'Oui')).click();
  await until(() => find(element, '[data-step]')?.textContent.includes('retirée'), 'the withdrawal');
  assert.equal(await backend.count(backend.petition), 0);
  return element;
}

/** Libraries and extensions that change what every script of the page stands on. */
const disturbances: [string, string][] = [
  [
    'Object.prototype has additions',
    `Object.prototype.extend = function () { throw new Error('called') };
     Object.prototype.theme = 'dark'; Object.prototype.src = 1; Object.prototype.lang = 'xx'; Object.prototype.each = [];
     Array.prototype.last = function () { return this[this.length - 1] };`,
  ],
  [
    'arrays and objects have a toJSON of their own',
    `Array.prototype.toJSON = function () { return '[' + this.map(JSON.stringify).join(', ') + ']' };
     String.prototype.toJSON = Number.prototype.toJSON = function () { return '"' + this + '"' };`,
  ],
  [
    'fetch is wrapped',
    `const original = window.fetch;
     window.fetch = function (...all) {
       const started = performance.now();
       return original.apply(this, all).then((response) => (void (performance.now() - started), response.clone()));
     };`,
  ],
  [
    'String.prototype breaks after the script has loaded',
    `addEventListener('load', () => {
       for (const name of ['trim', 'trimStart', 'substr', 'link', 'repeat', 'contains']) {
         String.prototype[name] = function () { throw new Error(name + ' is broken') };
       }
     });`,
  ],
];

describe('a page in which', () => {
  for (const [name, script] of disturbances) {
    for (const tag of [moduleScript, classicScript]) {
      it(`${name}: every step works, ${tag === moduleScript ? 'module' : 'classic'}`, async () => {
        const host = await openHost(backend, `<script>${script}</script>${page(tag)}`);
        await shown(host, 'civic-counter');
        await goThrough(host);
        assert.deepEqual([host.lines, host.errors], [[], []]);
      });
    }
  }

  it('arrays have a toJSON of their own: the device remembers the act all the same', async () => {
    const host = await openHost(backend, `<script>Array.prototype.toJSON = () => '[]'</script>${page()}`);
    const element = await shown(host, 'civic-petition');
    (await button(element, 'Signer')).click();
    await type(element, 'name', 'Camille Martin');
    await type(element, 'email', 'camille@exemple.fr');
    await type(element, 'place', 'Valmont');
    (await when<HTMLFormElement>(element, 'form')).requestSubmit();
    await when(element, '#code');
    const again = await openHost(backend, page());
    await when(await shown(again, 'civic-petition'), '#code');
  });

  it('a formula or translation script rewrites every text while the widgets load and after', async () => {
    const host = await openHost(
      backend,
      `<script>
        window.rewrite = () => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const texts = [];
          while (walker.nextNode()) if (!/^(SCRIPT|STYLE)$/.test(walker.currentNode.parentNode.nodeName)) texts.push(walker.currentNode);
          for (const text of texts) {
            const font = document.createElement('font');
            font.append(document.createElement('font'));
            font.firstChild.textContent = '[' + text.data + ']';
            text.replaceWith(font);
          }
        };
        new MutationObserver((_, observer) => (rewrite(), observer.takeRecords())).observe(document, { childList: true, subtree: true });
      </script>${page()}`,
    );
    const element = await goThrough(host);
    (host.window as unknown as { rewrite(): void }).rewrite();
    void element.store;
    assert.include(textOf(element), 'Des pistes cyclables continues');
    assert.deepEqual([host.lines, host.errors], [[], []]);
  });

  it('document.write puts script and elements in', async () => {
    const host = await openHost(
      backend,
      `<script>
        document.write(${JSON.stringify(classicScript).replaceAll('</', '<\\/')});
        document.write(${JSON.stringify(petition())});
      </script>`,
    );
    await goThrough(host);
    assert.deepEqual([host.lines, host.errors], [[], []]);
  });

  it('document.write replaces everything after the script has loaded', async () => {
    const host = await openHost(backend, page());
    await shown(host, 'civic-petition');
    host.document.open();
    host.document.write(
      `<!doctype html><p>Nouveau</p>${counter()}<div data-civic="petition" data-src="${backend.petition}"></div>`,
    );
    host.document.close();
    await shown(host, 'civic-counter');
    await shown(host, 'div > civic-petition');
  });

  it('a widget is hidden and shown later', async () => {
    const host = await openHost(backend, `${moduleScript}<div id="tab" style="display: none">${petition()}</div>`);
    const element = await shown(host, 'civic-petition');
    assert.equal(element.getBoundingClientRect().height, 0);
    (host.document.querySelector('#tab') as HTMLElement).style.display = '';
    assert.isAbove(element.getBoundingClientRect().height, 100);
    await goThrough(host);
    element.hidden = true;
    assert.equal(element.getBoundingClientRect().height, 0);
  });

  it('nothing can be drawn: the content of the page stays, with one line', async () => {
    const host = await openHost(
      backend,
      `<script>
        const own = window.fetch;
        window.fetch = async (...request) => {
          const response = await own(...request);
          String.prototype.startsWith = () => { throw new Error('broken') };
          return response;
        };
      </script>
      ${page()}`,
    );
    await until(() => host.lines.length === 2, 'a line of each element');
    assert.include(host.lines[0], 'cannot draw in this page: Error: broken.');
    assert.isAbove(
      (host.document.querySelector('civic-petition > a') as HTMLElement).getBoundingClientRect().height,
      0,
    );
    assert.deepEqual(host.errors, []);
  });

  it('a tag has attributes that nobody knows', async () => {
    const host = await openHost(
      backend,
      `${moduleScript}<civic-petition source="x" data-reactid="1" store="x" announcement="x" onfoo="x" metrics="x" src="${backend.petition}"></civic-petition>`,
    );
    await goThrough(host);
    assert.deepEqual([host.lines, host.errors], [[], []]);
  });

  for (const src of ['/petitions/none', 'javascript:alert(1)', 'data:application/json,{}', 'http://[']) {
    it(`src is wrong (${src}): the content of the page stays, with one line that says where`, async () => {
      const host = await openHost(backend, `${moduleScript}<civic-petition src="${src}">Signer</civic-petition>`);
      await until(() => host.lines.length > 0, 'a line');
      const element = host.document.querySelector<CivicElement>('civic-petition');
      await until(() => element?.shadowRoot?.querySelector('slot'), 'the content of the page');
      assert.lengthOf(host.lines, 1);
      assert.include(host.lines[0], `src="${src}"`);
      assert.deepEqual(host.errors, []);
    });
  }

  it('src changes while it loads: the last one is shown, and no other is ever', async () => {
    const host = await openHost(backend, `${moduleScript}<civic-counter></civic-counter>`);
    const element = await until(() => host.document.querySelector<CivicElement>('civic-counter'), 'the counter');
    await until(() => element.shadowRoot, 'the script');
    for (const src of [backend.petition, `${backend.petition}?2`, backend.petition, backend.consultation]) {
      element.src = src;
      await element.updateComplete;
    }
    const titles = new Set<string | null | undefined>();
    new MutationObserver(() => titles.add(find(element, '[role=group]')?.getAttribute('aria-label'))).observe(
      element.renderRoot,
      { childList: true, subtree: true },
    );
    await shown(host, 'civic-counter');
    await host.idle();
    await new Promise(host.window.requestAnimationFrame);
    titles.delete(undefined);
    assert.deepEqual([...titles], ['Plan climat']);
  });

  it('a thousand elements stand: they ask once, and all show what came', async () => {
    const host = await openHost(backend, `${moduleScript}${counter().repeat(1000)}`);
    await until(
      () => [...host.document.querySelectorAll('civic-counter')].every((each) => each.shadowRoot?.querySelector('dd')),
      'a thousand counters',
    );
    assert.lengthOf(host.requests, 1);
    assert.deepEqual([host.lines, host.errors], [[], []]);
  });
});
