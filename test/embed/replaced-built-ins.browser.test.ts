import { assert } from 'chai';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import type { BallotForm, MethodId } from '../../src/schema/ballot.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { createCommentsBackend } from '../../src/testing/comments-backend.ts';
import { moduleScript, openHost, shown, type Host } from '../support/host.ts';
import { button, cleanUp, find, textOf, type, until, when } from '../support/mount.ts';
import { shims } from '../support/shims.ts';

let backend: Backend;
beforeEach(async () => {
  cleanUp();
  backend = await createBackend();
});
afterEach(cleanUp);

/** What was sent to an address, as the backend read it. */
const sent = async ({ requests }: Host, path: string): Promise<unknown[]> =>
  Promise.all(requests.filter(({ url, method }) => method === 'POST' && url.endsWith(path)).map((each) => each.json()));

const submit = async (element: CivicElement): Promise<void> =>
  (await when<HTMLFormElement>(element, 'form')).requestSubmit();

/** Types the code that was mailed, and sees the act counted. */
async function confirm(element: CivicElement): Promise<void> {
  await type(element, 'code', await until(() => backend.mailbox.mails[0]?.code, 'a code'));
  (await button(element, 'Confirmer')).click();
  await when(element, '[part=thanks]');
}

const ballots: [name: string, form: BallotForm, method: MethodId][] = [
  ['choices', { kind: 'choices', min: 1, max: 1 }, 'plurality'],
  ['scores', { kind: 'scores', lowest: 0, highest: 5, complete: false }, 'score'],
  ['ranking', { kind: 'ranking', min: 1, max: 3, ties: false }, 'schulze'],
];

/** Fills in a ballot of any kind, as far as it has to be. */
async function choose(element: CivicElement): Promise<void> {
  await when(element, '[part=ballot]');
  find<HTMLElement>(element, '[id^=add-], .ballot input')?.click();
  for (const select of element.renderRoot.querySelectorAll<HTMLSelectElement>('.ballot select')) {
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }
  await element.updateComplete;
}

for (const [name, script] of shims) {
  describe(`a page with ${name}`, () => {
    const open = (on: Backend, html: string): Promise<Host> =>
      openHost(on, `<script>${script}</script>${moduleScript}${html}`);

    it('has every step of a signature, sends what was typed, and remembers the act', async () => {
      const html = `<civic-petition src="${backend.petition}"></civic-petition>`;
      const host = await open(backend, html);
      const element = await shown(host, 'civic-petition');
      (await button(element, 'Signer')).click();
      await type(element, 'name', 'Zoé “Z” L’Hôpital');
      await type(element, 'email', 'zoe@exemple.fr');
      await type(element, 'place', 'Valmont');
      (await when<HTMLInputElement>(element, '[name=displayPublicly]')).click();
      await submit(element);
      await when(element, '#code');
      const [act] = await sent(host, '/signatures');
      const person = { name: 'Zoé “Z” L’Hôpital', email: 'zoe@exemple.fr', place: 'Valmont', lang: 'fr' };
      assert.containSubset(act, { ...person, displayPublicly: true, receiveNews: false });

      const again = await open(backend, html);
      const other = await shown(again, 'civic-petition', '#code');
      await confirm(other);
      assert.equal(await backend.count(backend.petition), 1);
      (await button(other, 'Retirer')).click();
      (await button(other, 'Oui')).click();
      await until(() => find(other, '[data-step]')?.textContent.includes('retirée'), 'the withdrawal');
      assert.deepEqual([host.lines, host.errors, again.lines, again.errors], [[], [], [], []]);
    });

    for (const [kind, form, method] of ballots) {
      it(`draws a ballot of ${kind}, takes the vote, and says the truth of its count`, async () => {
        const more = method === 'score' ? { scoreRule: 'mean' as const } : {};
        const poll = await backend.put('vote', pollDocument({ form, method, ...more }));
        const host = await open(backend, `<civic-poll src="${poll}"></civic-poll>`);
        const element = await shown(host, 'civic-poll', '[part=ballot]');
        for (const label of ['Le matin', 'Le midi', 'Le soir']) assert.include(textOf(element), label);
        await choose(element);
        (await button(element, 'Continuer')).click();
        await type(element, 'email', 'zoe@exemple.fr');
        (await button(element, 'Voter')).click();
        await confirm(element);
        assert.equal(await backend.count(poll), 1);
        (await button(element, 'Refaire le compte')).click();
        const status = await when(element, '[part=recount] [role=status]');
        const said = await until(() => !/^$|en cours/.test(status.textContent) && status.textContent, 'an outcome');
        assert.match(said, /1 bulletin recompté\s: le résultat publié est confirmé|n’ont pas pu être comptés ici/);
        assert.deepEqual([host.lines, host.errors], [[], []]);
      });
    }

    it('shows a discussion', async () => {
      const thread = await createCommentsBackend();
      const host = await open(thread, `<civic-comments src="${thread.thread}"></civic-comments>`);
      const element = await shown(host, 'civic-comments', '[part=comment], article');
      await until(() => /Répondre/.test(textOf(element)), 'a comment');
      assert.include(textOf(element), '21 commentaires');
      assert.deepEqual([host.lines, host.errors], [[], []]);
    });
  });
}
