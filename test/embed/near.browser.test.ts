import { assert } from 'chai';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { moduleScript, openHost, shown } from '../support/host.ts';
import { cleanUp, until } from '../support/mount.ts';

let backend: Backend;
beforeEach(async () => {
  cleanUp();
  backend = await createBackend();
});
afterEach(cleanUp);

/** A page with a petition on top and a counter ten screens below, and what it is told to do once it rests. */
async function openLong() {
  const resting: (() => void)[] = [];
  const host = await openHost(
    backend,
    `${moduleScript}<civic-petition src="${backend.petition}"></civic-petition>
    <div style="block-size: 400em"></div><civic-counter src="${backend.consultation}"></civic-counter>`,
    (window) => {
      window.requestIdleCallback = (run) => resting.push(() => run({ didTimeout: false, timeRemaining: () => 1 }));
    },
  );
  const asked = (): string[] => host.requests.map(({ url }) => url.split('?')[0] ?? '');
  return { ...host, resting, asked };
}

describe('an element far below', () => {
  it('waits until one comes near', async () => {
    const { asked, ...host } = await openLong();
    await shown(host, 'civic-petition', '[part=count], dd, button');
    assert.deepEqual(asked(), [backend.petition]);
    assert.isUndefined(host.window.customElements.get('civic-counter'));
    host.document.querySelector('civic-counter')?.scrollIntoView({ behavior: 'instant' });
    await shown(host, 'civic-counter');
    assert.deepEqual(asked(), [backend.petition, backend.consultation]);
  });

  it('comes before that where the page has loaded, and rests', async () => {
    const { asked, resting, ...host } = await openLong();
    await shown(host, 'civic-petition', '[part=count], dd, button');
    const [rest] = await until(() => (resting.length > 0 ? resting : undefined), 'what the page does once it rests');
    assert.isUndefined(host.window.customElements.get('civic-counter'));
    rest!();
    await shown(host, 'civic-counter');
    assert.deepEqual(asked(), [backend.petition, backend.consultation]);
  });
});
