import { assert } from 'chai';
import { http } from 'msw';
import type { AskIdentity } from '../../src/adapters/adapter.ts';
import { CivicCommentsElement } from '../../src/elements/comments/comments.ts';
import { findAdapter } from '../../src/platforms.ts';
import { CivicStore } from '../../src/state/store.ts';
import { button, cleanUp, find, mount, shows, textOf, type, until, when } from '../support/mount.ts';
import { startBackend } from '../support/worker.ts';
import { createSite as createDecidim } from './decidim/site.ts';
import { createSite as createMastodon } from './mastodon/site.ts';
import { createSite as createParliament } from './uk-petitions/site.ts';

CivicCommentsElement.define('civic-comments');

let decidim = createDecidim();
let mastodon = createMastodon();
let parliament = createParliament();
startBackend(
  http.all('https://decidim.example/*', ({ request }) => decidim.fetch(request)),
  http.all('https://social.example/*', ({ request }) => mastodon.fetch(request)),
  http.all('https://petition.parliament.uk/*', ({ request }) => parliament.fetch(request)),
);

beforeEach(() => {
  cleanUp();
  decidim = createDecidim();
  mastodon = createMastodon();
  parliament = createParliament();
});
afterEach(cleanUp);

/** The elements of a page that finds each adapter by the address, and may know who acts. */
const store = (identity?: AskIdentity): CivicStore => new CivicStore(findAdapter(identity && { identity }));
const nina: AskIdentity = () => ({ token: 'token-of-nina', audience: 'client-1' });

function mountThread(src: string, identity?: AskIdentity): CivicCommentsElement {
  const element = document.createElement('civic-comments');
  element.store = store(identity);
  element.setAttribute('src', src);
  document.body.append(element);
  return element;
}

const digits = (text: string): string => text.replace(/[\s\u202f]/g, '');
const proposal = 'https://decidim.example/processes/plan-climat/f/3/proposals/7';

describe('an address of Decidim', () => {
  it('of an initiative shows it, with its count, the threshold of the page, and the way to sign', async () => {
    const src = 'https://decidim.example/initiatives/i-12';
    const element = mount('civic-petition', { src, threshold: '5000' }, { store: store() });
    const link = await when<HTMLAnchorElement>(element, 'a.primary');
    assert.equal(link.href, src);
    assert.include(link.textContent, 'Signer sur decidim.example');
    const text = textOf(element);
    for (const part of ['Des pistes cyclables & continues', 'Collectif Valmont', 'dont 96']) assert.include(text, part);
    for (const part of ['1300signatures', '5000']) assert.include(digits(text), part);
    assert.isNull(find(element, 'input'));
  });

  it('of a proposal shows it with its votes, and the way to vote', async () => {
    const element = mount('civic-petition', { src: proposal }, { store: store() });
    const link = await when<HTMLAnchorElement>(element, 'a.primary');
    assert.include(link.textContent, 'Voter sur decidim.example');
    assert.match(textOf(element), /Planter des arbres.*42 votes/);
    assert.notInclude(textOf(element), 'Seuils');
  });

  it('of a process or an assembly shows its numbers', async () => {
    for (const src of [
      'https://decidim.example/processes/plan-climat',
      'https://decidim.example/assemblies/conseil-citoyen',
    ]) {
      const element = mount('civic-counter', { src }, { store: store() });
      await when(element, 'dd');
      assert.match(textOf(element), /340/);
    }
  });

  it('of a proposal’s comments shows them, and takes comments, replies and votes of who is logged in', async () => {
    const said = decidim.say('Oui, mais où ?', { alignment: 1 });
    const element = mountThread(`${proposal}#comments`, nina);
    (await button(element, 'Écrire un commentaire')).click();
    await type(element, 'text', 'Devant l’école.');
    (
      await until(
        () =>
          [...element.renderRoot.querySelectorAll<HTMLLabelElement>('fieldset label')].find((each) =>
            each.innerText.includes('Contre'),
          ),
        'the side',
      )
    ).click();
    (await button(element, 'Publier')).click();
    await shows(element, 'Devant l’école.');
    assert.deepEqual([decidim.said[1]?.body, decidim.said[1]?.alignment], ['Devant l’école.', -1]);
    assert.isNull(find(element, '[name=email]'), 'nobody is asked for an address');

    const up = await until(() => find<HTMLElement>(element, '[aria-pressed][aria-label*="Jo"]'), 'the vote');
    up.click();
    await until(() => said.votes.size > 0, 'the vote on the site');
    await until(() => find(element, '[aria-pressed=true]'), 'the pressed vote');

    (await when(element, '[aria-label="Répondre à Jo"]')).click();
    await type(element, 'text', 'Bonne idée.');
    (await button(element, 'Publier')).click();
    await until(() => decidim.said.length === 3, 'the reply on the site');
    assert.equal(decidim.said[2]?.on, `Decidim::Comments::Comment#${said.id}`);
  });

  it('names orders and sides, which the platform has no words for', async () => {
    decidim.say('Un', { alignment: 1 });
    decidim.say('Deux', { alignment: -1 });
    const element = mountThread(`${proposal}#comments`);
    const order = await when<HTMLSelectElement>(element, 'select');
    const names = [...order.options].map(({ label }) => label);
    assert.deepEqual(names, ['Les plus anciens', 'Les plus récents', 'Les plus soutenus', 'Les plus discutés']);
    for (const side of ['Pour 1', 'Neutre 0', 'Contre 1']) assert.include(textOf(element), side);
  });

  it('of comments where nobody is logged in keeps what was typed, and says that one has to log in', async () => {
    const element = mountThread(`${proposal}#comments`);
    (await button(element, 'Écrire un commentaire')).click();
    await type(element, 'text', 'Et les trottoirs ?');
    find(element, '[name=side]')?.click();
    (await button(element, 'Publier')).click();
    await shows(element, 'Connectez-vous d’abord');
    assert.equal(find<HTMLTextAreaElement>(element, '[name=text]')?.value, 'Et les trottoirs ?');
    (await button(element, 'Annuler')).click();
    const link = await when<HTMLAnchorElement>(element, 'a.quiet[rel]');
    assert.equal(link.href, `${proposal}#comments`);
    assert.include(link.textContent, 'Participer sur decidim.example');
    assert.equal(decidim.said.length, 0);
  });
});

describe('an address of petition.parliament.uk', () => {
  it('shows the petition with its thresholds and the way to sign', async () => {
    const src = 'https://petition.parliament.uk/petitions/700001';
    const element = mount('civic-petition', { src }, { store: store() });
    const link = await when<HTMLAnchorElement>(element, 'a.primary');
    assert.equal(link.href, `${src}/signatures/new`);
    assert.include(digits(textOf(element)), '12345');
    assert.include(textOf(element), 'considered for a debate in Parliament');
  });
});

describe('an address of a post on Mastodon', () => {
  it('shows the replies, those behind a warning on demand, and the way to answer', async () => {
    mastodon.post('<p>Oui.</p>');
    mastodon.post('<p>Il meurt.</p>', { spoiler_text: 'Fin du film' });
    const { id } = mastodon.posts[0]!;
    const element = mountThread(`https://social.example/@ville/${id}`);
    const link = await when<HTMLAnchorElement>(element, 'a.primary');
    assert.include(link.textContent, 'Participer sur social.example');
    assert.notInclude(await shows(element, 'Fin du film'), 'Il meurt.');
    (await button(element, 'Afficher le texte masqué')).click();
    await shows(element, 'Il meurt.');
    assert.isNull(find(element, 'textarea'));
  });
});
