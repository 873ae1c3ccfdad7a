import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AskIdentity } from '../../src/adapters/adapter.ts';
import { wordpressAdapter } from '../../src/adapters/wordpress.ts';
import { isCivicError } from '../../src/client/errors.ts';
import { thread, type Thread } from '../../src/schema/comments.ts';
import { startWordPress, type WordPress } from '../support/wordpress.ts';
import { add, createSite } from './wordpress-site.ts';

let site: WordPress;
before(async () => {
  site = await startWordPress();
});
after(() => site.stop());

const key = 'key-0001';
const person = { key, name: 'Nina Petit', email: 'nina@example.org', noticeVersion: '1', lang: 'fr' };
const word = (): string => Math.random().toString(36).slice(2);

/** An address of this machine is another origin for WordPress too; what a browser would not let through is looked at here. */
function watched(): { fetch: typeof fetch; headers: Set<string> } {
  const headers = new Set<string>();
  return {
    headers,
    fetch: (input, init) => {
      const request = new Request(input, init);
      for (const name of request.headers.keys()) headers.add(name);
      return fetch(request);
    },
  };
}

async function open(options: { anonymous?: boolean; moderated?: boolean; identity?: AskIdentity } = {}) {
  site.option('civic_anonymous', options.anonymous === false ? 0 : 1);
  site.option('comment_moderation', options.moderated ? 1 : 0);
  site.option('civic_flood', 0);
  const post = await site.publish({ title: 'L’avenir de la <em>place</em> & du marché', content: 'Bonjour' });
  const { fetch, headers } = watched();
  const adapter = wordpressAdapter({ fetch, ...(options.identity && { identity: options.identity }) });
  const read = async (src = post.link): Promise<Thread> =>
    thread.parse((await adapter.read(src, { lang: 'fr' })).thing);
  const write = (text: string, act = text, more: object = {}) =>
    adapter.comments.post(post.link, { key, act, text, ...more });
  if (!options.identity) await adapter.comments.join(post.link, person);
  return { post, adapter, headers, read, write };
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  return isCivicError(error) ? error.code : String(error);
}

describe('the adapter and WordPress itself', () => {
  it('read a post by each of its addresses', async () => {
    const { post, read } = await open();
    const addresses = [post.link, `${site.url}/?p=${post.id}`, `${site.url}/wp-json/wp/v2/posts/${post.id}`];
    for (const address of [...addresses, `${site.url}/?rest_route=/wp/v2/posts/${post.id}`, `${post.link}#comment-3`]) {
      const { title, url, lang, notice, can, phase } = await read(address);
      assert.deepEqual([title, url, phase], ['L’avenir de la place & du marché', post.link, 'open'], address);
      assert.deepEqual(
        [lang, notice?.controller, can],
        ['en-US', 'Mairie de Testville', { comment: { allowed: true } }],
      );
    }
    assert.equal(await codeOf(read(`${site.url}/2026/11/rien-de-tel/`)), 'not-found');
    assert.equal(await codeOf(read(`${site.url}/?p=999999`)), 'not-found');
  });

  it('post, answer and read again what was typed, as it was typed', async () => {
    const { write, read, headers } = await open();
    const text = 'Oui & non : <script>alert(1)</script> a < b\n\nÀ bientôt, l’été 😀';
    const { outcome, comment } = await write(text);
    assert.deepEqual([outcome, comment?.text, comment?.author], ['published', text, 'Nina Petit']);
    const reply = await write('Une réponse', 'a2', { parent: comment?.id });
    assert.equal(reply.comment?.parent, comment?.id);
    const { first, numbers } = await read();
    assert.deepEqual(
      first.items.map((item) => [item.text, item.parent, item.replies]),
      [
        [text, undefined, 1],
        ['Une réponse', comment?.id, 0],
      ],
    );
    assert.equal(numbers['comments']?.value, 2);
    const allowed = ['accept', 'accept-language', 'content-type', 'authorization'];
    assert.deepEqual(
      [...headers].filter((name) => !allowed.includes(name)),
      [],
    );
  });

  it('hold a comment for moderation, and publish it once it is approved', async () => {
    const { write, read, adapter, post } = await open({ moderated: true });
    const { outcome, comment } = await write('À modérer');
    assert.deepEqual([outcome, comment?.state], ['held', 'held']);
    assert.deepEqual((await read()).first.items, []);
    const mine = await adapter.comments.mine?.(post.link, { key });
    assert.equal(mine?.comments[0]?.text, 'À modérer');
    const reply = await write('Sous ce qui attend', 'a2', { parent: comment?.id });
    site.php(`wp_set_comment_status(${reply.comment?.id}, 'approve');`);
    const [orphan] = (await read()).first.items;
    assert.deepEqual([orphan?.text, orphan?.parent], ['Sous ce qui attend', comment?.id]);
    site.php(`wp_set_comment_status(${comment?.id}, 'approve');`);
    assert.equal((await read()).first.items.length, 2);
  });

  it('take the same act once, and refuse the same text twice and what comes too soon', async () => {
    const { write, post, adapter } = await open();
    const one = await write('Bonjour', 'a1');
    assert.deepEqual(await write('Bonjour', 'a1'), one);
    const again = await write('Bonjour', 'a2');
    assert.deepEqual([again.outcome, again.reason], ['refused', 'duplicate']);
    assert.match(again.message ?? '', /already said that/);
    site.option('civic_flood', 1);
    assert.equal(await codeOf(write('Encore')), 'rate-limited');
    const { items } = await adapter.comments.page(post.link, {});
    assert.equal(items.length, 1);
  });

  it('find again the comment of which the answer was lost', async () => {
    const { post } = await open();
    let isLost = true;
    const adapter = wordpressAdapter({
      async fetch(input, init) {
        const request = new Request(input, init);
        const response = await fetch(request);
        if (request.method !== 'POST' || !isLost) return response;
        isLost = false;
        throw new TypeError('Failed to fetch');
      },
    });
    await adapter.comments.join?.(post.link, person);
    const act = { key, act: 'a1', text: 'L’été -- "enfin"...' };
    assert.equal(await codeOf(adapter.comments.post(post.link, act)), 'network');
    const { outcome, comment } = await adapter.comments.post(post.link, act);
    assert.deepEqual([outcome, comment?.author], ['published', 'Nina Petit']);
    assert.equal((await adapter.comments.page(post.link, {})).items.length, 1);
  });

  it('link to the post’s own form where anonymous comments are not taken, and that form is there', async () => {
    const { post, read, write } = await open({ anonymous: false });
    const { can, notice } = await read();
    assert.deepEqual(can, { comment: { allowed: false, elsewhere: `${post.link}#respond` } });
    assert.equal(notice, undefined);
    assert.match(await (await fetch(post.link)).text(), /id="respond"/);
    assert.equal(await codeOf(write('Bonjour')), 'unauthorized');
  });

  it('know a person by an application password; one that is wrong is asked for once more, then said', async () => {
    const token = `Basic ${Buffer.from(`lectrice:${site.passwords.lectrice}`).toString('base64')}`;
    const wrong = `Basic ${Buffer.from('lectrice:xxxx').toString('base64')}`;
    for (const anonymous of [false, true]) {
      const { write, adapter, post, read } = await open({
        anonymous,
        identity: ({ expired }) => ({ token: expired ? token : wrong }),
      });
      assert.deepEqual((await read()).can, { comment: { allowed: true } });
      const { comment } = await write('Bonjour');
      assert.equal(comment?.author, 'Lectrice');
      assert.equal((await adapter.comments.mine?.(post.link, { key }))?.name, 'Lectrice');
      const lost = await open({ anonymous, identity: () => ({ token: wrong }) });
      assert.equal(await codeOf(lost.write('Bonjour')), 'unauthorized');
      assert.equal(await codeOf(lost.adapter.comments.mine(lost.post.link, { key })), 'unauthorized');
    }
  });

  it('close a discussion', async () => {
    const { post, read, write } = await open();
    site.php(`wp_update_post(['ID' => ${post.id}, 'comment_status' => 'closed']);`);
    const { phase, can } = await read();
    assert.deepEqual([phase, can], ['closed', { comment: { allowed: false } }]);
    assert.equal((await write('Trop tard')).reason, 'closed');
  });

  it('show a post with a password without its comments', async () => {
    const { post, read } = await open();
    site.php(`wp_update_post(['ID' => ${post.id}, 'post_password' => 'secret']);`);
    assert.deepEqual((await read()).first.items, []);
  });

  it('read 250 comments page by page in both orders, find words, and the way to one', async () => {
    const { post, adapter } = await open();
    site.php(`
      for ($i = 0, $parent = 0; $i < 250; $i++) {
        $id = wp_insert_comment(['comment_post_ID' => ${post.id}, 'comment_content' => "Texte n$i", 'comment_author' => 'Zoé',
          'comment_author_email' => 'z@example.org', 'comment_approved' => 1, 'comment_parent' => $i % 5 ? $parent : 0,
          'comment_date' => gmdate('Y-m-d H:i:s', 1700000000 + $i), 'comment_date_gmt' => gmdate('Y-m-d H:i:s', 1700000000 + $i)]);
        $parent = $id;
      }`);
    const all = async (order: string): Promise<string[]> => {
      const found: string[] = [];
      for (let after: string | undefined; ;) {
        const page = await adapter.comments.page(post.link, { order, ...(after && { after }) });
        assert.equal(page.total, 250);
        found.push(...page.items.map(({ text = '' }) => text));
        after = page.next;
        if (!after) return found;
      }
    };
    const oldest = Array.from({ length: 250 }, (_, index) => `Texte n${index}`);
    assert.deepEqual(await all('oldest'), oldest);
    assert.deepEqual(await all('newest'), oldest.reverse());
    const { items } = await adapter.comments.page(post.link, { search: 'n249' });
    const way = await adapter.comments.page(post.link, { id: items[0]?.id ?? '' });
    assert.deepEqual(
      way.items.map(({ text }) => text),
      ['n245', 'n246', 'n247', 'n248', 'n249'].map((n) => `Texte ${n}`),
    );
    const replies = await adapter.comments.page(post.link, { parent: way.items[0]?.id ?? '' });
    assert.deepEqual(
      replies.items.map(({ text }) => text),
      ['Texte n246'],
    );
  });
});

describe('the simulated WordPress', () => {
  /** The same question to both: status, word of refusal, names of the fields, and the headers that matter. */
  async function ask(run: typeof fetch, url: string, init?: RequestInit): Promise<unknown> {
    const response = await run(url, init);
    const body: unknown = await response.json();
    const shape = Array.isArray(body)
      ? body.map((each: object) => Object.keys(each).sort())
      : Object.keys(body as object).sort();
    const { code } = body as { code?: string };
    const total = response.headers.get('x-wp-total');
    return { status: response.status, ...(code ? { code } : { shape }), total };
  }

  it('answers as the real one does', async () => {
    const fields = '_fields=id,parent,author_name,date_gmt,date,content,status';
    const { post } = await open();
    const simulated = createSite();
    simulated.comments.splice(0);
    for (let at = 0; at < 3; at += 1) {
      add(simulated, {});
      site.php(
        `wp_insert_comment(['comment_post_ID' => ${post.id}, 'comment_content' => 'Commentaire ${at}', 'comment_approved' => 1]);`,
      );
    }
    const write = (body: object): RequestInit => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const author = { author_name: 'Zoé', author_email: `${word()}@example.org` };
    const questions = (id: number): [string, RequestInit?][] => [
      [`/comments?post=${id}&${fields}&per_page=2&order=asc`],
      [`/comments?post=${id}&${fields}&per_page=2&page=2&order=asc`],
      [`/comments?post=${id}&${fields}&page=99`],
      [`/comments?post=${id}&${fields}&search=rien-de-tel`],
      [`/comments?post=${id}&status=hold`],
      [`/posts/${id}?_fields=id,link,title,comment_status,date_gmt,civic_widgets`],
      ['/posts?slug=rien-de-tel'],
      ['/posts/999999'],
      ['/users/me'],
      [`/comments?${fields}`, write({ post: id, content: 'un', ...author })],
      [`/comments?${fields}`, write({ post: id, content: 'un', ...author })],
      [`/comments?${fields}`, write({ post: id, content: 'deux', parent: 999999, ...author })],
      [`/comments?${fields}`, write({ post: id, content: '', ...author })],
      [`/comments?${fields}`, write({ post: id, content: 'trois' })],
      [`/comments?${fields}`, write({ post: id, content: 'quatre', author_name: 'a', author_email: 'non' })],
      [`/comments?${fields}`, write({ post: 999999, content: 'cinq', ...author })],
      [`/rien`],
    ];
    const real = questions(post.id);
    for (const [index, [path, init]] of questions(12).entries()) {
      const [realPath, realInit] = real[index] ?? assert.fail();
      assert.deepEqual(
        await ask(simulated.fetch, `${simulated.url}/wp-json/wp/v2${path}`, init),
        await ask(fetch, `${site.url}/wp-json/wp/v2${realPath}`, realInit),
        `${init?.method ?? 'GET'} ${path} ${JSON.stringify(init)}`,
      );
    }
  });

  it('lets through the headers that the real one allows', async () => {
    const response = await fetch(`${site.url}/wp-json/wp/v2/comments`, {
      method: 'OPTIONS',
      headers: { origin: 'https://w.example', 'access-control-request-method': 'POST' },
    });
    assert.equal(
      response.headers.get('access-control-allow-headers'),
      'Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type',
    );
    assert.equal(response.headers.get('access-control-expose-headers'), 'X-WP-Total, X-WP-TotalPages, Link');
  });
});
