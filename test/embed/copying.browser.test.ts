import { assert } from 'chai';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { countChanges, refuseMenu, setClipboard, setMenu, type PageWindow } from '../support/clipboard.ts';
import { moduleScript, openHost, shown } from '../support/host.ts';
import { button, cleanUp, find, until } from '../support/mount.ts';

let backend: Backend;
beforeEach(async () => {
  cleanUp();
  backend = await createBackend();
});
afterEach(cleanUp);

/** A page whose browser copies in one of these ways; answers what was copied. */
async function openPage(set: (window: PageWindow, copied: string[]) => void) {
  const copied: string[] = [];
  const html = `${moduleScript}<civic-petition src="${backend.petition}"></civic-petition>`;
  const host = await openHost(backend, html, (window) => set(window, copied));
  const element = await shown(host, 'civic-petition');
  return { host, element, copied, copy: async () => (await button(element, 'Copier le lien')).click() };
}

describe('the link of a petition', () => {
  const ways: [what: string, set: (window: PageWindow, copied: string[]) => void][] = [
    [
      'by the clipboard',
      (window, copied) => setClipboard(window, { writeText: async (text: string) => void copied.push(text) }),
    ],
    [
      'on a page without encryption, which has no clipboard',
      (window, copied) => {
        setClipboard(window, undefined);
        setMenu(window, copied);
      },
    ],
    [
      'in a frame that is refused the clipboard',
      (window, copied) => {
        setClipboard(window, { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });
        setMenu(window, copied);
      },
    ],
    [
      'where the page hears of copying too',
      (window, copied) => {
        setClipboard(window, undefined);
        setMenu(window, copied);
        window.document.addEventListener('copy', (event) => {
          event.clipboardData?.setData('text/plain', 'Lu sur notre site');
          event.preventDefault();
        });
      },
    ],
  ];
  for (const [what, set] of ways) {
    it(`is copied ${what}, and each time it is said anew`, async () => {
      const { element, host, copied, copy } = await openPage(set);
      const region = await until(() => find(element, '[role=status]'), 'the live region');
      const changes = countChanges(region);
      for (let times = 1; times <= 3; times += 1) {
        await copy();
        await until(() => changes() === times && region.textContent.includes('Lien copié.'), `change ${times}`);
      }
      assert.deepEqual(copied, [backend.petition, backend.petition, backend.petition]);
      assert.deepEqual(host.errors, []);
    });
  }

  it('is said where nothing can be copied', async () => {
    const { element, host, copy } = await openPage((window) => {
      setClipboard(window, undefined);
      refuseMenu(window);
    });
    await copy();
    await until(() => find(element, '[role=status]')?.textContent.includes(backend.petition), 'the address');
    assert.deepEqual(host.errors, []);
  });
});
