import { assert } from 'chai';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { classicScript, openHost, shown, versionOf } from '../support/host.ts';
import { cleanUp, until } from '../support/mount.ts';

let backend: Backend;
beforeEach(async () => {
  cleanUp();
  backend = await createBackend();
});
afterEach(cleanUp);

const tag = (src: string): string => `<script src="${src}"></script>`;

describe('two copies of the script', () => {
  for (const [first, second] of [
    ['1.0.0', '2.0.0'],
    ['2.0.0', '1.0.0'],
    ['1.0.0', '1.0.0'],
  ] as const) {
    it(`${first} before ${second}: the first goes on working, the second says so once and does nothing`, async () => {
      const [one, other] = await Promise.all(
        [first, second].map((each) => versionOf('/dist/civic-widgets.classic.js', each)),
      );
      const host = await openHost(
        backend,
        `${tag(one as string)}<script>
          window.ours = customElements.get('civic-petition');
          const { define } = customElements;
          window.defined = [];
          customElements.define = (name, ...rest) => { defined.push(name); define.call(customElements, name, ...rest); };
        </script>${tag(other as string)}${tag(other as string)}
        <civic-petition src="${backend.petition}"></civic-petition>`,
      );
      const element = await shown(host, 'civic-petition');
      const page = host.window as unknown as { ours: unknown; defined: string[]; civicWidgets: { version: string } };
      assert.equal(element.constructor, page.ours);
      assert.deepEqual(page.defined, []);
      assert.equal(page.civicWidgets.version, first);
      // One line of each copy that came after.
      assert.lengthOf(host.lines, 2);
      assert.include(host.lines[0], `version ${second} does nothing beside version ${first}`);
      assert.deepEqual(host.errors, []);
    });
  }

  it('one in the page, one that an extension puts in while people use it', async () => {
    const host = await openHost(
      backend,
      `${classicScript}<civic-counter src="${backend.consultation}"></civic-counter>`,
    );
    const element = await shown(host, 'civic-counter');
    const script = host.document.createElement('script');
    script.src = await versionOf('/dist/civic-widgets.js', '9.9.9');
    script.type = 'module';
    host.document.documentElement.append(script);
    await until(() => host.lines.length > 0, 'a line');
    assert.include(host.lines[0], 'version 9.9.9');
    assert.isTrue(element.isConnected);
    assert.deepEqual(host.errors, []);
  });
});
