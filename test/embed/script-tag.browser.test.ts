import { assert } from 'chai';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import { adapterNames } from '../../src/platforms.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { classicScript, moduleScript, openHost, shown } from '../support/host.ts';
import { cleanUp, textOf, until } from '../support/mount.ts';

let backend: Backend;
beforeEach(async () => {
  cleanUp();
  backend = await createBackend();
});
afterEach(cleanUp);

const petition = (): string => `<civic-petition src="${backend.petition}"><a href="/">Signer</a></civic-petition>`;
const withOptions = (script: string, options: string): string => script.replace('src=', `${options} src=`);

for (const [kind, script] of [
  ['module', moduleScript],
  ['classic', classicScript],
] as const) {
  describe(`the script tag, ${kind}`, () => {
    it('shows what stands in the page', async () => {
      const host = await openHost(backend, `${script}${petition()}`);
      assert.include(textOf(await shown(host, 'civic-petition')), 'Des pistes cyclables continues');
      assert.deepEqual([host.lines, host.errors], [[], []]);
    });

    it('takes the language from its tag where the page has none, and the colours', async () => {
      const tag = withOptions(script, 'data-lang="en" data-theme="dark"');
      const host = await openHost(
        backend,
        `${tag}${petition()}<p lang="fr"><civic-counter theme="light" src="${backend.consultation}"></civic-counter></p>`,
        ({ document: { documentElement } }) => documentElement.removeAttribute('lang'),
      );
      const element = await shown(host, 'civic-petition');
      assert.include(textOf(element), 'Continuous cycle lanes');
      assert.equal(getComputedStyle(element).colorScheme, 'dark');
      const counter = await shown(host, 'civic-counter');
      assert.include(textOf(counter), 'personnes ont participé');
      assert.equal(getComputedStyle(counter).colorScheme, 'light');
    });

    it('waits as long as its tag says', async () => {
      const tag = withOptions(script, 'data-timeout="50" data-adapter="rest"');
      const host = await openHost(backend, `${tag}${petition()}`, (window) => {
        window.fetch = () => new Promise(() => undefined);
      });
      assert.include(textOf(await shown(host, 'civic-petition', '[role=alert]')), 'trop de temps');
      assert.include(host.lines[0], 'raise the timeout');
    });

    it('says each mistake in one line, and takes what it can', async () => {
      const tag = withOptions(
        script,
        'data-tiemout="5" data-timeout="soon" data-theme="dark" data-adapter="geocities"',
      );
      const host = await openHost(backend, `${tag}${petition()}<civic-petitions></civic-petitions>`);
      const element = await shown(host, 'civic-petition');
      assert.equal(getComputedStyle(element).colorScheme, 'dark');
      assert.lengthOf(host.lines, 4);
      for (const [line, ...parts] of [
        [
          0,
          '<script data-…>: tiemout=5 is no option. There are lang=fr, theme=light or dark, ',
          `adapter=${adapterNames.join(' or ')}, timeout=10000, kiosk=true, texts=de.json.`,
        ],
        [1, 'timeout=soon'],
        [2, 'adapter=geocities'],
        [3, '<civic-petitions> is no element. There are civic-comments, '],
      ] as const) {
        for (const part of parts) assert.include(host.lines[line], part);
      }
    });
  });
}

describe('civicWidgets', () => {
  it('is a list of options before the script has loaded, and takes options afterwards', async () => {
    const host = await openHost(
      backend,
      `<script>(window.civicWidgets ??= []).push({ lang: 'en' }, { theme: 'light' }, { them: 'light' })</script>
      ${withOptions(moduleScript, 'data-theme="dark"')}${petition()}`,
      ({ document: { documentElement } }) => documentElement.removeAttribute('lang'),
    );
    const element = await shown(host, 'civic-petition');
    assert.include(textOf(element), 'Continuous cycle lanes');
    assert.equal(getComputedStyle(element).colorScheme, 'light');
    assert.lengthOf(host.lines, 1);
    assert.include(host.lines[0], 'civicWidgets.configure(): them=light');

    const { civicWidgets } = host.window as unknown as Window;
    assert.isFalse(Array.isArray(civicWidgets));
    civicWidgets?.push({ lang: 'fr' });
    element.after(element.cloneNode());
    const next = element.nextElementSibling as CivicElement;
    await until(() => textOf(next).includes('Des pistes cyclables'), 'the page’s new language');
  });

  it('takes an adapter that the page has made', async () => {
    const host = await openHost(
      backend,
      `<script>
        const read = async () => ({ thing: { type: 'consultation', title: 'Budget', phase: 'open', can: {}, lang: 'fr', numbers: {} } });
        (window.civicWidgets ??= []).push({ adapter: { name: 'own', read } });
      </script>
      ${moduleScript}<civic-counter src="${backend.consultation}" metrics="votes"></civic-counter>`,
    );
    await shown(host, 'civic-counter');
    assert.deepEqual([host.requests, host.lines], [[], []]);
  });

  it('is not what an id of the page says', async () => {
    const host = await openHost(backend, `<p id="civicWidgets"></p>${moduleScript}${petition()}`);
    await shown(host, 'civic-petition');
    assert.deepEqual([host.lines, host.errors], [[], []]);
  });
});

describe('elements', () => {
  it('that are inserted later, moved and put into another shadow root work; one that is removed asks nothing more', async () => {
    const { document: page, requests, ...rest } = await openHost(backend, moduleScript);
    await until(() => page.defaultView?.civicWidgets, 'the script');
    page.body.insertAdjacentHTML('beforeend', petition());
    const element = await shown({ document: page }, 'civic-petition');

    const outer = page.createElement('section');
    page.body.append(outer);
    const root = outer.attachShadow({ mode: 'open' });
    root.append(element);
    const counter = page.createElement('civic-counter');
    counter.setAttribute('src', backend.consultation);
    root.append(counter);
    await until(() => counter.shadowRoot?.querySelector('dd'), 'the counter');
    assert.include(textOf(element), 'Des pistes cyclables continues');
    const paths = (): string[] => requests.map(({ url }) => url.split('?')[0] ?? '');
    assert.deepEqual(paths(), [backend.petition, backend.consultation]);

    root.innerHTML = `<civic-counter src="${backend.poll}"></civic-counter>`;
    await until(() => root.querySelector('civic-counter')?.shadowRoot?.querySelector('dd'), 'the other counter');
    assert.isFalse(element.isConnected);
    assert.deepEqual(paths(), [backend.petition, backend.consultation, backend.poll]);
    assert.deepEqual([rest.lines, rest.errors], [[], []]);
  });

  it('that do not exist are named once, whenever they come', async () => {
    const host = await openHost(backend, moduleScript);
    await until(() => host.window.civicWidgets, 'the script');
    for (let each = 0; each < 3; each += 1) {
      host.document.body.insertAdjacentHTML('beforeend', '<p><civic-petitoin></civic-petitoin><x-other></x-other></p>');
      await new Promise(host.window.requestAnimationFrame);
    }
    host.document.body.insertAdjacentHTML('beforeend', petition());
    await shown(host, 'civic-petition');
    assert.lengthOf(host.lines, 1);
    assert.include(host.lines[0], '<civic-petitoin> is no element.');
  });

  it('without src leave the content of the page, and say what is missing', async () => {
    const host = await openHost(backend, `${moduleScript}<civic-petition>Signer</civic-petition>`);
    await until(() => host.lines.length > 0, 'a line');
    assert.include(host.lines[0], 'src is missing');
    assert.isNotNull(host.document.querySelector('civic-petition')?.shadowRoot?.querySelector('slot'));
  });
});
