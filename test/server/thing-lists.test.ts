import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { things } from '../../src/server/core/tables.ts';
import { eachThing } from '../../src/server/core/things.ts';
import { nouns, thingRow } from '../../src/server/nouns.ts';
import { pollDocument } from './poll-support.ts';
import { engines } from './engines.ts';
import { noteStatements } from './statements.ts';
import { petitionDocument, start, world, type World } from './support.ts';

const open = engines();
const log = noteStatements();
after(async () => {
  log.stop();
  await open.stop();
});

const petitions = 1150;
const polls = 30;

/** A town with many petitions and a few polls among them. */
async function townOn(engine: 'SQLite' | 'PostgreSQL'): Promise<World> {
  const town = await world({ store: await open[engine]() });
  const petition = thingRow('velo', petitionDocument, start);
  const poll = thingRow('velo', pollDocument, start);
  const many = (row: typeof petition, name: string, count: number) =>
    Array.from({ length: count }, (_, at) => {
      const id = `${name} ${String(at).padStart(5, '0')}`;
      return { ...row, scope: id, id };
    });
  await town.store.write(async (writer) => {
    await writer.insertMany(things, many(petition, 'p', petitions - 1));
    await writer.insertMany(things, many(poll, 'm', polls));
  });
  log.take();
  return town;
}

/** Reads a list to its end; answers the paths of what it names, page by page. */
async function readAll(town: World, path: string): Promise<string[][]> {
  const pages: string[][] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const html: string = await town.page(next);
    const noted = log.take();
    assert.deepEqual([noted.length, noted.every(({ rows }) => rows <= 101)], [1, true], 'one question, of few rows');
    assert.match(html, /<h1>(?:Ce qui est publié ici|Pétitions|Votes)<\/h1>/);
    pages.push([...html.matchAll(/<li> ?<a href="([^"?]+)\?lang=fr"/g)].map(([, at]) => at ?? ''));
    next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  }
  return pages;
}

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`the list of what stands here, on ${engine}`, () => {
    it('comes a hundred at a time, all of it once, of one noun or of all', async () => {
      const town = await townOn(engine);
      for (const [path, count] of Object.entries({
        '/petitions': petitions,
        '/polls': polls,
        '/': petitions + polls,
      })) {
        const pages = await readAll(town, path);
        const all = pages.flat();
        assert.deepEqual([all.length, new Set(all).size, pages.length], [count, count, Math.ceil(count / 100)], path);
        assert.ok(pages.slice(0, -1).every(({ length }) => length === 100));
      }
      assert.match(await town.page('/petitions?after=%00'), /\/petitions\/p%2000000/, 'no id: from the beginning');
      await town.store.close();
    });

    it('is gone through in slices', async () => {
      const town = await townOn(engine);
      let count = 0;
      for await (const { id } of eachThing(town.store, nouns)) if (id) count += 1;
      assert.equal(count, petitions + polls);
      const noted = log.take();
      assert.equal(noted.length, 12);
      assert.ok(noted.every(({ rows }) => rows <= 101));
      await town.store.close();
    });
  });
}
