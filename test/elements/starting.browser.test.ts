import { assert } from 'chai';
import { http, HttpResponse } from 'msw';
import '../../src/define.ts';
import type { CivicPetitionElement } from '../../src/elements/petition/petition.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { threadDocument } from '../../src/testing/samples/comments.ts';
import { button, cleanUp, mount, shows, type, until, when } from '../support/mount.ts';
import { startBackend } from '../support/worker.ts';

let backend: Backend;
let asked: Request[];
const origin = 'https://backend.example';
const worker = startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));

beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin);
  asked = [];
});
afterEach(cleanUp);

/** Has the backend count who begins, as one with a desk does. */
function counts(src: string, answer = () => new HttpResponse(null, { status: 204 })): void {
  worker.use(
    http.get(src, async ({ request }) => {
      const thing = (await (await backend.app.fetch(request)).json()) as { can: object };
      return HttpResponse.json({ ...thing, can: { ...thing.can, start: { allowed: true } } });
    }),
    http.post(`${src}/starts`, ({ request }) => {
      asked.push(request);
      return answer();
    }),
  );
}

async function openForm(): Promise<CivicPetitionElement> {
  const element = mount('civic-petition', { src: backend.petition });
  (await button(element, 'Signer la pétition')).click();
  await when(element, '#name');
  return element;
}

describe('that a form is begun', () => {
  it('is told once, with nothing in it, at the first that is typed', async () => {
    counts(backend.petition);
    const element = await openForm();
    (await when<HTMLInputElement>(element, '#name')).focus();
    assert.isEmpty(asked);
    await type(element, 'name', 'Camille');
    await type(element, 'email', 'camille@exemple.fr');
    await until(() => asked.length > 0, 'word of it');
    const [request] = asked as [Request];
    assert.deepEqual([await request.text(), request.credentials, request.referrer], ['', 'omit', '']);
    assert.isFalse(request.headers.has('content-type'));
    await type(element, 'name', 'Camille Martin');
    assert.lengthOf(asked, 1);
    assert.lengthOf(localStorage, 0);
  });

  it('is told of a vote at the first choice, and of a thread at the first word', async () => {
    counts(backend.poll);
    const poll = mount('civic-poll', { src: backend.poll });
    (await when(poll, '[part=ballot] input')).click();
    await until(() => asked.length === 1, 'word of the vote');

    const src = await backend.put('bancs', threadDocument());
    counts(src);
    const thread = mount('civic-comments', { src });
    (await button(thread, 'Écrire un commentaire')).click();
    await type(thread, 'text', 'Des bancs');
    await until(() => asked.length === 2, 'word of the comment');
    assert.equal(asked[1]!.url, `${src}/starts`);
  });

  it('is told to nobody who does not ask for it', async () => {
    const element = await openForm();
    worker.use(http.post(`${backend.petition}/starts`, ({ request }) => void asked.push(request)));
    await type(element, 'name', 'Camille');
    (await button(element, 'Signer')).click();
    await when(element, '[role=alert]');
    assert.isEmpty(asked);
  });

  it('is said no more about where the word is not taken', async () => {
    counts(backend.petition, () => HttpResponse.error());
    const element = await openForm();
    await type(element, 'name', 'Camille');
    await until(() => asked.length > 0, 'word of it');
    await type(element, 'email', 'camille@exemple.fr');
    await type(element, 'place', 'Valmont-sur-Loire');
    (await button(element, 'Signer')).click();
    await shows(element, 'il reste une étape');
    assert.lengthOf(asked, 1);
    assert.isNull(element.renderRoot.querySelector('[role=alert]'));
  });
});
