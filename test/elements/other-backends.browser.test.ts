import { assert } from 'chai';
import { http } from 'msw';
import '../../src/define.ts';
import type { CivicPollElement } from '../../src/elements/poll/poll.ts';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import { CivicCommentsElement } from '../../src/elements/comments/comments.ts';
import { ballots } from '../../src/server/nouns/poll/tables.ts';
import { configure } from '../../src/state/store.ts';
import { createCommentsBackend } from '../../src/testing/comments-backend.ts';
import { createPolis } from '../adapters/polis/backend.ts';
import { archiveOf, type Archive } from '../support/archive.ts';
import { button, cleanUp, find, when } from '../support/mount.ts';
import { says } from '../support/voting.ts';
import { startBackend } from '../support/worker.ts';

CivicCommentsElement.define('civic-comments');

const home = 'https://any.host/archive/';
let archive: Archive;
before(async () => {
  const backend = await createCommentsBackend();
  await backend.store.write(async (writer) => {
    for (const voter of ['a', 'b', 'c']) {
      const choice = JSON.stringify({ kind: 'choices', choices: ['matin'] });
      await writer.insert(ballots, { scope: 'bibliotheque', thing: 'bibliotheque', voter, choice });
    }
  });
  archive = await archiveOf(backend.store, home);
});

const polis = createPolis();
const postgrest: Record<string, unknown[]> = {
  petitions: [
    {
      id: 12,
      lang: 'fr',
      url: 'https://x.example/12',
      title: 'Des bancs',
      phase: 'open',
      body: 'À l’ombre.',
      text_version: '1',
    },
  ],
  public_signatures: [{ petition_id: 12 }],
};
startBackend(
  http.get(`${home}*`, ({ request }) => archive.answer(request)),
  http.all('https://pol.is/*', ({ request }) => polis.fetch(request)),
  http.get('https://x.example/rest/v1/:relation', ({ params }) =>
    Response.json(postgrest[String(params['relation'])] ?? [], {
      headers: { 'content-range': '0-0/41', 'access-control-expose-headers': 'Content-Range' },
    }),
  ),
);

beforeEach(cleanUp);
afterEach(cleanUp);

/** An element as a page writes it: nothing but the address. */
function paste<T extends CivicElement>(name: string, src: string): T {
  const element = document.createElement(name) as T;
  element.setAttribute('src', src);
  document.body.append(element);
  return element;
}

describe('an address that is pasted into src', () => {
  it('of an archive shows each thing, with nothing to act with', async () => {
    const petition = paste('civic-petition', `${home}petitions/pistes.json`);
    await says(petition, 'Des pistes cyclables continues');
    const poll = paste<CivicPollElement>('civic-poll', `${home}polls/bibliotheque.json`);
    await says(poll, 'Vote archivé');
    (await button(poll, 'Refaire le compte')).click();
    await says(poll, '3 bulletins');
    const thread = paste('civic-comments', `${home}threads/place.json`);
    await says(thread, 'Il faut garder les platanes');
    const counter = paste('civic-counter', `${home}consultations/climat.json`);
    assert.equal((await when(counter, 'dd')).textContent.trim(), '3');
    for (const element of [petition, poll, thread]) {
      assert.isNull(find(element, '[part=ballot], button.primary, a.primary, textarea'), element.localName);
    }
  });

  it('of a conversation of Polis asks its statements, once the page says who answers', async () => {
    const element = paste<CivicPollElement>('civic-poll', polis.src);
    await says(element, 'More trees');
    configure({ identity: () => ({ id: 'nina' }) });
    (await when(element, '[name=stance]')).click();
    (await button(element, 'Voter')).click();
    await says(element, 'Fewer cars');
    assert.deepEqual([...polis.votes], [['nina', new Map([[0, -1]])]]);
  });

  it('of a row of PostgREST shows the petition and its count', async () => {
    const element = paste('civic-petition', 'https://x.example/rest/v1/petitions?id=eq.12');
    await says(element, 'Des bancs');
    await says(element, '41');
    await button(element, 'Signer');
  });
});
