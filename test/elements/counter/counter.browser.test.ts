import { assert } from 'chai';
import { http } from 'msw';
import { restAdapter } from '../../../src/adapters/rest.ts';
import type { CivicCounterElement } from '../../../src/elements/counter/counter.ts';
import { addLeft } from '../../../src/server/core/participant-days.ts';
import { participants } from '../../../src/server/core/tables.ts';
import { petitionDocument } from '../../../src/testing/samples/petition.ts';
import { CivicStore } from '../../../src/state/store.ts';
import { createBackend, type Backend } from '../../../src/testing/backend.ts';
import { button, cleanUp, find, mount, textOf, until, when } from '../../support/mount.ts';
import { startBackend } from '../../support/worker.ts';

let backend: Backend;
let reads = 0;
const origin = 'https://backend.example';
startBackend(
  http.all(`${origin}/*`, ({ request }) => {
    reads += 1;
    return backend.app.fetch(request);
  }),
);

beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin);
  reads = 0;
});
afterEach(cleanUp);

const numbers = (element: CivicCounterElement): string[] =>
  [...element.renderRoot.querySelectorAll('dd')].map((each) => each.textContent);

describe('<civic-counter>', () => {
  it('shows the numbers that it is asked for, in this order, with the time of the count', async () => {
    const element = mount('civic-counter', { src: backend.consultation, metrics: 'votes participants days-left' });
    await when(element, 'dd');
    // It closes in ten days: the last day and today's count.
    assert.deepEqual(numbers(element), ['0', '3', '11']);
    assert.match(textOf(element), /votes? .*personnes ont participé .*jours restants .*Compté le/);
  });

  it('shows all numbers there are where it is asked for none', async () => {
    const element = mount('civic-counter', { src: backend.consultation });
    await when(element, 'dd');
    assert.sameMembers(
      [...element.renderRoot.querySelectorAll('dt')].map((each) => each.textContent),
      ['personnes ont participé', 'contribution', 'vote', 'commentaire'],
    );
  });

  it('says why numbers fell, of each that did', async () => {
    const [, id = ''] = /consultations\/([^/?]+)/.exec(backend.consultation) ?? [];
    await backend.store.write((writer) => addLeft(writer, id, 'ada', Date.now()));
    const element = mount('civic-counter', { src: backend.consultation, metrics: 'votes participants' });
    const link = await when(element, 'p a[href*="/log?of="]');
    assert.match(link.textContent, /1 personne a retiré tout ce qu’elle avait fait ici\./);
  });

  it('shows the signatures of a petition', async () => {
    const element = mount('civic-counter', { src: backend.petition, metrics: 'signatures' });
    await when(element, 'dd');
    assert.include(textOf(element), 'signature confirmée');
  });

  it('has the switch that pauses once on a page, wherever it stands, and hands it on', async () => {
    const store = new CivicStore(restAdapter());
    const all = [1, 2].map(() => mount('civic-counter', { src: backend.consultation }, { store }));
    const petition = mount('civic-petition', { src: backend.petition }, { store });
    for (const element of [...all, petition]) await when(element, 'dd, [part=count]');
    const having = () => [...all, petition].filter((element) => /Mettre en pause|Reprendre/.test(textOf(element)));
    await until(() => having().length === 1, 'one switch');
    (await button(having()[0]!, 'Mettre en pause')).click();
    await button(having()[0]!, 'Reprendre');
    having()[0]!.remove();
    await until(() => having().filter(({ isConnected }) => isConnected).length === 1, 'one that is still there has it');
    await button(
      having().find(({ isConnected }) => isConnected)!,
      'Reprendre',
    );
  });

  it('says when what has not begun does, and of what is over that it is the total', async () => {
    await backend.put('pistes', petitionDocument({ opensAt: '2999-01-01T00:00:00Z' }));
    const toCome = mount('civic-counter', { src: backend.petition });
    await when(toCome, '.opening');
    assert.deepEqual(numbers(toCome), []);
    assert.match(textOf(toCome).trim(), /^Ouverture le 1er janvier 2999 à\s1\sh/);
    await backend.put('pistes', petitionDocument({ closesAt: '2020-05-31T12:00:00Z' }));
    const over = mount('civic-counter', { src: backend.petition }, { store: new CivicStore(restAdapter()) });
    await when(over, 'dd');
    assert.match(textOf(over), /Total à la clôture.*Close le 31\s?mai 2020/);
    assert.notInclude(textOf(over), 'Compté le');
  });

  it('says that a number is not published rather than showing a zero', async () => {
    const element = mount('civic-counter', { src: backend.petition, metrics: 'votes' });
    await when(element, 'dd');
    assert.deepEqual(numbers(element), ['non publié']);
  });

  it('shares one request with every other element of the page', async () => {
    const store = new CivicStore(restAdapter());
    const all = [1, 2, 3].map(() => mount('civic-counter', { src: backend.petition }, { store }));
    const petition = mount('civic-petition', { src: backend.petition }, { store });
    for (const element of [...all, petition]) await when(element, 'dd, [part=count]');
    assert.equal(reads, 1);
  });

  it('follows the count, announces nothing by itself, and can be paused', async () => {
    const element = mount('civic-counter', { src: backend.consultation, metrics: 'participants' });
    await when(element, 'dd');
    const announced: string[] = [];
    new MutationObserver(() => announced.push(find(element, '[role=status]')?.textContent ?? '')).observe(
      await when(element, '[role=status]'),
      { characterData: true, childList: true, subtree: true },
    );
    await backend.store.write((writer) => writer.insert(participants, { scope: 'climat', id: 'd' }));
    // The backend keeps a count for a second; a real poll comes later than that.
    await until(async () => {
      await element.store?.resource(backend.consultation, 'fr').run(true);
      return numbers(element)[0] === '4';
    }, 'the new number');
    assert.deepEqual(announced, []);
    (await button(element, 'Mettre en pause')).click();
    await button(element, 'Reprendre');
    assert.isTrue(element.store?.poller.paused);
  });

  it('can be paused after it was given another store', async () => {
    const element = mount('civic-counter', { src: backend.consultation });
    await when(element, 'dd');
    element.store = new CivicStore(restAdapter());
    await when(element, 'dd');
    (await button(element, 'Mettre en pause')).click();
    await button(element, 'Reprendre');
  });
});
