import { assert } from 'chai';
import { http } from 'msw';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import { configure } from '../../src/state/store.ts';
import { createCommentsBackend, type CommentsBackend } from '../../src/testing/comments-backend.ts';
import { threadDocument } from '../../src/testing/samples/comments.ts';
import { petitionDocument } from '../../src/testing/samples/petition.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { button, cleanUp, find, mount, shows, textOf, type, until, when } from '../support/mount.ts';
import { fill } from '../support/voting.ts';
import { startBackend } from '../support/worker.ts';

/* What the backend says in the two languages that it speaks, in a widget that speaks another one. */

let backend: CommentsBackend;
const origin = 'https://backend.example';
startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));

const read = async (path: string): Promise<Record<string, never>> =>
  (await fetch(new URL(`../../src/${path}.json`, import.meta.url))).json();

const folders = ['locales', ...['petition', 'poll', 'comments'].map((noun) => `elements/${noun}/texts`)];

before(async () => {
  const texts = ['de', 'ar'].map(async (lang) => [
    lang,
    Object.assign({}, ...(await Promise.all(folders.map((folder) => read(`${folder}/${lang}`))))),
  ]);
  configure({ texts: Object.fromEntries(await Promise.all(texts)) });
});
after(() => configure({ texts: {} }));

beforeEach(async () => {
  cleanUp();
  backend = await createCommentsBackend();
});
afterEach(cleanUp);

/** The pieces of the widget that are said to be French, without what the owner wrote of the thing. */
const inFrench = (element: CivicElement): string[] =>
  [...element.renderRoot.querySelectorAll('.message span[lang=fr]')].map(({ textContent }) => textContent.trim());

const paused = { override: 'paused' } as const;
const archived = { override: 'archived' } as const;
const later = { opensAt: '2999-01-01T08:05:00Z', closesAt: '2999-06-01T00:00:00Z' };

describe('a widget that speaks German says why nothing can be done now in German', () => {
  for (const [state, changes, said] of [
    ['paused', paused, 'Abstimmung ausgesetzt Sobald es weitergeht, können Sie wieder abstimmen.'],
    ['archived', archived, 'Archivierte Abstimmung'],
    ['not open', later, 'Beginnt am 1. Januar 2999 um 09:05'],
    ['closed', { closesAt: '2020-05-31T12:00:00Z' }, 'Abstimmung beendet am 31. Mai 2020'],
  ] as const) {
    it(`of a poll that is ${state}`, async () => {
      const src = await backend.put('frage', pollDocument(changes));
      const element = mount('civic-poll', { src, lang: 'de' });
      await shows(element, said);
      assert.deepEqual(inFrench(element), []);
      assert.notMatch(textOf(element), /Le vote|Vous pourrez|Ouverture|archivée/);
    });
  }

  for (const [state, changes, said] of [
    ['paused', paused, 'Sobald es weitergeht, können Sie wieder unterzeichnen.'],
    ['archived', archived, 'Archiviert'],
    ['not open', later, 'Beginnt am 1. Januar 2999 um 09:05'],
  ] as const) {
    it(`of a petition that is ${state}`, async () => {
      const src = await backend.put('pistes', petitionDocument(changes));
      const element = mount('civic-petition', { src, lang: 'de' });
      await shows(element, said);
      assert.deepEqual(inFrench(element), []);
      assert.notMatch(textOf(element), /Les signatures (ne )?sont|Vous pourrez|archivée/);
    });
  }

  for (const [state, changes, said] of [
    ['paused', paused, 'Die Diskussion ist ausgesetzt.'],
    ['archived', archived, 'Archiviert.'],
    ['not open', later, 'Die Diskussion hat noch nicht begonnen. Beginnt am 1. Januar 2999 um 09:05'],
    ['closed', { closesAt: '2020-05-31T12:00:00Z' }, 'Beendet am 31. Mai 2020.'],
  ] as const) {
    it(`of a thread that is ${state}`, async () => {
      const src = await backend.put('platz', threadDocument(changes));
      const element = mount('civic-comments', { src, lang: 'de' });
      await shows(element, said);
      assert.deepEqual(inFrench(element), []);
      assert.notMatch(textOf(element), /La discussion|Vous pourrez|Ouverture|archivée/);
    });
  }

  it('and leaves a reason of the owner’s own as it is, in its language', async () => {
    const src = await backend.put('frage', pollDocument({ ...paused, reason: { fr: 'Le scrutin est relu.' } }));
    const element = mount('civic-poll', { src, lang: 'de' });
    await shows(element, 'Le scrutin est relu.');
    assert.match(inFrench(element).join(' '), /^Le scrutin est relu\./);
  });

  it('and has the backend’s words where they speak alike', async () => {
    const src = await backend.put('frage', pollDocument(paused));
    const element = mount('civic-poll', { src });
    await shows(element, 'Le vote est suspendu. Vous pourrez voter à nouveau à la reprise.');
  });
});

it('a widget that speaks English says so too of what is there in French only', async () => {
  const poll = pollDocument(paused);
  const only = { ...poll, title: { fr: 'Quand ouvrir\u202f?' } };
  const element = mount('civic-poll', { src: await backend.put('question', only), lang: 'en' });
  await shows(element, 'You can vote again when it resumes.');
  assert.deepEqual(inFrench(element), []);
});

describe('a widget that speaks another language than the backend', () => {
  it('says that a ballot is final, and why a code is refused', async () => {
    const src = await backend.put('frage', pollDocument({ final: true, results: 'after-close' }));
    const element = mount('civic-poll', { src, lang: 'de' });
    await fill(element);
    (await button(element, 'Weiter')).click();
    await shows(element, 'Sobald sie bestätigt ist, ist Ihre Stimme endgültig');
    assert.deepEqual(inFrench(element), []);
    await type(element, 'email', 'camille.martin@exemple.fr');
    find(element, 'form button[type=submit]')?.click();
    await type(element, 'code', '000000');
    await until(() => {
      if (!find(element, '[aria-disabled=true]')) find(element, 'form button[type=submit]')?.click();
      return textOf(element).includes('Zu viele Versuche mit diesem Code.');
    }, 'the end of the tries');
  });

  it('names positions, orders and reasons to report in its own, but those of the owner’s', async () => {
    const sides = [{ id: '1' }, { id: '0', label: { fr: 'Ça dépend' } }, { id: '-1' }];
    const reasons = [{ id: 'hate' }, { id: 'maison', label: { fr: 'Contraire à la charte' } }];
    const { thread: src, app } = await createCommentsBackend({ sides, reasons, orders: ['random', 'newest'] });
    Object.assign(backend, { app });
    const element = mount('civic-comments', { src, lang: 'de' });
    await when(element, 'select');
    const names = [...element.renderRoot.querySelectorAll('select option')].map(({ textContent }) =>
      textContent.trim(),
    );
    assert.deepEqual(names, ['Zufällig', 'Neueste zuerst']);
    (await button(element, 'Kommentar schreiben')).click();
    await when(element, '[name=side]');
    const positions = [...element.renderRoot.querySelectorAll('fieldset label')].map(({ textContent }) =>
      textContent.trim(),
    );
    assert.deepEqual(positions, ['Dafür', 'Ça dépend', 'Dagegen']);
    (await button(element, 'Abbrechen')).click();
    (await button(element, 'Melden')).click();
    await when(element, '[name=reason]');
    const listed = [...element.renderRoot.querySelectorAll('fieldset label')].map(({ textContent }) =>
      textContent.trim(),
    );
    assert.deepEqual(listed, ['Hassrede oder Aufruf zu Gewalt', 'Contraire à la charte']);
  });

  it('lists what may be wrong with a comment in its own', async () => {
    const element = mount('civic-comments', { src: backend.thread, lang: 'ar' });
    (await button(element, 'إبلاغ')).click();
    await when(element, '[name=reason]');
    const text = textOf(element);
    assert.include(text, 'خطاب كراهية أو دعوة إلى العنف');
    assert.notInclude(text, 'Propos haineux');
  });
});

it('three stances without words of the poll’s own are said in the language of the widget', async () => {
  const src = await backend.put(
    'avis',
    pollDocument({ form: { kind: 'three-way' }, method: 'three-way', options: [] }),
  );
  const element = mount('civic-poll', { src, lang: 'de' });
  await when(element, '.ballot input');
  const names = [...element.renderRoot.querySelectorAll('.ballot label')].map(({ textContent }) => textContent.trim());
  assert.deepEqual(names.slice(0, 3), ['Dafür', 'Neutral', 'Dagegen']);
});
