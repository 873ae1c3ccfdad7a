import { assert } from 'chai';
import type { AdapterOptions } from '../../src/adapters/adapter.ts';
import { CivicCommentsElement } from '../../src/elements/comments/comments.ts';
import { findAdapter } from '../../src/platforms.ts';
import { CivicStore } from '../../src/state/store.ts';
import { add, createSite, type Site, type SiteSettings } from '../adapters/wordpress-site.ts';
import { button, cleanUp, find, shows, textOf, type, until, when } from '../support/mount.ts';

CivicCommentsElement.define('civic-comments');

beforeEach(cleanUp);
afterEach(cleanUp);

/** The element with the address of a post in `src`, and nothing else that says what it is. */
function mount(settings: Partial<SiteSettings> = {}, options: AdapterOptions = {}, more = 0) {
  const site = createSite(settings);
  for (let at = 0; at < more; at += 1) add(site, { content: `Texte ${at}` });
  const element = document.createElement('civic-comments');
  element.store = new CivicStore(findAdapter({ fetch: site.fetch, ...options }));
  element.setAttribute('src', site.post);
  document.body.append(element);
  return { site, element };
}

async function write(element: CivicCommentsElement, text: string): Promise<void> {
  (await button(element, 'Écrire un commentaire')).click();
  await type(element, 'text', text);
  (await button(element, 'Publier')).click();
}

async function introduce(element: CivicCommentsElement): Promise<void> {
  await type(element, 'name', 'Nina Petit');
  await type(element, 'email', 'nina@example.org');
  (await button(element, 'Continuer')).click();
}

const written = ({ comments }: Site): object[] =>
  comments
    .filter(({ author_name }) => author_name === 'Nina Petit')
    .map(({ content, parent }) => ({ content, parent }));

describe('a post of WordPress in civic-comments', () => {
  it('is shown from its pasted address, with replies below what they answer', async () => {
    const { element } = mount();
    await shows(element, 'L’avenir de la place & du marché');
    await shows(element, 'L’eau & l’ombre, d’abord');
    assert.notInclude(textOf(element), 'Et les bancs', 'a reply is folded');
    (await button(element, 'Afficher 2 réponses')).click();
    await shows(element, 'Et les bancs');
    assert.include(textOf(element), 'À qui n’est plus là', 'what answers a lost comment stands at the top');
  });

  it('takes a comment after a name and an address, once, without a code; then a reply', async () => {
    const { site, element } = mount();
    await write(element, 'Plus d’ombre <b>ici</b>');
    await when(element, '[part=join]');
    assert.include(textOf(element), 'Mairie de Testville', 'the site says what it does with them');
    await introduce(element);
    await shows(element, 'Votre commentaire est publié.');
    await shows(element, 'Plus d’ombre <b>ici</b>');
    assert.isNull(find(element, '#code'));

    (await button(element, 'Répondre')).click();
    await type(element, 'text', 'Et de l’eau');
    (await button(element, 'Publier')).click();
    await until(() => written(site).length === 2, 'the reply in the site');
    assert.deepEqual(written(site), [
      { content: 'Plus d’ombre &lt;b&gt;ici&lt;/b&gt;', parent: 0 },
      { content: 'Et de l’eau', parent: 7 },
    ]);
  });

  it('says that a comment waits, that it was said before, and that one is too fast; the text is kept', async () => {
    const { site, element } = mount({ moderated: true });
    await write(element, 'Bonjour');
    await introduce(element);
    await shows(element, 'Il sera publié après la décision de la modération.');
    await shows(element, 'En attente de modération');

    await write(element, 'Bonjour');
    await shows(element, 'Duplicate comment detected; it looks as though you’ve already said that!');
    site.settings.flood = true;
    await type(element, 'text', 'Bonjour à tous');
    (await button(element, 'Publier')).click();
    await shows(element, 'Trop de demandes en peu de temps.');
    assert.equal(find<HTMLTextAreaElement>(element, '#text')?.value, 'Bonjour à tous');
    site.settings.flood = false;
    (await button(element, 'Publier')).click();
    await until(() => written(site).length === 2, 'the second comment');
  });

  it('links to the post’s own form where WordPress takes comments only of those whom it knows', async () => {
    const { site, element } = mount({ said: undefined });
    const link = await when<HTMLAnchorElement>(element, 'a.primary');
    assert.equal(link.href, `${site.post}#respond`);
    assert.include(link.textContent, 'Participer sur testville.example');
    assert.notInclude(textOf(element), 'Écrire un commentaire');
    assert.notInclude(textOf(element), 'Répondre');
  });

  it('asks a person whom the page knows for nothing', async () => {
    const tokens = new Map([['good', 'Nina Petit']]);
    for (const settings of [{ said: undefined, tokens }, { tokens }]) {
      const { site, element } = mount(settings, { identity: () => ({ token: 'good' }) });
      await shows(element, 'Vous participez sous le nom Nina Petit.');
      await write(element, 'Bonjour');
      await until(() => written(site).length === 1, 'the comment in the site');
      assert.isNull(find(element, '[part=join]'));
      cleanUp();
    }
  });

  it('says that one has to log in where the token has expired, and keeps what was typed', async () => {
    const { element, site } = mount({ said: undefined }, { identity: () => ({ token: 'old' }) });
    await write(element, 'Bonjour');
    await shows(element, 'Connectez-vous d’abord');
    assert.equal(find<HTMLTextAreaElement>(element, '#text')?.value, 'Bonjour');
    assert.deepEqual(written(site), []);
  });

  it('shows more than one page', async () => {
    const { element } = mount({}, {}, 130);
    // What is far below is not drawn yet.
    const has = (text: string): Promise<boolean> =>
      until(() => element.renderRoot?.textContent?.includes(text) ?? false, text);
    await has('Texte 90');
    (await button(element, 'Afficher plus')).click();
    await has('Texte 129');
  });
});
