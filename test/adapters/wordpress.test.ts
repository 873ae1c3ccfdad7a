import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wordpressAdapter } from '../../src/adapters/wordpress.ts';
import type { AskIdentity } from '../../src/adapters/adapter.ts';
import { isCivicError } from '../../src/client/errors.ts';
import { thread, type Comment, type Thread } from '../../src/schema/comments.ts';
import { add, createSite, said, type Site, type SiteSettings } from './wordpress-site.ts';

const key = 'key-0001';
const person = { key, name: 'Nina Petit', email: 'nina@example.org', noticeVersion: '1', lang: 'fr' };

function open(settings: Partial<SiteSettings> = {}, identity?: AskIdentity) {
  const site = createSite(settings);
  const adapter = wordpressAdapter({ fetch: site.fetch, ...(identity && { identity }) });
  const read = async (src = site.post): Promise<Thread> =>
    thread.parse((await adapter.read(src, { lang: 'fr' })).thing);
  const post = (text: string, act = text, more: object = {}) =>
    adapter.comments.post(site.post, { key, act, text, ...more });
  return { site, adapter, read, post, join: () => adapter.comments.join?.(site.post, person) };
}

/** Answers every request with this. */
const answering = (body: string, init: ResponseInit = {}): ReturnType<typeof wordpressAdapter> =>
  wordpressAdapter({ fetch: async () => new Response(body, init) });

async function failure(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  assert.ok(isCivicError(error), String(error));
  return error;
}

/** The texts of comments, each below its parent as the element would place them. */
const texts = (items: readonly Comment[]): (string | undefined)[] => items.map(({ text }) => text);

describe('a post of WordPress', () => {
  it('is a thread with its title, its comments as plain text, and what may be done', async () => {
    const { read, site } = open();
    const { title, url, phase, lang, notice, can, numbers, first, opensAt } = await read();
    assert.equal(title, 'L’avenir de la place & du marché');
    assert.deepEqual([url, phase, lang, opensAt], [site.post, 'open', 'fr-FR', '2026-11-01T08:00:00.000Z']);
    assert.deepEqual(can, { comment: { allowed: true } });
    const { lang: _lang, ...words } = said;
    assert.deepEqual(notice, words);
    assert.equal(numbers['comments']?.value, 5);
    assert.deepEqual(texts(first.items), [
      'L’eau & l’ombre, d’abord',
      'Et les bancs',
      'Sous une réponse',
      'À qui n’est plus là',
      'À qui attend',
    ]);
    assert.deepEqual(
      first.items.map(({ parent, replies, author, at }) => [parent, replies, author, at]),
      [
        [undefined, 2, 'Zoé', '2026-11-01T08:00:01.000Z'],
        ['1', 1, 'Noé', '2026-11-01T08:00:02.000Z'],
        ['2', 0, 'Ana', '2026-11-01T08:00:03.000Z'],
        ['999', 0, 'Léo', '2026-11-01T08:00:04.000Z'],
        ['5', 0, 'Ida', '2026-11-01T08:00:06.000Z'],
      ],
    );
  });

  it('is found by every address that one copies', async () => {
    const addresses = [
      '/2026/11/place/',
      '/2026/11/place',
      '/2026/11/place/comment-page-2/#comment-3',
      '/place/?utm_source=lettre',
      '/actualites/place/',
      '/index.php/2026/11/place/',
      '/archives/12',
      '/?p=12',
      '/?p=12&preview=true#respond',
      '/wp-json/wp/v2/posts/12',
      '/wp-json/wp/v2/posts/12/?_embed',
      '/?rest_route=/wp/v2/posts/12',
    ];
    for (const address of addresses) {
      const { site, read } = open();
      assert.equal((await read(site.url + address)).id, '12', address);
    }
  });

  it('is asked for by the parameter where the site has no pretty addresses, and in its folder', async () => {
    const asked: string[] = [];
    const adapter = wordpressAdapter({
      fetch: async (input) => {
        asked.push(new Request(input).url);
        return new Response('{}', { status: 404 });
      },
    });
    for (const src of [
      'https://a.example/blog/?p=7',
      'https://a.example/blog/wp-json/wp/v2/actes/7',
      'https://a.example/blog/x/',
    ])
      await failure(adapter.read(src));
    assert.deepEqual(
      asked.map((url) => url.replace(/[?&]_fields=.*/, '')),
      [
        'https://a.example/blog/?rest_route=/wp/v2/posts/7',
        'https://a.example/blog/wp-json/wp/v2/actes/7',
        'https://a.example/wp-json/wp/v2/posts?slug=x',
        'https://a.example/blog/wp-json/wp/v2/posts?slug=x',
      ],
    );
  });

  it('that is not there says so, and what to give instead', async () => {
    const { site, adapter } = open();
    for (const address of ['/2026/11/rien/', '/?p=13', '/wp-json/wp/v2/posts/13']) {
      const { code, message } = await failure(adapter.read(site.url + address));
      assert.equal(code, 'not-found', address);
      assert.match(message, /src/);
    }
    const { code, message } = await failure(adapter.read(`${site.url}/`));
    assert.equal(code, 'configuration');
    assert.match(message, /not the address of a post/);
  });

  it('that is closed is closed', async () => {
    const { read, post, join } = open({ open: false });
    const { phase, can } = await read();
    assert.deepEqual([phase, can], ['closed', { comment: { allowed: false } }]);
    await join();
    assert.equal((await post('Trop tard')).reason, 'closed');
  });

  it('that takes comments of those only whom it knows links to its own form', async () => {
    const { read, site, post, join } = open({ said: undefined });
    const { can, notice } = await read();
    assert.deepEqual(can, { comment: { allowed: false, elsewhere: `${site.post}#respond` } });
    assert.equal(notice, undefined);
    await join();
    assert.equal((await failure(post('Bonjour'))).code, 'unauthorized');
    assert.ok(
      site.requests.every(({ method }) => method === 'GET'),
      'nothing is sent that nobody stands for',
    );
  });
});

describe('the comments of a post', () => {
  const many = (count: number): Site => {
    const { site } = open();
    site.comments.splice(0);
    for (let at = 0; at < count; at += 1) add(site, {});
    return site;
  };

  async function all(site: Site, query: object): Promise<string[]> {
    const { comments } = wordpressAdapter({ fetch: site.fetch });
    const ids: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await comments.page(site.post, { ...query, ...(after && { after }) });
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
      if (!after) return ids;
    }
  }

  it('come page by page, each once, in both orders', async () => {
    const site = many(250);
    const oldest = Array.from({ length: 250 }, (_, index) => String(index + 1));
    assert.deepEqual(await all(site, {}), oldest);
    assert.deepEqual(await all(site, { order: 'newest' }), oldest.reverse());
    assert.deepEqual(await all(many(200), {}), oldest.reverse().slice(0, 200));
    assert.equal(site.requests.filter(({ url }) => url.pathname.endsWith('/comments')).length, 6);
  });

  it('keep their places where others come in while one reads', async () => {
    for (const [order, expected] of [
      ['oldest', 252],
      ['newest', 250],
    ] as const) {
      const site = many(250);
      const { comments } = wordpressAdapter({ fetch: site.fetch });
      const ids: string[] = [];
      for (let after: string | undefined; ;) {
        const page = await comments.page(site.post, { order, ...(after && { after }) });
        ids.push(...page.items.map(({ id }) => id));
        if (ids.length === 100) for (const more of [{}, {}]) add(site, more);
        after = page.next;
        if (!after) break;
      }
      const all = Array.from({ length: expected }, (_, index) => String(index + 1));
      assert.deepEqual(ids, order === 'oldest' ? all : all.reverse());
    }
  });

  it('may be the replies to one, what holds some words, or the way to one', async () => {
    const { adapter, site } = open();
    const page = async (query: object) => texts((await adapter.comments.page(site.post, query)).items);
    assert.deepEqual(await page({ parent: '1' }), ['Et les bancs']);
    assert.deepEqual(await page({ search: 'bancs' }), ['Et les bancs']);
    assert.deepEqual(await page({ id: '3' }), ['L’eau & l’ombre, d’abord', 'Et les bancs', 'Sous une réponse']);
    assert.deepEqual(await page({ id: '4' }), ['À qui n’est plus là']);
    for (const id of ['77', 'abc', '5']) {
      assert.equal((await failure(adapter.comments.page(site.post, { id }))).code, 'not-found', id);
    }
  });

  it('end where the cursor is none, and a page behind the last one is empty', async () => {
    const { adapter, site } = open();
    assert.equal((await failure(adapter.comments.page(site.post, { after: 'abc' }))).status, 410);
    assert.deepEqual((await adapter.comments.page(site.post, { after: '990' })).items, []);
  });

  it('may all come in one answer: ten thousand are cut into pages', async () => {
    const site = many(10_000);
    const { fetch } = site;
    site.fetch = (input, init) => {
      const url = new URL(new Request(input, init).url);
      url.searchParams.delete('offset');
      if (url.searchParams.has('per_page')) url.searchParams.set('per_page', '10000');
      return fetch(url, init);
    };
    const adapter = wordpressAdapter({ fetch: site.fetch });
    const { first, numbers } = thread.parse((await adapter.read(site.post)).thing);
    assert.deepEqual([first.items.length, first.next, numbers['comments']?.value], [100, '100', 10_000]);
    const { items } = await adapter.comments.page(site.post, { after: '9900' });
    assert.deepEqual([items.length, items.at(-1)?.id], [100, '10000']);
  });
});

describe('a comment', () => {
  it('is posted under the name and the address that were given, and only with headers that WordPress allows', async () => {
    const { site, post, join, adapter } = open();
    assert.equal((await join())?.outcome, 'counted');
    const { outcome, comment } = await post('Bonjour <b>à</b> & tous', 'a1', { parent: '1' });
    assert.deepEqual(
      [outcome, comment?.text, comment?.parent, comment?.author],
      ['published', 'Bonjour <b>à</b> & tous', '1', 'Nina Petit'],
    );
    const { body } = site.requests.at(-1) ?? assert.fail();
    assert.deepEqual(body, {
      post: 12,
      content: 'Bonjour &lt;b&gt;à&lt;/b&gt; &amp; tous',
      parent: 1,
      author_name: 'Nina Petit',
      author_email: 'nina@example.org',
    });
    const mine = await adapter.comments.mine?.(site.post, { key });
    assert.deepEqual([mine?.name, mine?.comments.length], ['Nina Petit', 1]);
  });

  it('that waits for moderation is held, and in nobody’s list', async () => {
    const { site, adapter, post, join } = open({ moderated: true });
    await join();
    const { outcome, comment } = await post('Bonjour');
    assert.deepEqual([outcome, comment?.state], ['held', 'held']);
    const { items } = await adapter.comments.page(site.post, {});
    assert.ok(!texts(items).includes('Bonjour'));
  });

  it('is posted once, however often it is sent', async () => {
    const { site, post, join } = open();
    await join();
    const before = site.comments.length;
    const [one, two] = [await post('Bonjour', 'a1'), await post('Bonjour', 'a1')];
    assert.deepEqual(one, two);
    assert.equal(site.comments.length, before + 1);
  });

  it('of which the answer was lost is found again, and not posted twice', async () => {
    for (const moderated of [false, true]) {
      const { site } = open({ moderated });
      let isLost = true;
      const adapter = wordpressAdapter({
        async fetch(input, init) {
          const response = await site.fetch(input, init);
          if (init?.method !== 'POST' && !(input instanceof Request && input.method === 'POST')) return response;
          if (!isLost) return response;
          isLost = false;
          throw new TypeError('Failed to fetch');
        },
      });
      await adapter.comments.join?.(site.post, person);
      const act = { key, act: 'a1', text: 'L’été — "enfin"' };
      assert.equal((await failure(adapter.comments.post(site.post, act))).code, 'network');
      const { outcome, comment } = await adapter.comments.post(site.post, act);
      assert.deepEqual([outcome, comment?.author], moderated ? ['held', undefined] : ['published', 'Nina Petit']);
      assert.equal(site.comments.filter(({ author_name }) => author_name === 'Nina Petit').length, 1);
    }
  });

  it('that was said before is refused in the site’s own words', async () => {
    const { post, join } = open();
    await join();
    await post('Bonjour', 'a1');
    const { outcome, reason, message } = await post('Bonjour', 'a2');
    assert.deepEqual([outcome, reason], ['refused', 'duplicate']);
    assert.equal(message, 'Duplicate comment detected; it looks as though you’ve already said that!');
  });

  it('that comes too soon after another is too early, and may be sent again', async () => {
    const { site, post, join } = open({ flood: true });
    await join();
    const { code, retryable, retryAfter } = await failure(post('Bonjour', 'a1'));
    assert.deepEqual([code, retryable, retryAfter], ['rate-limited', true, 15]);
    site.settings.flood = false;
    assert.equal((await post('Bonjour', 'a1')).outcome, 'published');
  });

  it('without an author is refused, and the element asks who one is', async () => {
    const { post, adapter, site } = open();
    const { outcome, reason } = await post('Bonjour');
    assert.deepEqual([outcome, reason], ['refused', 'unknown']);
    assert.equal((await failure(adapter.comments.mine(site.post, { key }))).code, 'unauthorized');
  });

  it('has a text, and its author a name and an address', async () => {
    const { adapter, site, post, join } = open();
    const joined = await adapter.comments.join?.(site.post, { ...person, name: ' ', email: 'nina' });
    assert.deepEqual(joined?.fields, { name: 'required', email: 'invalid' });
    await join();
    for (const text of ['', ' \n ']) assert.deepEqual((await post(text)).fields, { text: 'required' });
  });
});

describe('who acts in WordPress', () => {
  const tokens = new Map([['good', 'Lucie']]);

  it('may be a person of the page: the token is sent, and no name is', async () => {
    const { read, post, site, adapter } = open({ said: undefined, tokens }, () => ({ token: 'good' }));
    assert.deepEqual((await read()).can, { comment: { allowed: true } });
    const { comment } = await post('Bonjour');
    assert.equal(comment?.author, 'Lucie');
    assert.deepEqual(Object.keys(site.requests.at(-1)?.body ?? {}), ['post', 'content']);
    const mine = await adapter.comments.mine?.(site.post, { key });
    assert.deepEqual([mine?.name, mine?.comments.length], ['Lucie', 1]);
  });

  it('is asked once more where the token has expired, and then said', async () => {
    for (const settings of [{ said: undefined }, {}]) {
      const given: boolean[] = [];
      const renewed = open({ ...settings, tokens }, ({ expired }) => {
        given.push(expired);
        return { token: expired ? 'good' : 'old' };
      });
      assert.equal((await renewed.post('Bonjour')).outcome, 'published');
      assert.deepEqual(given, [false, true]);
      const lost = open({ ...settings, tokens }, () => ({ token: 'old' }));
      assert.equal((await failure(lost.post('Bonjour'))).code, 'unauthorized');
      assert.equal((await failure(lost.adapter.comments.mine(lost.site.post, { key }))).code, 'unauthorized');
    }
  });

  it('an application password is sent as it is', async () => {
    const { post, site } = open({}, () => ({ token: 'Basic bHVjaWU6eHh4' }));
    await failure(post('Bonjour'));
    assert.equal(site.requests.at(-1)?.headers.get('authorization'), 'Basic bHVjaWU6eHh4');
  });
});

describe('another answer than that of WordPress', () => {
  const src = 'https://testville.example/2026/11/place/';
  const post = { id: '12', link: src, title: { rendered: 'Place' } };
  const json = { headers: { 'content-type': 'application/json' } };

  /** The post as it is, and these comments. */
  const withComments = (comments: unknown, headers: Record<string, string> = {}) =>
    wordpressAdapter({
      fetch: async (input) =>
        new Request(input).url.includes('/comments')
          ? new Response(JSON.stringify(comments), { headers })
          : new Response(JSON.stringify([post]), json),
    });

  it('is HTML, broken or of another shape: it says which address answered what', async () => {
    for (const body of [
      '<!doctype html><title>Maintenance</title>',
      '[{"id":12',
      '{"data":1}',
      '[{"id":"douze"}]',
      '[1]',
    ]) {
      const { code, message } = await failure(answering(body).read(src));
      assert.equal(code, 'invalid-response', body);
      assert.match(message, /wordpress: GET https:\/\/testville\.example\/wp-json\//);
    }
    for (const comments of [{ code: 'x' }, [{ nothing: 1 }], 'no']) {
      assert.equal((await failure(withComments(comments).read(src))).code, 'invalid-response');
    }
  });

  it('has numbers as strings, dates in other forms, HTML in texts and broken comments beside good ones', async () => {
    const content = { rendered: '<p>Un <script>alert(1)</script>&lt;b&gt;</p><ul><li>deux</li></ul>' };
    const answers = [
      { id: '1', parent: '0', author_name: '<b>Zoé</b> &amp; co', date_gmt: '2026-11-02 09:00:00', content },
      {
        id: 2,
        parent: '1',
        author_name: null,
        date_gmt: '0000-00-00T00:00:00',
        date: '2026-11-02T10:00:00+01:00',
        content,
      },
      { id: 3, content, date_gmt: '1793610000' },
      { id: 4, content, date_gmt: 'hier', parent: 4 },
      { id: 5 },
      null,
      'x',
      { id: -1, content },
    ];
    const { thing } = await withComments(answers).read(src);
    const { first, numbers, title } = thread.parse(thing);
    assert.equal(title, 'Place');
    assert.deepEqual(
      first.items.map(({ id, parent, author, at, text }) => [id, parent, author, at, text]),
      [
        ['1', undefined, 'Zoé & co', '2026-11-02T09:00:00.000Z', 'Un <b>\n\n• deux'],
        ['2', '1', undefined, '2026-11-02T09:00:00.000Z', 'Un <b>\n\n• deux'],
        ['3', undefined, undefined, '2026-11-02T09:00:00.000Z', 'Un <b>\n\n• deux'],
        ['4', undefined, undefined, '1970-01-01T00:00:00.000Z', 'Un <b>\n\n• deux'],
      ],
    );
    assert.equal(numbers['comments']?.value, 8);
  });

  it('has no totals, because a proxy takes them away: pages go on while they are full', async () => {
    const full = Array.from({ length: 100 }, (_, index) => ({ id: index + 1, content: { rendered: 'x' } }));
    const { first, numbers } = thread.parse((await withComments(full).read(src)).thing);
    assert.deepEqual([first.next, numbers], ['100', {}]);
    const rest = thread.parse((await withComments(full.slice(1)).read(src)).thing);
    assert.deepEqual([rest.first.next, rest.numbers['comments']?.value], [undefined, 99]);
  });

  it('goes round in circles: each comment is counted once', async () => {
    const circle = [1, 2, 3].map((id) => ({ id, parent: (id % 3) + 1, content: { rendered: 'x' } }));
    const { first } = thread.parse((await withComments(circle).read(src)).thing);
    assert.deepEqual(
      first.items.map(({ replies }) => replies),
      [2, 2, 2],
    );
  });

  it('says nothing that can be used of who may write: the post’s own form is linked', async () => {
    for (const civic_widgets of [true, [], { controller: 'x' }, { ...said, version: 1 }, null]) {
      const adapter = wordpressAdapter({
        fetch: async (input) =>
          new Response(
            JSON.stringify(new Request(input).url.includes('/comments') ? [] : [{ ...post, civic_widgets }]),
          ),
      });
      const { can } = thread.parse((await adapter.read(src)).thing);
      assert.deepEqual(can, { comment: { allowed: false, elsewhere: `${src}#respond` } });
    }
  });

  it('hides the comments of a protected post: it is shown without them', async () => {
    const adapter = wordpressAdapter({
      fetch: async (input) =>
        new Request(input).url.includes('/comments')
          ? new Response('{"code":"rest_cannot_read_post"}', { status: 401 })
          : new Response(JSON.stringify([post])),
    });
    const { first, numbers } = thread.parse((await adapter.read(src)).thing);
    assert.deepEqual([first.items, numbers], [[], {}]);
  });

  it('is refused to this origin: the message names the header', async () => {
    const adapter = wordpressAdapter({
      identity: () => ({ token: 'good' }),
      async fetch(input, init) {
        if (new Request(input, init).headers.has('authorization')) throw new TypeError('Failed to fetch');
        return new Response(JSON.stringify([post]));
      },
    });
    const { code, message } = await failure(adapter.comments.post(src, { key, act: 'a', text: 'x' }));
    assert.equal(code, 'network');
    assert.match(message, /authorization.*CORS/);
  });

  it('comes too late, or is not waited for', async () => {
    const adapter = wordpressAdapter({
      timeout: 50,
      fetch: (_input, init) =>
        new Promise((_resolve, reject) => {
          const signal = init?.signal ?? (_input instanceof Request ? _input.signal : undefined);
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    });
    assert.equal((await failure(adapter.read(src))).code, 'timeout');
    const abort = new AbortController();
    const reading = wordpressAdapter({ fetch: open().site.fetch }).read(src, { signal: abort.signal });
    abort.abort();
    await assert.rejects(reading, { name: 'AbortError' });
  });
});
