import { assert } from 'chai';
import { version } from '../../src/elements/shared/claim.ts';
import { adapterNames } from '../../src/platforms.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { classicScript, moduleScript, openHost, shown, type Host } from '../support/host.ts';
import { cleanUp, until } from '../support/mount.ts';

let backend: Backend;
beforeEach(async () => {
  cleanUp();
  backend = await createBackend();
});
afterEach(cleanUp);

const platforms = adapterNames.filter((name) => name !== 'rest');
const pinned = (script: string): string => script.replace('civic-widgets', `civic-widgets-${version}`);
const counter = (name: string): string =>
  `<civic-counter adapter="${name}" src="https://platform.example/${name}"></civic-counter>`;

/** The files of adapters that a page has loaded, by their names. */
function loaded({ window }: Host): string[] {
  const files = window.performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  const names = files.flatMap((path) => /\/civic-widgets-\d+\.\d+\.\d+\.([a-z-]+)\.js$/.exec(path)?.[1] ?? []);
  return names.filter((name) => name !== 'classic');
}

for (const [kind, script] of [
  ['module', moduleScript],
  ['classic', classicScript],
  ['module of one version', pinned(moduleScript)],
  ['classic of one version', pinned(classicScript)],
] as const) {
  describe(`the adapters of the script, ${kind}`, () => {
    it('are not loaded where nothing of their platform is shown', async () => {
      const host = await openHost(backend, `${script}<civic-petition src="${backend.petition}"></civic-petition>`);
      await shown(host, 'civic-petition');
      assert.deepEqual(loaded(host), []);
    });

    it('are each loaded from beside the script, once, where something of their platform is', async () => {
      const host = await openHost(backend, `${script}${platforms.map((name) => counter(name).repeat(2)).join('')}`);
      await until(() => loaded(host).length >= platforms.length, 'the files of all adapters');
      await until(
        () => host.document.querySelectorAll('civic-counter').length === platforms.length * 2,
        'the elements',
      );
      assert.sameMembers(loaded(host), [...platforms]);
      assert.deepEqual(host.errors, []);
    });

    it('are found by the address alone', async () => {
      const src = 'https://petition.parliament.uk/petitions/700001';
      const host = await openHost(backend, `${script}<civic-petition src="${src}"></civic-petition>`);
      await until(() => host.requests.some(({ url }) => url === `${src}.json`), 'the question to the platform');
      assert.deepEqual(loaded(host), ['uk-petitions']);
    });
  });
}
