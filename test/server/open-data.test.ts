import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { putThing } from '../../src/server/nouns.ts';
import type { Store } from '../../src/server/store/store.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { hostileTexts } from '../support/hostile.ts';
import { engines } from './engines.ts';
import { at1, plan, proposalTown, stance } from './desk/proposal-town.ts';
import { choose, pollDocument as treeDocument, pollTown } from './poll-support.ts';
import { at, day, newKey, petitionDocument, put, start, world, type World } from './support.ts';

const open = engines();
after(() => open.stop());

const base = 'https://participer.exemple';
const json = { headers: { Accept: 'application/json' } };
const html = { headers: { Accept: 'text/html' } };

interface Card {
  of: { type: string; title: string };
  licence: { name: string; url: string };
  publisher: { name: string };
  numbers: Record<string, { value: number; method: string }>;
  hidden?: string[];
  signs?: Record<string, number>;
  counted?: string[];
  smallestGroup: number;
  changedOn?: string;
  ledger?: string;
  downloads: { url: string; type: string; says: string }[];
  figures?: { measure: string; item?: string; sign?: number; value: number }[];
  parts?: { items: { title: string; figures: { measure: string; item?: string; value: number }[] }[] };
}

const cardOf = async (town: Pick<World, 'app'>, path: string): Promise<Card> =>
  (await (await town.app.request(path, json)).json()) as Card;

type Record_ = Record<string, string>;

/** Reads a file as any program does that knows CSV. */
async function rows(town: Pick<World, 'app'>, path: string): Promise<Record_[]> {
  const response = await town.app.request(path);
  assert.equal(response.status, 200, path);
  return parse(await response.text(), { columns: true, bom: true });
}

/** The blocks of data of a page. */
async function data(town: Pick<World, 'app'>, path: string): Promise<Record<string, unknown>[]> {
  const text = await (await town.app.request(path, html)).text();
  return [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, found = '']) => JSON.parse(found) as Record<string, unknown>,
  );
}

async function sign(town: World, email: string): Promise<string> {
  const key = newKey();
  await town.act('/confirm', { key, code: await town.sign({ key, email }) });
  return key;
}

const numbersIn = (all: readonly Record_[]): Record<string, number> =>
  Object.fromEntries(
    all.map(({ measure = '', item = '', value }) => [[measure, item].filter(Boolean).join(' '), Number(value)]),
  );

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  const store = (): Promise<Store> => open[engine]();

  describe(`the data of a thing, on ${engine}`, () => {
    it('says of a petition what it is, how it was counted, whose it is, and where its files are', async () => {
      const town = await world({ store: await store(), site: { name: 'Valmont' } });
      for (const name of ['a', 'b', 'c']) await sign(town, `${name}@exemple.fr`);
      town.wait(day);
      for (const name of ['d', 'e', 'f', 'g']) await sign(town, `${name}@exemple.fr`);
      town.wait(2000);
      const response = await town.app.request('/petitions/velo/data?lang=en', json);
      assert.match(response.headers.get('Link') ?? '', /etalab\.gouv\.fr[^>]*>; rel="license"/);
      const card = (await response.json()) as Card;
      assert.deepEqual([card.of.type, card.of.title, card.publisher.name], ['petition', 'Cycle tracks', 'Valmont']);
      assert.deepEqual([card.licence.name, card.smallestGroup], ['Open Licence 2.0 (Etalab)', 5]);
      assert.deepEqual([card.numbers['signatures']?.value, card.changedOn, card.signs], [7, '2026-11-22', undefined]);
      assert.deepEqual(
        card.downloads.map(({ url }) => url),
        ['data.csv', 'data-days.csv', 'data.json'].map((file) => `${base}/petitions/velo/${file}?lang=en`),
      );
      for (const { url, type } of card.downloads) {
        const file = await town.app.request(url.slice(base.length));
        assert.equal(file.status, 200, url);
        assert.ok(file.headers.get('Content-Type')?.startsWith(type), url);
        assert.match(file.headers.get('Link') ?? '', /rel="license", <[^>]*\/data>; rel="describedby"/);
        const headers = { 'If-None-Match': file.headers.get('ETag') ?? '' };
        assert.equal((await town.app.request(url.slice(base.length), { headers })).status, 304, url);
      }
      const found = numbersIn(await rows(town, '/petitions/velo/data.csv'));
      assert.deepEqual(found, { signatures: 7, 'signatures.pending': 0, 'threshold 2': 2, 'threshold 5': 5 });
      // Three on one day are too few for a day of their own: the days are one span.
      assert.deepEqual(await rows(town, '/petitions/velo/data-days.csv'), [
        { address: `${base}/petitions/velo`, measure: 'counted', from: '2026-11-21', to: '2026-11-22', value: '7' },
      ]);
      const marked = await (await town.app.request('/petitions/velo/data.csv?bom=yes')).arrayBuffer();
      assert.deepEqual([...new Uint8Array(marked).slice(0, 3)], [0xef, 0xbb, 0xbf]);
      await town.store.close();
    });

    it('stands in no file with what identifies anyone', async () => {
      const town = await world({ store: await store() });
      for (const name of ['zebulon', 'b', 'c', 'd', 'e', 'f']) {
        const key = newKey();
        const person = { key, email: `${name}@trifouillis.exemple`, name: 'Nina Zébulon', place: 'Trifouillis' };
        await town.act('/confirm', { key, code: await town.sign(person) });
      }
      town.wait(2000);
      for (const end of ['', '.json', '.csv', '-days.csv'])
        for (const asked of [json, html]) {
          const text = await (await town.app.request(`/petitions/velo/data${end}`, asked)).text();
          assert.doesNotMatch(text, /Zébulon|rifouillis|key-of-at-least/);
        }
      await town.store.close();
    });

    it('has the figures of a vote, and none of them before its results are public', async () => {
      const desk = await world({ store: await store() });
      const town = await pollTown({ town: desk, document: { results: 'always' } });
      for (let each = 0; each < 6; each += 1) await town.cast(choose('chene'), `p${each}@exemple.fr`);
      await town.cast(choose('frene'), 'q@exemple.fr');
      desk.wait(2000);
      const shown = numbersIn(await rows(desk, '/polls/arbre/data.csv'));
      assert.deepEqual(
        [shown['votes'], shown['result.ballots'], shown['result.votes chene'], shown['result.votes frene']],
        [7, 7, 6, 1],
      );
      assert.equal(shown['result.rank chene'], 1);
      const hidden = { ...treeDocument, results: 'after-close', closesAt: at(day) } as const;
      await desk.store.write((writer) => putThing(writer, 'arbre', hidden, start));
      desk.wait(2000);
      const before = await rows(desk, '/polls/arbre/data.csv');
      assert.deepEqual(before, []);
      const card = await cardOf(desk, '/polls/arbre/data.json');
      assert.deepEqual([card.numbers, card.hidden, card.figures, card.changedOn], [{}, ['votes'], [], undefined]);
      assert.ok(!card.downloads.some(({ url }) => /ballots|days/.test(url)));
      assert.equal((await desk.app.request('/polls/arbre/data-days.csv')).status, 404);
      const [dataset] = await data(desk, '/polls/arbre/data');
      assert.deepEqual(dataset?.['variableMeasured'], []);
      assert.match(await desk.page('/polls/arbre/data?lang=fr'), /Les votes ne sont pas encore publiés/);
      desk.wait(3 * day);
      assert.equal(numbersIn(await rows(desk, '/polls/arbre/data.csv'))['votes'], 7);
      await desk.store.close();
    });

    it('is that of all its proposals where it is a consultation, by the signs of opinions', async () => {
      const { desk, cast } = await proposalTown(await store());
      for (let each = 0; each < 3; each += 1) await cast(stance(1), `p${each}@exemple.fr`);
      await cast(stance(-1), 'q@exemple.fr');
      desk.wait(120_000);
      const all = await rows(desk, `${plan}/data.csv`);
      const votes = all.filter(({ address, measure }) => address === `${base}${at1}` && measure === 'result.votes');
      assert.deepEqual(
        votes.map(({ item, sign, value }) => [item, sign, value]),
        [
          ['agree', '1', '3'],
          ['neutral', '0', '0'],
          ['disagree', '-1', '1'],
        ],
      );
      assert.equal(numbersIn(all)['participants'], 4);
      const card = await cardOf(desk, `${plan}/data.json`);
      assert.ok(card.parts && card.parts.items.length > 0);
      const own = await cardOf(desk, `${at1}/data`);
      assert.deepEqual(own.signs, { agree: 1, neutral: 0, disagree: -1 });
      const [block] = await data(desk, `${plan}/data`);
      const [dataset, catalogue] = block?.['@graph'] as Record<string, unknown>[];
      assert.deepEqual([dataset?.['@type'], catalogue?.['@type']], ['Dataset', 'DataCatalog']);
      assert.ok((catalogue?.['dataset'] as { url: string }[]).some(({ url }) => url === `${base}${at1}/data`));
      assert.equal((await desk.app.request(`${plan}/data?after=x`, html)).status, 400);
      await desk.store.close();
    });

    it('stands under the licence of the site, or of its document', async () => {
      const licence = { name: { fr: 'ODbL 1.0' }, url: 'https://opendatacommons.org/licenses/odbl/1-0/' };
      const town = await world({ store: await store(), site: { licence } });
      assert.deepEqual((await cardOf(town, '/petitions/velo/data')).licence, { name: 'ODbL 1.0', url: licence.url });
      const own = { name: { fr: 'Réutilisation libre', en: 'Free reuse' }, url: '/reuse.html' };
      await put(town.store, 'velo', { ...petitionDocument, licence: own });
      const response = await town.app.request('/petitions/velo/data.csv?lang=en');
      assert.match(response.headers.get('Link') ?? '', new RegExp(`<${base}/reuse.html>; rel="license"`));
      assert.match(
        await town.page('/petitions/velo/data?lang=en'),
        /rel="license" href="https:\/\/participer\.exemple\/reuse\.html">Free reuse</,
      );
      await town.store.close();
    });
  });
}

describe('the way to data', () => {
  it('leads from each page to its data, and from all pages to the list of all', async () => {
    const town = await world();
    await put(town.store, 'place', { type: 'thread', title: { fr: 'La place' }, notice: petitionDocument.notice });
    await put(town.store, 'climat', { type: 'consultation', title: { fr: 'Plan' } });
    await put(town.store, 'quand', pollDocument({ opensAt: at(-day), closesAt: at(day) }));
    for (const path of ['/petitions/velo', '/threads/place', '/consultations/climat', '/polls/quand']) {
      const page = await town.page(`${path}?lang=fr`);
      assert.ok(page.includes(`href="${path}/data?lang=fr"`), path);
      assert.match(page, /<footer.*href="\/data\?lang=fr">Données ouvertes</);
      assert.equal((await town.app.request(`${path}/data`, html)).status, 200, path);
      assert.equal((await town.app.request(`${path}nothing/data`, html)).status, 404);
    }
    const list = await town.page('/data?lang=en');
    assert.match(list, /href="\/petitions\/velo\/data\?lang=en"/);
    const [catalogue] = await data(town, '/data');
    assert.deepEqual([catalogue?.['@type'], (catalogue?.['dataset'] as unknown[]).length], ['DataCatalog', 4]);
    const read = (await (await town.app.request('/data', json)).json()) as { items: { data: string }[] };
    assert.equal(read.items.length, 4);
  });

  it('says the same in the words of a language, and holds what a page may under its policy', async () => {
    const town = await world();
    const response = await town.app.request('/petitions/velo/data?lang=en', html);
    assert.match(response.headers.get('Content-Security-Policy') ?? '', /script-src 'self'/);
    const text = await response.text();
    assert.doesNotMatch(text, /<script(?! type="(?:module|application\/ld\+json)")|style=|onclick/);
    assert.match(text, /Open data/);
    const [dataset] = await data(town, '/petitions/velo/data?lang=en');
    assert.deepEqual(
      [dataset?.['@type'], dataset?.['name'], dataset?.['inLanguage']],
      ['Dataset', 'Cycle tracks', 'en'],
    );
    assert.ok(String(dataset?.['description']).length >= 50);
  });
});

describe('hostile texts', () => {
  it('come out of no file, page or block of data as anything but texts', async () => {
    const town = await world();
    const ids = ['matin', 'midi', 'soir'];
    for (let from = 0; from < hostileTexts.length; from += 4) {
      const [title = '', ...labels] = hostileTexts
        .slice(from, from + 4)
        .map((text) => text.slice(0, 500).toWellFormed());
      const options = ids.map((id, at) => ({ id, label: { fr: labels[at] ?? 'Soir' } }));
      const document = pollDocument({ opensAt: at(-day), closesAt: at(day) });
      await put(town.store, 'hostile', { ...document, title: { fr: title }, options });
      town.wait(2000);
      const page = await (await town.app.request('/polls/hostile/data', html)).text();
      assert.equal([...page.matchAll(/<script/gi)].length, 2, title);
      assert.doesNotMatch(page, /<(?:img|svg|iframe|object|embed|form|base|style|template)\b/i, title);
      const [dataset] = await data(town, '/polls/hostile/data');
      assert.equal(dataset?.['name'], title);
      const found = await rows(town, '/polls/hostile/data.csv');
      for (const row of found)
        for (const [name, cell] of Object.entries(row))
          if (!['sign', 'value'].includes(name)) assert.doesNotMatch(cell, /^[\s\p{C}]*[=+\-@|＝＋－＠]/u, cell);
      const bare = (text: string): string => text.replace(/^'/, '').replace(/\s+|⏎/g, '');
      assert.equal(bare(found[0]?.['title'] ?? ''), bare(title.startsWith("'") ? title : title), title);
      const card = await cardOf(town, '/polls/hostile/data.json');
      assert.equal(card.of.title, title);
    }
  });
});
