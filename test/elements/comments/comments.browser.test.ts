import { assert } from 'chai';
import { CivicError } from '../../../src/client/errors.ts';
import type { CivicCommentsElement } from '../../../src/elements/comments/comments.ts';
import type { Comment } from '../../../src/schema/comments.ts';
import { fakeBackend, makeComment, makeComments, mountThread, type FakeBackend } from '../../support/comments.ts';
import { announces, button, cleanUp, find, shows, textOf, until, when } from '../../support/mount.ts';

const clean = (): void => {
  history.replaceState(null, '', location.pathname + location.search);
  cleanUp();
};
beforeEach(clean);
afterEach(clean);

const items = (element: CivicCommentsElement): HTMLElement[] => [
  ...element.renderRoot.querySelectorAll<HTMLElement>('.item'),
];
const heads = (element: CivicCommentsElement): string[] =>
  [...element.renderRoot.querySelectorAll('.text')].map(({ textContent }) => textContent);
const focused = (element: CivicCommentsElement): Element | null => element.shadowRoot?.activeElement ?? null;

async function open(backend: FakeBackend, attributes: Record<string, string> = {}): Promise<CivicCommentsElement> {
  const element = mountThread(backend, attributes);
  await when(element, '[data-lists]');
  return element;
}

/** Comments without replies, each with a text of its own. */
const plain = (count: number): Comment[] =>
  Array.from({ length: count }, (_, place) => {
    const { parent, ...comment } = makeComment(place, { text: `Texte ${place}` });
    return { ...comment, side: ['1', '-1', '0'][place % 3] ?? '1' };
  });

describe('<civic-comments> shows', () => {
  it('title, count with its time, sides with theirs, and the first page, in one request', async () => {
    const backend = fakeBackend(plain(45));
    const element = await open(backend);
    const text = textOf(element);
    for (const part of ['Des pistes cyclables', '45 commentaires', 'Compté le', 'Pour 15', 'Contre 15', 'Neutre 15']) {
      assert.include(text, part);
    }
    assert.equal(items(element).length, 20);
    assert.deepEqual(backend.calls, []);
  });

  it('why a count fell, with the way to where that is said, as text', async () => {
    const backend = fakeBackend(plain(3));
    const fallen = { value: 3, asOf: '2026-05-03T10:00:00Z', method: 'Un commentaire publié compte une fois.' };
    const text = `2 commentaires retirés du compte : envois en masse <img src=x onerror=hacked()> ${'très '.repeat(40)}`;
    const url = 'https://valmont.example/journal';
    backend.thread = { numbers: { comments: { ...fallen, invalidated: 2, why: { text, url } } } };
    const element = await open(backend);
    const link = find<HTMLAnchorElement>(element, `a[href="${url}"]`);
    assert.equal(link?.textContent, text);
    assert.include(textOf(element), '2 hors du compte');
    element.remove();
    backend.thread = { numbers: { comments: fallen } };
    assert.isNull(find(await open(backend), `a[href="${url}"]`));
  });

  it('the official answer with who, when and text, as text, and nothing where there is none', async () => {
    const backend = fakeBackend(plain(1));
    const text = 'Nous plantons un chêne. <img src=x onerror=hacked()>';
    backend.thread = { answer: { author: 'La maire', at: '2026-05-03T10:00:00Z', text } };
    const element = await open(backend);
    const answer = find(element, '[part=answer]');
    for (const part of ['Réponse officielle', 'La maire', '3\u00a0mai 2026', text])
      assert.include(answer?.textContent, part);
    assert.isNull(answer?.querySelector('img'));
    element.remove();
    assert.isNull(find(await open(fakeBackend(plain(1))), '[part=answer]'));
  });

  it('each comment as an article in a list, with author, time and side in words', async () => {
    const element = await open(fakeBackend(plain(2)));
    const list = find(element, 'ol[role=list]');
    assert.equal(list?.getAttribute('aria-label'), 'Commentaires');
    const article = find(element, 'ol > li > article');
    const head = find(element, `#${article?.getAttribute('aria-labelledby')}`);
    assert.equal(head?.textContent, 'Nina P., 1er\u00a0mai 2026');
    assert.equal(head?.getAttribute('role'), 'heading');
    assert.equal(find(element, '.side')?.textContent, 'Pour');
    assert.equal(find(element, 'article .side')?.textContent, 'Pour');
    assert.equal(find(element, 'article bdi')?.textContent, 'Nina P.');
  });

  it('who speaks for the institution, who made the proposal, and what was edited, in words', async () => {
    const changes = [{ role: 'official' }, { role: 'proposer', editedAt: '2026-05-02T00:00:00Z' }, { role: 'Expert' }];
    const backend = fakeBackend(changes.map((change, place) => makeComment(place, change)));
    const text = textOf(await open(backend));
    for (const part of ['Réponse de l’institution', 'À l’origine de la proposition', 'Modifié', 'Expert']) {
      assert.include(text, part);
    }
  });

  it('the next page where the last one ends, moves reading there, and nothing above it', async () => {
    const backend = fakeBackend(plain(45));
    const element = await open(backend);
    const before = items(element);
    (await button(element, 'Afficher plus')).click();
    await until(() => items(element).length === 40, 'the second page');
    assert.deepEqual(items(element).slice(0, 20), before);
    assert.equal(focused(element)?.closest('article')?.querySelector('.text')?.textContent, 'Texte 20');
    await until(() => find(element, '.announcement')?.textContent === '40 commentaires affichés.', 'what is said');
    (await button(element, 'Afficher plus')).click();
    await until(() => items(element).length === 45, 'the last page');
    await element.updateComplete;
    assert.isNull(find(element, '.more'));
  });

  it('nothing twice: not for a double click, nor for what a backend sends again, nor for a cursor in a circle', async () => {
    const backend = fakeBackend(plain(60));
    let asked = 0;
    backend.instead.page = () => {
      asked += 1;
      return { items: [...plain(22), ...plain(22)], next: '20' };
    };
    const element = await open(backend);
    const more = await button(element, 'Afficher plus');
    more.click();
    more.click();
    await until(() => items(element).length === 22, 'what is new');
    await element.updateComplete;
    assert.equal(asked, 1);
    assert.isNull(find(element, '.more'), 'a cursor that leads back is followed no more');
  });

  it('the way to try again after a failure, and the way to the beginning where a cursor has expired', async () => {
    const backend = fakeBackend(plain(45));
    const element = await open(backend);
    backend.instead.page = () => {
      throw new CivicError('network', 'fake');
    };
    (await button(element, 'Afficher plus')).click();
    const retry = await button(element, 'Réessayer');
    delete backend.instead.page;
    retry.click();
    await until(() => items(element).length === 40, 'the second page');
    backend.instead.page = () => {
      throw new CivicError('not-found', 'fake: the cursor has expired', { status: 410 });
    };
    (await button(element, 'Afficher plus')).click();
    (await button(element, 'Recharger')).click();
    await until(() => items(element).length === 20, 'the first page');
  });

  it('replies on demand, nested as deep as the backend says, and flat below that with whom they answer', async () => {
    const chain = ['a', 'b', 'c', 'd', 'e'].map((id, place) => ({
      ...makeComment(0, { id, text: `Texte ${id}`, author: `Auteur ${id}` }),
      ...(place > 0 && { parent: ['a', 'b', 'c', 'd'][place - 1] }),
    }));
    const backend = fakeBackend(chain);
    backend.thread.depth = 2;
    // Below the deepest, a backend answers all that follows in one page.
    backend.instead.page = (_src: never, { parent }: { parent: string }) => ({
      items: parent === 'a' ? [{ ...chain[1], replies: 3 }] : chain.slice(2),
    });
    const element = await open(backend);
    for (const author of ['a', 'b']) {
      const toggle = await when(element, `button[aria-label$="Auteur ${author}"][aria-expanded]`);
      assert.equal(toggle.getAttribute('aria-expanded'), 'false');
      toggle.click();
      await until(() => toggle.getAttribute('aria-expanded') === 'true', 'open');
    }
    await until(() => items(element).length === 5, 'all replies');
    const depths = items(element).map((item) => {
      let depth = 0;
      for (let at = item.parentElement?.closest('.item'); at; at = at.parentElement?.closest('.item')) depth += 1;
      return depth;
    });
    assert.deepEqual(depths, [0, 1, 2, 2, 2]);
    const marks = [...element.renderRoot.querySelectorAll('.marks')].map(({ textContent }) => textContent);
    assert.include(marks.at(-2), 'En réponse à Auteur c');
    assert.deepEqual(heads(element).at(-1), 'Texte e');
  });

  it('harmlessly: a parent that does not exist, a cycle, a comment below itself, two with one id', async () => {
    const [one, two, three, four] = plain(4) as [Comment, Comment, Comment, Comment];
    const first = [
      { ...one, parent: 'nowhere' },
      { ...two, parent: three.id, replies: 1 },
      { ...three, parent: two.id, replies: 1 },
      { ...four, parent: four.id, replies: 1 },
      { ...four, text: 'Le même encore' },
    ];
    const backend = fakeBackend(first);
    backend.thread.first = { items: first };
    backend.instead.page = () => ({ items: first });
    const element = await open(backend);
    for (let round = 0; round < 6; round += 1) {
      for (const closed of element.renderRoot.querySelectorAll<HTMLElement>('[aria-expanded=false]')) closed.click();
      await element.updateComplete;
    }
    await until(() => items(element).length === 4, 'each once');
    const ids = [...element.renderRoot.querySelectorAll('[id]')].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('another order from its beginning, and the first one again as it was', async () => {
    const backend = fakeBackend(plain(45));
    const element = await open(backend);
    const select = find<HTMLSelectElement>(element, '#order');
    assert.equal(find(element, 'label[for=order]')?.textContent, 'Classer par');
    const choose = (value: string): void => {
      if (select) select.value = value;
      select?.dispatchEvent(new Event('change'));
    };
    choose('newest');
    await until(() => heads(element)[0] === 'Texte 44', 'the newest first');
    await announces(element, 'Les plus récents');
    choose('oldest');
    await until(() => heads(element)[0] === 'Texte 0', 'the oldest first');
    assert.equal(backend.calls.filter(([name]) => name === 'page').length, 1);
  });

  it('the order that the page asks for, and one random order per visit', async () => {
    const backend = fakeBackend(plain(45));
    const element = await open(backend, { order: 'newest' });
    await until(() => heads(element)[0] === 'Texte 44', 'the newest first');
    backend.thread.orders = [
      { id: 'oldest', label: 'Anciens' },
      { id: 'random', label: 'Au hasard' },
    ];
    const orders = [];
    for (let visit = 0; visit < 2; visit += 1) {
      await open(backend, { order: 'random' });
      await until(
        () => backend.calls.filter(([, query]) => /random/.test(JSON.stringify(query))).length > visit,
        'asked',
      );
    }
    for (const [, query] of backend.calls) orders.push((query as { order: string }).order);
    assert.match(orders[1] ?? '', /^random:\w{8}$/);
    assert.equal(orders[1], orders[2]);
    assert.equal(sessionStorage.length, 0, 'nothing is stored for an order that nobody chose');
  });

  it('the random order of this visit after a reload too, once it was chosen', async () => {
    const backend = fakeBackend(plain(45));
    backend.thread.orders = [
      { id: 'oldest', label: 'Anciens' },
      { id: 'random', label: 'Au hasard' },
    ];
    // The visit began on another page.
    sessionStorage.setItem('civic-widgets.visit', 'k3x9k3x9');
    const element = await open(backend);
    const select = await when<HTMLSelectElement>(element, '#order');
    select.value = 'random';
    select.dispatchEvent(new Event('change'));
    await until(() => backend.calls.length > 0, 'asked');
    assert.deepEqual(backend.calls[0], ['page', { order: 'random:k3x9k3x9' }]);
    assert.equal(sessionStorage.getItem('civic-widgets.visit'), 'k3x9k3x9');
  });

  it('a page of one’s own where the first order is random: what came with the thread is everyone’s', async () => {
    const backend = fakeBackend(plain(45));
    backend.thread.orders = [{ id: 'random', label: 'Au hasard' }];
    const element = await open(backend);
    await until(() => items(element).length === 20, 'the page');
    assert.match(JSON.stringify(backend.calls), /^\[\["page",\{"order":"random:\w{8}"\}\]\]$/);
  });

  it('what holds the words that are searched for, where it stands, and the way back', async () => {
    const backend = fakeBackend(makeComments(45));
    const element = await open(backend);
    const field = await when<HTMLInputElement>(element, '#find');
    field.value = 'livraisons';
    (await button(element, 'Chercher')).click();
    await shows(element, 'contiennent « livraisons »');
    for (const text of heads(element)) assert.include(text, 'livraisons');
    const reply = await until(
      () => items(element).find((item) => item.textContent.includes('Voir dans')),
      'a way to its place',
    );
    reply.querySelector<HTMLElement>('.buttons .link')?.click();
    await until(() => find(element, '[data-found]') === null, 'the discussion');
    field.value = 'introuvable';
    (await button(element, 'Chercher')).click();
    await shows(element, 'Aucun commentaire ne contient');
    (await button(element, 'Revenir')).click();
    await until(() => items(element).length >= 20, 'all');
    assert.equal(focused(element), field);
  });

  it('new comments on request, and nothing jumps before', async () => {
    const backend = fakeBackend(plain(45));
    const element = await open(backend);
    backend.comments.push(makeComment(900, { id: 'late', text: 'Plus tard' }));
    const before = heads(element);
    await element.store?.resource(element.src, 'fr').run(true);
    const news = await button(element, '1 nouveau commentaire');
    assert.deepEqual(heads(element), before);
    news.click();
    await until(() => heads(element)[0] === 'Plus tard', 'the newest first');
    assert.isNull(find(element, '.news'));
    assert.equal(find<HTMLSelectElement>(element, '#order')?.value, 'newest');
  });

  it('the facts of the backend as they are now, where they stand', async () => {
    const backend = fakeBackend(plain(5));
    const element = await open(backend);
    backend.comments = backend.comments.map((each) => (each.id === 'c1' ? { ...each, up: 99 } : each));
    await element.store?.resource(element.src, 'fr').run(true);
    await until(() => items(element)[1]?.querySelector('.count')?.textContent === '99', 'the new count');
  });

  it('a long text and one of many lines folded, and whole on demand', async () => {
    const long = `Un début. ${'mot '.repeat(300)}fin`;
    const lines = 'ligne\n'.repeat(200);
    const element = await open(fakeBackend([makeComment(0, { text: long }), makeComment(1, { text: lines })]));
    assert.isBelow(heads(element)[0]?.length ?? 0, 402);
    assert.isBelow(items(element)[1]?.offsetHeight ?? 0, 600);
    const more = await button(element, 'Lire la suite');
    assert.equal(more.getAttribute('aria-expanded'), 'false');
    more.click();
    await until(() => heads(element)[0] === long, 'the whole');
    assert.equal(more.getAttribute('aria-expanded'), 'true');
  });

  it('the language and the direction of each text, and time in words', async () => {
    const now = new Date(Date.now() - 3 * 3_600_000).toISOString();
    const element = await open(
      fakeBackend([
        makeComment(0, { text: 'نعم', lang: 'ar', at: now }),
        makeComment(1, { text: '123 yes', lang: 'not a tag' }),
      ]),
    );
    const [arabic, english] = [...element.renderRoot.querySelectorAll('.text')];
    assert.deepEqual([arabic?.getAttribute('lang'), arabic?.getAttribute('dir')], ['ar', 'rtl']);
    assert.deepEqual([english?.getAttribute('lang'), english?.getAttribute('dir')], [null, 'ltr']);
    assert.equal(find(element, 'time')?.textContent, 'il y a 3 heures');
  });

  it('only safe links as links, and says nothing of this page to them', async () => {
    const text =
      'Voir https://a.example/x?y=1. javascript:alert(1) https://user:pw@b.example data:text/html,x mailto:a@b.fr';
    const element = await open(fakeBackend([makeComment(0, { text })]));
    const links = [...element.renderRoot.querySelectorAll<HTMLAnchorElement>('.text a')];
    assert.deepEqual(
      links.map(({ href }) => href),
      ['https://a.example/x?y=1', 'mailto:a@b.fr'],
    );
    for (const { rel } of links) assert.equal(rel, 'nofollow ugc noreferrer');
    assert.equal(heads(element)[0], text);
  });

  it('an empty thread with what one can do, a closed one with the reason', async () => {
    const backend = fakeBackend([]);
    const element = await open(backend);
    assert.include(textOf(element), 'Aucun commentaire pour le moment');
    assert.isNotNull(find(element, '[data-write]'));
    backend.thread.can = { comment: { allowed: false, reason: 'La discussion est close depuis lundi.' } };
    const closed = await open(backend);
    assert.include(textOf(closed), 'close depuis lundi');
    assert.isNull(find(closed, '[data-write]'));
  });
});

describe('a link to a comment', () => {
  const link = (id: string): void => {
    location.hash = `#civic-comment-${encodeURIComponent(id)}`;
  };

  it('opens its parents, moves the focus, and loads what is on no page yet', async () => {
    const backend = fakeBackend(makeComments(200));
    link('c154');
    const element = mountThread(backend);
    await until(() => focused(element)?.matches('.head'), 'the focus');
    const article = focused(element)?.closest('article');
    assert.equal(article?.querySelector('.text')?.textContent, makeComment(154).text);
    assert.equal(article?.closest('.replies')?.closest('.item'), items(element)[0], 'below what it answers, on top');
    assert.deepEqual(backend.calls, [['page', { id: 'c154' }]]);
  });

  it('works when it is followed in the page, and stands in each comment', async () => {
    const element = await open(fakeBackend(makeComments(45)));
    const time = find<HTMLAnchorElement>(element, 'article a');
    assert.match(time?.href ?? '', /#civic-comment-c0$/);
    link('c10');
    await until(() => focused(element)?.textContent.includes('Camille Martin'), 'the focus');
  });

  it('to a comment of elsewhere does nothing, and the next one is followed', async () => {
    link('elsewhere');
    const backend = fakeBackend(makeComments(45));
    const element = await open(backend);
    let moves = 0;
    element.renderRoot.addEventListener('focusin', () => (moves += 1));
    await until(() => backend.calls.some(([, query]) => (query as { id: string }).id === 'elsewhere'), 'the question');
    link('c10');
    await until(() => focused(element)?.textContent.includes('Camille Martin'), 'the focus');
    assert.equal(moves, 1);
    assert.equal(items(element).length, 20);
  });
});

describe('tombstones', () => {
  const at = '2026-05-02T10:00:00Z';
  const stone = (id: string, kind: 'author' | 'moderator' | 'awaiting' | 'hidden'): Comment => {
    const because = {
      reason: 'Propos injurieux',
      ground: 'Charte, article 4',
      contest: 'https://valmont.example/recours',
    };
    return { id, at, replies: 0, tombstone: { kind, at, ...(kind === 'moderator' && because) } };
  };

  it('say of each kind who, why, by which rule and where to contest, and keep the replies', async () => {
    const kinds = ['author', 'moderator', 'awaiting', 'hidden'] as const;
    const reply = makeComment(9, { id: 'reply', parent: 'moderator', text: 'Je réponds.' });
    const backend = fakeBackend([...kinds.map((kind) => stone(kind, kind)), reply]);
    backend.instead.page = (_src: never, { id }: { id?: string }) => ({
      items: id ? [{ ...stone('hidden', 'hidden'), text: 'Un texte masqué.' }] : [reply],
    });
    const element = await open(backend);
    const texts = items(element).map(({ textContent }) => textContent.replace(/\s+/g, ' '));
    assert.include(texts[0], 'supprimé par la personne qui l’a écrit');
    for (const part of [
      'retiré par la modération',
      '2 mai 2026',
      'Propos injurieux',
      'Charte, article 4',
      'Contester',
    ]) {
      assert.include(texts[1], part);
    }
    assert.include(texts[2], 'en attente');
    assert.isNull(find(element, '.tombstone .text'));
    (await button(element, 'Afficher le texte masqué')).click();
    await until(() => find(element, '.tombstone .text')?.textContent === 'Un texte masqué.', 'the hidden text');
    (await button(element, 'Afficher 1 réponse')).click();
    await shows(element, 'Je réponds.');
    assert.isNull(find(element, '.tombstone .vote'));
  });
});
