import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { things } from '../../../src/server/core/tables.ts';
import { rowOf } from '../../../src/server/core/things.ts';
import { addDraft } from '../../../src/server/desk/making/drafts.ts';
import { deskCommands } from '../../../src/server/desk/commands.ts';
import { nouns, putThing } from '../../../src/server/nouns.ts';
import { petitionKind } from '../../../src/server/nouns/petition/kind.ts';
import { threadDocument } from '../comments-support.ts';
import { engines } from '../engines.ts';
import { pollDocument } from '../poll-support.ts';
import { at, day, newKey, petitionDocument, put, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

/** The names of what the list shows, in its order. */
const idsIn = (html: string): string[] =>
  [...html.matchAll(/<th scope="row"><a href="\/desk\/\w+\/([\w-]+)\?/g)].map(([, id = '']) => id);

const nextIn = (html: string): string => (/rel="next" href="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');

const plain = { ...petitionDocument, thresholds: [] };

/** Puts in as many petitions as two pages and a half have, and one that is late, whose name comes last. */
async function fill(town: DeskTown): Promise<void> {
  await town.store.write(async (writer) => {
    const rows = Array.from({ length: 250 }, (_, number) => {
      const id = `p${String(number).padStart(3, '0')}`;
      const title = { fr: `Pétition nº ${number}` };
      // What comes first by name ends last.
      return rowOf(petitionKind, id, { ...plain, title, closesAt: at((300 - number) * day) }, start);
    });
    await writer.insertMany(things, rows);
  });
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the list of things, however long, on ${engine}`, () => {
    const filled = async () => {
      const late = { thresholds: [{ ...petitionDocument.thresholds[0]!, within: 'P10D' }], closesAt: at(200 * day) };
      const town = await deskTown({ store: await open[engine](), document: late });
      for (const email of ['ada@exemple.fr', 'bob@exemple.fr']) {
        const key = newKey();
        await town.act('/confirm', { key, code: await town.sign({ key, email }) });
      }
      await fill(town);
      town.wait(22 * day);
      await town.appoint('qui@valmont.fr', 'owner');
      return { ...town, visit: await town.signedIn('qui@valmont.fr') };
    };

    it('is in one order over all its pages: what is late first, whatever its name, then what closes next', async () => {
      const { visit, store } = await filled();
      const seen: string[] = [];
      let path = '/desk?lang=en';
      for (let pages = 0; path && pages < 5; pages += 1) {
        const { html } = await visit.get(path);
        seen.push(...idsIn(html));
        path = nextIn(html);
      }
      assert.equal(seen.length, 251);
      assert.equal(new Set(seen).size, 251, 'each once');
      assert.deepEqual(seen.slice(0, 3), ['velo', 'p249', 'p248']);
      assert.equal(seen.at(-1), 'p000');
      for (const odd of ['/desk?after=nonsense', '/desk?after=9~9~9', '/desk?state=king&noun=bird&after='])
        assert.equal(idsIn((await visit.get(odd)).html)[0], 'velo', odd);
      await store.close();
    });

    it('is narrowed by state, kind and words of the title, on all pages', async () => {
      const town = await filled();
      const { visit, store } = town;
      await put(store, 'oeuvre', { ...plain, title: { fr: 'L’Œuvre <b>d’art</b>' }, override: 'paused' });
      await put(store, 'over', { ...plain, title: { fr: 'Fini' }, closesAt: at(day) });
      await store.write((writer) => putThing(writer, 'halle', { ...threadDocument, closesAt: at(80 * day) }, start));
      const ids = async (query: string) => idsIn((await visit.get(`/desk?lang=fr&${query}`)).html);
      assert.deepEqual(await ids('state=paused'), ['oeuvre']);
      assert.deepEqual(await ids('state=closed'), ['over']);
      assert.deepEqual(await ids('noun=thread'), ['halle']);
      assert.deepEqual(await ids(`q=${encodeURIComponent('oeuvre ART')}`), ['oeuvre']);
      assert.deepEqual(await ids('q=p007'), ['p007'], 'by its name in addresses, too');
      const { html } = await visit.get(`/desk?lang=fr&state=open&noun=petition&q=${encodeURIComponent('pétition')}`);
      assert.match(html, /250 participations correspondent\./);
      assert.match(html, /<option value="open" selected/);
      assert.match(html, /<option value="petition" selected *>Pétitions</);
      const second = await visit.get(nextIn(html));
      assert.equal(idsIn(second.html).length, 100);
      assert.match(second.html, /name="q"[^>]*value="pétition"/, 'the next page keeps what was asked');
      const odd = await visit.get(`/desk?lang=en&q=${encodeURIComponent('"><b>x')}`);
      assert.match(odd.html, /Nothing fits\./);
      assert.doesNotMatch(odd.html, /<b>x/);
      await town.appoint('velo@valmont.fr', 'moderator', 'velo');
      const own = await town.signedIn('velo@valmont.fr');
      assert.deepEqual(idsIn((await own.get('/desk?q=pétition')).html), [], 'who may not read it does not find it');
      await store.close();
    });

    it('asks nothing of a list that has nothing', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await town.store.write((writer) => writer.remove(things, { scope: 'velo', id: 'velo' }));
      await town.appoint('qui@valmont.fr', 'owner');
      const visit = await town.signedIn('qui@valmont.fr');
      const { html } = await visit.get('/desk?lang=en');
      assert.match(html, /Nothing is published here yet\./);
      assert.doesNotMatch(html, /role="search"/);
      const narrowed = await visit.get('/desk?lang=en&state=draft');
      assert.match(narrowed.html, /role="search".*Nothing fits\./);
      await put(town.store, 'quai', plain);
      assert.match((await visit.get('/desk?lang=en')).html, /role="search"/);
      await town.store.close();
    });

    it('tells programs a title in the language that they ask for, and no number that is hidden', async () => {
      const { store, app } = await filled();
      const titled = (id: string, title: Record<string, string>) =>
        store.write((writer) => writer.put(things, rowOf(petitionKind, id, { ...plain, title }, start)));
      await titled('both', { fr: 'Deux langues', en: 'Two languages' });
      await titled('one', { fr: 'Une langue' });
      const question = {
        ...pollDocument,
        results: 'after-close' as const,
        title: { fr: 'Deux voix' },
        closesAt: at(100 * day),
      };
      await store.write((writer) => putThing(writer, 'hidden', question, start));
      const { send } = await program({ app, store });
      const titles = async (query: string, headers: Record<string, string> = {}) =>
        ((await send('GET', `/things?${query}`, undefined, headers)).body['items'] as { title: string }[]).map(
          ({ title }) => title,
        );
      assert.deepEqual(await titles('q=langue'), ['Deux langues', 'Une langue']);
      assert.deepEqual(await titles('q=langue&lang=en'), ['Two languages', 'Une langue']);
      assert.deepEqual(await titles('q=langue', { 'Accept-Language': 'en-GB,en' }), ['Two languages', 'Une langue']);
      const [hidden] = (await send('GET', '/things?noun=poll')).body['items'] as { numbers: object }[];
      assert.ok(hidden?.numbers && !('votes' in hidden.numbers), JSON.stringify(hidden));
      await store.close();
    });

    it('has the drafts, for those who make things', async () => {
      const town = await filled();
      const { visit, store } = town;
      await visit.send('/desk/new?lang=en', { model: 'petition/petition', 'language.en': 'yes' });
      const { html } = await visit.get('/desk?lang=en&state=draft');
      assert.match(html, /href="\/desk\/drafts\/[\w-]+\?lang=en"[^]*<td data-head="State">Draft/);
      assert.equal(idsIn(html).filter((id) => id === 'velo').length, 0);
      await town.appoint('lit@valmont.fr', 'observer');
      const reader = await town.signedIn('lit@valmont.fr');
      const seen = await reader.get('/desk?lang=en&state=draft');
      assert.match(seen.html, /Nothing fits\./);
      assert.doesNotMatch(seen.html, /<option value="draft"|\/desk\/drafts\//);
      const [editor, observer] = [await program(town, 'editor'), await program(town, 'observer')];
      assert.equal((await editor.send('GET', '/things?state=draft')).body['number'], 1);
      assert.equal((await observer.send('GET', '/things?state=draft')).body['number'], 0);
      await town.appoint('une@valmont.fr', 'editor', 'velo');
      const scoped = await town.signedIn('une@valmont.fr');
      assert.equal((await scoped.get('/desk/new')).status, 403);
      const own = await scoped.get('/desk?lang=en&state=draft');
      assert.match(own.html, /Nothing fits\./);
      assert.doesNotMatch(own.html, /<option value="draft"|\/desk\/drafts\//, 'who makes nothing sees no draft');
      const ofOne = await program(town, 'editor', 'velo');
      assert.deepEqual((await ofOne.send('GET', '/things?state=draft')).body, { items: [], number: 0 });
      await store.close();
    });

    it('tells the title of a draft in the language of who reads, where it is made in that', async () => {
      const town = await filled();
      const { visit, store, app } = town;
      const draft = { type: 'petition', model: 'petition' };
      const begun = (values: Record<string, string>) =>
        store.write((writer) => addDraft(writer, { ...draft, values }, start));
      await begun({ languages: 'fr en', 'title.fr': 'Un lavoir', 'title.en': 'A washhouse' });
      await begun({ languages: 'fr', 'title.fr': 'Un quai', 'title.en': 'No longer' });
      await begun({ languages: 'fr' });
      const linked = async (query: string) => {
        const { html } = await visit.get(`/desk?state=draft&${query}`);
        return [...html.matchAll(/<a href="\/desk\/drafts\/[^"]*" *>(.*?)<\/a *>/g)]
          .map(([, text = '']) => text)
          .sort();
      };
      assert.deepEqual(await linked('lang=fr'), ['Sans titre', 'Un lavoir', 'Un quai']);
      assert.deepEqual(await linked('lang=en'), ['<span lang="fr">Un quai</span>', 'A washhouse', 'Untitled']);
      assert.deepEqual(
        await linked('lang=fr&q=washhouse'),
        ['Un lavoir'],
        'it is found by what it is called in another',
      );
      assert.deepEqual(await linked('lang=en&q=longer'), []);
      const { send } = await program({ app, store });
      const titles = async (query: string, headers: Record<string, string> = {}) =>
        ((await send('GET', `/things?state=draft${query}`, undefined, headers)).body['items'] as { title: string }[])
          .map(({ title }) => title)
          .sort();
      assert.deepEqual(await titles(''), ['Sans titre', 'Un lavoir', 'Un quai']);
      assert.deepEqual(await titles('&lang=en'), ['A washhouse', 'Un quai', 'Untitled']);
      assert.deepEqual(await titles('', { 'Accept-Language': 'en-GB' }), ['A washhouse', 'Un quai', 'Untitled']);
      await store.close();
    });

    it('has all drafts, a page at a time, however many', async () => {
      const town = await filled();
      const { visit, store } = town;
      await store.write(async (writer) => {
        const draft = { type: 'petition', model: 'petition' };
        for (let number = 0; number < 1230; number += 1) {
          const title = `Brouillon ${String(number).padStart(4, '0')}`;
          // Some were changed at one moment.
          await addDraft(writer, { ...draft, values: { languages: 'fr', 'title.fr': title } }, start + (number >> 2));
        }
      });
      const titles = ({ html }: { html: string }) => [...html.matchAll(/Brouillon \d{4}/g)].map(([title]) => title);
      const seen: string[] = [];
      let path = '/desk?lang=fr&state=draft&q=brouillon';
      for (let pages = 0; path && pages < 20; pages += 1) {
        const page = await visit.get(path);
        assert.match(page.html, /1[\s\u202f]230 participations correspondent/);
        seen.push(...titles(page));
        path = nextIn(page.html);
      }
      assert.deepEqual([seen.length, new Set(seen).size], [1230, 1230], 'each once');
      assert.match(seen[0]!, /122[89]/, 'those that were changed last come first');
      assert.equal(titles(await visit.get('/desk?state=draft&after=nonsense')).length, 100);
      const { send } = await program(town, 'editor');
      const first = (await send('GET', '/things?state=draft&noun=petition')).body;
      assert.deepEqual([(first['items'] as object[]).length, first['number']], [100, 1230]);
      const next = encodeURIComponent(String(first['next']));
      const second = (await send('GET', `/things?state=draft&noun=petition&after=${next}`)).body;
      const listed = [first, second].flatMap(({ items }) => items as { title: string }[]);
      assert.deepEqual(
        listed.map(({ title }) => title),
        seen.slice(0, 200),
      );
      const last = (await send('GET', '/things?state=draft&q=0003')).body;
      assert.deepEqual([last['number'], last['next']], [1, undefined]);
      await store.close();
    });

    it('is read by programs and commands alike', async () => {
      const { store, app } = await filled();
      const editor = await program({ app, store });
      const first = await editor.send('GET', '/things?q=p');
      const items = first.body['items'] as { path: string; waits: boolean; due?: string; phase: string }[];
      assert.deepEqual(
        [items.length, items[0]?.path, items[0]?.waits, items[0]?.due, items[1]?.path, items[1]?.waits],
        [100, '/petitions/velo', true, '2026-12-01', '/petitions/p249', false],
      );
      const [late] = first.body['items'] as { numbers: Record<string, { value: number }>; closesAt: string }[];
      assert.deepEqual([late?.numbers['signatures']?.value, late?.closesAt], [2, at(200 * day)]);
      const next = encodeURIComponent(String(first.body['next']));
      const second = await editor.send('GET', `/things?q=p&after=${next}`);
      assert.equal((second.body['items'] as object[]).length, 100);
      assert.equal(first.body['number'], 251);
      const wrong = await editor.send('GET', '/things?state=king');
      assert.deepEqual([wrong.status, wrong.body.errors?.map(({ field }) => field)], [422, ['state']]);
      const narrow = await program({ app, store }, 'observer', 'p003');
      const own = (await narrow.send('GET', '/things')).body['items'] as { path: string }[];
      assert.deepEqual(
        own.map(({ path }) => path),
        ['/petitions/p003'],
      );
      assert.equal((await app.request('/desk/api/things')).status, 401);

      const kept = { ...store, close: async () => {} };
      const list = deskCommands({
        nouns,
        read: async () => ({ timeZone: 'Europe/Paris' }),
        clock: () => start + 22 * day,
      }).find(({ name }) => name === 'list')!;
      const run = async (...args: string[]) =>
        String(await list.run(args, { open: async () => kept, say: () => {}, warn: () => {} })).split('\n');
      assert.equal((await run()).length, 251);
      assert.match((await run('--q', 'p007'))[0]!, /^\/petitions\/p007 {2}open {2}0 confirmed signatures {2}closes /);
      assert.deepEqual(await run('--noun', 'poll'), ['Nothing fits.']);
      const over = { ...plain, closesAt: '2026-01-31' };
      await store.write((writer) => writer.put(things, rowOf(petitionKind, 'p007', over, start)));
      assert.match(
        (await run('--q', 'p007'))[0]!,
        /^\/petitions\/p007 {2}closed {2}0 confirmed signatures {2}closed 2026-01-31 {2}/,
      );
      await assert.rejects(
        () => run('--state', 'king'),
        /^\w*Error: --state is king: it is one of draft, not-open, open/,
      );
      await assert.rejects(() => run('--noun', 'king'), /^\w*Error: --noun is king: it is one of .*petition/);
      await store.close();
    });
  });
}

describe('a list of ten thousand', () => {
  it('is in its order from the first page on, and found whole', async () => {
    const town = await deskTown({ store: await open.SQLite() });
    await town.store.write(async (writer) => {
      for (let part = 0; part < 20; part += 1) {
        await writer.insertMany(
          things,
          Array.from({ length: 500 }, (_, number) =>
            rowOf(petitionKind, `m${part}-${number}`, { ...plain, closesAt: at((1 + number) * day) }, start),
          ),
        );
      }
    });
    await town.appoint('qui@valmont.fr', 'owner');
    const visit = await town.signedIn('qui@valmont.fr');
    for (const [asked, first] of [
      ['', 'm0-0'],
      ['&q=m19', 'm19-0'],
    ] as const) {
      const { html } = await visit.get(`/desk?lang=en${asked}`);
      assert.equal(idsIn(html)[0], first);
      assert.equal(idsIn(html).length, 100);
    }
    assert.match((await visit.get('/desk?lang=en&state=open&noun=petition')).html, /10,001 fit\./);
    await town.store.close();
  });
});
