import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { notices, openNotices } from '../../src/server/nouns/comments/notice-tables.ts';
import { decisions, openCases } from '../../src/server/nouns/comments/tables.ts';
import { addManyComments } from '../support/many-comments.ts';
import { engines } from './engines.ts';
import { noteStatements } from './statements.ts';
import { start } from './support.ts';
import { square, tops } from './comments-support.ts';

const sizes = [300, 1000, 3000];
const orders = ['supported', 'newest', 'oldest', 'discussed', 'random:abc'];

const open = engines();
const log = noteStatements();
after(async () => {
  log.stop();
  await open.stop();
});

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`a page of a thread, on ${engine}`, () => {
    it('is read by a few statements, the same ones at any number of comments', async () => {
      const town = await square({ store: await open[engine](), document: { sides: [{ id: '1' }] } });
      const lists = orders.flatMap((order) => [{ order }, { order, side: '1' }]);
      const asked = new Map<string, string[][]>();
      const note = async (what: string, read: () => Promise<unknown>): Promise<void> => {
        log.take();
        await read();
        const noted = log.take();
        // The order by chance looks at up to 200 comments before it knows that there are many.
        assert.ok(
          noted.every(({ rows }) => rows <= (what.includes('random') ? 201 : 21)),
          `${what}: ${JSON.stringify(noted)}`,
        );
        // What is asked at the same time comes in any order.
        const texts = noted.map(({ text }) => text).toSorted();
        asked.set(what, [...(asked.get(what) ?? []), texts]);
      };
      let made = 0;
      for (const size of sizes) {
        await addManyComments(town.store, { scope: 'place', thing: 'place' }, made, size, start - 1000);
        made = size;
        await note('the thread', () => town.read());
        await note('the page for people', () => town.html());
        for (const list of lists) {
          let next: string | undefined;
          await note(`first ${JSON.stringify(list)}`, async () => {
            const page = await town.page(list);
            assert.deepEqual([page.items.length, page.total], [20, size]);
            ({ next } = page);
          });
          await note(`next ${JSON.stringify(list)}`, async () => {
            assert.equal((await town.page({ ...list, after: next! })).items.length, 20);
          });
        }
      }
      for (const [what, [small, ...larger]] of asked) {
        for (const texts of larger) assert.deepEqual(texts, small, what);
        // The document, the counts, why they fell, the list and its comments; in the page for people, the counts once more.
        const most = what.includes('people') ? 6 : 5;
        assert.ok(small!.length > 0 && small!.length <= most, `${what}: ${small!.length}\n${small!.join('\n')}`);
      }
      await town.store.close();
    });

    it('shows a moderator what waits, whatever was reported and answered before', async () => {
      const town = await square({ store: await open[engine]() });
      await town.load(tops(3));
      const moderator = await town.join('Mo', 'mo@exemple.fr', 'moderator');
      const { scope, thing } = { scope: 'place', thing: 'place' };
      const sent = (reporter: string, decision: string | null) => ({
        ...{ scope, thing, comment: 'c1', reporter, reference: `S-${reporter}`, reason: 'other', explanation: 'Faux.' },
        ...{ name: '', email: '', lang: 'fr', at: start, decision },
      });
      const asked: string[][] = [];
      let made = 0;
      for (const many of [30, 1000]) {
        const reporters = Array.from({ length: many - made }, (_, at) => `r${made + at}`);
        made = many;
        await town.store.write(async (writer) => {
          await writer.insertMany(
            notices,
            reporters.flatMap((each) => [sent(each, null), sent(`answered ${each}`, 'd1')]),
          );
          await writer.insertMany(
            openNotices,
            reporters.map((reporter) => ({ scope, thing, comment: 'c1', reporter })),
          );
          await writer.insert(openCases, { scope, thing, comment: 'c1', since: start, why: '[]' });
        });
        log.take();
        const [waiting] = (await town.queue(moderator)).items;
        assert.deepEqual([waiting?.reports, waiting?.why.length], [many, 20]);
        const noted = log.take();
        assert.ok(
          noted.every(({ rows }) => rows <= 21),
          JSON.stringify(noted),
        );
        asked.push(noted.map(({ text }) => text).toSorted());
      }
      assert.deepEqual(asked[1], asked[0]);
      await town.store.close();
    });

    it('is logged as a file that is read as far as it is taken', async () => {
      const town = await square({ store: await open[engine]() });
      const decided = (at: number) => ({
        scope: 'place',
        thing: 'place',
        id: `d${at}`,
        at: start + at,
        comment: 'c1',
        decision: 'hide',
        reason: 'Injure',
        ground: 'Règle 2',
        reports: 0,
        rule: 0,
        moderator: 'm',
      });
      const count = 1050;
      await town.store.write((writer) =>
        writer.insertMany(
          decisions,
          Array.from({ length: count }, (_, at) => decided(at)),
        ),
      );
      log.take();
      const whole = await (await town.app.request('/threads/place/log.csv')).text();
      assert.equal(whole.trimEnd().split('\r\n').length, 1 + count);
      const noted = log.take();
      assert.deepEqual([noted.length, noted.every(({ rows }) => rows <= 101)], [1 + 11, true]);
      const reader = (await town.app.request('/threads/place/log.csv')).body!.getReader();
      await reader.read();
      await reader.cancel();
      assert.ok(log.take().length < 5, 'who leaves has no more of it read');
      await town.store.close();
    });
  });
}
