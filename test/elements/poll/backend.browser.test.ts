import { assert } from 'chai';
import { http } from 'msw';
import { createBackend, type Backend } from '../../../src/testing/backend.ts';
import { pollDocument } from '../../../src/testing/samples/poll.ts';
import { button, cleanUp, find, mount, type, until, when } from '../../support/mount.ts';
import { fill, review, says } from '../../support/voting.ts';
import { startBackend } from '../../support/worker.ts';

let backend: Backend;
const origin = 'https://backend.example';
startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));

beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin);
});
afterEach(cleanUp);

type Poll = HTMLElementTagNameMap['civic-poll'];
const open = (): Poll => mount('civic-poll', { src: backend.poll });

async function cast(): Promise<Poll> {
  const element = open();
  await fill(element);
  await review(element);
  await type(element, 'email', 'camille.martin@exemple.fr');
  (await button(element, 'Voter')).click();
  await type(element, 'code', await until(() => backend.mailbox.mails[0]?.code, 'a mail with a code'));
  (await button(element, 'Confirmer')).click();
  await when(element, '[part=thanks]');
  return element;
}

describe('<civic-poll> over the reference backend', () => {
  it('votes, marks, changes, counts again and withdraws', async () => {
    const element = await cast();
    assert.equal(await backend.count(backend.poll), 1);
    await says(element, '1 bulletin (1 exprimé, 0 blanc)');
    assert.include(find(element, '[part=own]')?.closest('li')?.textContent, 'Le matin');
    (await button(element, 'Refaire le compte')).click();
    await says(element, '1 bulletin recompté');

    (await button(element, 'Modifier mon vote')).click();
    await when(element, '[part=ballot]');
    element.renderRoot.querySelectorAll<HTMLInputElement>('.ballot input')[2]?.click();
    await review(element);
    (await button(element, 'Enregistrer')).click();
    await when(element, '[part=thanks]');
    await until(
      () => find(element, '[part=own]')?.closest('li')?.textContent.includes('Le soir'),
      'the mark of the new choice',
    );
    assert.equal(await backend.count(backend.poll), 1);
    assert.equal(backend.mailbox.mails.length, 1);

    (await button(element, 'Retirer mon vote')).click();
    (await button(element, 'Oui')).click();
    await says(element, 'Votre vote est retiré');
    assert.equal(await backend.count(backend.poll), 0);
  });

  it('shows a result after the vote to those who voted', async () => {
    await backend.put('bibliotheque', pollDocument({ results: 'after-vote' }));
    const before = open();
    await says(before, 'montrés après le vote');
    assert.isNull(find(before, 'table'));
    before.remove();
    (await cast()).remove();
    const after = open();
    await says(after, '1 bulletin (1 exprimé, 0 blanc)');
    await when(after, '[part=own]');
  });

  it('says before a final vote that it is final, and offers no change after it', async () => {
    await backend.put('bibliotheque', pollDocument({ final: true }));
    const element = open();
    await fill(element);
    await review(element);
    assert.match(find(element, '[part=review] .message')?.textContent ?? '', /définitif|ne pourr/i);
    element.remove();
    const counted = await cast();
    const exits = [...counted.renderRoot.querySelectorAll('[part=thanks] button')].map(({ textContent }) =>
      textContent.trim(),
    );
    assert.deepEqual(exits, ['Effacer mon reçu de cet appareil']);
  });

  it('in English too', async () => {
    const element = mount('civic-poll', { src: backend.poll, lang: 'en' });
    await says(element, 'When should the library open?');
    await says(element, 'Choose one answer');
    await says(element, 'One vote per person');
  });
});
