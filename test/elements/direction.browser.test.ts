import { assert } from 'chai';
import { http } from 'msw';
import { createCommentsBackend, type CommentsBackend } from '../../src/testing/comments-backend.ts';
import { petitionDocument } from '../../src/testing/samples/petition.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { cleanUp, mount, when } from '../support/mount.ts';
import { startBackend } from '../support/worker.ts';

/* Texts of a town that are written in the other direction than the words of the widget (WCAG 1.3.2). */

let backend: CommentsBackend;
const origin = 'https://backend.example';
startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));

beforeEach(async () => {
  cleanUp();
  backend = await createCommentsBackend();
});
afterEach(cleanUp);

const arabic = 'مسارات للدراجات';
const said = { fr: arabic };

/** The directions that a document has without any style sheet: of each text that is the town's. */
const directions = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLElement>('[lang=fr]')]
    .filter((element) => element.textContent.includes(arabic) && !element.matches('.room'))
    .map((element) => element.matches('bdi, [dir=auto]') && getComputedStyle(element).direction)
    .map(String);

describe('what a town writes from right to left', () => {
  it('runs so in a petition', async () => {
    const thresholds = [{ at: 5, label: said, duty: said }];
    const src = await backend.put('droite', petitionDocument({ title: said, text: said, thresholds }));
    const element = mount('civic-petition', { src, lang: 'fr' });
    await when(element, '[part=title]');
    const found = directions(element.renderRoot);
    assert.isAtLeast(found.length, 3);
    assert.deepEqual(new Set(found), new Set(['rtl']));
  });

  it('runs so in a poll', async () => {
    const options = ['a', 'b', 'c'].map((id) => ({ id, label: said, description: said }));
    const src = await backend.put('droite', pollDocument({ title: said, description: said, options }));
    const element = mount('civic-poll', { src, lang: 'fr' });
    await when(element, '[part=title]');
    const found = directions(element.renderRoot);
    assert.isAtLeast(found.length, 5);
    assert.deepEqual(new Set(found), new Set(['rtl']));
  });
});
