import { assert } from 'chai';
import { http } from 'msw';
import type { CivicPetitionElement } from '../../src/elements/petition/petition.ts';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import { words } from '../../src/locales/text.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { petitionDocument } from '../../src/testing/samples/petition.ts';
import { fakeBackend, joinBefore, makeComments, mountThread } from '../support/comments.ts';
import { button, cleanUp, find, mount, shows, textOf, type, until, when } from '../support/mount.ts';
import { confirm, fill, mountPoll, review, says, send, vote } from '../support/voting.ts';
import { startBackend } from '../support/worker.ts';

let backend: Backend;
let sent: Record<string, unknown>[] = [];
const origin = 'https://backend.example';
startBackend(
  http.all(`${origin}/*`, async ({ request }) => {
    if (request.method === 'POST') sent.push((await request.clone().json()) as Record<string, unknown>);
    return backend.app.fetch(request);
  }),
);

beforeEach(async () => {
  cleanUp();
  sent = [];
  backend = await createBackend(origin);
});
afterEach(cleanUp);

const press = async (element: CivicElement, text: string): Promise<void> => (await button(element, text)).click();
const valueOf = (element: CivicElement, name: string): string | undefined =>
  find<HTMLInputElement>(element, `#${name}`)?.value;
const box = (element: CivicElement): Promise<HTMLInputElement> =>
  when<HTMLInputElement>(element, '[name=displayPublicly]');

async function openForm(element = mount('civic-petition', { src: backend.petition })): Promise<CivicPetitionElement> {
  await press(element, 'Signer la pétition');
  await when(element, '[part=form]');
  return element;
}

async function sign(element: CivicPetitionElement): Promise<void> {
  await type(element, 'name', 'Camille Martin');
  await type(element, 'email', 'camille.martin@exemple.fr');
  await type(element, 'place', 'Valmont');
  await press(element, 'Signer');
  await when(element, '#code');
}

describe('consent', () => {
  const boxes = ['displayPublicly', 'receiveNews'] as const;
  const tick = async (element: CivicElement): Promise<void> => {
    for (const name of boxes) (await when(element, `[name=${name}]`)).click();
  };
  const says = async (element: CivicElement, isGiven: boolean): Promise<void> => {
    await element.updateComplete;
    for (const name of boxes)
      assert.equal((await when<HTMLInputElement>(element, `[name=${name}]`)).checked, isGiven, name);
    assert.equal(textOf(element).includes('Votre nom et votre commune seront publiés'), isGiven);
  };
  const sends = async (isGiven: boolean): Promise<void> => {
    const signature = await until(() => sent.findLast((each) => 'displayPublicly' in each), 'a signature');
    for (const name of boxes) assert.equal(signature[name], isGiven, name);
  };

  async function signInPublic(): Promise<CivicPetitionElement> {
    const element = await openForm();
    await tick(element);
    await sign(element);
    await sends(true);
    await type(element, 'code', await until(() => backend.mailbox.mails[0]?.code, 'a code'));
    await press(element, 'Confirmer');
    await when(element, '[part=thanks]');
    return element;
  }

  it('ends with its form', async () => {
    const element = await openForm();
    await tick(element);
    await says(element, true);
    await press(element, 'Annuler');
    await openForm(element);
    await says(element, false);
    await sign(element);
    await sends(false);
  });

  it('is not that of the person before', async () => {
    const element = await signInPublic();
    await press(element, 'Effacer mon reçu');
    await openForm(element);
    await says(element, false);
    assert.equal(valueOf(element, 'name'), '');
    await sign(element);
    await sends(false);
  });

  it('ends with the signature that is withdrawn', async () => {
    const element = await signInPublic();
    await press(element, 'Retirer ma signature');
    await press(element, 'Oui, retirer');
    await shows(element, 'Votre signature est retirée');
    await openForm(element);
    await says(element, false);
    assert.equal(valueOf(element, 'name'), '');
    await sign(element);
    await sends(false);
  });

  it('is not that of another petition', async () => {
    const element = await openForm();
    await tick(element);
    element.src = await backend.put('autre', petitionDocument({ title: { fr: 'Une autre pétition' } }));
    await shows(element, 'Une autre pétition');
    await openForm(element);
    await says(element, false);
    await sign(element);
    await sends(false);
  });
});

describe('a shared device', () => {
  it('keeps no address of a voter who is forgotten', async () => {
    const { element } = mountPoll('plurality');
    await fill(element);
    await review(element);
    await type(element, 'email', 'camille.martin@exemple.fr');
    await press(element, 'Modifier mon choix');
    await review(element);
    assert.equal(valueOf(element, 'email'), 'camille.martin@exemple.fr');
    await send(element);
    await confirm(element);
    await press(element, 'Effacer mon reçu');
    await fill(element);
    await review(element);
    assert.equal(valueOf(element, 'email'), '');
  });

  it('keeps no choice of a change that was begun', async () => {
    const { element } = mountPoll('plurality');
    await vote(element);
    await press(element, 'Modifier mon vote');
    await when(element, '[part=ballot]');
    await press(element, 'Garder mon vote');
    await press(element, 'Effacer mon reçu');
    await when(element, '[part=ballot]');
    assert.isTrue(find(element, '.ballot input:checked') === null);
  });

  it('keeps no draft of a participant who is forgotten', async () => {
    const fake = fakeBackend(makeComments(3));
    joinBefore(fake);
    const element = mountThread(fake);
    await button(element, 'Effacer mon reçu');
    await press(element, 'Écrire un commentaire');
    await type(element, 'text', 'Un avis personnel');
    await press(element, 'Annuler');
    await press(element, 'Effacer mon reçu');
    await press(element, 'Écrire un commentaire');
    await when(element, '#text');
    assert.equal(valueOf(element, 'text'), '');
    assert.notInclude(JSON.stringify({ ...sessionStorage }), 'personnel');
  });
});

describe('what was typed stays when the language of the page changes', () => {
  /** Changes a language whose texts are loaded already, and expects them in the very next drawing. */
  const translate = async (element: CivicElement, text: string, root: HTMLElement = document.documentElement) => {
    await words('en', (element.constructor as typeof CivicElement).texts).coming;
    assert.notInclude(textOf(element), text);
    root.lang = 'en';
    // Observers of the page are told before this goes on.
    await Promise.resolve();
    await element.updateComplete;
    assert.include(textOf(element), text);
  };

  it('in the form of a petition', async () => {
    const element = await openForm();
    await type(element, 'name', 'Camille Martin');
    (await box(element)).click();
    await translate(element, 'Your signature');
    assert.equal(valueOf(element, 'name'), 'Camille Martin');
    assert.isTrue((await box(element)).checked);
  });

  it('in a ballot and its address', async () => {
    const { element } = mountPoll('plurality');
    await fill(element);
    await review(element);
    await type(element, 'email', 'camille.martin@exemple.fr');
    await translate(element, 'Check your vote');
    assert.equal(valueOf(element, 'email'), 'camille.martin@exemple.fr');
    await press(element, 'Change my choice');
    await when(element, '.ballot input:checked');
  });

  it('in the form to join a thread', async () => {
    const element = mountThread(fakeBackend(makeComments(3)));
    await press(element, 'Écrire un commentaire');
    await type(element, 'text', 'Bonjour');
    (await when<HTMLInputElement>(element, '[name=side]')).click();
    await press(element, 'Publier');
    await type(element, 'name', 'Camille');
    await translate(element, 'Display name');
    assert.equal(valueOf(element, 'name'), 'Camille');
  });

  it('and in an element whose own language changes', async () => {
    const element = await openForm();
    await type(element, 'place', 'Valmont');
    await translate(element, 'Your signature', element);
    assert.equal(valueOf(element, 'place'), 'Valmont');
  });
});

describe('a translator that replaces texts', () => {
  /** Puts `<font>` in the place of every text, at once or one step after the other. */
  const translate = (element: CivicElement, inSteps: boolean): void => {
    const walker = document.createTreeWalker(element.renderRoot, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode())
      if (/\p{L}|\d/u.test((walker.currentNode as Text).data)) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const font = document.createElement('font');
      font.textContent = `«${text.data.trim()}»`;
      if (inSteps) {
        text.before(font);
        text.remove();
      } else text.replaceWith(font);
    }
  };

  for (const inSteps of [false, true]) {
    const way = inSteps ? 'one step after the other' : 'at once';
    it(`${way}, sees the sentence on consent follow the box`, async () => {
      const element = await openForm();
      translate(element, inSteps);
      (await box(element)).click();
      await shows(element, 'seront publiés');
      assert.notInclude(textOf(element), 'Ni votre nom');
    });

    it(`${way}, sees the number of ballots follow, and its other texts stay translated`, async () => {
      const { element, state } = mountPoll('plurality');
      const before = state.others.length;
      await says(element, `${before} bulletins`);
      translate(element, inSteps);
      state.others = state.others.slice(1);
      await element.store?.resource(element.src, 'fr').run(true);
      await says(element, `${before - 1} bulletins`);
      assert.equal(find(element, '.ballot legend font')?.textContent, '«Choisissez une réponse»');
    });

    it(`${way}, lets the next step be drawn`, async () => {
      const element = await openForm();
      translate(element, inSteps);
      await type(element, 'name', 'Camille Martin');
      find<HTMLFormElement>(element, 'form')?.requestSubmit();
      await when(element, '[role=alert]');
      assert.include(textOf(element), 'Indiquez votre adresse électronique');
      assert.equal(valueOf(element, 'name'), 'Camille Martin');
    });
  }
});

describe('a mailed code in other digits', () => {
  for (const [name, write] of [
    ['full width', (code: string) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
    ['with words and a space', (code: string) => `Code : ${code.slice(0, 3)} ${code.slice(3)}`],
    ['Arabic-Indic', (code: string) => code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))],
  ] as const) {
    it(`confirms: ${name}`, async () => {
      const element = await openForm();
      await sign(element);
      const code = await until(() => backend.mailbox.mails[0]?.code, 'a code');
      await type(element, 'code', write(code));
      await press(element, 'Confirmer');
      await when(element, '[part=thanks]');
      assert.equal(sent.at(-1)?.['code'], code);
    });
  }
});
