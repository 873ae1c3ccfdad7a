import { assert } from 'chai';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { classicScript, moduleScript, openHost, shown } from '../support/host.ts';
import { cleanUp, textOf, until } from '../support/mount.ts';

let backend: Backend;
beforeEach(async () => {
  cleanUp();
  backend = await createBackend();
});
afterEach(cleanUp);

/** What remains of a snippet where a content system lets through `div` and `data-*` only. */
const place = (): string =>
  `<div data-civic="petition" data-src="${backend.petition}" data-heading-level="3" data-lang="en" data-onclick="alert(1)" class="wide">
    <p><a href="${backend.petition}">Signer la pétition</a></p>
  </div>`;

describe('<div data-civic>', () => {
  for (const script of [moduleScript, classicScript]) {
    it(`becomes the element with its attributes, around its content: ${script}`, async () => {
      const host = await openHost(backend, `${script}${place()}`);
      const element = await shown(host, 'div.wide > civic-petition');
      assert.include(textOf(element), 'Continuous cycle lanes');
      assert.equal(element.headingLevel, 3);
      assert.sameMembers(element.getAttributeNames(), ['src', 'heading-level', 'lang']);
      assert.equal(element.querySelector('a')?.textContent, 'Signer la pétition');
      assert.lengthOf(host.document.querySelectorAll('a'), 1);
      assert.deepEqual([host.lines, host.errors], [[], []]);
    });
  }

  it('is a counter with its metrics', async () => {
    const host = await openHost(
      backend,
      `${moduleScript}<div data-civic="counter" data-src="${backend.consultation}" data-metrics="votes"></div>`,
    );
    const element = await shown(host, 'civic-counter');
    assert.lengthOf(element.renderRoot.querySelectorAll('dd'), 1);
  });

  it('may come later, be moved and be copied', async () => {
    const host = await openHost(backend, `${moduleScript}<main></main>`);
    await until(() => host.window.civicWidgets, 'the script');
    const main = host.document.querySelector('main') as HTMLElement;
    main.innerHTML = `<section>${place()}</section>`;
    await shown(host, 'section civic-petition');
    main.prepend(host.document.querySelector('.wide') as Node);
    main.append((host.document.querySelector('.wide') as Node).cloneNode(true));
    await shown(host, 'main > .wide:last-child > civic-petition');
    assert.lengthOf(host.document.querySelectorAll('civic-petition'), 2);
    assert.lengthOf(host.document.querySelectorAll('civic-petition civic-petition'), 0);
  });

  it('of a kind that does not exist stays as it is, and is named', async () => {
    const host = await openHost(backend, `${moduleScript}<div data-civic="petitions">Signer</div>`);
    await until(() => host.lines.length > 0, 'a line');
    assert.include(host.lines[0], '<civic-petitions> is no element.');
    assert.equal(host.document.querySelector('div')?.innerHTML, 'Signer');
  });
});
