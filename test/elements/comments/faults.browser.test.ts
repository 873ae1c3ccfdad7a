import { assert } from 'chai';
import type { CivicCommentsElement } from '../../../src/elements/comments/comments.ts';
import { fakeBackend, joinBefore, makeComment, makeComments, mountThread } from '../../support/comments.ts';
import { button, cleanUp, find, shows, until, when } from '../../support/mount.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

/** The text that describes a control, as a screen reader reads it after its name. */
const described = (element: CivicCommentsElement, control: Element | null): string =>
  (control?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => find(element, `#${id}`)?.textContent.trim())
    .join(' ');

const focused = (element: CivicCommentsElement): Element | null => element.shadowRoot?.activeElement ?? null;

/** Asserts that a control is marked as faulty and says why, and that the list of faults leads to it. */
async function check(element: CivicCommentsElement, control: string, target: string, says: string): Promise<void> {
  assert.equal(find(element, control)?.getAttribute('aria-invalid'), 'true', control);
  assert.include(described(element, find(element, control)), says);
  find(element, `a[href="#${target}"]`)?.click();
  assert.equal(focused(element), find(element, `#${target}`));
}

describe('a fault in a form of a thread', () => {
  it('is tied to reason and good faith of a report, and to nothing before', async () => {
    const element = mountThread(fakeBackend(makeComments(2)));
    (await button(element, 'Signaler')).click();
    await when(element, '[part=report]');
    assert.lengthOf(element.renderRoot.querySelectorAll('[aria-invalid]'), 0);
    (await button(element, 'Envoyer le signalement')).click();
    await shows(element, '5 points');
    await check(element, '[role=radiogroup]', 'reason', 'Choisissez le motif');
    await check(element, '#goodFaith', 'goodFaith', 'Cochez la déclaration');
    await check(element, '#explanation', 'explanation', 'Dites ce qui pose problème');
  });

  it('is tied to the position of a comment', async () => {
    const element = mountThread(fakeBackend(makeComments(2)));
    (await button(element, 'Écrire un commentaire')).click();
    (await button(element, 'Publier')).click();
    await shows(element, '2 points');
    await check(element, '[role=radiogroup]', 'side', 'Choisissez votre position');
  });

  it('marks which field of a decision is empty, and says why', async () => {
    const backend = fakeBackend([...makeComments(3), makeComment(3, { id: 'held', state: 'held' })]);
    backend.mine.can = { moderate: { allowed: true } };
    joinBefore(backend);
    const element = mountThread(backend);
    (await button(element, 'Commentaires à modérer')).click();
    const item = await when(element, '.queue .item');
    const [reason, ground] = [item.querySelector('select'), item.querySelector('input')];
    const remove = item.querySelector<HTMLButtonElement>('button:last-child');
    remove?.click();
    await until(() => item.querySelector('[role=alert]'), 'what is missing');
    for (const field of [reason, ground]) {
      assert.equal(field?.getAttribute('aria-invalid'), 'true');
      assert.include(described(element, field), 'Indiquez le motif et la règle');
    }
    reason!.value = 'Publicité';
    remove?.click();
    await until(() => !reason?.hasAttribute('aria-invalid'), 'the reason is no fault any more');
    assert.equal(described(element, reason), '');
    assert.equal(ground?.getAttribute('aria-invalid'), 'true');
    assert.include(described(element, ground), 'Par exemple');
  });
});
