import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { oEmbedAnswer } from '../../src/server/embedding/oembed.ts';
import { pagePolicy } from '../../src/server/http/headers.ts';
import { thingRow } from '../../src/server/nouns.ts';
import { proposals } from '../../src/server/nouns/consultation/tables.ts';
import { things } from '../../src/server/core/tables.ts';
import { at, day, petitionDocument, start, world, type World } from './support.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';

const html = { Accept: 'text/html' };
const origin = 'https://participer.exemple';

/** One of each thing that has a page. */
async function town(): Promise<World> {
  const made = await world({ document: { thread: {} }, site: { name: 'Valmont' } });
  await made.store.write(async (writer) => {
    const put = async (id: string, document: Parameters<typeof thingRow>[1]) =>
      void (await writer.put(things, thingRow(id, document, start)));
    await put('quand', pollDocument({ opensAt: at(-day), closesAt: at(day) }));
    await put('place', { type: 'thread', title: { fr: 'La place' }, notice: petitionDocument.notice });
    await put('climat', { type: 'consultation', title: { fr: 'Plan climat', en: 'Climate plan' } });
    await writer.put(proposals, {
      ...{ scope: 'climat', id: 'p 1', author: 'a', section: 's', title: 'Des <arbres> & "haies"', body: 'b' },
      ...{ created_at: start, url: null, removed: null },
    });
  });
  return made;
}

const all = [
  ['/petitions/velo', 'civic-petition'],
  ['/petitions/velo/comments', 'civic-comments'],
  ['/polls/quand', 'civic-poll'],
  ['/threads/place', 'civic-comments'],
  ['/consultations/climat', 'civic-counter'],
  ['/consultations/climat/proposals/p%201', 'civic-poll'],
  ['/consultations/climat/proposals/p%201/comments', 'civic-comments'],
] as const;

describe('a frame', () => {
  it('shows each thing of this server, by address or path', async () => {
    const made = await town();
    for (const [path, element] of all) {
      for (const src of [path, `${origin}${path}`, `${origin}${path}?lang=en#text`]) {
        const response = await made.app.request(`${origin}/embed?${new URLSearchParams({ src }).toString()}`, {
          headers: html,
        });
        assert.equal(response.status, 200, src);
        const page = await response.text();
        assert.ok(page.includes(`<${element} src="${path}"`), page);
        assert.ok(page.includes(`<a href="${origin}${path}">`), page);
        assert.match(page, /<title>[^<]+ – Valmont<\/title>/);
        assert.match(page, /<meta name="robots" content="noindex" \/>/);
      }
    }
  });

  it('speaks the language that is asked for, and has the colours that are', async () => {
    const made = await town();
    const read = (query: string, language = 'fr') =>
      made.page(`/embed?src=/petitions/velo${query}`, { 'Accept-Language': language });
    assert.match(await read('&lang=en'), /<html lang="en">.*<title>Cycle tracks – Valmont/);
    assert.match(await read('&lang=xx', 'en'), /<html lang="en">/);
    assert.match(await read(''), /<html lang="fr">.*content="light"/);
    assert.match(await read('&theme=dark'), /name="color-scheme" content="dark"/);
    assert.match(await read('&theme=auto'), /name="color-scheme" content="light dark"/);
    assert.match(await read('&theme=%22%3E%3Cscript%3E'), /name="color-scheme" content="light"/);
  });

  it('may be only the numbers, and takes the attributes of its element', async () => {
    const made = await town();
    const page = await made.page('/embed?src=/petitions/velo&element=counter&metrics=%22%3E%3Cb%3E');
    assert.ok(page.includes('<civic-counter src="/petitions/velo" metrics="&quot;&gt;&lt;b&gt;"'), page);
    const thread = await made.page('/embed?src=/threads/place&order=newest&layout=columns&heading-level=3&onclick=x');
    assert.ok(thread.includes('src="/threads/place" layout="columns" order="newest" heading-level="3">'), thread);
  });

  it('shows nothing else', async () => {
    const { app } = await town();
    const foreign = [
      'https://evil.example/petitions/velo',
      '//evil.example/petitions/velo',
      'javascript:alert(1)',
      'data:text/html,x',
      'https://participer.exemple.evil.example/petitions/velo',
      'https://participer.exemple:444/petitions/velo',
      '/petitions/none',
      '/petitions/velo/signatures',
      '/petitions/%ff',
      '/petitions/%00',
      '/mailbox',
      '/embed?src=/petitions/velo',
      `/petitions/${'x'.repeat(3000)}`,
    ];
    for (const src of foreign) {
      const response = await app.request(`/embed?${new URLSearchParams({ src }).toString()}`, { headers: html });
      assert.equal(response.status, 404, src);
      const page = await response.text();
      assert.match(page, /<h1>Rien à afficher ici<\/h1>/);
      assert.doesNotMatch(page, /<civic-|evil/);
    }
    for (const query of ['', '?src=']) {
      assert.equal((await app.request(`/embed${query}`, { headers: html })).status, 400);
    }
  });

  it('may stand in any page, and nothing else of the server may', async () => {
    const { app } = await town();
    const policyOf = async (path: string) =>
      (await app.request(path, { headers: html })).headers.get('Content-Security-Policy')?.split('; ') ?? [];
    for (const path of ['/embed?src=/petitions/velo', '/embed', '/embed/?src=/none']) {
      const policy = await policyOf(path);
      assert.deepEqual(
        policy,
        pagePolicy()
          .split('; ')
          .filter((rule) => !rule.startsWith('frame-ancestors')),
      );
      assert.ok(policy.includes("script-src 'self'") && policy.includes("default-src 'none'"));
    }
    for (const path of ['/petitions/velo', '/', '/mailbox', '/embedded', '/petitions/velo/embed']) {
      assert.ok((await policyOf(path)).includes("frame-ancestors 'self'"), path);
    }
  });

  it('has a style sheet of its own', async () => {
    const { app } = await town();
    const style = await app.request('/embed.css');
    assert.deepEqual([style.status, style.headers.get('Content-Type')], [200, 'text/css; charset=utf-8']);
  });

  it('stands below the path of the server', async () => {
    const made = await world({ baseUrl: 'https://ville.exemple/participer/' });
    const read = async (src: string) => (await made.app.request(`/embed?src=${encodeURIComponent(src)}`)).status;
    assert.equal(await read('https://ville.exemple/participer/petitions/velo'), 200);
    assert.equal(await read('https://ville.exemple/petitions/velo'), 404);
    const page = await made.page('/embed?src=/participer/petitions/velo');
    assert.ok(page.includes('src="/participer/petitions/velo"') && page.includes('href="/participer/embed.css"'), page);
  });
});

describe('a pasted address', () => {
  const ask = async ({ app }: World, query: Record<string, string>) =>
    app.request(`/oembed?${new URLSearchParams(query).toString()}`, { headers: { Accept: '*/*' } });

  it('of each thing becomes a frame', async () => {
    const made = await town();
    for (const [path] of all) {
      const response = await ask(made, { url: `${origin}${path}` });
      assert.equal(response.headers.get('Content-Type'), 'application/json');
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(response.headers.get('Cache-Control'), 'public, max-age=3600');
      const answer = z.parse(oEmbedAnswer, await response.json());
      assert.deepEqual([answer.provider_name, answer.provider_url], ['Valmont', `${origin}/`]);
      const [, src = ''] = /<iframe src="([^"]+)"/.exec(answer.html) ?? [];
      const frame = new URL(src.replaceAll('&amp;', '&'));
      assert.deepEqual([frame.origin, frame.searchParams.get('src')], [origin, path]);
      const shown = await made.app.request(`${frame.pathname}${frame.search}`);
      assert.equal(shown.status, 200);
      assert.ok((await shown.text()).includes(`src="${path}"`));
    }
  });

  it('is in the language of the address, and as large as there is room', async () => {
    const made = await town();
    const read = async (query: Record<string, string>) => z.parse(oEmbedAnswer, await (await ask(made, query)).json());
    const url = `${origin}/petitions/velo`;
    assert.equal((await read({ url })).title, 'Des pistes cyclables');
    const english = await read({ url: `${url}?lang=en`, maxwidth: '320', maxheight: '200' });
    assert.deepEqual([english.title, english.width, english.height], ['Cycle tracks', 320, 200]);
    assert.match(english.html, /&amp;lang=en" title="Cycle tracks" width="320" height="200"/);
    const wrong = await read({ url, maxwidth: '-3', maxheight: '1e9' });
    assert.deepEqual([wrong.width, wrong.height], [600, 700]);
  });

  it('is what WordPress keeps of an unknown provider: one plain blockquote, one empty frame, no sign left open', async () => {
    const made = await town();
    const { html: markup } = z.parse(
      oEmbedAnswer,
      await (await ask(made, { url: `${origin}/consultations/climat/proposals/p%201` })).json(),
    );
    assert.match(
      markup,
      /^<blockquote><a href="https:\/\/participer\.exemple\/[^"]+">[^<>]+<\/a><\/blockquote>\s*<iframe [^<>]*><\/iframe>$/,
    );
    assert.ok(markup.includes('Des &lt;arbres&gt; &amp; &quot;haies&quot;'), markup);
    // WordPress puts a fragment behind it.
    assert.doesNotMatch(markup, /src="[^"]*#/);
  });

  it('answers XML where it is asked for', async () => {
    const made = await town();
    const response = await ask(made, { url: `${origin}/consultations/climat/proposals/p%201`, format: 'xml' });
    assert.equal(response.headers.get('Content-Type'), 'text/xml; charset=utf-8');
    const text = await response.text();
    assert.match(text, /^<\?xml version="1\.0" encoding="utf-8" standalone="yes"\?>\n<oembed>/);
    const plain = await ask(made, { url: `${origin}/consultations/climat/proposals/p%201` });
    for (const [name, value] of Object.entries((await plain.json()) as Record<string, string | number>)) {
      const [, written = ''] = new RegExp(`<${name}>([^<>]*)</${name}>`).exec(text) ?? [];
      const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
      assert.equal(
        written.replace(/&(lt|gt|quot|amp);/g, (_, sign: string) => signs[sign] ?? ''),
        String(value),
        name,
      );
    }
  });

  it('of nothing here is not found, and another format is not offered', async () => {
    const made = await town();
    const none: Record<string, string>[] = [
      {},
      { url: '' },
      { url: 'https://evil.example/petitions/velo' },
      { url: `${origin}/` },
      { url: `${origin}/petitions/none` },
    ];
    for (const query of none) {
      const response = await ask(made, query);
      assert.deepEqual([response.status, response.headers.get('Content-Type')], [404, 'application/problem+json']);
    }
    const response = await ask(made, { url: `${origin}/petitions/velo`, format: 'yaml' });
    assert.equal(response.status, 501);
  });

  it('is discovered in the head of each page and in its headers', async () => {
    const made = await town();
    for (const [path] of all) {
      const response = await made.app.request(`${path}`, { headers: html });
      const head = (await response.text()).split('</head>')[0] ?? '';
      for (const [type, format] of [
        ['application/json+oembed', 'json'],
        ['text/xml+oembed', 'xml'],
      ] as const) {
        const [, href = ''] =
          new RegExp(`<link\\s+rel="alternate"\\s+type="${type.replace('+', '\\+')}"\\s+href="([^"]+)"`).exec(head) ??
          [];
        const address = href.replaceAll('&amp;', '&');
        assert.equal(new URL(address).searchParams.get('url'), `${origin}${path}`);
        assert.ok(response.headers.get('Link')?.includes(`<${address}>; rel="alternate"; type="${type}"`), path);
        const answer = await made.app.request(address.slice(origin.length));
        assert.equal(answer.status, 200);
        assert.match(answer.headers.get('Content-Type') ?? '', new RegExp(format));
      }
    }
    const english = await made.app.request('/petitions/velo?lang=en', { headers: html });
    assert.match(english.headers.get('Link') ?? '', /petitions%2Fvelo%3Flang%3Den&format=json/);
    for (const path of ['/', '/petitions', '/petitions/none', '/mailbox']) {
      const { headers } = await made.app.request(path, { headers: html });
      assert.equal(headers.get('Link'), null, path);
    }
    const json = await made.app.request('/petitions/velo', { headers: { Accept: 'application/json' } });
    assert.equal(json.headers.get('Link'), null);
  });
});
