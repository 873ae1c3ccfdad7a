import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { nouns, seedDemo } from '../../src/server/nouns.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import { createApp } from '../../src/server/app.ts';
import { createMailbox } from '../../src/server/mail/mailbox.ts';
import { getThing } from '../../src/server/desk/things.ts';
import { exportStore } from '../../src/server/export/run.ts';
import { siteFiles } from '../../src/server/main/static.ts';
import { newKey, signature, start } from './support.ts';

/* The server below a path: the proxy before it takes the path away. */
for (const base of ['https://ville.example/participer', 'https://ville.example/a/b/', 'https://ville.example']) {
  describe(`everything that a server at ${base} says`, () => {
    const address = base.replace(/\/$/, '');
    const prefix = new URL(`${address}/`).pathname;
    // Made once: what most of the tests do is read.
    const seeded = memoryStore();
    before(() => seedDemo(seeded, start));
    function town() {
      const store = seeded;
      const mailbox = createMailbox();
      const app = createApp({
        store,
        baseUrl: base,
        clock: () => start,
        mailer: mailbox,
        site: { icon: '/crest.svg' },
        files: siteFiles('demo'),
      });
      const get = async (path: string, accept = 'text/html') => {
        const response = await app.request(path, { headers: { Accept: accept } });
        return { response, text: await response.text() };
      };
      return { app, store, mailbox, get };
    }
    const isBelow = (url: string): boolean => {
      const { origin, pathname } = new URL(url, `${address}/`);
      return origin !== 'https://ville.example' || pathname.startsWith(prefix);
    };
    /** An address in a page that the reader has come to below the path. */
    const seenFrom = (page: string, url: string): string => new URL(url, `${address}${page}`).href;
    const attributes = /\s(?:href|src|action)="([^"]+)"/g;

    it('names a frame that is there, where one is asked for that is not', async () => {
      const { get } = town();
      const [, example = ''] = /(\/\S*\/?embed\?src=\S+)\/nom/.exec((await get('/embed?src=/nothing')).text) ?? [];
      const { pathname, searchParams } = new URL(example.replaceAll('&#x2F;', '/'), address);
      assert.equal(pathname, `${prefix}embed`);
      const src = `${searchParams.get('src')?.replace('threads', 'petitions')}/pistes-cyclables`;
      assert.equal((await get(`/embed?src=${encodeURIComponent(src)}`)).response.status, 200);
    });

    it('is taken by the commands of the desk, as an address and as a path', async () => {
      const { store } = town();
      const desk = { store, nouns, baseUrl: base, timeZone: 'Europe/Paris', now: start, by: 'operator' as const };
      for (const given of [`${address}/petitions/pistes-cyclables`, '/petitions/pistes-cyclables']) {
        assert.equal((await getThing(desk, given)).path, '/petitions/pistes-cyclables');
      }
    });

    it('has the arguments of a proposal beside its vote', async () => {
      const { text } = await town().get('/consultations/plan-climat/proposals/proposition-1');
      assert.ok(
        text.includes(`<civic-comments src="${prefix}consultations/plan-climat/proposals/proposition-1/comments"`),
      );
      assert.ok(text.includes(`<civic-counter src="${prefix}consultations/plan-climat"`));
    });

    for (const path of [
      '/',
      '/votes.html',
      '/integrer',
      '/donnees-personnelles.html',
      '/en/',
      '/en/consultations.html',
      '/petitions/pistes-cyclables',
      '/petitions/pistes-cyclables/signatures',
      '/threads/reamenager-la-place',
      '/threads/reamenager-la-place/log',
      '/threads/reamenager-la-place/confirm?token=none',
      '/petitions/none',
      '/polls/place-du-marche',
      '/petitions',
      '/consultations/plan-climat',
      '/consultations/plan-climat/proposals',
      '/consultations/plan-climat/proposals/proposition-1',
      `/embed?src=${encodeURIComponent(`${prefix}petitions/pistes-cyclables`)}`,
    ]) {
      it(`stands below it: ${path}`, async () => {
        const { response, text } = await town().get(path);
        const all = [...text.matchAll(attributes)].map(([, url]) => url!.replaceAll('&amp;', '&'));
        const found = all.filter((url) => !url.startsWith('#'));
        assert.ok(found.length > 0);
        for (const url of found) assert.ok(isBelow(seenFrom(path, url)), `${path}: ${url}`);
        for (const link of (response.headers.get('Link') ?? '').matchAll(/<([^>]+)>/g)) assert.ok(isBelow(link[1]!));
      });
    }

    it('as JSON, oEmbed, badge, mail and redirect too', async () => {
      const { app, get, mailbox } = town();
      const json = await get('/petitions/pistes-cyclables', 'application/json');
      const petition = JSON.parse(json.text) as {
        url: string;
        textVersion: string;
        notice: { url: string; version: string };
      };
      for (const url of [petition.url, petition.notice.url]) assert.ok(url.startsWith(`${address}/`), url);
      const thread = JSON.parse((await get('/threads/reamenager-la-place', 'application/json')).text) as {
        notice: { url: string };
      };
      assert.ok(thread.notice.url.startsWith(`${address}/`), thread.notice.url);
      const asked = `/oembed?url=${encodeURIComponent(petition.url)}`;
      const { html, provider_url } = JSON.parse((await get(asked)).text) as { html: string; provider_url: string };
      assert.equal(provider_url, `${address}/`);
      for (const [, url] of html.matchAll(attributes)) assert.ok(url!.startsWith(`${address}/`), url);
      assert.equal((await get('/petitions/pistes-cyclables/badge.svg', 'image/svg+xml')).response.status, 200);
      assert.equal((await app.request('/favicon.ico')).headers.get('Location'), `${prefix}crest.svg`);
      const act = signature({
        key: newKey(),
        textVersion: petition.textVersion,
        noticeVersion: petition.notice.version,
      });
      const sent = await app.request('/petitions/pistes-cyclables/signatures', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(act),
      });
      assert.equal(sent.status, 202);
      const links = [...(mailbox.mails[0]?.text.matchAll(/https:\S+/g) ?? [])].map(([url]) => url);
      assert.ok(links.length > 0);
      for (const link of links) assert.ok(link.startsWith(`${address}/`), link);
    });

    it('and the document of its interface and an archive', async () => {
      const { get, store } = town();
      const { servers } = JSON.parse((await get('/openapi.json')).text) as { servers: { url: string }[] };
      assert.deepEqual(servers, [{ url: address }]);
      const files = new Map<string, string>();
      const write = async (path: string, content: unknown) => void files.set(path, JSON.stringify(content));
      await exportStore(store, nouns, { write }, { baseUrl: base, at: start });
      const addresses = [...files.values()].flatMap((text) => text.match(/"https?:\/\/ville\.example[^"]*"/g) ?? []);
      assert.ok(addresses.length > 100);
      for (const url of addresses) assert.ok(JSON.parse(url).startsWith(address), url);
    });
  });
}
