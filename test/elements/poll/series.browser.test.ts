import { assert } from 'chai';
import type { Identity } from '../../../src/adapters/adapter.ts';
import { polisAdapter } from '../../../src/adapters/polis.ts';
import type { CivicPollElement } from '../../../src/elements/poll/poll.ts';
import { CivicStore } from '../../../src/state/store.ts';
import { createPolis, type Polis } from '../../adapters/polis/backend.ts';
import { findAxe } from '../../support/axe.ts';
import { button, cleanUp, find, mount, textOf, until, when } from '../../support/mount.ts';
import { says } from '../../support/voting.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

const statements = ['Plus d’arbres', 'Moins de voitures', 'Des bancs'];

function open(polis: Polis, identity: () => Identity | undefined = () => ({ id: 'nina' })): CivicPollElement {
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => polis.fetch(new Request(input, init));
  return mount(
    'civic-poll',
    { src: polis.src, lang: 'fr' },
    { store: new CivicStore(polisAdapter({ fetch, identity })) },
  );
}

const title = (element: CivicPollElement): string => find(element, '[part=title]')?.textContent.trim() ?? '';
const shown = (element: CivicPollElement, text: string) =>
  until(() => title(element) === text, `the statement "${text}"`);
const focused = (element: CivicPollElement): string => element.shadowRoot?.activeElement?.textContent.trim() ?? '';
const said = (element: CivicPollElement): string => find(element, '.announcement')?.textContent.trim() ?? '';

async function answer(element: CivicPollElement, stance: 1 | 0 | -1): Promise<void> {
  (await when(element, `[name=stance][value="${stance}"]`)).click();
  (await button(element, 'Voter')).click();
}

describe('questions asked one by one', () => {
  it('follow each other at once, with the place of each, the focus on it, and thanks at the end', async () => {
    const polis = createPolis(statements);
    const element = open(polis);
    const outcomes: string[] = [];
    element.addEventListener('civic-vote-cast', ({ outcome }) => outcomes.push(outcome));
    await shown(element, 'Plus d’arbres');
    await says(element, 'Affirmation 1 sur 3');
    assert.equal(said(element), '', 'nothing is said before an act');
    for (const [at, stance] of ([1, 0, -1] as const).entries()) {
      await answer(element, stance);
      if (at === 2) continue;
      await shown(element, statements[at + 1] ?? '');
      await until(() => focused(element) === statements[at + 1], 'the focus on the statement');
      assert.equal(said(element), `Affirmation ${at + 2} sur 3`);
      assert.isNull(find(element, '[name=stance]:checked'));
    }
    await says(element, 'Merci, vous avez répondu à toutes les affirmations');
    await until(() => focused(element).startsWith('Merci'), 'the focus on the thanks');
    assert.include(said(element), 'Merci');
    assert.deepEqual(
      [...(polis.votes.get('nina') ?? [])],
      [
        [0, -1],
        [1, 0],
        [2, 1],
      ],
    );
    assert.deepEqual(outcomes, ['counted', 'counted', 'counted']);
    assert.isNull(find(element, '[part=ballot]'));
  });

  it('ask for no address, have no blank ballot, and leave nothing on the device', async () => {
    const element = open(createPolis(statements));
    await shown(element, 'Plus d’arbres');
    assert.notInclude(textOf(element), 'blanc');
    await answer(element, 1);
    await shown(element, 'Moins de voitures');
    assert.isNull(find(element, '[name=email], [part=review]'));
    assert.deepEqual([localStorage.length, sessionStorage.length], [0, 0]);
  });

  it('let the last answer be changed, and go on where one was', async () => {
    const polis = createPolis(statements);
    const element = open(polis);
    await shown(element, 'Plus d’arbres');
    assert.isNull(find(element, 'button.link'), 'there is no last answer yet');
    await answer(element, 1);
    await shown(element, 'Moins de voitures');
    (await button(element, 'Modifier ma dernière réponse')).click();
    await shown(element, 'Plus d’arbres');
    assert.isTrue(find<HTMLInputElement>(element, '[name=stance][value="1"]')?.checked);
    await until(() => focused(element) === 'Plus d’arbres', 'the focus on the statement');
    assert.equal(said(element), 'Affirmation 1 sur 3');
    await answer(element, -1);
    await shown(element, 'Moins de voitures');
    assert.deepEqual([...(polis.votes.get('nina') ?? [])], [[0, 1]]);
    (await button(element, 'Modifier ma dernière réponse')).click();
    await shown(element, 'Plus d’arbres');
    (await button(element, 'Garder mon vote')).click();
    await shown(element, 'Moins de voitures');
    assert.deepEqual([...(polis.votes.get('nina') ?? [])], [[0, 1]]);
  });

  it('let the very last one be changed from the thanks', async () => {
    const polis = createPolis(['Des bancs']);
    const element = open(polis);
    await shown(element, 'Des bancs');
    await answer(element, 1);
    await says(element, 'Merci, vous avez répondu');
    (await button(element, 'Modifier ma dernière réponse')).click();
    await shown(element, 'Des bancs');
    await answer(element, 0);
    await says(element, 'Merci, vous avez répondu');
    assert.deepEqual([...(polis.votes.get('nina') ?? [])], [[0, 0]]);
  });

  it('go on for who comes back, and take an answer with a statement only', async () => {
    const polis = createPolis(statements);
    polis.votes.set('nina', new Map([[0, 1]]));
    const element = open(polis);
    await shown(element, 'Moins de voitures');
    await says(element, 'Affirmation 2 sur 3');
    (await button(element, 'Voter')).click();
    await when(element, '[role=alert]');
    assert.equal(polis.received.length, 0);
  });

  it('ask the page to log in who is not known, and then go on', async () => {
    const polis = createPolis(statements);
    let id: string | undefined;
    const element = open(polis, () => (id ? { id } : undefined));
    element.addEventListener('civic-login-request', (event) => {
      event.respondWith(
        Promise.resolve().then(() => {
          id = 'marie';
          return true;
        }),
      );
    });
    await shown(element, 'Plus d’arbres');
    await answer(element, 1);
    await shown(element, 'Moins de voitures');
    assert.deepEqual([...polis.votes.keys()], ['marie']);
  });

  it('say what failed, and take the answer with the next try', async () => {
    const polis = createPolis(statements);
    const { fetch } = polis;
    const element = open(polis);
    await shown(element, 'Plus d’arbres');
    polis.fetch = async () => new Response('', { status: 503 });
    await answer(element, 1);
    await when(element, '[role=alert]');
    assert.isTrue(find<HTMLInputElement>(element, '[name=stance][value="1"]')?.checked, 'what was chosen stays');
    polis.fetch = fetch;
    (await button(element, 'Voter')).click();
    await shown(element, 'Moins de voitures');
    assert.isNull(find(element, '[role=alert]'));
  });

  it('say that answers are closed', async () => {
    const polis = createPolis(statements);
    polis.conversation['is_active'] = false;
    const element = open(polis);
    await says(element, 'Les réponses sont closes.');
    assert.isNull(find(element, '[part=ballot]'));
  });

  it('end without an answer where the conversation was closed meanwhile', async () => {
    const polis = createPolis(statements);
    const element = open(polis);
    await shown(element, 'Plus d’arbres');
    polis.conversation['is_active'] = false;
    await answer(element, 1);
    await says(element, 'Les réponses sont closes.');
    assert.equal(polis.votes.size, 0);
  });

  it('stay accessible at every step', async () => {
    const element = open(createPolis(['Des bancs', 'Une fontaine']));
    await shown(element, 'Des bancs');
    assert.deepEqual(await findAxe(element), []);
    await answer(element, 1);
    await shown(element, 'Une fontaine');
    assert.deepEqual(await findAxe(element), []);
    await answer(element, 1);
    await says(element, 'Merci');
    assert.deepEqual(await findAxe(element), []);
  });
});
