import { assert } from 'chai';
import { http, HttpResponse } from 'msw';
import type { CivicPollElement } from '../../../src/elements/poll/poll.ts';
import type { Poll } from '../../../src/schema/poll.ts';
import { receipts } from '../../../src/state/receipts.ts';
import { createBackend } from '../../../src/testing/backend.ts';
import { petitionDocument } from '../../../src/testing/samples/petition.ts';
import { button, cleanUp, find, mount, until, when } from '../../support/mount.ts';
import { confirm, fill, mountPoll, review, send, src } from '../../support/voting.ts';
import { startBackend } from '../../support/worker.ts';

const origin = 'https://backend.example';
let answer: (request: Request) => Response | Promise<Response>;
startBackend(http.all(`${origin}/*`, ({ request }) => answer(request)));

beforeEach(cleanUp);
afterEach(cleanUp);

const changedSince = '2026-11-12T10:00:00Z';
const at = new Date().toISOString();
const changedIn = (element: HTMLElement & { renderRoot: HTMLElement | DocumentFragment }): string =>
  element.renderRoot.querySelector('[part=changed]')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** Opens a poll as someone who has voted, and whose words changed since unless `isSame`. */
async function voted(changes: Partial<Poll> = {}, isSame = false): Promise<CivicPollElement> {
  const { open, state, adapter, element } = mountPoll('plurality', changes);
  element.remove();
  const ballot = { kind: 'choices' as const, choices: [state.poll.options[0]!.id] };
  state.cast.set('k', ballot);
  receipts.keep({ src, key: 'k', state: 'counted', at, ballot });
  const { receipt } = adapter.polls!;
  // Whoever votes anew agrees to the words as they are.
  Object.assign(adapter.polls!, {
    receipt: async (...asked: Parameters<NonNullable<typeof receipt>>) => ({
      ...(await receipt!(...asked)),
      ...(!isSame && state.acts.length === 0 && { changedSince }),
    }),
  });
  const again = open();
  await when(again, '[part=thanks]');
  return again;
}

describe('<civic-poll> tells who has voted', () => {
  it('that the words have changed since, when, and that the vote can be changed', async () => {
    const element = await voted();
    await when(element, '[part=changed]');
    assert.equal(
      changedIn(element),
      'Le texte a changé le 12 novembre 2026, après votre vote. Relisez-le : vous pouvez modifier votre vote.',
    );
  });

  it('no more of it once the vote is sent again', async () => {
    const element = await voted();
    await when(element, '[part=changed]');
    (await button(element, 'Modifier mon vote')).click();
    await fill(element);
    await review(element);
    (await button(element, 'Enregistrer ce changement')).click();
    await when(element, '[part=thanks]');
    await until(() => !find(element, '[part=changed]'), 'the sentence to go');
  });

  it('nothing that cannot be done, where votes are final or nobody votes any more', async () => {
    const final = { vote: { allowed: true, reason: 'Un vote est définitif.' } };
    const over = { vote: { allowed: false }, withdraw: { allowed: false } };
    for (const can of [final, over]) {
      const element = await voted({ can });
      await when(element, '[part=changed]');
      assert.equal(changedIn(element), 'Le texte a changé le 12 novembre 2026, après votre vote.');
      element.remove();
    }
  });

  it('nothing where the words mean the same, nor to who votes now', async () => {
    const element = await voted({}, true);
    assert.isNull(find(element, '[part=changed]'));
    cleanUp();
    const { element: now } = mountPoll('plurality');
    await fill(now);
    await review(now);
    await send(now);
    await confirm(now);
    await when(now, '[part=thanks]');
    assert.isNull(find(now, '[part=changed]'));
  });
});

describe('<civic-petition> tells who has signed', () => {
  it('that the words have changed since, and that the signature can be withdrawn while it can', async () => {
    const backend = await createBackend(origin);
    answer = (request) =>
      request.url.endsWith('/receipt')
        ? HttpResponse.json({ state: 'counted', at, changedSince })
        : backend.app.fetch(request);
    receipts.keep({ src: backend.petition, key: 'k', state: 'counted', at });
    const element = mount('civic-petition', { src: backend.petition });
    await when(element, '[part=changed]');
    assert.match(changedIn(element), /^Le texte a changé le 12 novembre 2026, après votre signature\. Relisez-le/);
    const closed = petitionDocument({ closesAt: '2026-05-01T00:00:00Z' });
    receipts.keep({ src: await backend.put('close', closed), key: 'k', state: 'counted', at });
    const over = mount('civic-petition', { src: `${origin}/petitions/close` });
    await when(over, '[part=changed]');
    assert.equal(changedIn(over), 'Le texte a changé le 12 novembre 2026, après votre signature.');
  });
});
