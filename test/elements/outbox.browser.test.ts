import { assert } from 'chai';
import { http, HttpResponse } from 'msw';
import { restAdapter } from '../../src/adapters/rest.ts';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import type { CivicPollElement } from '../../src/elements/poll/poll.ts';
import type { Thing } from '../../src/schema/common.ts';
import { acts as receivedActs } from '../../src/server/confirmation/tables.ts';
import { CivicStore, configure } from '../../src/state/store.ts';
import { createCommentsBackend, type CommentsBackend } from '../../src/testing/comments-backend.ts';
import '../support/comments.ts';
import { button, cleanUp, find, mount, shows, textOf, type, until, when } from '../support/mount.ts';
import { fill } from '../support/voting.ts';
import { startBackend } from '../support/worker.ts';

/** What becomes of an act whose answer does not come. Each is counted where it arrives: in the store of the backend, and in its mails. */
let backend: CommentsBackend;
const origin = 'https://backend.example';

type Fault = (request: Request) => Response | Promise<Response>;
let fault: Fault | undefined;
const handle = async ({ request }: { request: Request }): Promise<Response> => {
  if (request.method !== 'POST' || new URL(request.url).pathname.endsWith('/starts')) return backend.app.fetch(request);
  return fault ? fault(request) : backend.app.fetch(request);
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

const lost = async (request: Request): Promise<Response> => {
  await backend.app.fetch(request);
  return HttpResponse.error();
};
const faults: Record<string, Fault> = {
  'there is no connection': () => HttpResponse.error(),
  'its answer is lost': lost,
  'a proxy answers 502 in HTML': () =>
    new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
  'its answer is cut in the middle': async (request) => {
    const text = await (await backend.app.fetch(request)).text();
    return new Response(text.slice(0, 9), { status: 202, headers: { 'content-type': 'application/json' } });
  },
  'the page of another network answers': () =>
    new Response('<h1>Log in</h1>', { headers: { 'content-type': 'text/html' } }),
};

type Widget = CivicElement<Thing>;
const email = 'camille.martin@exemple.fr';
const store = (): CivicStore => new CivicStore(restAdapter());
/** The button that sends. */
const form = ':is([part=form], [part=review], [part=join]) button[type=submit]';
const waits = 'En attente, pas encore reçu';
const place = 'civic-widgets.outbox';
const kept = (): string => localStorage.getItem(place) ?? '';
const online = (): boolean => dispatchEvent(new Event('online'));
const received = (): Promise<number> => backend.store.count(receivedActs, {});
const mailTo = (to: string) => backend.mailbox.mails.filter((mail) => mail.to === to);

const acts: Record<
  string,
  { open(): Widget; fill(element: Widget): Promise<void>; counted: string; fields: string[] }
> = {
  'a signature': {
    open: () => mount('civic-petition', { src: backend.petition }, { store: store() }),
    async fill(element) {
      (await button(element, 'Signer la pétition')).click();
      await type(element, 'name', 'Camille Martin');
      await type(element, 'email', email);
      await type(element, 'place', 'Valmont-sur-Loire');
    },
    counted: 'Merci, votre signature est comptée',
    fields: ['name', 'email', 'place'],
  },
  'a vote': {
    open: () => mount('civic-poll', { src: backend.poll }, { store: store() }),
    async fill(element) {
      await fill(element as CivicPollElement);
      (await button(element, 'Continuer')).click();
      await type(element, 'email', email);
    },
    counted: 'Merci, votre vote est compté',
    fields: ['email'],
  },
  'joining a thread': {
    open() {
      const element = document.createElement('civic-comments');
      Object.assign(element, { store: store(), src: backend.thread });
      document.body.append(element);
      return element;
    },
    async fill(element) {
      (await button(element, 'Écrire un commentaire')).click();
      await type(element, 'text', 'Et les bancs\u202f?');
      find<HTMLInputElement>(element, '[name=side]')?.click();
      (await button(element, 'Publier')).click();
      await type(element, 'name', 'Camille Martin');
      await type(element, 'email', email);
    },
    counted: 'Vous participez',
    fields: ['name', 'email'],
  },
};

async function confirm(element: Widget, counted: string): Promise<void> {
  await when(element, '#code');
  await type(element, 'code', await until(() => mailTo(email)[0]?.code, 'a code'));
  find<HTMLElement>(element, '[part=code] button[type=submit]')?.click();
  if (counted.startsWith('Merci')) await shows(element, counted);
  else await until(() => !find(element, '#code'), 'the end of the code');
}

for (const [name, { open, fill: fillIn, counted, fields }] of Object.entries(acts)) {
  const begin = async (element: Widget): Promise<void> => {
    await fillIn(element);
    find<HTMLElement>(element, form)?.click();
  };
  describe(name, () => {
    for (const [why, how] of Object.entries(faults)) {
      it(`waits on the device where ${why}, outlives the page, and counts once`, async () => {
        const before = await received();
        fault = how;
        const first = open();
        await begin(first);
        const said = await shows(first, waits);
        assert.notInclude(said, 'Signature reçue');
        await until(() => first.shadowRoot?.activeElement?.textContent.includes(waits), 'the focus on it');
        assert.include(kept(), email);
        first.remove();

        const again = open();
        await shows(again, waits);
        online();
        await until(() => JSON.parse(kept()).some(({ tries }: { tries: number }) => tries > 1), 'a second failure');
        fault = undefined;
        online();
        await confirm(again, counted);
        assert.equal(kept(), '');
        assert.equal((await received()) - before, 1);
        assert.equal(mailTo(email).length, 1);
      });
    }

    it('is one act, with one mail, where it is asked for in five places at once', async () => {
      const before = await received();
      const elements = Array.from({ length: 5 }, open);
      for (const element of elements) await fillIn(element);
      for (const element of elements) find<HTMLElement>(element, form)?.click();
      for (const element of elements) await when(element, '#code');
      assert.equal((await received()) - before, 1);
      assert.equal(mailTo(email).length, 1);
      assert.equal(kept(), '');
    });

    it('is one act, too, where the answers to all five are lost', async () => {
      const before = await received();
      fault = lost;
      const elements = Array.from({ length: 5 }, open);
      for (const element of elements) await fillIn(element);
      for (const element of elements) find<HTMLElement>(element, form)?.click();
      for (const element of elements) await shows(element, waits);
      fault = undefined;
      online();
      for (const element of elements.slice(0, 2)) await when(element, '#code');
      assert.equal((await received()) - before, 1);
      assert.equal(mailTo(email).length, 1);
    });

    it('is cancelled by one press, and taken back where it had arrived', async () => {
      fault = lost;
      const element = open();
      await begin(element);
      await shows(element, waits);
      await until(() => mailTo(email).length === 1, 'a mail');
      (await button(element, 'Annuler l’envoi')).click();
      await shows(element, 'Envoi annulé');
      assert.notInclude(kept(), email);
      fault = undefined;
      online();
      await until(() => kept() === '', 'nothing kept');
      const [mail] = mailTo(email);
      const token = /confirm\?\S*token=([^\s&]+)/.exec(mail?.text ?? '')?.[1];
      const path = /(https:\S+)\/confirm\?/.exec(mail?.text ?? '')?.[1];
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ token, key: crypto.randomUUID() });
      assert.notEqual((await fetch(`${path}/confirm`, { method: 'POST', headers, body })).status, 200);
    });

    it('comes back with what was typed where it is refused after it has waited, and leaves by one press', async () => {
      fault = () => HttpResponse.error();
      const first = open();
      await begin(first);
      await shows(first, waits);
      first.remove();
      fault = () =>
        Response.json(
          { type: 'about:blank', title: 'Closed', status: 409, reason: 'closed', detail: 'C’est terminé.' },
          { status: 409, headers: { 'content-type': 'application/problem+json' } },
        );
      const element = open();
      await shows(element, waits);
      online();
      await shows(element, 'Votre envoi n’a pas été reçu');
      const typed = (): boolean => fields.every((field) => find<HTMLInputElement>(element, `#${field}`)?.value);
      await until(typed, 'what was typed');
      element.remove();
      const later = open();
      await shows(later, 'Votre envoi n’a pas été reçu');
      (await button(later, 'Effacer de cet appareil')).click();
      await shows(later, 'Saisie effacée');
      assert.equal(kept(), '');
    });

    it('stays in its form in a kiosk, and on no device', async () => {
      configure({ kiosk: true });
      fault = () => HttpResponse.error();
      const element = open();
      await begin(element);
      await shows(element, 'Pas de connexion au service');
      assert.equal(localStorage.length, 0);
      assert.equal(find<HTMLInputElement>(element, '#email')?.value, email);
    });
  });
}

describe('a code and a withdrawal that wait', () => {
  it('outlive the page, and are done once the backend answers', async () => {
    const { open, fill: fillIn } = acts['a signature']!;
    const first = open();
    await fillIn(first);
    find<HTMLElement>(first, form)?.click();
    await when(first, '#code');
    fault = lost;
    await type(first, 'code', await until(() => mailTo(email)[0]?.code, 'a code'));
    (await button(first, 'Confirmer ma signature')).click();
    await shows(first, 'Confirmation en attente, pas encore reçue');
    first.remove();
    const again = open();
    await shows(again, 'Confirmation en attente, pas encore reçue');
    fault = undefined;
    online();
    await shows(again, 'Merci, votre signature est comptée');
    await until(() => kept() === '', 'nothing kept');
    assert.equal(await backend.count(backend.petition), 1);
    fault = () => HttpResponse.error();
    (await button(again, 'Retirer ma signature')).click();
    (await button(again, 'Oui, retirer')).click();
    await shows(again, 'Retrait en attente, pas encore reçu');
    fault = undefined;
    online();
    await shows(again, 'Votre signature est retirée');
    assert.equal(await backend.count(backend.petition), 0);
    assert.equal(kept(), '');
  });
});

describe('a page where nobody has acted', () => {
  it('keeps nothing', async () => {
    const element = acts['a signature']!.open();
    await button(element, 'Signer la pétition');
    assert.equal(localStorage.length, 0);
    assert.notInclude(textOf(element), waits);
  });
});
