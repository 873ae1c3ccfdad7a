import { assert } from 'chai';
import { http } from 'msw';
import { restAdapter } from '../../../src/adapters/rest.ts';
import type { CivicCommentsElement } from '../../../src/elements/comments/comments.ts';
import { CivicStore } from '../../../src/state/store.ts';
import { createCommentsBackend, type CommentsBackend } from '../../../src/testing/comments-backend.ts';
import '../../support/comments.ts';
import { announces, button, cleanUp, find, shows, type, until, when } from '../../support/mount.ts';
import { startBackend } from '../../support/worker.ts';

/** The element before the reference backend: what the one says, the other understands. */
let backend: CommentsBackend;
const origin = 'https://backend.example';
startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));

beforeEach(async () => {
  cleanUp();
  backend = await createCommentsBackend();
});
afterEach(() => {
  history.replaceState(null, '', location.pathname + location.search);
  cleanUp();
});

function mount(attributes: Record<string, string> = {}): CivicCommentsElement {
  const element = document.createElement('civic-comments');
  element.store = new CivicStore(restAdapter());
  for (const [name, value] of Object.entries({ src: backend.thread, ...attributes })) element.setAttribute(name, value);
  document.body.append(element);
  return element;
}

const email = 'camille.martin@exemple.fr';

/** This device holds a key of someone who has joined. */
async function asMember(role?: 'moderator'): Promise<CivicCommentsElement> {
  const key = await backend.join('Camille Martin', email, role);
  const receipt = { src: origin, key, state: 'counted', at: new Date().toISOString() };
  localStorage.setItem('civic-widgets.receipts', JSON.stringify([receipt]));
  const element = mount();
  await shows(element, 'sous le nom Camille Martin');
  return element;
}

async function write(element: CivicCommentsElement, text: string): Promise<void> {
  (await button(element, 'Écrire un commentaire')).click();
  await type(element, 'text', text);
  find<HTMLInputElement>(element, '[name=side]')?.click();
  (await button(element, 'Publier')).click();
}

describe('<civic-comments> before the reference backend', () => {
  it('joins by the mailed code, posts, answers, edits, takes out and puts back', async () => {
    const before = await backend.published();
    const element = mount();
    await write(element, 'Et les bancs ?');
    await type(element, 'name', 'Camille Martin');
    await type(element, 'email', email);
    (await button(element, 'Continuer')).click();
    await when(element, '#code');
    await type(element, 'code', await until(() => backend.mailbox.mails[0]?.code, 'a code'));
    (await button(element, 'Confirmer')).click();
    await announces(element, 'est publié');
    assert.equal(await backend.published(), before + 1);
    const article = element.shadowRoot?.activeElement?.closest('article');
    assert.include(article?.textContent, 'Et les bancs ?');
    (await button(element, 'Modifier')).click();
    await type(element, 'text', 'Et des bancs à l’ombre ?');
    (await button(element, 'Enregistrer')).click();
    await announces(element, 'est modifié');
    await shows(element, 'Et des bancs à l’ombre ?');
    (await when(element, '[aria-label="Supprimer mon commentaire"]')).click();
    await shows(element, 'supprimé par la personne qui l’a écrit');
    (await button(element, 'Rétablir')).click();
    await announces(element, 'est rétabli');
    assert.equal(await backend.published(), before + 1);
  });

  it('votes, takes the vote back, and finds it again', async () => {
    const element = await asMember();
    const count = (): string | undefined => find(element, 'article .count')?.textContent;
    const first = Number(count());
    const up = await when(element, 'article .vote');
    up.click();
    await until(() => up.getAttribute('aria-pressed') === 'true', 'the vote');
    assert.equal(Number(count()), first + 1);
    const again = mount();
    await until(() => find(again, '[aria-pressed=true]'), 'the vote after a reload');
    up.click();
    await until(() => Number(count()) === first, 'taken back');
  });

  it('shows what waits for a moderator to its author only, and lets the moderator decide', async () => {
    const element = await asMember('moderator');
    await write(element, 'Venez au casino');
    await announces(element, 'après la décision');
    assert.include(find(element, 'article')?.textContent, 'En attente de modération');
    (await button(element, 'Commentaires à modérer')).click();
    const item = await until(
      () =>
        [...element.renderRoot.querySelectorAll<HTMLElement>('.queue .item')].find(({ textContent }) =>
          textContent.includes('casino'),
        ),
      'the comment in the queue',
    );
    const press = (text: string): void =>
      [...item.querySelectorAll('button')].find(({ textContent }) => textContent.includes(text))?.click();
    const [reason, ground] = [item.querySelector('select'), item.querySelector('input')];
    if (reason) reason.selectedIndex = 2;
    if (ground) ground.value = 'Règles de la discussion, point 3';
    press('Retirer');
    await announces(element, 'Décision enregistrée');
    await shows(element, 'Règles de la discussion, point 3');
  });

  it('reports with a reference number', async () => {
    const element = mount();
    (await button(element, 'Signaler')).click();
    (await when(element, '[name=reason]')).click();
    await type(element, 'explanation', 'Le premier mot.');
    await type(element, 'name', 'Jo Dupont');
    await type(element, 'email', 'jo@exemple.fr');
    find<HTMLInputElement>(element, '#goodFaith')?.click();
    (await button(element, 'Envoyer le signalement')).click();
    assert.match((await when(element, '[data-answer]')).textContent, /numéro S-[A-Z0-9]{8}/);
  });

  it('opens a hidden text on demand, and the way to a reply on no page yet', async () => {
    location.hash = '#civic-comment-r11';
    const element = mount();
    await until(
      () => element.shadowRoot?.activeElement?.closest('article')?.textContent.includes('Réponse 11'),
      'the reply',
    );
    const show = await button(element, 'Afficher le texte masqué');
    show.click();
    await until(() => find(element, '.tombstone .text'), 'the hidden text');
  });

  it('shows each side, searches, and sorts', async () => {
    const element = mount({ layout: 'columns' });
    await until(() => element.renderRoot.querySelectorAll('.columns article').length === 9, 'both sides');
    // Those for are eight, of which a column shows six at first.
    (await button(element, 'Afficher plus')).click();
    await until(() => element.renderRoot.querySelectorAll('.columns article').length === 11, 'all of both sides');
    const field = await when<HTMLInputElement>(element, '#find');
    field.value = 'reponse 7';
    (await button(element, 'Chercher')).click();
    await shows(element, 'Réponse 7.');
    (await button(element, 'Revenir')).click();
    const select = await when<HTMLSelectElement>(element, '#order');
    select.value = 'discussed';
    select.dispatchEvent(new Event('change'));
    await until(() => find(element, 'article')?.textContent.includes('platanes'), 'the most discussed first');
  });
});
