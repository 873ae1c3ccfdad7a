import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createCounts } from '../../../src/server/core/counts.ts';
import { recount } from '../../../src/server/core/recount.ts';
import { undated } from '../../../src/server/core/undated.ts';
import { nouns, putThing, tables } from '../../../src/server/nouns.ts';
import { loadComments } from '../../../src/server/nouns/comments/load.ts';
import { proposals } from '../../../src/server/nouns/consultation/tables.ts';
import { threadDocument } from '../comments-support.ts';
import { engines } from '../engines.ts';
import { at, day, hour, minute, newKey, petitionDocument, start } from '../support.ts';
import { historyOf } from './history.ts';
import { hiddenOf } from './support.ts';
import { alone, threadTown, type Place, type ThreadTown } from './thread-town.ts';

const open = engines();
after(() => open.stop());

const rules = { sides: [{ id: '1' }, { id: '-1' }], holdWords: ['casino'], editWindow: 86_400 };
const places: Record<string, Place> = {
  'a thread': {
    ...alone,
    side: '1',
    put: (writer) => putThing(writer, 'place', { ...threadDocument, ...rules }, start),
  },
  'the thread of a petition': {
    scope: 'velo',
    path: '/petitions/velo/comments',
    side: '1',
    put: (writer) => putThing(writer, 'velo', { ...petitionDocument, thread: rules }, start),
  },
  'the thread of a proposal': {
    scope: 'plan',
    path: '/consultations/plan/proposals/p1/comments',
    side: '1',
    async put(writer) {
      const dates = { opensAt: at(-1000), closesAt: at(9 * day) };
      const title = { fr: 'Plan arbres', en: 'Tree plan' };
      await putThing(writer, 'plan', { type: 'consultation', title, ...dates, thread: rules }, start);
      const proposal = { scope: 'plan', id: 'p1', author: 'a', section: '', title: 'Arbres', body: '' };
      await writer.insert(proposals, { ...proposal, created_at: start, url: null, removed: null });
    },
  },
};

/** Lets through at the desk what waits there first. */
async function letThrough(town: ThreadTown): Promise<void> {
  const visit = await town.signedIn('qui@valmont.fr');
  const fields = hiddenOf((await visit.get('/desk/moderation')).html);
  assert.equal(fields['verdict'], 'publish');
  const sent = Object.entries(fields).map(([name, value]) => [name, value.replaceAll('&quot;', '"')]);
  const done = await visit.send('/desk/moderation', Object.fromEntries(sent) as Record<string, string>);
  assert.equal(done.status, 200);
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the history of the comments, on ${engine}`, () => {
    for (const [name, place] of Object.entries(places)) {
      const { path } = place;
      it(`of ${name} is made again from the days and the log, whatever became of them`, async () => {
        const town = await threadTown(await open[engine](), place);
        const [ada, bob, mo] = [await town.join('Ada'), await town.join('Bob'), await town.join('Mo', true)];
        const own = (act: string, key: string, id: string) => town.send(`${path}/posts/${act}`, { key, id });
        const check = async (value: number): Promise<void> => {
          const { value: shown, rebuilt } = await historyOf(town, start + 9 * day, path, 'comments');
          assert.deepEqual([shown, rebuilt], [value, value]);
        };
        const first = await town.post(ada, 'Un.');
        const [second, third] = [await town.post(ada, 'Deux.'), await town.post(bob, 'Trois.')];
        const [fourth] = [await town.post(bob, 'Quatre.'), await town.post(bob, 'Cinq.')];
        const held = await town.post(bob, 'Au casino.');
        await check(5);
        // A moderator lets through, takes down and puts back.
        await town.decide(mo, held, 'publish');
        await town.decide(mo, first, 'remove');
        await check(5);
        await town.decide(mo, first, 'publish');
        await town.decide(mo, fourth, 'hide');
        await check(5);
        // Taken back, and put back on the same day.
        await own('remove', ada, second);
        await check(4);
        await own('restore', ada, second);
        await check(5);
        // Changed, so that a rule holds it.
        await town.send(`${path}/posts/edit`, { key: bob, act: newKey(), id: third, text: 'Le casino.' });
        await check(4);
        // Taken back before midnight (UTC), and put back after it.
        town.wait(14 * hour + 45 * minute);
        await own('remove', ada, first);
        town.wait(30 * minute);
        await own('restore', ada, first);
        await check(4);
        await own('remove', ada, second);
        await check(3);
        // At the desk, what waits is let through.
        await town.appoint('qui@valmont.fr', 'moderator');
        await letThrough(town);
        await check(4);
        await town.send(`${path}/participants/erase`, { key: bob });
        await check(1);
        await town.decide(mo, first, 'remove');
        await check(0);

        const { days } = await historyOf(town, start + 9 * day, path, 'comments');
        assert.deepEqual(days, [
          { day: '2026-11-21', counted: 5, withdrawn: 1, held: 1 },
          { day: '2026-11-22', counted: 1, withdrawn: 4, held: 0 },
        ]);
        await town.app.runDue();
        town.wait(day);
        await Promise.all([town.app.runDue(), town.app.runDue()]);
        const { lines } = await historyOf(town, start + 9 * day, path, 'comments');
        const told = lines.filter(({ act }) => act === 'withdrawn' || act === 'held');
        assert.deepEqual(told.map(({ day: of, act, by, count }) => `${of} ${act} ${by} ${count!.by}`).toSorted(), [
          '2026-11-21 held operator -1',
          '2026-11-21 withdrawn operator -1',
          '2026-11-22 withdrawn operator -4',
        ]);
        assert.match(await town.page('/log?lang=fr'), /Commentaires modifiés, en attente de modération/);
        assert.doesNotMatch(JSON.stringify(lines), /Ada|Bob|exemple\.fr/);
        await check(0);
        const services = { store: town.store, counts: createCounts(() => start) };
        assert.equal(await recount(services, { nouns, tables }), 0, 'every count is that of its rows');
        await town.store.close();
      });
    }

    it('has comments whose date nobody knows without a day, and those that came removed not at all', async () => {
      const town = await threadTown(await open[engine]());
      const comment = (id: string, more: object) => ({ id, author: 'a', body: id, at: start, ...more });
      const loaded = [
        comment('a', {}),
        comment('b', { at: undated }),
        comment('c', { state: 'author' }),
        comment('d', { state: 'moderator', reason: 'Injure', ground: 'Charte, 1' }),
      ];
      const key = { scope: 'place', thing: 'place' };
      await town.store.write((writer) => loadComments(writer, key, loaded, 3, start));
      const { value, days, rebuilt } = await historyOf(town, start + day, '/threads/place', 'comments');
      assert.deepEqual([value, rebuilt], [2, 2]);
      assert.deepEqual(days, [
        { counted: 1, withdrawn: 0, held: 0 },
        { day: '2026-11-21', counted: 1, withdrawn: 0, held: 0 },
      ]);
      await town.store.close();
    });
  });
}
