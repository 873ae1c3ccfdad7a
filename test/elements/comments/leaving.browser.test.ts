import { assert } from 'chai';
import type { CivicCommentsElement } from '../../../src/elements/comments/comments.ts';
import { findAxe } from '../../support/axe.ts';
import { fakeBackend, joinBefore, makeComment, mountThread, src, type FakeBackend } from '../../support/comments.ts';
import { button, cleanUp, find, shows, textOf, type, until, when } from '../../support/mount.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

const focused = (element: CivicCommentsElement): string | undefined =>
  element.shadowRoot?.activeElement?.textContent.trim();
const named = (backend: FakeBackend): string[] => backend.calls.map(([name]) => name);

async function member(backend: FakeBackend): Promise<CivicCommentsElement> {
  joinBefore(backend);
  const element = mountThread(backend, { 'heading-level': '1' });
  await shows(element, 'Vous participez sous le nom');
  return element;
}

/** Comments at the top, each of its own text. */
const some = (): FakeBackend => {
  const backend = fakeBackend([0, 1, 2].map((place) => makeComment(place, { text: `Texte ${place}` })));
  backend.mine.comments = backend.comments.slice(1, 2);
  return backend;
};

describe('who leaves', () => {
  it('is asked once more, and can stay', async () => {
    const backend = some();
    const element = await member(backend);
    (await button(element, 'Supprimer tout')).click();
    await until(() => focused(element)?.includes('pour toujours'), 'the question has the focus');
    document.title = 'Discussion';
    const main = document.createElement('main');
    document.body.append(main);
    main.append(element);
    assert.deepEqual(await findAxe(main), []);
    (await button(element, 'Non, ne rien supprimer')).click();
    await until(() => focused(element) === 'Supprimer tout ce que j’ai écrit', 'the focus is where it was');
    assert.notInclude(named(backend), 'erase');
  });

  it('takes everything back: the list is read again, and this device keeps nothing', async () => {
    const backend = some();
    const element = await member(backend);
    (await button(element, 'Supprimer tout')).click();
    (await button(element, 'Oui, tout supprimer')).click();
    await until(() => find(element, '.tombstone')?.textContent.includes('supprimé'), 'the tombstone');
    await until(() => find(element, '.announcement')?.textContent === 'Tout est supprimé.', 'it is said');
    assert.notInclude(textOf(element), 'Vous participez');
    assert.notInclude(textOf(element), 'Texte 1');
    assert.equal(localStorage.length, 0);
    assert.equal(backend.keys.size, 0);
  });

  it('reads why it did not succeed, and still takes part', async () => {
    const backend = some();
    backend.instead.erase = () => ({ outcome: 'refused', reason: 'rate-limited' });
    const element = await member(backend);
    (await button(element, 'Supprimer tout')).click();
    (await button(element, 'Oui, tout supprimer')).click();
    await when(element, '[role=alert]');
    assert.include(textOf(element), 'Vous participez');
    assert.equal(localStorage.length, 1);
  });

  it('has no such way where the backend has none', async () => {
    const backend = some();
    const { erase: _, ...comments } = backend.adapter.comments ?? {};
    backend.adapter = { ...backend.adapter, comments };
    const element = await member(backend);
    assert.notInclude(textOf(element), 'Supprimer tout');
  });
});

describe('who gives up joining', () => {
  const receipts = (): { src: string; key: string; state: string }[] =>
    JSON.parse(localStorage.getItem('civic-widgets.receipts') ?? '[]') as ReturnType<typeof receipts>;

  async function toTheCode(element: CivicCommentsElement): Promise<void> {
    await type(element, 'name', 'Camille Martin');
    await type(element, 'email', 'camille@exemple.fr');
    (await button(element, 'Continuer')).click();
    await when(element, '#code');
  }

  it('keeps the key that is good in other threads of this backend', async () => {
    const backend = some();
    joinBefore(backend);
    // It was given by a thread of another consultation: this one does not know it.
    backend.keys.clear();
    const [before] = receipts();
    const element = mountThread(backend);
    (await button(element, 'D’accord')).click();
    await toTheCode(element);
    assert.equal(receipts()[0]?.state, 'waiting');
    (await button(element, 'Annuler')).click();
    await until(() => find(element, '#code') === null, 'the thread as it was');
    const [after] = receipts();
    assert.deepEqual([after?.src, after?.key, after?.state], [before?.src, before?.key, 'counted']);
  });

  it('keeps it after a reload too', async () => {
    const backend = some();
    joinBefore(backend);
    backend.keys.clear();
    const first = mountThread(backend);
    (await button(first, 'D’accord')).click();
    await toTheCode(first);
    first.remove();
    const element = mountThread(backend);
    (await button(element, 'D’accord')).click();
    await when(element, '#code');
    (await button(element, 'Annuler')).click();
    await until(() => find(element, '#code') === null, 'the thread as it was');
    assert.equal(receipts()[0]?.state, 'counted');
  });

  it('leaves nothing behind where there was nothing before', async () => {
    const element = mountThread(some());
    (await button(element, 'D’accord')).click();
    await toTheCode(element);
    assert.equal(receipts()[0]?.src, new URL(src).origin);
    (await button(element, 'Annuler')).click();
    await until(() => localStorage.length === 0, 'nothing is kept');
  });
});
