import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { summary } from '../../src/server/pages/layout.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { at, day, newKey, petitionDocument, put, signature, world, type World } from './support.ts';

const hostile = '</script><script>alert(1)</script><!-- &amp; \u2028';

/** The head of a page: its data, and its other parts by what names them. */
async function head(town: World, path: string) {
  const response = await town.app.request(path, { headers: { Accept: 'text/html' } });
  const [, text = ''] = /<head>(.*)<\/head>/s.exec(await response.text()) ?? [];
  const blocks = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, json = '']) => json,
  );
  const parts = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '', value = '']) => [name, value]);
  return {
    text,
    data: blocks.map((json) => JSON.parse(json) as Record<string, unknown>),
    meta: Object.fromEntries(parts(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)) as Record<string, string>,
    languages: Object.fromEntries(parts(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)) as Record<
      string,
      string
    >,
  };
}

describe('the head of a page', () => {
  it('describes a petition to search engines and to sites where it is posted', async () => {
    const town = await world();
    const { data, meta, languages, text } = await head(town, '/petitions/velo?lang=en');
    const address = 'https://participer.exemple/petitions/velo';
    assert.equal(meta['description'], 'We ask for tracks. Three bridges.');
    assert.deepEqual(
      ['title', 'description', 'url', 'type', 'site_name', 'locale', 'locale:alternate'].map(
        (name) => meta[`og:${name}`],
      ),
      ['Cycle tracks', meta['description'], `${address}?lang=en`, 'article', 'Civic Widgets', 'en_GB', 'fr_FR'],
    );
    assert.deepEqual(languages, { fr: address, en: `${address}?lang=en`, 'x-default': address });
    assert.doesNotMatch(text, /og:image/);
    assert.equal(data.length, 1);
    const { '@type': type, name, inLanguage, interactionStatistic: count, potentialAction } = data[0] ?? {};
    assert.deepEqual([type, name, inLanguage], ['CreativeWork', 'Cycle tracks', 'en']);
    assert.deepEqual(count, {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/EndorseAction',
      userInteractionCount: 0,
    });
    assert.deepEqual(potentialAction, { '@type': 'EndorseAction', target: address });
  });

  it('reads the language that is asked for as pages and systems write it', async () => {
    const town = await world();
    for (const lang of ['en', 'en-GB', 'en_GB', 'EN', ' en', 'en_US.UTF-8', 'en_GB@euro']) {
      for (const [path, headers] of [
        [`/petitions/velo?lang=${encodeURIComponent(lang)}`, {}],
        ['/petitions/velo', { 'Accept-Language': lang }],
      ] as const) {
        const answer = await town.app.request(path, { headers: { Accept: 'application/json', ...headers } });
        assert.equal(((await answer.json()) as { lang: string }).lang, 'en', lang);
      }
      await town.act('', signature({ key: newKey(), lang, email: `${lang.length}@exemple.fr` }));
      assert.match(town.mailbox.mails[0]?.text ?? '', /^Hello,/, lang);
    }
    await town.act('', signature({ key: newKey(), lang: 'de_DE' }));
    assert.match(town.mailbox.mails[0]?.text ?? '', /^Bonjour,/);
  });

  it('cuts a long text at a word, and never through what is seen as one sign', () => {
    const family = '👨\u200d👩\u200d👧\u200d👦';
    for (const [text, expected] of [
      ['Un mot. '.repeat(40), `${'Un mot. '.repeat(25).trim()}…`],
      ['木'.repeat(880), `${'木'.repeat(200)}…`],
      [`a ${'木'.repeat(880)}`, `a ${'木'.repeat(198)}…`],
      [`${'木'.repeat(199)}${family}木`, `${'木'.repeat(199)}…`],
      [`${'木'.repeat(199)}𠮷木`, `${'木'.repeat(199)}…`],
      [`${'木'.repeat(198)}e\u0301\u0323木`, `${'木'.repeat(198)}…`],
      [`${'木'.repeat(198)}𠮷`, `${'木'.repeat(198)}𠮷`],
    ] as const)
      assert.equal(summary(text), expected);
    assert.ok(summary(family.repeat(100)).length <= 201);
    assert.ok(summary(`a${'\u0300'.repeat(100_000)}`).isWellFormed());
  });

  it('names no other language where there is none', async () => {
    const town = await world({ document: { title: { fr: 'Seul' } } });
    const { languages, meta, text } = await head(town, '/petitions/velo?lang=en');
    assert.deepEqual(languages, {});
    assert.equal(meta['og:locale'], 'fr_FR');
    assert.ok(text.includes('rel="canonical" href="https://participer.exemple/petitions/velo"'));
    assert.doesNotMatch(await town.page('/petitions/velo'), /class="language"/);
  });

  it('leaves out hidden votes, and what was taken out of a thread', async () => {
    const town = await world();
    const dates = { opensAt: at(-day), closesAt: at(day) };
    await put(town.store, 'ouvert', pollDocument(dates));
    await put(town.store, 'secret', pollDocument({ ...dates, results: 'after-close' }));
    const shown = (await head(town, '/polls/ouvert')).data[0] ?? assert.fail();
    assert.equal(shown['@type'], 'Question');
    assert.deepEqual(
      (shown['suggestedAnswer'] as { text: string }[]).map(({ text }) => text),
      ['Le matin', 'Le midi', 'Le soir'],
    );
    assert.ok(shown['interactionStatistic']);
    const hidden = (await head(town, '/polls/secret')).data[0] ?? assert.fail();
    assert.equal(hidden['interactionStatistic'], undefined);
  });

  it('is an event for a consultation, and a discussion for a thread', async () => {
    const town = await world();
    const dates = { opensAt: at(-day), closesAt: at(day) };
    await put(town.store, 'climat', { type: 'consultation', title: { fr: 'Plan' }, ...dates });
    await put(town.store, 'place', { type: 'thread', title: { fr: 'La place' }, notice: petitionDocument.notice });
    const {
      data: [event],
    } = await head(town, '/consultations/climat');
    assert.deepEqual([event?.['@type'], event?.['startDate'], event?.['endDate']], ['Event', at(-day), at(day)]);
    const {
      data: [thread],
    } = await head(town, '/threads/place');
    assert.deepEqual([thread?.['@type'], thread?.['comment']], ['DiscussionForumPosting', []]);
  });

  it('lets no text end the block of data, or begin another', async () => {
    const town = await world({ document: { title: { fr: hostile }, text: { fr: hostile } } });
    const { text, data, meta } = await head(town, '/petitions/velo');
    assert.equal([...text.matchAll(/<script/g)].length, 2, text);
    assert.deepEqual([data[0]?.['name'], data[0]?.['text']], [hostile, hostile]);
    assert.doesNotMatch(meta['og:title'] ?? '', /</);
    assert.doesNotMatch(text.slice(text.indexOf('ld+json')), /<!--|\u2028/);
  });

  it('stays away from pages of one person', async () => {
    const town = await world();
    for (const path of ['/petitions/velo/confirm?token=x', '/petitions/none', '/mailbox']) {
      const { data, meta, text } = await head(town, path);
      assert.deepEqual([data, meta['robots']], [[], 'noindex'], path);
      assert.doesNotMatch(text, /canonical|og:|oembed/);
    }
  });

  it('has a picture for the tab, and so has every other page', async () => {
    const town = await world();
    assert.match((await head(town, '/petitions/velo')).text, /<link rel="icon" href="\/icon\.svg" \/>/);
    const icon = await town.app.request('/icon.svg');
    assert.deepEqual([icon.status, icon.headers.get('Content-Type')], [200, 'image/svg+xml']);
    const other = await town.app.request('/favicon.ico');
    assert.deepEqual([other.status, other.headers.get('Location')], [302, '/icon.svg']);
    const own = await world({ site: { icon: '/crest.svg' } });
    assert.match((await head(own, '/')).text, /<link rel="icon" href="\/crest\.svg" \/>/);
  });
});
