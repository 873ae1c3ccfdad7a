import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Thing } from '../../../src/schema/common.ts';
import { hours, shareNames, shares } from '../../../src/server/core/figure-tables.ts';
import { recount } from '../../../src/server/core/recount.ts';
import { createCounts } from '../../../src/server/core/counts.ts';
import { starts, views } from '../../../src/server/desk/figures/tables.ts';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import { markBursts } from '../../../src/server/desk/figures/bursts.ts';
import { readFigures } from '../../../src/server/desk/figures/read.ts';
import type { Span } from '../../../src/server/desk/figures/series.ts';
import { openFor, start as startServer } from '../../../src/server/main/serve.ts';
import { readSettings } from '../../../src/server/main/settings.ts';
import { nouns, putThing, tables } from '../../../src/server/nouns.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { threadDocument } from '../comments-support.ts';
import { engines } from '../engines.ts';
import { hour, newKey, petitionDocument, put, signature, start, world, type World } from '../support.ts';
import { at1 as proposal, proposalTown } from './proposal-town.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

/** Signs and confirms. */
async function signs(town: World, email: string, more: object = {}): Promise<string> {
  const act = signature({ email, ...more });
  assert.equal((await town.act('', act)).status, 202);
  await town.app.idle();
  const code = town.mailbox.mails.find(({ to }) => to === email)?.code;
  assert.equal((await town.act('/confirm', { key: act.key, code })).body.outcome, 'counted');
  return act.key;
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the figures of a thing, on ${engine}`, () => {
    const read = (town: World, now: number, step: 'hour' | 'day' = 'hour') =>
      readFigures(town.store, 'velo', { step, now, timeZone: 'Europe/Paris' });

    it('are counted by the hour in which something happened', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const ada = await signs(town, 'ada@exemple.fr', { source: 'https://ville.exemple/velo?de=ada' });
      await town.act('', signature({ email: 'jamais@exemple.fr' }));
      town.wait(hour);
      await signs(town, 'bob@autre.fr');
      // Someone who signed already signs once more: that is no further signature.
      await town.act('', signature({ email: 'bob@autre.fr' }));
      await town.act('/withdraw', { key: ada });
      const { totals, spans, sources, domains, main } = await read(town, start + hour);
      assert.deepEqual(totals, { shown: 0, started: 0, received: 4, confirmed: 2, withdrawn: 1, comments: 0 });
      assert.equal(main, 'confirmed');
      assert.deepEqual(
        spans.slice(-2).map(({ at, received, confirmed, withdrawn }) => [at, received, confirmed, withdrawn]),
        [
          [start, 2, 1, 0],
          [start + hour, 2, 1, 1],
        ],
      );
      assert.equal(spans.length, 6 * 24 + 12, 'from midnight on, six days ago');
      assert.deepEqual(sources.named.map(({ name }) => name).sort(), ['', 'https://ville.exemple']);
      assert.deepEqual(domains, { named: [], others: 2 });
      const days = await read(town, start + hour, 'day');
      assert.deepEqual(days.spans.at(-1), { ...spans.at(-1)!, at: '2026-11-21', received: 4, confirmed: 2 });
    });

    it('name a domain and a place once five people share them, and keep neither before', async () => {
      const town = await deskTown({ store: await open[engine]() });
      for (const number of [1, 2, 3, 4]) await signs(town, `a${number}@courriel.fr`, { place: 'Valmont' });
      await signs(town, 'seule@chez-elle.fr', { place: 'Nantes' });
      const kept = async () =>
        JSON.stringify(
          await Promise.all([
            town.store.list(shares, { scope: 'velo' }),
            town.store.list(shareNames, { scope: 'velo' }),
          ]),
        );
      assert.doesNotMatch(await kept(), /courriel|chez-elle|valmont|nantes/i);
      assert.deepEqual((await read(town, start)).domains, { named: [], others: 5 });
      await signs(town, 'a5@COURRIEL.fr', { place: 'VALMONT' });
      assert.doesNotMatch(await kept(), /chez-elle|nantes/i);
      const { domains, places } = await read(town, start);
      assert.deepEqual(domains, { named: [{ name: 'courriel.fr', value: 5 }], others: 1 });
      assert.deepEqual(places, { named: [{ name: 'VALMONT', value: 5 }], others: 1 });
    });

    it('count how often a thing is shown: no refresh, no robot that says so, nobody by name', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const browser = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0';
      const reads = (headers: Record<string, string>, path = '/petitions/velo') => town.app.request(path, { headers });
      const json = { Accept: 'application/json', 'User-Agent': browser };
      const { headers } = await reads(json);
      await reads(json);
      await reads({ ...json, 'If-None-Match': headers.get('ETag') ?? '' });
      await reads({ ...json, 'User-Agent': 'Mozilla/5.0 (compatible; Examplebot/2.1)' });
      await reads({ Accept: 'application/json' });
      await reads({ ...json, Accept: 'text/html' });
      await reads(json, '/petitions/absent');
      assert.equal((await read(town, start)).totals.shown, 0, 'no read waits for a write');
      await town.app.runDue();
      assert.equal((await read(town, start)).totals.shown, 2);
      town.wait(hour);
      await reads(json);
      await town.app.runDue();
      await town.app.runDue();
      const { totals, spans, main } = await read(town, start + hour);
      assert.deepEqual([totals.shown, main], [3, 'confirmed']);
      assert.deepEqual(
        spans.slice(-2).map(({ shown }) => shown),
        [2, 1],
      );
      assert.equal((await read(town, start + hour, 'day')).spans.at(-1)?.shown, 3);
      assert.deepEqual(
        (await town.store.list(views, {})).map(({ scope, value }) => [scope, value]),
        [
          ['velo', 2],
          ['velo', 1],
        ],
      );
    });

    it('count how often a proposal is shown and begun, in its consultation, and say so to who follows it', async () => {
      const town = await proposalTown(await open[engine]());
      const headers = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0' };
      const tells = async (path: string) => (await town.desk.app.request(path, { method: 'POST', headers })).status;
      const json = { ...headers, Accept: 'application/json' };
      const shown = await town.desk.app.request(proposal, { headers: json });
      assert.deepEqual(((await shown.json()) as Thing).can['start'], { allowed: true });
      assert.equal(await tells(`${proposal}/starts`), 204);
      assert.equal(await tells('/consultations/plan/proposals/absent/starts'), 404);
      assert.equal(await tells('/petitions/velo/proposals/p1/starts'), 404);
      assert.equal(await tells('/consultations/plan/proposals/p3/starts'), 204, 'taken out, it takes no acts');
      await town.desk.app.runDue();
      const kept = await town.desk.store.list(starts, {});
      assert.deepEqual(
        kept.map(({ scope, value }) => [scope, value]),
        [['plan', 1]],
      );
      const seen = await town.desk.store.list(views, { scope: 'plan' });
      assert.equal(seen[0]?.value, 1);
      await town.desk.store.close();
    });

    it('count how often a form is begun while the thing is open, from a request that carries nothing', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const headers = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0' };
      const tells = async (path = '/petitions/velo/starts', more = {}) =>
        (await town.app.request(path, { method: 'POST', headers: { ...headers, ...more } })).status;
      const shown = async () =>
        (await (
          await town.app.request('/petitions/velo', { headers: { Accept: 'application/json' } })
        ).json()) as Thing;
      assert.deepEqual((await shown()).can['start'], { allowed: true });
      assert.equal(await tells(), 204);
      assert.equal(await tells(), 204);
      assert.equal(await tells('/petitions/velo/starts', { 'User-Agent': 'Examplebot/2.1' }), 204);
      assert.equal(await tells('/petitions/absent/starts'), 404);
      assert.equal(await tells('/polls/velo/starts'), 404, 'it is no poll');
      town.wait(hour);
      assert.equal(await tells(), 204);
      await put(town.store, 'velo', { ...petitionDocument, override: 'paused' });
      assert.equal(await tells(), 204);
      assert.equal((await shown()).can['start'], undefined, 'nothing is to be told of what takes no acts');
      assert.deepEqual(Object.keys((await shown()).numbers), ['signatures'], 'it is part of no number that people see');
      await town.app.runDue();
      const { totals, spans } = await read(town, start + hour);
      assert.deepEqual([totals.started, totals.received], [3, 0]);
      assert.deepEqual(
        spans.slice(-2).map(({ started }) => started),
        [2, 1],
      );
      const kept = await town.store.list(starts, {});
      assert.deepEqual(
        kept.map((row) => Object.keys(row).sort()),
        [
          ['hour', 'scope', 'value'],
          ['hour', 'scope', 'value'],
        ],
      );
    });

    it('count comments, and leave out who only joins', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await town.store.write((writer) => putThing(writer, 'place', threadDocument, start));
      const send = async (below: string, body: object): Promise<number> => {
        const path = `/threads/place/${below}`;
        const headers = { 'Content-Type': 'application/json' };
        return (await town.app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
      };
      const key = newKey();
      const person = { name: 'Ada', email: 'ada@exemple.fr', noticeVersion: 'n1', lang: 'fr' };
      await send('participants', { key, ...person });
      await town.app.idle();
      await send('participants/confirm', { key, code: town.mailbox.mails[0]?.code });
      assert.equal(await send('posts', { key, act: newKey(), text: 'Un banc' }), 200);
      assert.equal(await send('posts', { key, act: newKey(), text: 'Un casino' }), 200);
      const figures = await readFigures(town.store, 'place', { step: 'hour', now: start, timeZone: 'Europe/Paris' });
      assert.deepEqual(figures.totals, { shown: 0, started: 0, received: 0, confirmed: 0, withdrawn: 0, comments: 1 });
      assert.equal(figures.main, 'comments');
      assert.equal(figures.spans.at(-1)?.comments, 1, 'what is held is not published');
    });

    it('are proved from the rows like every count', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await signs(town, 'ada@exemple.fr');
      const counting = { store: town.store, counts: createCounts(() => start) };
      assert.equal(await recount(counting, { nouns, tables }), 0);
      await town.store.write((writer) =>
        writer.increment(hours, { scope: 'velo', kind: 'counted', hour: start, slot: 0 }, 'value', 3),
      );
      assert.ok((await recount(counting, { nouns, tables })) > 0);
      assert.equal((await read(town, start)).totals.confirmed, 1);
    });
  });
}

describe('a server that is stopped', () => {
  const folder = mkdtempSync(join(tmpdir(), 'civic-figures-'));
  after(() => rmSync(folder, { recursive: true }));

  it('has written how often things were shown until then', async () => {
    const opened = async (): Promise<Store> => openFor({ ...readSettings({}), data: folder });
    const before = await opened();
    await before.write((writer) => putThing(writer, 'place', threadDocument, Date.now()));
    await before.close();
    const server = await startServer({ port: 0, data: folder, log: 'off' });
    const headers = { Accept: 'application/json', 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0' };
    assert.equal((await fetch(`${server.url}/threads/place`, { headers })).status, 200);
    await server.close();
    const store = await opened();
    assert.deepEqual(
      (await store.list(views, {})).map(({ scope, value }) => [scope, value]),
      [['place', 1]],
    );
    await store.close();
  });
});

describe('the request that tells of a beginning', () => {
  it('is limited per client', async () => {
    const limits = { actsPerMinute: 2, client: () => '192.0.2.1' };
    const town = await deskTown({ limits, rooms: [deskRoom({ nouns, limits })] });
    const tells = () => town.app.request('/petitions/velo/starts', { method: 'POST' });
    assert.deepEqual([(await tells()).status, (await tells()).status], [204, 204]);
    const refused = await tells();
    assert.deepEqual([refused.status, refused.headers.get('Retry-After')], [429, '60']);
  });

  it('is taken from another site', async () => {
    const town = await deskTown();
    const answer = await town.app.request('/petitions/velo/starts', { method: 'POST', headers: { Origin: 'null' } });
    assert.deepEqual([answer.status, answer.headers.get('Access-Control-Allow-Origin')], [204, '*']);
  });

  it('is not asked for by a backend without a desk', async () => {
    const { app } = await world();
    const headers = { Accept: 'application/json' };
    const { can } = (await (await app.request('/petitions/velo', { headers })).json()) as Thing;
    assert.deepEqual(Object.keys(can), ['sign', 'withdraw']);
    assert.equal((await app.request('/petitions/velo/starts', { method: 'POST', headers })).status, 404);
  });
});

describe('an hour that stands out', () => {
  const spansOf = (values: readonly number[]): Span[] =>
    values.map((confirmed, at) => ({
      at,
      confirmed,
      shown: 0,
      started: 0,
      received: 0,
      withdrawn: 0,
      comments: 0,
      isBurst: false,
    }));
  const marked = (usual: number, value: number): boolean =>
    markBursts(spansOf([...Array.from({ length: 168 }, () => usual), value]), 'confirmed', 168)[0]!.isBurst;

  it('has twenty acts at least, and more than ten times the usual', () => {
    assert.deepEqual(
      [marked(0, 19), marked(0, 20), marked(2, 20), marked(2, 21), marked(10, 100), marked(10, 101)],
      [false, true, false, true, false, true],
    );
  });
});

describe('the page of figures', () => {
  it('shows what was counted, a chart with its table, and says what is not counted', async () => {
    const town = await deskTown();
    await town.appoint('qui@valmont.fr', 'observer');
    for (let number = 0; number < 21; number += 1) await signs(town, `p${number}@courriel.fr`);
    const visit = await town.signedIn('qui@valmont.fr');
    const thing = await visit.get('/desk/petitions/velo?lang=fr');
    assert.match(thing.html, /href="\/desk\/petitions\/velo\/figures\?lang=fr"/);
    const page = await visit.get('/desk/petitions/velo/figures?lang=fr');
    assert.equal(page.status, 200);
    assert.match(page.html, /<dt>Confirmés<\/dt> <dd> <strong>21<\/strong> \(100,0 %\)/);
    assert.match(page.html, /<svg class="chart"[^>]*role="img" aria-label="Confirmés\. Par heure, 7 jours\."/);
    assert.doesNotMatch(page.html, /aria-label="Affichés/, 'what was never shown has no chart');
    assert.match(page.html, /<rect class="bar marked"/);
    assert.match(page.html, /21\snovembre 2026 à\s10\sh <strong class="burst">À regarder<\/strong>/);
    assert.match(page.html, /courriel\.fr<\/bdi>.*<td data-head="Actes confirmés">21<\/td>/);
    assert.match(page.html, /<dt>Affichés<\/dt>[^]*aucun|Un affichage est une première lecture/);
    assert.doesNotMatch(page.html, /style=|<script(?! type="module" src="\/civic-desk-figures\.js">)|p1@courriel/);
    assert.match(
      page.html,
      /<div data-live>[^]*href="\?by=hour[^]*<script type="module" src="\/civic-desk-figures\.js">/,
    );
    const english = await visit.get('/desk/petitions/velo/figures?by=day&lang=en');
    assert.match(english.html, /aria-current="true"\s*>By day, 8 weeks/);
    assert.match(english.html, /Worth a look/);
  });

  it('shows how often the thing was shown over time, in a chart of its own scale and in the table', async () => {
    const town = await deskTown();
    await town.appoint('qui@valmont.fr', 'observer');
    await town.store.write((writer) => writer.increment(views, { scope: 'velo', hour: start }, 'value', 1234));
    const visit = await town.signedIn('qui@valmont.fr');
    const { html } = await visit.get('/desk/petitions/velo/figures?lang=en');
    assert.match(html, /<dt>Shown<\/dt> <dd> <strong>1,234<\/strong>/);
    assert.match(
      html,
      /<figcaption>Shown, 1,234 at most<\/figcaption> <svg[^>]* aria-label="Shown\. By hour, 7 days\."/,
    );
    assert.match(html, /<th scope="col">Shown<\/th>\s*<th scope="col">Confirmed<\/th>/);
    assert.match(html, /<td data-head="Shown">1,234<\/td>\s*<td data-head="Confirmed">0<\/td>/);
    assert.doesNotMatch(html, /aria-label="Confirmed/, 'nothing was confirmed');
  });

  it('is for those who may read the thing', async () => {
    const town = await deskTown();
    await town.store.write((writer) => putThing(writer, 'place', threadDocument, start));
    await town.appoint('place@valmont.fr', 'moderator', 'place');
    const visit = await town.signedIn('place@valmont.fr');
    assert.equal((await visit.get('/desk/threads/place/figures')).status, 200);
    assert.equal((await visit.get('/desk/petitions/velo/figures')).status, 403);
    assert.equal((await visit.get('/desk/threads/nirgends/figures')).status, 403);
    const stranger = await town.browser().get('/desk/petitions/velo/figures');
    assert.match(stranger.at, /^\/desk\/sign-in/);
  });
});
