import { assert } from 'chai';
import { CivicError } from '../../../src/client/errors.ts';
import type { CivicCommentsElement } from '../../../src/elements/comments/comments.ts';
import {
  fakeBackend,
  joinBefore,
  makeComment,
  makeComments,
  mountThread,
  src,
  type FakeBackend,
} from '../../support/comments.ts';
import { announces, button, cleanUp, find, shows, textOf, type, until, when } from '../../support/mount.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

const focused = (element: CivicCommentsElement): Element | null => element.shadowRoot?.activeElement ?? null;
const asked = (backend: FakeBackend, name: string): Record<string, unknown>[] =>
  backend.calls.filter(([each]) => each === name).map(([, given]) => given as Record<string, unknown>);
const text = 'Et les trottoirs ?';

async function join(element: CivicCommentsElement): Promise<void> {
  await type(element, 'name', 'Camille Martin');
  await type(element, 'email', 'camille.martin@exemple.fr');
  (await button(element, 'Continuer')).click();
  await type(element, 'code', '123456');
  (await button(element, 'Confirmer')).click();
}

async function write(element: CivicCommentsElement, words = text, side = 0): Promise<void> {
  (await button(element, 'Écrire un commentaire')).click();
  await type(element, 'text', words);
  element.renderRoot.querySelectorAll<HTMLInputElement>('[name=side]')[side]?.click();
}

async function member(backend: FakeBackend): Promise<CivicCommentsElement> {
  joinBefore(backend);
  const element = mountThread(backend);
  await shows(element, 'Vous participez sous le nom');
  return element;
}

describe('who writes', () => {
  it('is asked once for a name, an address and a code, and the text is then sent by itself', async () => {
    const backend = fakeBackend(makeComments(3));
    const events: string[] = [];
    document.body.addEventListener('civic-comment-posted', ({ outcome }) => events.push(outcome), { once: true });
    const element = mountThread(backend);
    await write(element);
    assert.equal(localStorage.length, 0);
    (await button(element, 'Publier')).click();
    await join(element);
    await announces(element, 'est publié');
    const [post] = asked(backend, 'post');
    assert.include(post, { text, side: '1', lang: 'fr' });
    assert.equal(focused(element)?.closest('article')?.querySelector('.text')?.textContent, text);
    assert.deepEqual(events, ['published']);
    assert.equal(sessionStorage.length, 0);
    (await button(element, 'Répondre')).click();
    await type(element, 'text', 'Une réponse');
    (await button(element, 'Publier')).click();
    await until(() => asked(backend, 'post').length === 2, 'the reply');
    assert.equal(asked(backend, 'join').length, 1);
  });

  it('answers in place, and finds the answer below what it answers', async () => {
    const backend = fakeBackend(makeComments(3));
    const element = await member(backend);
    const reply = await when(element, '[aria-label="Répondre à Nina P."]');
    reply.click();
    await until(() => focused(element)?.textContent.includes('Répondre à Nina P.'), 'the form');
    assert.isNotNull(find(element, 'article form'));
    assert.isNull(find(element, '[name=side]'));
    await type(element, 'text', 'Oui, et le soir aussi.');
    (await button(element, 'Publier')).click();
    await until(() => find(element, '.replies .text')?.textContent === 'Oui, et le soir aussi.', 'the reply');
    assert.equal(asked(backend, 'post')[0]?.['parent'], 'c0');
    assert.isNull(find(element, '.news'), 'one’s own comment is no news');
  });

  it('is told what is missing, and by how much a text is too long; characters are counted as every limit counts them', async () => {
    const backend = fakeBackend(makeComments(3));
    backend.thread.longest = 10;
    const element = await member(backend);
    (await button(element, 'Écrire un commentaire')).click();
    (await button(element, 'Publier')).click();
    assert.include((await when(element, '[role=alert]')).textContent, '2 points');
    await type(element, 'text', '👩‍👩‍👧‍👦é');
    await shows(element, '8 caractères sur 10');
    find<HTMLInputElement>(element, '[name=side]')?.click();
    (await button(element, 'Publier')).click();
    await until(() => asked(backend, 'post').length === 1, 'sent');
    (await button(element, 'Écrire un commentaire')).click();
    await type(element, 'text', 'x'.repeat(12));
    (await button(element, 'Publier')).click();
    await shows(element, 'trop long de 2 caractères');
  });

  it('finds the draft again in this tab, and nothing of it once it is sent', async () => {
    const backend = fakeBackend(makeComments(3));
    const element = mountThread(backend);
    (await button(element, 'Écrire un commentaire')).click();
    await when(element, '#text');
    assert.equal(sessionStorage.length, 0, 'nothing is kept before someone types');
    await type(element, 'text', text);
    assert.equal(sessionStorage.length, 1);
    element.remove();
    const again = mountThread(backend);
    (await button(again, 'Écrire un commentaire')).click();
    assert.equal((await when<HTMLTextAreaElement>(again, '#text')).value, text);
    await type(again, 'text', '');
    assert.equal(sessionStorage.length, 0);
  });

  it('posts once: by a double click, and by another try after a failure', async () => {
    const backend = fakeBackend(makeComments(3));
    const element = await member(backend);
    await write(element);
    backend.instead.post = () => {
      throw new CivicError('network', 'fake');
    };
    (await button(element, 'Publier')).click();
    const alert = await when(element, '[role=alert]');
    assert.include(alert.textContent, 'est conservé');
    assert.equal(find<HTMLTextAreaElement>(element, '#text')?.value, text);
    delete backend.instead.post;
    const send = await button(element, 'Publier');
    send.click();
    send.click();
    await announces(element, 'est publié');
    const acts = asked(backend, 'post').map(({ act }) => act);
    assert.equal(acts.length, 2);
    assert.equal(new Set(acts).size, 1);
    await write(element, 'Autre chose');
    (await button(element, 'Publier')).click();
    await until(() => asked(backend, 'post').length === 3, 'another comment');
    assert.notEqual(asked(backend, 'post')[2]?.['act'], acts[0]);
  });

  it('is told that a comment waits for moderation, and sees it as such, after a reload too', async () => {
    const backend = fakeBackend(makeComments(3));
    const held = makeComment(0, { id: 'held', text, state: 'held' });
    backend.instead.post = () => ({ outcome: 'held', comment: held });
    const element = await member(backend);
    await write(element);
    (await button(element, 'Publier')).click();
    await announces(element, 'après la décision de la modération');
    assert.include(find(element, 'article')?.textContent, 'En attente de modération');
    assert.equal(find(element, 'article')?.querySelectorAll('.vote').length, 0);
    backend.mine.comments = [held];
    const again = await member(backend);
    await until(() => find(again, 'article')?.textContent.includes('En attente'), 'the held comment');
  });

  it('keeps the text that was refused, with the reason', async () => {
    const backend = fakeBackend(makeComments(3));
    backend.instead.post = () => ({ outcome: 'refused', reason: 'links', message: 'Deux liens au plus.' });
    const element = await member(backend);
    await write(element);
    (await button(element, 'Publier')).click();
    await shows(element, 'Deux liens au plus.');
    assert.equal(find<HTMLTextAreaElement>(element, '#text')?.value, text);
    backend.instead.post = () => ({ outcome: 'refused', reason: 'invalid', fields: { text: 'required' } });
    (await button(element, 'Publier')).click();
    await when(element, '#fault-text');
  });

  it('keeps the text when the thread closes meanwhile, and can copy it', async () => {
    const backend = fakeBackend(makeComments(3));
    const element = await member(backend);
    await write(element);
    backend.instead.post = () => ({ outcome: 'refused', reason: 'closed' });
    (await button(element, 'Publier')).click();
    await shows(element, 'La discussion est close');
    await button(element, 'Copier mon texte');
    backend.thread.can = { comment: { allowed: false, reason: 'Close ce matin.' } };
    await element.store?.resource(src, 'fr').run(true);
    await shows(element, 'Close ce matin.');
    assert.equal(find<HTMLTextAreaElement>(element, '#text')?.value, text);
    assert.equal((await button(element, 'Publier')).getAttribute('aria-disabled'), 'true');
  });

  it('is asked again when the backend has forgotten them, and the text is kept and sent', async () => {
    const backend = fakeBackend(makeComments(3));
    const element = await member(backend);
    backend.keys.clear();
    await write(element);
    (await button(element, 'Publier')).click();
    await shows(element, 'ne vous reconnaît plus');
    await join(element);
    await announces(element, 'est publié');
    assert.equal(asked(backend, 'post').at(-1)?.['text'], text);
  });

  it('stops where the page says so, and keeps the text', async () => {
    const backend = fakeBackend(makeComments(3));
    const element = await member(backend);
    element.addEventListener('civic-comment-post-request', (event) => event.preventDefault());
    await write(element);
    (await button(element, 'Publier')).click();
    await element.updateComplete;
    assert.equal(asked(backend, 'post').length, 0);
    assert.equal(find<HTMLTextAreaElement>(element, '#text')?.value, text);
  });

  it('changes a comment while that is possible, and takes it out and back', async () => {
    const backend = fakeBackend(makeComments(3));
    const mine = makeComment(0, { id: 'mine', text, at: new Date().toISOString() });
    backend.comments = [mine, makeComment(1, { id: 'old' })];
    backend.mine.comments = backend.comments;
    const element = await member(backend);
    assert.equal(element.renderRoot.querySelectorAll('[aria-label="Modifier mon commentaire"]').length, 1);
    (await button(element, 'Modifier')).click();
    assert.equal((await when<HTMLTextAreaElement>(element, '#text')).value, text);
    await type(element, 'text', 'Mieux dit.');
    (await button(element, 'Enregistrer')).click();
    await announces(element, 'est modifié');
    assert.equal(find(element, '.text')?.textContent, 'Mieux dit.');
    assert.include(textOf(element), 'Modifié');
    (await when(element, '[aria-label="Supprimer mon commentaire"]')).click();
    await until(() => find(element, '.tombstone'), 'the tombstone');
    assert.isTrue(focused(element)?.matches('.head'));
    (await button(element, 'Rétablir')).click();
    await until(() => find(element, '.tombstone') === null, 'the comment');
    await announces(element, 'est rétabli');
  });

  it('is forgotten on request, on this device', async () => {
    const backend = fakeBackend(makeComments(3));
    const element = await member(backend);
    (await button(element, 'Effacer mon reçu')).click();
    await until(() => !textOf(element).includes('Vous participez'), 'nobody');
    assert.equal(localStorage.length, 0);
  });
});

describe('a vote', () => {
  const voteOf = (element: CivicCommentsElement): Promise<HTMLElement> =>
    when(element, '[aria-label="D’accord avec Nina P."]');

  it('shows at once that it is on its way, and counts when the backend says so; again takes it back', async () => {
    const backend = fakeBackend(makeComments(3));
    const element = await member(backend);
    const events: number[] = [];
    element.addEventListener('civic-comment-voted', ({ value }) => events.push(value));
    let answer: () => void = () => undefined;
    const { vote: plain } = backend.adapter.comments ?? {};
    backend.instead.vote = (...given: never[]) =>
      new Promise<void>((resolve) => (answer = resolve)).then(() => {
        delete backend.instead.vote;
        return (plain as (...all: unknown[]) => unknown)(...given);
      });
    const up = await voteOf(element);
    up.click();
    await new Promise(requestAnimationFrame);
    assert.equal(up.getAttribute('aria-disabled'), 'true');
    assert.equal(up.getAttribute('aria-pressed'), 'false');
    assert.equal(find(element, '.count')?.textContent, '0');
    up.click();
    answer();
    await until(() => up.getAttribute('aria-pressed') === 'true', 'counted');
    assert.equal(find(element, '.count')?.textContent, '1');
    assert.isNull(up.getAttribute('aria-disabled'));
    assert.equal(up.getAttribute('aria-label'), 'D’accord avec Nina P.');
    await announces(element, 'vote est enregistré');
    up.click();
    await until(() => up.getAttribute('aria-pressed') === 'false', 'taken back');
    assert.equal(find(element, '.count')?.textContent, '0');
    assert.deepEqual(events, [1, 0]);
  });

  it('is there again after a reload, and never on one’s own comment', async () => {
    const backend = fakeBackend(makeComments(3));
    backend.mine.votes = { c0: 1 };
    backend.mine.comments = backend.comments.slice(1, 2);
    const element = await member(backend);
    await until(() => find(element, '[aria-pressed=true]'), 'the vote');
    const own = [...element.renderRoot.querySelectorAll('article')][1];
    assert.isNull(own?.querySelector('[aria-pressed]'));
    assert.include(own?.textContent, 'D’accord 1');
  });

  it('that is refused leaves the number, and says why', async () => {
    const backend = fakeBackend(makeComments(3));
    backend.instead.vote = () => ({ outcome: 'refused', reason: 'own' });
    const element = await member(backend);
    (await voteOf(element)).click();
    await shows(element, 'pour son propre commentaire');
    assert.equal(find(element, '.count')?.textContent, '0');
  });

  it('asks who one is where that is not known, and is then cast by itself', async () => {
    const backend = fakeBackend(makeComments(3));
    const element = mountThread(backend);
    (await voteOf(element)).click();
    await until(() => focused(element)?.textContent.includes('Dites qui vous êtes'), 'the question');
    await join(element);
    await until(() => find(element, '[aria-pressed=true]'), 'the vote');
  });

  it('is for or nothing where the backend takes support only, and absent where it takes none', async () => {
    const backend = fakeBackend(makeComments(3));
    backend.thread.votes = 'support';
    const element = mountThread(backend);
    await button(element, 'Soutenir');
    assert.equal(find(element, 'article')?.querySelectorAll('.vote').length, 1);
    backend.thread.votes = 'none';
    const none = mountThread(backend);
    await when(none, 'article');
    assert.isNull(find(none, '.vote'));
  });
});

describe('a report', () => {
  it('asks for the four things of the law, and answers with a number', async () => {
    const backend = fakeBackend(makeComments(2));
    const element = mountThread(backend);
    (await button(element, 'Signaler')).click();
    (await button(element, 'Envoyer le signalement')).click();
    await shows(element, '5 points');
    find<HTMLInputElement>(element, '[name=reason]')?.click();
    await type(element, 'explanation', 'Le deuxième mot.');
    await type(element, 'name', 'Jo');
    await type(element, 'email', 'jo@exemple.fr');
    find<HTMLInputElement>(element, '#goodFaith')?.click();
    const send = await button(element, 'Envoyer le signalement');
    send.click();
    send.click();
    await until(() => focused(element)?.textContent.includes('S-2026-0042'), 'the number');
    assert.include(focused(element)?.textContent, 'sous huit jours');
    const reports = asked(backend, 'report');
    assert.equal(reports.length, 1);
    assert.include(reports[0], { id: 'c0', reason: 'offensive', explanation: 'Le deuxième mot.', goodFaith: true });
  });

  it('needs no name where children are harmed, and keeps what was typed when it fails', async () => {
    const backend = fakeBackend(makeComments(2));
    const element = mountThread(backend);
    (await button(element, 'Signaler')).click();
    await type(element, 'explanation', 'Une photo.');
    element.renderRoot.querySelectorAll<HTMLInputElement>('[name=reason]')[2]?.click();
    find<HTMLInputElement>(element, '#goodFaith')?.click();
    backend.instead.report = () => {
      throw new CivicError('server', 'fake');
    };
    (await button(element, 'Envoyer le signalement')).click();
    await when(element, '[role=alert]');
    assert.equal(find<HTMLTextAreaElement>(element, '#explanation')?.value, 'Une photo.');
    delete backend.instead.report;
    (await button(element, 'Envoyer le signalement')).click();
    await when(element, '[data-answer]');
    const [first, second] = asked(backend, 'report');
    assert.equal(first?.['act'], second?.['act']);
  });
});

describe('moderation', () => {
  async function moderator(): Promise<[FakeBackend, CivicCommentsElement]> {
    const backend = fakeBackend([...makeComments(3), makeComment(3, { id: 'held', state: 'held' })]);
    backend.mine.can = { moderate: { allowed: true } };
    return [backend, await member(backend)];
  }

  it('is for those with the right only; the log is for everyone', async () => {
    const element = await member(fakeBackend(makeComments(3)));
    assert.isNull(find(element, '[part=moderation]'));
    const log = await button(element, 'Télécharger le journal');
    assert.equal((log as HTMLAnchorElement).href, 'https://backend.example/threads/pistes/log.csv');
  });

  it('shows what waits and why, and decides with a reason and a rule, by native controls', async () => {
    const [backend, element] = await moderator();
    (await button(element, 'Commentaires à modérer (1)')).click();
    const item = await when(element, '.queue .item');
    for (const part of ['2 signalements', 'Contient trois liens']) assert.include(item.textContent, part);
    const choose = (decision: string): void => item.querySelector<HTMLElement>(`button[value=${decision}]`)?.click();
    item.querySelector<HTMLElement>('button')?.focus();
    [...item.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Retirer'))?.click();
    await until(() => item.querySelector('[role=alert]'), 'what is missing');
    choose('none');
    const reason = item.querySelector('select');
    const ground = item.querySelector('input');
    if (reason) reason.value = 'Publicité';
    if (ground) ground.value = 'Charte, article 2';
    [...item.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Retirer'))?.click();
    await announces(element, 'Décision enregistrée');
    const [decision] = asked(backend, 'decide');
    assert.include(decision, { id: 'held', decision: 'remove', reason: 'Publicité', ground: 'Charte, article 2' });
    await shows(element, 'Aucun commentaire n’attend');
    assert.equal(focused(element), find(element, '[data-queue]'));
  });

  it('says when a moderator may decide again who has done so too often, as the backend said', async () => {
    const [backend, element] = await moderator();
    const refused = { outcome: 'refused', reason: 'rate-limited', message: 'Attendez une minute.' } as const;
    backend.instead.decide = () => ({ ...refused, retryAfter: 2650 });
    (await when(element, '[aria-label="Modérer le commentaire de Nina P."]')).click();
    const form = await when(element, 'article [part=decide]');
    const [reason, ground] = [form.querySelector('select'), form.querySelector('input')];
    if (reason) reason.value = 'Publicité';
    if (ground) ground.value = 'Charte, article 2';
    (await button(element, 'Masquer')).click();
    await shows(element, 'Trop de demandes en peu de temps. Réessayez dans 45 minutes.');
    assert.equal(ground?.value, 'Charte, article 2', 'what was typed stays');
    backend.instead.decide = () => ({ ...refused, retryAfter: 30 });
    (await button(element, 'Masquer')).click();
    await shows(element, 'Attendez une minute, puis réessayez.');
  });

  it('decides from the thread too, and leaves a tombstone with the reason', async () => {
    const [, element] = await moderator();
    (await when(element, '[aria-label="Modérer le commentaire de Nina P."]')).click();
    const form = await when(element, 'article [part=decide]');
    assert.equal(focused(element), form.querySelector('select'));
    const reason = form.querySelector('select');
    const ground = form.querySelector('input');
    if (reason) reason.value = 'Publicité';
    if (ground) ground.value = 'Charte, article 2';
    (await button(element, 'Masquer')).click();
    await until(() => find(element, '.tombstone')?.textContent.includes('Charte, article 2'), 'the tombstone');
  });
});
