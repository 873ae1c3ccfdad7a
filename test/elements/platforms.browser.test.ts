import { assert } from 'chai';
import { restAdapter } from '../../src/adapters/rest.ts';
import { CivicError } from '../../src/client/errors.ts';
import type { CivicCommentsElement } from '../../src/elements/comments/comments.ts';
import type { CivicLoginRequestEvent } from '../../src/elements/shared/events.ts';
import type { Petition } from '../../src/schema/petition.ts';
import { CivicStore } from '../../src/state/store.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { fakeBackend, makeComments, src as thread } from '../support/comments.ts';
import { button, cleanUp, find, mount, shows, textOf, type, until, when } from '../support/mount.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

/** An adapter whose platform knows people by the page only: it takes comments once someone is logged in. */
function mountPlatform(): { element: CivicCommentsElement; logIn: () => void; posted: string[] } {
  const { adapter } = fakeBackend(makeComments(2));
  const posted: string[] = [];
  let loggedIn = false;
  const element = document.createElement('civic-comments');
  element.store = new CivicStore({
    name: 'platform',
    read: adapter.read,
    comments: {
      ...(adapter.comments?.page && { page: adapter.comments.page }),
      async post(_src, act) {
        if (!loggedIn) throw new CivicError('unauthorized', 'platform: answered 401.');
        posted.push(act.text);
        return { outcome: 'published' };
      },
    },
  });
  element.setAttribute('src', thread);
  document.body.append(element);
  return { element, logIn: () => (loggedIn = true), posted };
}

async function write(element: CivicCommentsElement): Promise<void> {
  (await button(element, 'Écrire un commentaire')).click();
  await type(element, 'text', 'Et les trottoirs ?');
  element.renderRoot.querySelector<HTMLInputElement>('[name=side]')?.click();
  (await button(element, 'Publier')).click();
}

describe('an act for which the page has to log someone in', () => {
  it('asks the page, waits for it, and is then sent again', async () => {
    const { element, logIn, posted } = mountPlatform();
    const asked: string[] = [];
    const handle = (event: CivicLoginRequestEvent): void => {
      asked.push(event.src);
      event.respondWith(
        Promise.resolve().then(() => {
          logIn();
          return true;
        }),
      );
    };
    document.addEventListener('civic-login-request', handle);
    await write(element);
    await until(() => posted.length > 0, 'the comment in the backend');
    document.removeEventListener('civic-login-request', handle);
    assert.deepEqual([posted, asked], [['Et les trottoirs ?'], [thread]]);
    assert.isNull(find(element, '[name=email]'), 'nobody is asked for an address');
  });

  it('says that one has to log in where the page does not answer, and what was typed stays', async () => {
    const { element, posted } = mountPlatform();
    await write(element);
    await shows(element, 'Connectez-vous d’abord');
    assert.equal(find<HTMLTextAreaElement>(element, '[name=text]')?.value, 'Et les trottoirs ?');
    assert.deepEqual(posted, []);
  });
});

describe('what the platform cannot do from here', () => {
  let backend: Backend;
  beforeEach(async () => {
    backend = await createBackend();
  });
  const rest = () => restAdapter({ fetch: async (input, init) => backend.app.fetch(new Request(input, init)) });

  it('is a link to its own page where it can be done there', async () => {
    const { read } = rest();
    const elsewhere = 'https://petitions.example/1/signatures/new';
    const store = new CivicStore({
      name: 'platform',
      read: async (src) => {
        const { thing } = await read(src);
        return { thing: { ...thing, can: { sign: { allowed: false, elsewhere } } } };
      },
    });
    const element = mount('civic-petition', { src: backend.petition }, { store });
    const link = await when<HTMLAnchorElement>(element, 'a.primary');
    assert.equal(link.href, elsewhere);
    assert.include(link.textContent, 'Signer sur petitions.example');
    assert.isNull(find(element, 'button.primary'));
  });

  it('has the threshold of the attribute where the platform tells none', async () => {
    const { read } = rest();
    const store = new CivicStore({
      name: 'platform',
      read: async (src) => ({ thing: { ...((await read(src)).thing as Petition), thresholds: [] } }),
    });
    const element = mount('civic-petition', { src: backend.petition, threshold: '1000' }, { store });
    await until(() => textOf(element).replace(/\s/g, '').includes('1000'), 'the threshold');
  });

  it('asks for no address where no code is mailed', async () => {
    const { polls, petitions, ...others } = rest();
    const store = new CivicStore({
      ...others,
      ...(petitions?.sign && { petitions: { sign: petitions.sign } }),
      ...(polls?.vote && { polls: { vote: polls.vote } }),
    });
    const poll = mount('civic-poll', { src: backend.poll }, { store });
    (await when(poll, '[name=choice], input[type=radio]')).click();
    (await button(poll, 'Continuer')).click();
    await when(poll, '[part=review]');
    assert.isNull(find(poll, '[name=email]'));

    const petition = mount('civic-petition', { src: backend.petition }, { store });
    (await button(petition, 'Signer')).click();
    await when(petition, '[name=place]');
    assert.isNull(find(petition, '[name=email]'));
  });
});
