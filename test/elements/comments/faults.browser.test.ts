import { assert } from 'chai';
import type { CivicCommentsElement } from '../../../src/elements/comments/comments.ts';
import { fakeBackend, joinBefore, makeComment, makeComments, mountThread } from '../../support/comments.ts';
import { announces, button, cleanUp, find, shows, type, until, when } from '../../support/mount.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

/** The text that describes a control, as a screen reader reads it after its name. */
const described = (element: CivicCommentsElement, control: Element | null): string =>
  (control?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter(Boolean)
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

/** The texts that the live region has held. */
async function heard(element: CivicCommentsElement): Promise<string[]> {
  const said: string[] = [];
  const region = await when(element, '.announcement');
  const note = (): void => void (region.textContent && said.push(region.textContent));
  new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });
  return said;
}

async function member(backend = fakeBackend(makeComments(3))): Promise<CivicCommentsElement> {
  joinBefore(backend);
  const element = mountThread(backend);
  await shows(element, 'Vous participez sous le nom');
  return element;
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

describe('the list of faults', () => {
  it('shows that it has the focus, and so does a heading that a script moves the focus to without a mouse', async () => {
    const element = mountThread(fakeBackend(makeComments(2)));
    (await button(element, 'Signaler')).click();
    await until(() => focused(element)?.getAttribute('role') === 'heading', 'the heading of the form');
    assert.equal(getComputedStyle(focused(element)!).outlineWidth, '3px');
    (await button(element, 'Envoyer le signalement')).click();
    await until(() => focused(element)?.getAttribute('role') === 'alert', 'the list of faults');
    const { outlineStyle, outlineWidth } = getComputedStyle(focused(element)!);
    assert.deepEqual([outlineStyle, outlineWidth], ['solid', '3px']);
  });
});

describe('who has just said who they are', () => {
  it('finds name and address in the form of a report', async () => {
    const element = mountThread(fakeBackend(makeComments(2)));
    (await button(element, 'D’accord')).click();
    await type(element, 'name', 'Camille Martin');
    await type(element, 'email', 'camille.martin@exemple.fr');
    (await button(element, 'Continuer')).click();
    await type(element, 'code', '123456');
    (await button(element, 'Confirmer')).click();
    await announces(element, 'Votre vote est enregistré');
    (await button(element, 'Signaler')).click();
    const name = await when<HTMLInputElement>(element, '#name');
    assert.equal(name.value, 'Camille Martin');
    assert.equal(find<HTMLInputElement>(element, '#email')?.value, 'camille.martin@exemple.fr');
  });

  it('reads a name that ends with a full stop with one', async () => {
    const backend = fakeBackend(makeComments(2));
    backend.mine.name = 'Camille T.';
    const element = await member(backend);
    assert.notInclude(await shows(element, 'Camille T.'), 'T..');
  });
});

describe('a form that is given up', () => {
  for (const name of ['Répondre', 'Signaler']) {
    it(`gives the focus back to the button that opened it: ${name}`, async () => {
      const element = await member();
      const opener = await button(element, name);
      const behind = opener.closest('details');
      if (behind) behind.open = true;
      opener.click();
      await until(() => focused(element)?.getAttribute('role') === 'heading', 'the form');
      (await button(element, 'Annuler')).click();
      await until(() => focused(element)?.textContent === name, 'the focus on the button');
      assert.equal(focused(element), opener);
    });
  }

  it('gives it back to the way into the thread', async () => {
    const element = await member();
    (await button(element, 'Écrire un commentaire')).click();
    await when(element, '#text');
    (await button(element, 'Annuler')).click();
    await until(() => focused(element)?.matches('[data-write]'), 'the focus on the button');
  });
});

describe('what a screen reader hears', () => {
  it('is the answer to a report once: by the focus that goes there', async () => {
    const element = await member();
    const said = await heard(element);
    (await button(element, 'Signaler')).click();
    await type(element, 'explanation', 'Le deuxième mot.');
    find<HTMLInputElement>(element, '[name=reason]')?.click();
    await type(element, 'name', 'Jo');
    await type(element, 'email', 'jo@exemple.fr');
    find<HTMLInputElement>(element, '#goodFaith')?.click();
    (await button(element, 'Envoyer le signalement')).click();
    await until(() => focused(element)?.textContent.includes('S-2026-0042'), 'the number');
    assert.deepEqual(said, []);
  });

  it('is nothing of a signature where one joins a thread, and each thing once', async () => {
    const element = mountThread(fakeBackend(makeComments(2)));
    const said = await heard(element);
    (await button(element, 'D’accord')).click();
    await type(element, 'name', 'Camille Martin');
    await type(element, 'email', 'camille.martin@exemple.fr');
    (await button(element, 'Continuer')).click();
    await type(element, 'code', '123456');
    (await button(element, 'Confirmer')).click();
    await announces(element, 'Votre vote est enregistré');
    assert.deepEqual(said, ['Votre vote est enregistré.']);
  });

  it('has the reason of a decision in the language of the thread, within a sentence of the widget', async () => {
    const tombstone = { kind: 'moderator', at: '2026-05-03T10:00:00Z', reason: 'Publicité', ground: 'Charte' } as const;
    document.documentElement.lang = 'de';
    const element = mountThread(fakeBackend([makeComment(0), makeComment(1, { tombstone })]));
    const stone = await when(element, '.tombstone');
    const tagged = [...stone.querySelectorAll('bdi')].map(({ lang, textContent }) => [lang, textContent]);
    assert.deepEqual(tagged, [
      ['fr', 'Publicité'],
      ['fr', 'Charte'],
    ]);
  });
});

describe('what is said of an act', () => {
  for (const width of [320, 1280]) {
    it(`covers nothing, and not the control that has the focus, at ${width} pixels`, async () => {
      document.body.style.inlineSize = `${width - 32}px`;
      const element = await member(fakeBackend(makeComments(20)));
      (await button(element, 'Écrire un commentaire')).click();
      const text = await when(element, '#text');
      (await button(element, 'D’accord')).click();
      await announces(element, 'Votre vote est enregistré');
      const bar = await when(element, '.announcement:not(:empty)');
      const controls = [...element.renderRoot.querySelectorAll<HTMLElement>('button, input, textarea, select')];
      for (const control of [text, ...controls]) {
        control.focus();
        control.scrollIntoView({ block: 'end' });
        const [one, other] = [control.getBoundingClientRect(), bar.getBoundingClientRect()];
        const isApart = one.bottom <= other.top || other.bottom <= one.top;
        assert.isTrue(isApart || one.height === 0, control.outerHTML);
      }
      document.body.style.inlineSize = '';
    });
  }
});
