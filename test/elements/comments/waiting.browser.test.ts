import { assert } from 'chai';
import { http, HttpResponse } from 'msw';
import { restAdapter } from '../../../src/adapters/rest.ts';
import type { CivicCommentsElement } from '../../../src/elements/comments/comments.ts';
import { notices } from '../../../src/server/nouns/comments/notice-tables.ts';
import { comments, commentVotes as votes } from '../../../src/server/nouns/comments/tables.ts';
import { CivicStore, configure } from '../../../src/state/store.ts';
import { createCommentsBackend, type CommentsBackend } from '../../../src/testing/comments-backend.ts';
import '../../support/comments.ts';
import { button, cleanUp, find, shows, textOf, type, until, when } from '../../support/mount.ts';
import { startBackend } from '../../support/worker.ts';

/** What is done in a thread, and gets no answer. Each is counted where it arrives: in the store of the backend. */
let backend: CommentsBackend;
const origin = 'https://backend.example';

type Fault = (request: Request) => Response | Promise<Response>;
let fault: Fault | undefined;
const handle = async ({ request }: { request: Request }): Promise<Response> => {
  const { pathname } = new URL(request.url);
  const isAct = request.method === 'POST' && !/\/(?:starts|mine|receipt)$/.test(pathname);
  return isAct && fault ? fault(request) : backend.app.fetch(request);
};
startBackend(http.all(`${origin}/*`, handle));

beforeEach(async () => {
  cleanUp();
  fault = undefined;
  backend = await createCommentsBackend();
});
afterEach(() => {
  cleanUp();
  configure({ kiosk: false });
});

const lost: Fault = async (request) => {
  await backend.app.fetch(request);
  return HttpResponse.error();
};
const faults: Record<string, Fault> = {
  'there is no connection': () => HttpResponse.error(),
  'its answer is lost': lost,
  'a proxy answers 502 in HTML': () =>
    new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
};

const waits = 'En attente, pas encore reçu';
const kept = (): string => localStorage.getItem('civic-widgets.outbox') ?? '';
const online = (): boolean => dispatchEvent(new Event('online'));
const done = (): Promise<unknown> => until(() => kept() === '', 'nothing kept');
const email = 'camille.martin@exemple.fr';
const text = 'Et les bancs\u202f?';
const closed: Fault = () =>
  Response.json(
    { type: 'about:blank', title: 'Closed', status: 409, reason: 'closed', detail: 'C’est terminé.' },
    { status: 409, headers: { 'content-type': 'application/problem+json' } },
  );

function mount(): CivicCommentsElement {
  const element = document.createElement('civic-comments');
  element.store = new CivicStore(restAdapter());
  element.src = backend.thread;
  document.body.append(element);
  return element;
}

/** This device holds a key of someone who has joined. */
async function join(): Promise<void> {
  const key = await backend.join('Camille Martin', email);
  const receipt = { src: origin, key, state: 'counted', at: new Date().toISOString() };
  localStorage.setItem('civic-widgets.receipts', JSON.stringify([receipt]));
}

const below = (element: CivicCommentsElement, selector: string): HTMLElement | undefined =>
  find(element, 'ol > li article')?.querySelector<HTMLElement>(selector) ?? undefined;
const press = async (element: CivicCommentsElement, selector: string): Promise<void> =>
  (await until(() => below(element, selector), selector)).click();

interface Act {
  /** Does it, up to the last press. */
  begin(element: CivicCommentsElement): Promise<void>;
  send(element: CivicCommentsElement): Promise<void>;
  count(): Promise<number>;
  /** What is said once it has arrived. */
  arrived(element: CivicCommentsElement): unknown;
  /** Where it is said to wait. */
  place: string;
  /** The field that a text comes back into. */
  field?: string;
}

const submit = async (element: CivicCommentsElement): Promise<void> =>
  (await when(element, ':is([part=form], [part=report]) button[type=submit]')).click();

const acts: Record<string, Act> = {
  'a comment': {
    async begin(element) {
      (await button(element, 'Écrire un commentaire')).click();
      await type(element, 'text', text);
      find<HTMLInputElement>(element, '[name=side]')?.click();
    },
    send: submit,
    count: () => backend.store.count(comments, {}),
    arrived: (element) =>
      [...(element.shadowRoot?.querySelectorAll('.text') ?? [])].some((e) => e.textContent === text),
    place: 'section > [part=waiting]',
    field: 'text',
  },
  'a reply': {
    async begin(element) {
      await press(element, '[aria-label^="Répondre à"]');
      await type(element, 'text', text);
    },
    send: submit,
    count: () => backend.store.count(comments, {}),
    arrived: (element) =>
      [...(element.shadowRoot?.querySelectorAll('.text') ?? [])].some((e) => e.textContent === text),
    place: 'article [part=waiting]',
    field: 'text',
  },
  'a vote on a comment': {
    begin: async (element) => void (await until(() => below(element, '.vote'), 'a vote')),
    send: (element) => press(element, '.vote'),
    count: () => backend.store.count(votes, {}),
    arrived: (element) => below(element, '.vote')?.ariaPressed === 'true',
    place: 'article [part=waiting]',
  },
  'a report': {
    async begin(element) {
      await press(element, '[aria-label^="Signaler"]');
      (await when<HTMLInputElement>(element, '[part=report] [name=reason]')).click();
      await type(element, 'explanation', text);
      await type(element, 'name', 'Camille Martin');
      await type(element, 'email', email);
      find<HTMLInputElement>(element, '#goodFaith')?.click();
    },
    send: submit,
    count: () => backend.store.count(notices, {}),
    arrived: (element) => below(element, '[data-answer]'),
    place: 'article [part=waiting]',
  },
};

for (const [name, { begin, send, count, arrived, place, field }] of Object.entries(acts)) {
  describe(name, () => {
    const start = async (): Promise<CivicCommentsElement> => {
      await join();
      const element = mount();
      await shows(element, 'sous le nom Camille Martin');
      return element;
    };

    for (const [why, how] of Object.entries(faults)) {
      it(`waits at its place on the device where ${why}, outlives the page, and counts once`, async () => {
        const first = await start();
        const before = await count();
        await begin(first);
        fault = how;
        await send(first);
        await shows(first, waits);
        assert.isNotNull(find(first, place));
        await until(() => first.shadowRoot?.activeElement?.textContent.includes(waits), 'the focus on it');
        assert.isNull(find(first, ':is([part=form], [part=report])'));
        first.remove();

        const again = mount();
        await when(again, place);
        await shows(again, waits);
        online();
        await until(() => JSON.parse(kept()).some(({ tries }: { tries: number }) => tries > 1), 'a second failure');
        fault = undefined;
        online();
        await done();
        await until(() => arrived(again), 'what arrived');
        assert.equal((await count()) - before, 1);
        assert.notInclude(textOf(again), waits);
        assert.isNull(find(again, '.news'), 'one’s own is no news');
      });
    }

    it('is one act where two tabs have it', async () => {
      const one = await start();
      const before = await count();
      await begin(one);
      fault = () => HttpResponse.error();
      await send(one);
      const other = mount();
      await when(other, place);
      fault = undefined;
      online();
      await done();
      await until(() => arrived(one) || arrived(other), 'what arrived');
      await until(() => ![one, other].some((each) => textOf(each).includes(waits)), 'nothing that waits');
      assert.equal((await count()) - before, 1);
    });

    it('is cancelled by one press, in all tabs, and what was typed is in its field again', async () => {
      const element = await start();
      const before = await count();
      await begin(element);
      fault = () => HttpResponse.error();
      await send(element);
      await shows(element, waits);
      const other = mount();
      await when(other, place);
      (await button(element, 'Annuler l’envoi')).click();
      await shows(element, 'Envoi annulé');
      await until(() => !textOf(other).includes(waits), 'nothing in the other');
      fault = undefined;
      online();
      assert.equal(kept(), '');
      if (field) assert.equal((await when<HTMLInputElement>(element, `#${field}`)).value, text);
      assert.equal(await count(), before);
      if (!field) return;
      await submit(element);
      await until(() => arrived(element), 'what arrived');
      assert.equal((await count()) - before, 1);
    });

    it('comes back with its reason where it is refused after it has waited, and leaves by one press', async () => {
      const first = await start();
      await begin(first);
      fault = () => HttpResponse.error();
      await send(first);
      await shows(first, waits);
      first.remove();
      fault = closed;
      const element = mount();
      await shows(element, waits);
      online();
      await shows(element, 'Votre envoi n’a pas été reçu');
      if (field) assert.equal((await when<HTMLInputElement>(element, `#${field}`)).value, text);
      element.remove();
      const later = mount();
      await shows(later, 'Votre envoi n’a pas été reçu');
      (await button(later, 'Effacer de cet appareil')).click();
      await shows(later, 'Saisie effacée');
      assert.equal(kept(), '');
    });

    it('is kept on no device in a kiosk', async () => {
      configure({ kiosk: true });
      await join();
      const element = mount();
      await shows(element, 'sous le nom Camille Martin');
      await begin(element);
      fault = () => HttpResponse.error();
      await send(element);
      await shows(element, 'Pas de connexion au service');
      assert.equal(kept(), '');
    });
  });
}

describe('what waits in a thread', () => {
  it('counts once where the answer to a comment is lost, it is cancelled, and sent again as it was', async () => {
    await join();
    const element = mount();
    await shows(element, 'sous le nom Camille Martin');
    const { begin, count, arrived } = acts['a comment']!;
    const before = await count();
    await begin(element);
    fault = lost;
    await submit(element);
    await shows(element, waits);
    (await button(element, 'Annuler l’envoi')).click();
    await shows(element, 'Envoi annulé');
    fault = undefined;
    await submit(element);
    await until(() => arrived(element), 'what arrived');
    assert.equal((await count()) - before, 1);
  });

  it('is the last vote on a comment, and all of its replies', async () => {
    await join();
    const element = mount();
    await shows(element, 'sous le nom Camille Martin');
    fault = () => HttpResponse.error();
    await press(element, '.vote');
    await shows(element, waits);
    await press(element, '.vote ~ .vote');
    await until(() => /"value":-1.*"tries":1/.test(kept()), 'the other vote');
    for (const each of ['Un.', 'Deux.']) {
      await press(element, '[aria-label^="Répondre à"]');
      await type(element, 'text', each);
      await submit(element);
      await shows(element, each);
    }
    assert.equal((JSON.parse(kept()) as unknown[]).length, 3);
    const before = await backend.store.count(comments, {});
    fault = undefined;
    online();
    await done();
    assert.deepEqual(
      (await backend.store.list(votes, {})).map(({ value }) => value),
      [-1],
    );
    assert.equal((await backend.store.count(comments, {})) - before, 2);
  });

  it('leaves with who takes part on this device', async () => {
    await join();
    const element = mount();
    await shows(element, 'sous le nom Camille Martin');
    await acts['a comment']!.begin(element);
    fault = () => HttpResponse.error();
    await submit(element);
    await shows(element, waits);
    (await button(element, 'Effacer mon reçu')).click();
    await done();
    assert.notInclude(textOf(element), waits);
  });
});

describe('several texts that wait in a thread', () => {
  const write = async (element: CivicCommentsElement, each: string): Promise<void> => {
    (await button(element, 'Écrire un commentaire')).click();
    await type(element, 'text', each);
    find<HTMLInputElement>(element, '[part=form] [name=side]')?.click();
  };
  const start = async (...texts: string[]): Promise<CivicCommentsElement> => {
    await join();
    const element = mount();
    await shows(element, 'sous le nom Camille Martin');
    fault = () => HttpResponse.error();
    for (const each of texts) {
      await write(element, each);
      await submit(element);
      await until(() => !find(element, '[part=form]') && noticeOf(element, each), `"${each}" that waits`);
    }
    return element;
  };
  const noticeOf = (element: CivicCommentsElement, each: string): Element | undefined =>
    [...(element.shadowRoot?.querySelectorAll('[part=waiting]') ?? [])].find((one) => one.textContent.includes(each));
  const valueOf = (element: CivicCommentsElement): string | undefined =>
    find<HTMLTextAreaElement>(element, '#text')?.value;
  const refused = (count: number): Promise<unknown> =>
    until(() => (kept().match(/"refused"/g) ?? []).length === count, `${count} that came back`);
  const published = async (): Promise<string[]> => (await backend.store.list(comments, {})).map(({ body }) => body);

  for (const [how, first] of [
    ['as it was', 'Premier.'],
    ['once it is mended', 'Premier, mieux dit.'],
  ] as const) {
    it(`stay each until it is sent or erased, where both come back and one is sent ${how}`, async () => {
      const element = await start('Premier.', 'Second.');
      fault = closed;
      online();
      await refused(2);
      await until(() => valueOf(element) === 'Premier.', 'the first in the form');
      assert.isOk(noticeOf(element, 'Second.'));

      fault = undefined;
      if (first !== 'Premier.') await type(element, 'text', first);
      await submit(element);
      await until(async () => (await published()).includes(first), 'the first received');
      await until(() => !kept().includes('Premier'), 'no more of the first');
      assert.include(kept(), 'Second.');
      await until(() => !noticeOf(element, 'Premier'), 'nothing said of the first');
      assert.include(noticeOf(element, 'Second.')?.textContent, 'Copier');
      element.remove();

      const later = mount();
      assert.equal((await when<HTMLTextAreaElement>(later, '#text')).value, 'Second.');
      await submit(later);
      await done();
      await until(async () => (await published()).includes('Second.'), 'the second received');
    });
  }

  it('leave what is being typed alone where one is cancelled, and are kept to be copied', async () => {
    const element = await start('Premier.');
    await write(element, 'En cours de frappe.');
    (await button(element, 'Annuler l’envoi')).click();
    await shows(element, 'Envoi annulé');
    assert.equal(valueOf(element), 'En cours de frappe.');
    assert.include(Object.values(sessionStorage).join(' '), 'En cours de frappe.');
    assert.include(noticeOf(element, 'Premier.')?.textContent, 'Copier');

    const before = await backend.store.count(comments, {});
    fault = undefined;
    online();
    await submit(element);
    await until(async () => (await published()).includes('En cours de frappe.'), 'what was typed received');
    assert.equal((await backend.store.count(comments, {})) - before, 1);
    assert.include(kept(), 'Premier.');
    (await button(element, 'Effacer de cet appareil')).click();
    await done();
  });

  it('leave what is being typed alone where one is refused later, with no fault beside it', async () => {
    const element = await start('Premier.');
    await write(element, 'En cours de frappe.');
    fault = closed;
    online();
    await refused(1);
    await until(() => noticeOf(element, 'Premier.')?.textContent.includes('n’a pas été reçu'), 'what came back');
    assert.equal(valueOf(element), 'En cours de frappe.');
    assert.isNull(find(element, '[part=form] [role=alert]'));
  });

  it('leave what is being typed alone where one arrives', async () => {
    const element = await start('Premier.');
    await write(element, 'En cours de frappe.');
    fault = undefined;
    online();
    await done();
    await until(async () => (await published()).includes('Premier.'), 'the first received');
    await until(() => !noticeOf(element, 'Premier.'), 'nothing that waits');
    assert.equal(valueOf(element), 'En cours de frappe.');
    assert.include(Object.values(sessionStorage).join(' '), 'En cours de frappe.');
  });
});
