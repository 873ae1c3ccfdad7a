import { assert } from 'chai';
import { http } from 'msw';
import { restAdapter } from '../../src/adapters/rest.ts';
import { MailRefused } from '../../src/server/mail/mail.ts';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import type { Thing } from '../../src/schema/common.ts';
import { kioskClock } from '../../src/elements/shared/confirmation/kiosk.ts';
import { CivicStore, configure } from '../../src/state/store.ts';
import { createCommentsBackend, type CommentsBackend } from '../../src/testing/comments-backend.ts';
import '../support/comments.ts';
import { announces, button, cleanUp, find, mount, shows, textOf, type, until, when } from '../support/mount.ts';
import { fill } from '../support/voting.ts';
import { startBackend } from '../support/worker.ts';

/** What the page says while an act waits for its confirmation, whatever the act. */
let backend: CommentsBackend;
const origin = 'https://backend.example';
startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));

beforeEach(async () => {
  cleanUp();
  backend = await createCommentsBackend();
});
const { after } = kioskClock;
afterEach(() => {
  cleanUp();
  configure({ kiosk: false });
  kioskClock.after = after;
});

type Widget = CivicElement<Thing>;
const email = 'camille.martin@exemple.fr';
const store = (): CivicStore => new CivicStore(restAdapter());

const acts: Record<
  string,
  { begin(): Promise<Widget>; path(): string; counted: string; goesOn(element: Widget): Promise<unknown> }
> = {
  'a signature': {
    async begin() {
      const element = mount('civic-petition', { src: backend.petition }, { store: store() });
      (await button(element, 'Signer la pétition')).click();
      await type(element, 'name', 'Camille Martin');
      await type(element, 'email', email);
      await type(element, 'place', 'Valmont-sur-Loire');
      (await button(element, 'Signer')).click();
      return element;
    },
    path: () => `${backend.petition}/signatures`,
    counted: 'Merci, votre signature est comptée',
    async goesOn(element) {
      (await button(element, 'Retirer ma signature')).click();
      (await button(element, 'Oui')).click();
      await shows(element, 'Votre signature est retirée');
      assert.equal(await backend.count(backend.petition), 0);
    },
  },
  'a vote': {
    async begin() {
      const element = mount('civic-poll', { src: backend.poll }, { store: store() });
      await fill(element);
      (await button(element, 'Continuer')).click();
      await type(element, 'email', email);
      (await button(element, 'Voter')).click();
      return element;
    },
    path: () => `${backend.poll}/ballots`,
    counted: 'Merci, votre vote est compté',
    async goesOn(element) {
      (await button(element, 'Retirer mon vote')).click();
      (await button(element, 'Oui')).click();
      await shows(element, 'Votre vote est retiré');
      assert.equal(await backend.count(backend.poll), 0);
    },
  },
  'joining a thread': {
    async begin() {
      const element = document.createElement('civic-comments');
      Object.assign(element, { store: store(), src: backend.thread });
      document.body.append(element);
      (await button(element, 'Écrire un commentaire')).click();
      await type(element, 'text', 'Et les bancs\u202f?');
      find<HTMLInputElement>(element, '[name=side]')?.click();
      (await button(element, 'Publier')).click();
      await type(element, 'name', 'Camille Martin');
      await type(element, 'email', email);
      (await button(element, 'Continuer')).click();
      return element;
    },
    path: () => `${backend.thread}/participants`,
    counted: 'Votre adresse est confirmée',
    goesOn: (element) => announces(element, 'est publié'),
  },
};

for (const [name, { begin, path, counted, goesOn }] of Object.entries(acts)) {
  describe(`${name} that waits for its confirmation`, () => {
    const refuse = (error: Error): void => void Object.assign(backend.mailbox, { send: () => Promise.reject(error) });

    it('is told when its mail was given up, and corrects the address at once', async () => {
      const works = backend.mailbox.send;
      refuse(new MailRefused('550 no such mailbox'));
      const element = await begin();
      await shows(element, 'Le courriel n’a pas pu être remis à cette adresse.');
      assert.isTrue(find<HTMLDetailsElement>(element, '[part=code] details')?.open);
      Object.assign(backend.mailbox, { send: works });
      await type(element, 'email', 'juste@exemple.fr');
      (await button(element, 'Envoyer un nouveau courriel')).click();
      await shows(element, 'Nous avons envoyé un courriel à juste@exemple.fr');
      await type(element, 'code', await until(() => backend.mailbox.mails[0]?.code, 'a code'));
      (await button(element, 'Confirmer')).click();
      if (counted.startsWith('Merci')) await shows(element, counted);
      else await goesOn(element);
    });

    it('says in its mail from which site it was made', async () => {
      await begin();
      const { text } = await until(() => backend.mailbox.mails[0], 'a mail');
      assert.include(text, `, depuis ${location.origin}.`);
    });

    it('is told when its mail is late', async () => {
      refuse(new Error('451 come back later'));
      const element = await begin();
      await shows(element, 'Le courriel n’a pas encore pu partir. Nous continuons d’essayer');
      assert.notInclude(textOf(element), 'Nous avons envoyé un courriel à');
    });

    it('is told that the link was followed elsewhere, and goes on here by the code of that mail', async () => {
      const element = await begin();
      await when(element, '#code');
      const { text = '', code } = await until(() => backend.mailbox.mails[0], 'a mail');
      const token = /confirm\?\S*token=([^\s&]+)/.exec(text)?.[1];
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ token, key: crypto.randomUUID() });
      assert.equal((await fetch(`${path()}/confirm`, { method: 'POST', headers, body })).status, 200);
      document.dispatchEvent(new Event('visibilitychange'));
      await shows(element, counted);
      await shows(element, 'saisissez le code de ce courriel');
      assert.notInclude(textOf(element), 'Envoyer un nouveau courriel');
      await type(element, 'code', '１２');
      (await button(element, 'Continuer ici')).click();
      await shows(element, 'Le code est fait de six chiffres');
      await type(element, 'code', `Code : ${code?.slice(0, 3)} ${code?.slice(3)} (valable 24 h)`);
      (await button(element, 'Continuer ici')).click();
      await goesOn(element);
    });
  });
}

const confirm = async (element: Widget): Promise<void> => {
  await type(element, 'code', await until(() => backend.mailbox.mails[0]?.code, 'a code'));
  (await button(element, 'Confirmer')).click();
};

describe('the thanks', () => {
  for (const name of ['a signature', 'a vote']) {
    it(`are said once of ${name}: where the focus goes`, async () => {
      const { begin, counted } = acts[name]!;
      const element = await begin();
      await confirm(element);
      await shows(element, counted);
      await until(() => element.renderRoot.querySelector('[part=thanks] .title')?.matches(':focus'), 'the focus');
      assert.equal(textOf(element).split(counted).length, 2);
      for (const status of element.renderRoot.querySelectorAll('[role=status], [role=alert]'))
        assert.notInclude(status.textContent, counted);
    });
  }
});

/** The clock of a device that many people use, moved by hand. */
function holdClock() {
  const waited: number[] = [];
  let run: (() => void) | undefined;
  let begun = 0;
  kioskClock.after = (milliseconds, next) => {
    waited.push(milliseconds);
    begun += 1;
    run = next;
    return () => (run = undefined);
  };
  const pass = async (): Promise<void> => {
    const next = await until(() => run, 'a time to wait for');
    run = undefined;
    next();
  };
  return { waited, pass, begun: () => begun };
}

const asked = 'Êtes-vous toujours là';

describe('a device that many people use', () => {
  for (const [name, { begin, counted }] of Object.entries(acts)) {
    it(`keeps nothing of ${name}, and starts over after it`, async () => {
      const clock = holdClock();
      configure({ kiosk: true });
      const element = await begin();
      await confirm(element);
      const done = counted.startsWith('Merci') ? counted : 'Vous participez sous le nom Camille Martin';
      await shows(element, done);
      if (done === counted) {
        assert.include(textOf(element), 'Rien n’est gardé sur cet appareil');
        assert.notInclude(textOf(element), 'Effacer mon reçu de cet appareil');
      }
      assert.deepEqual([localStorage.length, Object.keys(sessionStorage).filter((key) => /draft/.test(key))], [0, []]);
      assert.isAbove(clock.waited[0] ?? 0, clock.waited.at(-1) ?? 0, 'sooner after it than before');
      await clock.pass();
      await shows(element, asked);
      assert.isAtLeast(clock.waited.at(-1) ?? 0, 20_000, 'as long as WCAG 2.2.1 asks for');
      assert.include(textOf(element), done, 'all is still there');
      await clock.pass();
      await until(() => !textOf(element).includes(done), 'nothing of the one before');
      await until(() => find(element, '[data-step], [data-write], input'), 'the beginning');
      assert.notInclude(textOf(element), asked);
      assert.equal(element.renderRoot.querySelectorAll('input:checked').length, 0);
    });

    it(`shows the code of ${name} to who made it, which finds it elsewhere`, async () => {
      holdClock();
      configure({ kiosk: true });
      const element = await begin();
      await confirm(element);
      const code = (await when(element, '.receipt')).textContent ?? '';
      assert.match(code, /^([\da-f]{4} ){7}[\da-f]{4}$/);
      const address = /https:\S+\/receipt/.exec(textOf(element))?.[0] ?? '';
      const page = await fetch(address, { headers: { accept: 'text/html' } });
      const action =
        /<form method="post" action="([^"#]+)/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
      const found = await fetch(new URL(action, address), {
        method: 'POST',
        headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ key: code.toUpperCase() }),
      });
      assert.equal(found.status, 200);
      assert.include(await found.text(), '/withdraw"');
      (await button(element, 'J’ai terminé')).click();
      await until(() => !find(element, '.receipt'), 'nothing of the one before');
    });
  }

  it('takes the vote of the next person as another one', async () => {
    const clock = holdClock();
    configure({ kiosk: true });
    const element = mount('civic-poll', { src: backend.poll }, { store: store() });
    for (const [at, address] of ['nina@exemple.fr', 'camille@exemple.fr'].entries()) {
      await fill(element);
      (await button(element, 'Continuer')).click();
      await type(element, 'email', address);
      (await button(element, 'Voter')).click();
      await when(element, '#code');
      const mail = () => backend.mailbox.mails.find(({ to }) => to === address);
      await type(element, 'code', await until(() => mail()?.code, 'a code'));
      (await button(element, 'Confirmer')).click();
      await shows(element, 'Merci, votre vote est compté');
      assert.equal(await backend.count(backend.poll), at + 1);
      await clock.pass();
      await clock.pass();
      await button(element, 'Continuer');
    }
  });

  it('asks who went away, and starts over without an answer; not while they type', async () => {
    const clock = holdClock();
    configure({ kiosk: true });
    const element = mount('civic-petition', { src: backend.petition }, { store: store() });
    (await button(element, 'Signer la pétition')).click();
    await type(element, 'name', 'Camille Martin');
    const before = await until(clock.begun, 'a clock that runs');
    await type(element, 'email', email);
    assert.isAbove(clock.begun(), before, 'who types has all the time again');
    await clock.pass();
    await shows(element, asked);
    (await button(element, 'Rester ici')).click();
    await until(() => !textOf(element).includes(asked), 'the question is answered');
    assert.equal((await when<HTMLInputElement>(element, '#name')).value, 'Camille Martin');
    await until(() => element.renderRoot.querySelector('[data-step]')?.matches(':focus'), 'the focus is not lost');
    await clock.pass();
    await clock.pass();
    await button(element, 'Signer la pétition');
    assert.isNull(find(element, '#name'));
    (await button(element, 'Signer la pétition')).click();
    assert.equal((await when<HTMLInputElement>(element, '#name')).value, '');
  });
});

describe('the link of a mail that was followed elsewhere', () => {
  it('is told after a reload, and to who withdraws', async () => {
    const { begin, counted, path } = acts['a signature']!;
    const element = await begin();
    await when(element, '#code');
    const mail = await until(() => backend.mailbox.mails[0], 'a mail');
    const token = /confirm\?\S*token=([^\s&]+)/.exec(mail.text)?.[1];
    const headers = { 'content-type': 'application/json' };
    await fetch(`${path()}/confirm`, { method: 'POST', headers, body: JSON.stringify({ token }) });
    (await button(element, 'Annuler ma signature')).click();
    await shows(element, counted);
    element.remove();
    const again = mount('civic-petition', { src: backend.petition }, { store: store() });
    await shows(again, 'saisissez le code de ce courriel');
    (await button(again, 'Effacer mon reçu de cet appareil')).click();
    await button(again, 'Signer la pétition');
    assert.equal(await backend.count(backend.petition), 1);
  });
});
