import { assert } from 'chai';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { button, cleanUp, find, mount, until } from '../support/mount.ts';

let backend: Backend;
beforeEach(async () => {
  cleanUp();
  backend = await createBackend();
});
afterEach(cleanUp);

/** A petition in a page where `navigator.clipboard` is `clipboard`, as it is missing on one without encryption. */
function mountWith(clipboard: unknown) {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  return mount('civic-petition', { src: backend.petition });
}
afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));

describe('what is said', () => {
  it('changes the live region each time, also where it is the same sentence', async () => {
    const element = mountWith({ writeText: () => Promise.resolve() });
    const copy = await button(element, 'Copier le lien');
    const region = find(element, '[role=status].announcement') as HTMLElement;
    const heard: string[] = [];
    const observer = new MutationObserver(() => heard.push(region.textContent.trim()));
    observer.observe(region, { subtree: true, childList: true, characterData: true });
    for (const count of [1, 2, 3]) {
      copy.click();
      await until(() => heard.length >= count, `announcement ${count}`);
    }
    observer.disconnect();
    assert.deepEqual(heard.slice(0, 3), ['Lien copié.', 'Lien copié.', 'Lien copié.']);
  });

  for (const [where, clipboard] of [
    ['no clipboard', undefined],
    ['a clipboard that refuses', { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }],
  ] as const) {
    it(`with ${where} is that the link was copied in another way, or the link itself`, async () => {
      const element = mountWith(clipboard);
      (await button(element, 'Copier le lien')).click();
      const said = await until(() => find(element, '.announcement')?.textContent.trim(), 'an announcement');
      assert.include(['Lien copié.', backend.petition], said);
    });
  }
});
