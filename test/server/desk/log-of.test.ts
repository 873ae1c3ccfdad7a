import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { putThing } from '../../../src/server/nouns.ts';
import { parts as english } from '../../../src/server/desk/words/parts.en.ts';
import { parts as french } from '../../../src/server/desk/words/parts.fr.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { writeLog } from '../../../src/server/desk/log.ts';
import { engines } from '../engines.ts';
import { pollDocument } from '../poll-support.ts';
import { at, hour, start } from '../support.ts';
import { archiveOf, deskTown, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

interface Line {
  act: string;
  path?: string;
  count?: { of: string; by: number };
  countHidden?: boolean;
  document?: string;
}
const logOf = async ({ app }: DeskTown, query = ''): Promise<{ status: number; items: Line[]; next?: string }> => {
  const response = await app.request(`/log${query}`, { headers: { Accept: 'application/json' } });
  return { status: response.status, ...((await response.json()) as { items: Line[]; next?: string }) };
};

/** A poll whose votes are hidden until the close, of which five were counted on paper. */
async function hiddenPoll(store: DeskTown['store']): Promise<void> {
  await store.write(async (writer) => {
    await putThing(writer, 'arbre', { ...pollDocument, results: 'after-close', closesAt: at(hour) }, start);
    const line = { scope: 'arbre', path: '/polls/arbre', by: 'clerk', now: start } as const;
    const count = { of: 'votes', by: 5 };
    await writeLog(writer, { ...line, act: 'paper-counted', details: { count, document: 'PV', day: '2026-11-20' } });
  });
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the public log, on ${engine}`, () => {
    it('is that of one thing where one asks for it, and goes on with it', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await hiddenPoll(town.store);
      await town.store.write(async (writer) => {
        for (let number = 0; number < 60; number += 1) {
          const line = { scope: 'velo', path: '/petitions/velo', by: 'owner', now: start + number } as const;
          await writeLog(writer, { ...line, act: number % 2 ? 'resumed' : 'paused', details: {} });
        }
      });
      const { items, next } = await logOf(town, '?of=/petitions/velo');
      assert.deepEqual(new Set(items.map(({ path }) => path)), new Set(['/petitions/velo']));
      const rest = await logOf(town, `?of=${encodeURIComponent('/petitions/velo')}&after=${next ?? ''}`);
      assert.equal(items.length + rest.items.length, 60);
      assert.deepEqual(
        (await logOf(town, '?of=/polls/arbre')).items.map(({ act }) => act),
        ['paper-counted'],
      );
      assert.equal((await logOf(town, '?of=/petitions/nothing')).status, 404);
      assert.equal((await logOf(town, '?of=https://elsewhere.example/petitions/velo')).status, 404);
      const page = await town.page('/log?of=/petitions/velo&lang=fr');
      assert.match(page, /<h1>Registre des décisions\u00a0: Des pistes cyclables<\/h1>/);
      assert.match(page, /rel="next" href="\?of=%2Fpetitions%2Fvelo&amp;after=/);
      assert.match(page, /href="\/log\?lang=fr">Tout le registre du site</);
      assert.doesNotMatch(page, /Comptage sur papier/);
      await town.store.close();
    });

    it('tells a number of votes only once everyone may know it: on the page, as data, at the desk, in an archive', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await hiddenPoll(town.store);
      await town.appoint('qui@valmont.fr', 'editor');
      const desk = await town.signedIn('qui@valmont.fr');
      const seen = async (moment: number) => {
        const { items } = await logOf(town, '?of=/polls/arbre');
        const file = (await archiveOf(town, moment)).get('log.ndjson') ?? '';
        return {
          items,
          file: file.split('\n').find((line) => line.includes('paper-counted')) ?? '',
          pages: [await town.page('/log?lang=fr'), (await desk.get('/desk/polls/arbre')).html],
        };
      };
      const before = await seen(start);
      assert.deepEqual(
        before.items.map(({ count, countHidden, document }) => [count, countHidden, document]),
        [[undefined, true, 'PV']],
      );
      assert.doesNotMatch(before.file, /"by":5/);
      for (const page of before.pages) {
        assert.match(page, /Le nombre sera publié ici avec les résultats\./);
        assert.match(page, /Compté le 20\snovembre 2026/);
        assert.doesNotMatch(page, /\+5 dans le compte/);
      }
      town.wait(2 * hour);
      const later = await seen(start + 2 * hour);
      assert.deepEqual(
        later.items.map(({ count, countHidden }) => [count, countHidden]),
        [[{ of: 'votes', by: 5 }, undefined]],
      );
      assert.match(later.file, /"by":5/);
      for (const page of later.pages) assert.match(page, /\+5 dans le compte/);
      await town.store.close();
    });
  });
}

it('what stands in another language than the page says so', async () => {
  const town = await deskTown();
  await town.store.write(async (writer) => {
    const line = { scope: 'velo', path: '/petitions/velo', by: 'owner', now: start } as const;
    const details = { why: { de: 'Der Platz.' }, before: { text: { de: 'Alt.' } } };
    await writeLog(writer, { ...line, act: 'paused', details });
  });
  const page = await town.page('/log?lang=fr');
  assert.match(page, /<blockquote>\s*<span lang="de">Der Platz\.<\/span>/);
  assert.match(page, /<div lang="de">\s*<p>Alt\.<\/p>/);
});

for (const [lang, parts] of Object.entries({ fr: french, en: english })) {
  it(`each field of a document has a name in the log, in ${lang}`, () => {
    const fields = nouns.flatMap(({ documented }) => Object.keys(documented.fields).map((path) => path.split('.')[0]!));
    assert.deepEqual(
      [...new Set(fields)].filter((field) => !(field in parts)),
      [],
    );
  });
}
