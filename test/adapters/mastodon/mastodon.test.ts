import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CivicAdapter } from '../../../src/adapters/adapter.ts';
import { mastodonAdapter } from '../../../src/adapters/mastodon.ts';
import { thread as shape, type Thread } from '../../../src/schema/comments.ts';
import { createSite, type Site } from './site.ts';

interface Opened {
  site: Site;
  adapter: CivicAdapter;
  src: string;
}

function open(): Opened {
  const site = createSite();
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> =>
    site.fetch(new Request(input, init));
  return { site, adapter: mastodonAdapter({ fetch }), src: `https://social.example/@ville/${site.posts[0]!.id}` };
}

async function read({ adapter, src }: Pick<Opened, 'adapter' | 'src'>): Promise<Thread> {
  const { thing } = await adapter.read(src);
  assert.equal(shape.safeParse(thing).error?.message, undefined);
  return thing as Thread;
}

const page = async ({ adapter, src }: Opened, query: object) =>
  (await adapter.comments?.page?.(src, query))?.items ?? [];

describe('the replies to a post on Mastodon', () => {
  it('are a thread that is read here and answered there', async () => {
    const opened = open();
    const first = opened.site.post('<p>Oui.</p>', {
      account: { acct: 'nina@autre.example', display_name: 'Nina :bike:' },
      language: 'ar',
      edited_at: '2026-05-02T08:00:00Z',
    });
    opened.site.post('<p>Où ?</p>', { in_reply_to_id: first.id });
    const thing = await read(opened);
    assert.equal(thing.title, 'Faut-il des pistes ? valmont.example/pistes');
    assert.deepEqual(thing.can, { comment: { allowed: false, elsewhere: opened.src } });
    assert.equal(thing.numbers['comments']?.value, 2);
    const [top, ...others] = thing.first.items;
    assert.deepEqual(
      [top?.author, top?.text, top?.replies, top?.lang, top?.editedAt],
      ['Nina :bike: (@nina@autre.example)', 'Oui.', 1, 'ar', '2026-05-02T08:00:00.000Z'],
    );
    assert.equal(others.length, 0);
    assert.deepEqual(Object.keys(opened.adapter.comments ?? {}), ['page']);
    assert.deepEqual((await opened.adapter.read(opened.src)).maxAge, 15);
  });

  it('are found at each form of the address', async () => {
    const { adapter, site } = open();
    const { id } = site.posts[0]!;
    for (const path of [
      `@ville/${id}/`,
      `@ville@autre.example/${id}`,
      `users/ville/statuses/${id}`,
      `deck/@ville/${id}?x=1#y`,
    ])
      assert.equal((await adapter.read(`https://social.example/${path}`)).thing.id, id, path);
    for (const path of ['@ville', 'about', `@ville/${id}/embed`])
      await assert.rejects(adapter.read(`https://social.example/${path}`), { code: 'configuration' }, path);
  });

  it('are plain text, with links that can be read, mentions, emoji as text and the words of pictures', async () => {
    const opened = open();
    const link =
      '<a href="https://x.example/a/long/path"><span class="invisible">https://</span><span>x.example/a</span><span class="invisible">/long/path</span></a>';
    opened.site.post(
      `<p><span class="h-card"><a href="https://social.example/@ville" class="u-url mention">@<span>ville</span></a></span> voir ${link} :velo:</p><p>&lt;b&gt;</p><script>alert(1)</script>`,
      {
        media_attachments: [
          { url: 'https://files.example/1.jpg', description: 'Une piste' },
          { url: 'https://files.example/2.jpg', description: null },
          { url: null, description: 'Perdue' },
        ],
      },
    );
    const [comment] = await page(opened, {});
    assert.equal(
      comment?.text,
      '@ville voir https://x.example/a/long/path :velo:\n\n<b>\nUne piste (https://files.example/1.jpg)\nhttps://files.example/2.jpg',
    );
  });

  it('behind a warning are there on demand only', async () => {
    const opened = open();
    const { id } = opened.site.post('<p>Il meurt à la fin.</p>', { spoiler_text: 'Fin du film', sensitive: true });
    const listed = [
      ...(await page(opened, {})),
      ...(await page(opened, { search: '' })),
      ...(await read(opened)).first.items,
    ];
    assert.equal(listed.length, 3);
    for (const { text, tombstone } of listed)
      assert.deepEqual([text, tombstone], [undefined, { kind: 'warned', reason: 'Fin du film' }]);
    assert.deepEqual(await page(opened, { search: 'meurt' }), []);
    assert.equal((await page(opened, { id }))[0]?.text, 'Il meurt à la fin.');
  });

  it('to a post that is gone stand at the top, and those that are not for all are left out', async () => {
    const opened = open();
    const gone = opened.site.post('<p>Effacé</p>');
    const orphan = opened.site.post('<p>Réponse</p>', { in_reply_to_id: gone.id });
    gone.visibility = 'direct';
    assert.deepEqual(
      (await page(opened, {})).map(({ id }) => id),
      [orphan.id],
    );
    const body = { ancestors: [], descendants: [gone, { ...orphan, visibility: 'private' }, null, { id: 5 }] };
    const adapter = mastodonAdapter({ fetch: async () => Response.json(body) });
    assert.deepEqual(await page({ ...opened, adapter }, {}), []);
  });

  it('stand beside each other where they go deeper than a page can show', async () => {
    const opened = open();
    const ids: string[] = [];
    for (let level = 0; level < 7; level += 1)
      ids.push(opened.site.post(`<p>${level}</p>`, ids.length > 0 ? { in_reply_to_id: ids.at(-1) } : {}).id);
    const { depth } = await read(opened);
    assert.equal(depth, 4);
    assert.deepEqual(
      (await page(opened, { parent: ids[3]! })).map(({ id }) => id),
      ids.slice(4),
    );
    assert.deepEqual(
      (await page(opened, { id: ids[6]! })).map(({ id }) => id),
      [...ids.slice(0, 4), ids[6]],
    );
  });

  it('have no number where the server has cut them off', async () => {
    const wide = open();
    for (let place = 0; place < 61; place += 1) wide.site.post(`<p>${place}</p>`);
    const { numbers, first } = await read(wide);
    assert.deepEqual([numbers, first.items.length], [{}, 50]);
    assert.equal((await page(wide, { after: first.next })).length, 10);

    const deep = open();
    let last = deep.site.posts[0]!.id;
    for (let level = 0; level < 21; level += 1) last = deep.site.post('<p>x</p>', { in_reply_to_id: last }).id;
    assert.deepEqual((await read(deep)).numbers, {});
  });

  it('that answer each other in a circle are shown once each', async () => {
    const opened = open();
    const [one, two] = [opened.site.post('<p>1</p>'), opened.site.post('<p>2</p>')];
    const body = {
      descendants: [
        { ...one, in_reply_to_id: two.id },
        { ...two, in_reply_to_id: one.id },
      ],
    };
    const adapter = mastodonAdapter({ fetch: async () => Response.json(body) });
    assert.equal((await page({ ...opened, adapter }, {})).length, 1);
    assert.equal((await page({ ...opened, adapter }, { parent: one.id })).length, 1);
  });
});

describe('a server of Mastodon', () => {
  const src = 'https://social.example/@ville/109000000';
  const answering = (answer: () => Response): CivicAdapter => mastodonAdapter({ fetch: async () => answer() });

  it('that has no such post says so', async () => {
    const { adapter } = open();
    await assert.rejects(adapter.read('https://social.example/@ville/1'), { code: 'not-found' });
  });

  it('that wants everybody logged in says so', async () => {
    const refuse = () => Response.json({ error: 'This method requires an authenticated user' }, { status: 401 });
    await assert.rejects(answering(refuse).read(src), { code: 'unauthorized' });
  });

  it('of another kind gives an answer that cannot be used', async () => {
    for (const body of [{}, { id: 5 }, { descendants: [] }])
      await assert.rejects(answering(() => Response.json(body)).read(src), { code: 'invalid-response' });
    const html = () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
    await assert.rejects(answering(html).read(src), { code: 'invalid-response', message: /not JSON/ });
  });
});
