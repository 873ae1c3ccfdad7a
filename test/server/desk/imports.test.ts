import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { importFile } from '../../../src/server/nouns/consultation/import/run.ts';
import { putThing } from '../../../src/server/nouns.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { engines } from '../engines.ts';
import { fileOf, rowOf, voteRow } from '../import/excerpt.ts';
import { day, start } from '../support.ts';
import { planHistory } from './history.ts';
import { deskTown } from './support.ts';

const open = engines();
const folder = mkdtempSync(join(tmpdir(), 'civic-imports-'));
after(async () => {
  rmSync(folder, { recursive: true });
  await open.stop();
});

const proposal = rowOf({
  type: 'opinion',
  contributions_id: 'p',
  contributions_author_id: 'zoe',
  contributions_consultation_title: 'Plan arbres',
  contributions_title: 'Des arbres',
  contributions_bodyText: 'Des arbres.',
  contributions_createdAt: '01/02/2020 09:00',
  contributions_updatedAt: '01/02/2020 09:00',
  contributions_url: 'https://plateforme.exemple/p',
  contributions_votesCount: '0',
});
const votes = (...who: string[]): string[] => who.map((each, at) => voteRow('p', each, 'YES', `02/02/2020 10:0${at}`));

let files = 0;
function file(...rows: string[]): string {
  const path = join(folder, `${(files += 1)}.csv`);
  writeFileSync(path, fileOf(...rows));
  return path;
}

/** What the log says of a consultation, the newest first, as everyone reads it. */
async function linesOf(store: Store) {
  const town = await deskTown({ store });
  const response = await town.app.request('/log', { headers: { Accept: 'application/json' } });
  const { items } = (await response.json()) as { items: { act: string; path?: string; counts?: object[] }[] };
  return items.filter(({ path }) => path === '/consultations/plan').map(({ act, counts }) => [act, counts]);
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`an import, on ${engine}`, () => {
    it('is told with what it changed, once, and its numbers are made again from an archive', async () => {
      const store = await open[engine]();
      const put = (...rows: string[]) => importFile(store, file(proposal, ...rows), { id: 'plan', batchSize: 2 });
      await put(...votes('ada', 'bob'));
      const first = [
        'published',
        [
          { of: 'participants', from: 0, to: 3 },
          { of: 'contributions', from: 0, to: 1 },
          { of: 'votes', from: 0, to: 2 },
        ],
      ];
      assert.deepEqual(sorted(await linesOf(store)), sorted([first]));
      await put(...votes('ada', 'bob'));
      assert.equal((await linesOf(store)).length, 1, 'the same file again changes nothing');
      await put(...votes('ada', 'bob', 'cyd', 'dan', 'eve'));
      const second = [
        'imported',
        [
          { of: 'participants', from: 3, to: 6 },
          { of: 'votes', from: 2, to: 5 },
        ],
      ];
      assert.deepEqual(sorted(await linesOf(store)), sorted([second, first]));
      const town = await deskTown({ store });
      assert.match(await town.page('/log?lang=fr'), /Fichier importé.*Votes\u00a0: de 2 à 5/s);
      assert.match(await town.page('/log?lang=en'), /Participants: from 3 to 6/);
      const { numbers, rebuilt } = await planHistory(town, start + day, '/consultations/plan');
      assert.deepEqual(rebuilt, numbers);
      assert.equal(numbers['votes'], 5);
      await store.close();
    });

    it('is told as far as it went, where it is broken off', async () => {
      const store = await open[engine]();
      await importFile(store, file(proposal), { id: 'plan' });
      const controller = new AbortController();
      const stopped = importFile(store, file(proposal, ...votes('ada', 'bob', 'cyd', 'dan')), {
        ...{ id: 'plan', batchSize: 2, signal: controller.signal },
        onProgress: () => controller.abort(new Error('enough')),
      });
      await assert.rejects(stopped, /enough/);
      assert.deepEqual(sorted(await linesOf(store)).find(([act]) => act === 'imported')?.[1], [
        { of: 'participants', from: 1, to: 2 },
        { of: 'votes', from: 0, to: 1 },
      ]);
      await store.close();
    });

    it('says no number of votes that are hidden', async () => {
      const store = await open[engine]();
      await importFile(store, file(proposal), { id: 'plan' });
      const document = {
        type: 'consultation',
        title: { fr: 'Plan' },
        votes: { results: 'after-close' },
      } as const;
      await store.write((writer) => putThing(writer, 'plan', document, start));
      await importFile(store, file(proposal, ...votes('ada')), { id: 'plan' });
      const told = (await linesOf(store)).find(([act]) => act === 'imported');
      assert.deepEqual(told?.[1], [{ of: 'participants', from: 1, to: 2 }]);
      await store.close();
    });
  });
}

type Lines = Awaited<ReturnType<typeof linesOf>>;

/** Puts what was told at one moment into an order. */
const sorted = (lines: unknown[]): Lines =>
  (lines as [string, { of: string }[] | undefined][])
    .map(([act, counts]) => [act, counts?.toSorted((one, other) => (one.of < other.of ? -1 : 1))] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map((line) => [...line] as Lines[number]);
