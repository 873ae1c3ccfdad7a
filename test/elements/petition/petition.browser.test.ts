import { assert } from 'chai';
import { http, HttpResponse } from 'msw';
import type { CivicPetitionElement } from '../../../src/elements/petition/petition.ts';
import { createBackend, type Backend } from '../../../src/testing/backend.ts';
import { petitionDocument } from '../../../src/testing/samples/petition.ts';
import { announces, button, cleanUp, find, mount, shows, textOf, type, until, when } from '../../support/mount.ts';
import { startBackend } from '../../support/worker.ts';

let backend: Backend;
const origin = 'https://backend.example';
const worker = startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));

beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin);
});
afterEach(cleanUp);

const email = 'camille.martin@exemple.fr';

async function openForm(): Promise<CivicPetitionElement> {
  const element = mount('civic-petition', { src: backend.petition });
  (await button(element, 'Signer la pétition')).click();
  await when(element, 'form');
  return element;
}

async function fill(element: CivicPetitionElement): Promise<void> {
  await type(element, 'name', 'Camille Martin');
  await type(element, 'email', email);
  await type(element, 'place', 'Valmont-sur-Loire');
}

async function sign(): Promise<CivicPetitionElement> {
  const element = await openForm();
  await fill(element);
  (await button(element, 'Signer')).click();
  await when(element, '#code');
  return element;
}

const codeInMail = (): Promise<string> => until(() => backend.mailbox.mails[0]?.code, 'a mail with a code');

async function confirm(element: CivicPetitionElement): Promise<void> {
  await type(element, 'code', await codeInMail());
  (await button(element, 'Confirmer')).click();
  await when(element, '[part=thanks]');
}

describe('<civic-petition> shows', () => {
  it('a switch that pauses what changes by itself, where it stands alone, as long as signatures come', async () => {
    const element = mount('civic-petition', { src: backend.petition });
    (await button(element, 'Mettre en pause')).click();
    (await button(element, 'Reprendre')).click();
    await button(element, 'Mettre en pause');
    const document = petitionDocument({ closesAt: new Date(Date.now() - 1000).toISOString() });
    const closed = mount('civic-petition', { src: await backend.put('close', document) });
    await when(closed, '[part=count]');
    assert.notInclude(textOf(closed), 'Mettre en pause');
  });

  it('the title, the text, the count, the next threshold with its duty, and the days left', async () => {
    const element = mount('civic-petition', { src: backend.petition });
    await when(element, '[part=count]');
    const text = textOf(element);
    for (const part of [
      'Des pistes cyclables continues',
      'Nous demandons',
      '0 signature',
      'Encore 5 signatures pour atteindre 5',
      'Compté le',
      'Encore 31 jours',
    ]) {
      assert.include(text, part);
    }
    assert.equal(find(element, '[part=title]')?.getAttribute('aria-level'), '2');
  });

  it('the texts in the language of its place in the page', async () => {
    const element = mount('civic-petition', { src: backend.petition, lang: 'en' });
    await when(element, '[part=count]');
    assert.include(textOf(element), 'Continuous cycle lanes');
    assert.include(textOf(element), 'Sign the petition');
  });

  it('the level of heading that the page asks for', async () => {
    const element = mount('civic-petition', { src: backend.petition, 'heading-level': '4' });
    assert.equal((await when(element, '[part=title]')).getAttribute('aria-level'), '4');
  });

  it('properties that were set before the element was defined', async () => {
    const element = document.createElement('civic-petition');
    element.src = backend.petition;
    element.store = mount('civic-petition', { src: backend.petition }).store;
    document.body.append(element);
    await when(element, '[part=count]');
  });

  for (const [phase, changes, words] of [
    [
      'not open',
      { opensAt: '2999-01-01T00:00:00Z', closesAt: '2999-06-01T00:00:00Z' },
      'Ouverture le 1er janvier 2999',
    ],
    ['paused', { override: 'paused' }, 'suspendu'],
    ['closed', { closesAt: '2020-05-31T12:00:00Z' }, 'Close le 31 mai 2020'],
    ['archived', { override: 'archived' }, 'Archivée'],
  ] as const) {
    it(`a petition that is ${phase}, without a form, and with the reason`, async () => {
      await backend.put('pistes', petitionDocument(changes));
      const element = mount('civic-petition', { src: backend.petition });
      await when(element, '[part=gauge] strong');
      assert.include(textOf(element), words);
      // What has not begun shows when it does, and what is over shows no time of today.
      const isOver = phase === 'closed' || phase === 'archived';
      assert.equal(find(element, '[part=count]') === null, phase === 'not open');
      assert.equal(find(element, '.scale') === null, phase === 'not open');
      assert.equal(textOf(element).includes('Total à la clôture'), isOver);
      assert.equal(textOf(element).includes('Compté le'), phase === 'paused');
      assert.isNull(find(element, 'button.primary'));
      // When it opens, and since when it is closed, has been said.
      if (phase === 'closed' || phase === 'not open') assert.isNull(find(element, '.message'));
      else assert.isAbove(find(element, '.message')?.textContent.trim().length ?? 0, 10);
    });
  }

  it('the official answer with who, when, text and link', async () => {
    const answer = {
      author: { fr: 'La maire' },
      at: '2026-05-03T10:00:00Z',
      text: { fr: 'La ville s’engage.' },
      url: 'https://valmont.example/reponse',
    };
    await backend.put('pistes', petitionDocument({ answer }));
    const element = mount('civic-petition', { src: backend.petition });
    const box = await when(element, '[part=answer]');
    for (const part of ['La maire', '3\u00a0mai 2026', 'La ville s’engage.']) assert.include(box.textContent, part);
    assert.equal(box.querySelector('a')?.href, 'https://valmont.example/reponse');
  });

  it('hostile texts as text', async () => {
    const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>\u202Egnp.exe';
    await backend.put('pistes', petitionDocument({ title: { fr: hostile }, text: { fr: hostile } }));
    const element = mount('civic-petition', { src: backend.petition });
    assert.include((await when(element, '[part=title]')).textContent, hostile);
    assert.isNull(find(element, 'img, script'));
    assert.isFalse('hacked' in window);
  });
});

describe('<civic-petition> signs', () => {
  it('from the form to the count, by the code of the mail', async () => {
    const events: string[] = [];
    document.body.addEventListener('civic-petition-signed', ({ outcome }) => events.push(outcome));
    const element = await sign();
    assert.include(textOf(element), 'il reste une étape');
    assert.include(textOf(element), email);
    assert.equal(await backend.count(backend.petition), 0);
    await confirm(element);
    assert.equal(await backend.count(backend.petition), 1);
    await until(() => find(element, '[part=count]')?.textContent === '1', 'the count of the backend');
    assert.deepEqual(events, ['received', 'counted']);
  });

  it('with boxes that nobody ticked, and says what will be public', async () => {
    const element = await openForm();
    const boxes = [...element.renderRoot.querySelectorAll<HTMLInputElement>('[type=checkbox]')];
    assert.deepEqual(
      boxes.map((box) => box.checked),
      [false, false],
    );
    assert.include(textOf(element), 'Ni votre nom ni votre commune ne seront publiés');
    boxes[0]?.click();
    await shows(element, 'Votre nom et votre commune seront publiés');
  });

  it('with autofill, required fields and the notice of the backend', async () => {
    const element = await openForm();
    const fills = ['name', 'email', 'place'].map((id) => find(element, `#${id}`)?.getAttribute('autocomplete'));
    assert.deepEqual(fills, ['name', 'email', 'address-level2']);
    assert.equal(element.renderRoot.querySelectorAll('[aria-required=true]').length, 3);
    // Where the browser itself requires a field, Firefox tells screen readers that it is wrong before anything was typed.
    assert.equal(element.renderRoot.querySelectorAll(':invalid').length, 0);
    const notice = find(element, '[part=notice]');
    for (const part of ['Ville de Valmont-sur-Loire', 'Compter les signatures.', 'Six mois'])
      assert.include(notice?.textContent, part);
    assert.equal(notice?.querySelector('a')?.href, 'https://valmont.example/donnees');
  });

  it('names what is missing beside the field and on top, moves the focus there, and keeps what was typed', async () => {
    const element = await openForm();
    await type(element, 'name', 'Camille Martin');
    await type(element, 'email', 'camille');
    (await button(element, 'Signer')).click();
    const summary = await when(element, '[role=alert]');
    assert.include(summary.textContent, '2 points');
    assert.equal(element.shadowRoot?.activeElement, summary);
    const field = find<HTMLInputElement>(element, '#email');
    assert.equal(field?.getAttribute('aria-invalid'), 'true');
    assert.include(field?.getAttribute('aria-describedby'), 'fault-email');
    assert.equal(find<HTMLInputElement>(element, '#name')?.value, 'Camille Martin');
    summary.querySelector('a')?.click();
    assert.equal(element.shadowRoot?.activeElement, field);
    assert.equal(backend.mailbox.mails.length, 0);
  });

  for (const name of ['=SOMME(A1)', 'https://spam.example', `Cam${'\u202E'}ille`, 'x'.repeat(10_000)]) {
    it(`shows the backend’s judgement of the name ${JSON.stringify(name.slice(0, 24))} at its field`, async () => {
      const element = await openForm();
      await fill(element);
      await type(element, 'name', name);
      (await button(element, 'Signer')).click();
      await when(element, '#fault-name');
      assert.equal(find<HTMLInputElement>(element, '#name')?.value, name);
    });
  }

  it('refuses the code of another person, and takes the right one after it', async () => {
    const element = await sign();
    const right = await codeInMail();
    await type(element, 'code', right === '000000' ? '111111' : '000000');
    (await button(element, 'Confirmer')).click();
    const alert = await when(element, '[role=alert]');
    assert.include(alert.textContent, 'pas le bon');
    assert.equal(element.shadowRoot?.activeElement, alert);
    assert.equal(find(element, '#code')?.getAttribute('aria-invalid'), 'true');
    assert.equal(await backend.count(backend.petition), 0);
    await confirm(element);
    assert.equal(await backend.count(backend.petition), 1);
  });

  it('sends another mail, to a corrected address, until the limit', async () => {
    const element = await sign();
    await until(() => backend.mailbox.mails.length === 1, 'the first mail');
    (await button(element, 'Rien reçu')).click();
    await type(element, 'email', 'camille@exemple.fr');
    (await button(element, 'Envoyer un nouveau courriel')).click();
    const mail = await until(() => backend.mailbox.mails.length === 2 && backend.mailbox.mails[0], 'the second mail');
    assert.equal(mail.to, 'camille@exemple.fr');
    await announces(element, '3 envois');
    await shows(element, 'camille@exemple.fr');
  });

  it('withdraws after a question, erases, and lets one sign again', async () => {
    const element = await sign();
    await confirm(element);
    (await button(element, 'Retirer ma signature')).click();
    (await button(element, 'Non, ne rien retirer')).click();
    assert.equal(await backend.count(backend.petition), 1);
    (await button(element, 'Retirer ma signature')).click();
    (await button(element, 'Oui, retirer')).click();
    await shows(element, 'est retirée');
    assert.equal(await backend.count(backend.petition), 0);
    assert.equal(localStorage.length, 0);
    await button(element, 'Signer la pétition');
  });

  it('does nothing twice on a double click', async () => {
    const element = await openForm();
    await fill(element);
    const submit = await button(element, 'Signer');
    submit.click();
    submit.click();
    await when(element, '#code');
    await backend.app.idle();
    assert.equal(backend.mailbox.mails.length, 1);
  });

  it('stops where the page says so, and keeps the form', async () => {
    const element = await openForm();
    element.addEventListener('civic-petition-sign-request', (event) => event.preventDefault());
    await fill(element);
    (await button(element, 'Signer')).click();
    await element.updateComplete;
    assert.equal(find<HTMLInputElement>(element, '#name')?.value, 'Camille Martin');
    assert.equal(backend.mailbox.mails.length, 0);
  });

  it('keeps what was sent when the backend fails, and sends the same act again', async () => {
    const element = await openForm();
    await fill(element);
    const keys: unknown[] = [];
    worker.use(
      http.post(`${backend.petition}/signatures`, async ({ request }) => {
        keys.push(((await request.json()) as { key: string }).key);
        return HttpResponse.error();
      }),
    );
    (await button(element, 'Signer')).click();
    await shows(element, 'En attente, pas encore reçu');
    await until(() => element.shadowRoot?.activeElement?.matches('[data-waiting]'), 'the focus on what waits');
    worker.resetHandlers();
    (await button(element, 'Envoyer maintenant')).click();
    await when(element, '#code');
    assert.equal(new Set(keys).size, 1);
  });
});

describe('<civic-petition> remembers', () => {
  it('nothing before an act', async () => {
    const element = await openForm();
    await fill(element);
    assert.equal(localStorage.length + sessionStorage.length, 0);
    assert.equal(document.cookie, '');
  });

  it('a signature that waits, after a reload', async () => {
    (await sign()).remove();
    const again = mount('civic-petition', { src: backend.petition });
    await when(again, '#code');
    await confirm(again);
    assert.equal(await backend.count(backend.petition), 1);
  });

  it('that the link was followed elsewhere', async () => {
    const element = await sign();
    const link = await until(
      () => /confirm\?\S*token=([^\s&]+)/.exec(backend.mailbox.mails[0]?.text ?? '')?.[1],
      'the link',
    );
    const body = JSON.stringify({ token: link });
    await fetch(`${backend.petition}/signatures/confirm`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    document.dispatchEvent(new Event('visibilitychange'));
    await when(element, '[part=thanks]');
  });

  it('that it is counted, and offers to pass the petition on before the ways out', async () => {
    const element = await sign();
    await confirm(element);
    const thanks = await when(element, '[part=thanks]');
    const [first, second] = thanks.querySelectorAll('[part=share] :is(button, a)');
    assert.include(first?.className, 'primary');
    assert.match(second?.getAttribute('href') ?? '', /^mailto:/);
    const order = [...thanks.querySelectorAll('button, a')];
    assert.isBelow(order.indexOf(second!), order.indexOf(await button(element, 'Retirer')));
    assert.equal(element.renderRoot.querySelectorAll('[part=share]').length, 1);
  });

  it('nothing any more once it is told to forget, while the signature stays counted', async () => {
    const element = await sign();
    await confirm(element);
    (await button(element, 'Effacer mon reçu')).click();
    await button(element, 'Signer la pétition');
    assert.equal(localStorage.length, 0);
    assert.equal(await backend.count(backend.petition), 1);
  });

  it('the signature of the thing that was signed, when another is shown before the answer comes', async () => {
    const other = await backend.put('autre', petitionDocument());
    const element = await openForm();
    await fill(element);
    (await button(element, 'Signer')).click();
    element.src = other;
    await until(() => localStorage.getItem('civic-widgets.receipts'), 'the receipt');
    const [receipt] = JSON.parse(localStorage.getItem('civic-widgets.receipts') ?? '[]') as {
      src: string;
      key: string;
    }[];
    assert.equal(receipt?.src, backend.petition);
    assert.lengthOf(receipt?.key ?? '', 32);
    await button(element, 'Signer la pétition');
    assert.isNull(find(element, '#code'));
  });

  it('one signature, whichever element of the page it was given in', async () => {
    const second = mount('civic-petition', { src: backend.petition });
    const element = await sign();
    await when(second, '#code');
    await type(second, 'code', await codeInMail());
    (await button(second, 'Confirmer')).click();
    await when(second, '[part=thanks]');
    await when(element, '[part=thanks]');
    assert.equal(backend.mailbox.mails.length, 1);
  });

  it('what is typed, when the element is moved in the page', async () => {
    const element = await openForm();
    await fill(element);
    const place = document.createElement('div');
    document.body.append(place);
    place.append(element);
    await element.updateComplete;
    assert.equal(find<HTMLInputElement>(element, '#name')?.value, 'Camille Martin');
  });
});
