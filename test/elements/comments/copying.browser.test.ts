import { assert } from 'chai';
import type { CivicCommentsElement } from '../../../src/elements/comments/comments.ts';
import { countChanges, refuseMenu, restoreCopying, setClipboard, setMenu } from '../../support/clipboard.ts';
import { fakeBackend, joinBefore, makeComments, mountThread } from '../../support/comments.ts';
import { button, cleanUp, find, type, until, when } from '../../support/mount.ts';

const text = 'Et les trottoirs ? Ils sont trop étroits.';
const isFocused = (element: CivicCommentsElement, target: Element | null): boolean =>
  element.shadowRoot?.activeElement === target;

beforeEach(cleanUp);
afterEach(() => {
  restoreCopying(window);
  cleanUp();
});

/** A comment that came too late, and waits to be copied. */
async function writeTooLate() {
  const backend = fakeBackend(makeComments(3));
  backend.instead.post = () => ({ outcome: 'refused', reason: 'closed' });
  joinBefore(backend);
  const element = mountThread(backend);
  (await button(element, 'Écrire un commentaire')).click();
  await type(element, 'text', text);
  find<HTMLInputElement>(element, '[name=side]')?.click();
  (await button(element, 'Publier')).click();
  const copy = await button(element, 'Copier mon texte');
  const changes = countChanges(await when(element, '[role=status]'));
  /** Presses as a person does, and waits until it is said for this time. */
  const press = async (times: number, said: string): Promise<void> => {
    copy.focus();
    copy.click();
    const isSaid = (): boolean => changes() === times && !!find(element, '[role=status]')?.textContent.includes(said);
    await until(isSaid, `"${said}", time ${times}`);
  };
  return { element, copy, press };
}

describe('the text of a comment that is not taken', () => {
  it('is copied by the clipboard', async () => {
    const copied: string[] = [];
    setClipboard(window, { writeText: async (words: string) => void copied.push(words) });
    const { element, copy, press } = await writeTooLate();
    await press(1, 'Texte copié');
    assert.deepEqual(copied, [text]);
    assert.isTrue(isFocused(element, copy), 'who copies stays where they were');
  });

  for (const [where, clipboard] of [
    ['on a page without encryption', undefined],
    [
      'in a frame that is refused the clipboard',
      { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    ],
  ] as const) {
    it(`is copied as from the menu ${where}, and each time it is said anew`, async () => {
      const copied: string[] = [];
      setClipboard(window, clipboard);
      setMenu(window, copied);
      const { element, copy, press } = await writeTooLate();
      for (let times = 1; times <= 3; times += 1) await press(times, 'Texte copié');
      assert.deepEqual(copied, [text, text, text]);
      assert.isTrue(isFocused(element, copy), 'who copies stays where they were');
    });

    it(`is selected for its writer to copy ${where} that copies in no way, and each time it is said anew`, async () => {
      setClipboard(window, clipboard);
      refuseMenu(window);
      const { element, press } = await writeTooLate();
      const field = await when<HTMLTextAreaElement>(element, '#text');
      for (let times = 1; times <= 3; times += 1) {
        field.setSelectionRange(2, 2);
        await press(times, 'Votre texte est sélectionné');
        assert.equal(field.value.slice(field.selectionStart, field.selectionEnd), text);
        assert.isTrue(isFocused(element, field), 'the keys of copying act on the field');
      }
    });
  }
});
