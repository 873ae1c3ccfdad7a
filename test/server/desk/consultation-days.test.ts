import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { participants } from '../../../src/server/core/tables.ts';
import { undated } from '../../../src/server/core/undated.ts';
import { putThing } from '../../../src/server/nouns.ts';
import { proposals, sources } from '../../../src/server/nouns/consultation/tables.ts';
import { engines } from '../engines.ts';
import { pollTown } from '../poll-support.ts';
import { at, day, start } from '../support.ts';
import { logOf, planHistory } from './history.ts';
import { threadTown, type Place } from './thread-town.ts';

const open = engines();
after(() => open.stop());

const path = '/consultations/plan/proposals/p1';
const plan: Place = {
  scope: 'plan',
  path: `${path}/comments`,
  side: '1',
  async put(writer) {
    const title = { fr: 'Plan arbres', en: 'Tree plan' };
    const dates = { opensAt: at(-1000), closesAt: at(9 * day) };
    const thread = { sides: [{ id: '1' }, { id: '-1' }] };
    await putThing(writer, 'plan', { type: 'consultation', title, ...dates, thread }, start);
    const proposal = { scope: 'plan', author: 'a', section: '', title: 'Arbres', body: '', url: null, removed: null };
    await writer.insert(proposals, { ...proposal, id: 'p1', created_at: start });
    await writer.insert(proposals, { ...proposal, id: 'p2', created_at: start + day });
    const source = { scope: 'plan', thing: 'p1', id: 's1', author: 'a', body: 'Un rapport' };
    await writer.insert(sources, { ...source, created_at: undated });
  },
};
const agree = { kind: 'three-way', stance: 1 };

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the numbers of a consultation, on ${engine}`, () => {
    it('are made again from its days, whoever joined and left', async () => {
      const town = await threadTown(await open[engine](), plan);
      const vote = await pollTown({ town, path });
      const check = async (value: number): Promise<void> => {
        const { numbers, rebuilt } = await planHistory(town, start + 3 * day, '/consultations/plan');
        assert.deepEqual(rebuilt, numbers);
        assert.equal(numbers['participants'], value);
      };
      await check(0);
      const [ada, bob, zoe] = [await town.join('Ada'), await town.join('Bob'), await town.join('Zoe')];
      await town.post(ada, 'Un.');
      await town.post(ada, 'Deux.');
      await town.post(bob, 'Trois.');
      await check(2);
      // Who votes after a comment is one still, and who voted stays when leaving the discussion.
      await vote.cast(agree, 'ada@exemple.fr');
      const key = await vote.cast(agree, 'eve@exemple.fr');
      await check(3);
      await town.send(`${path}/comments/participants/erase`, { key: ada });
      // Zoe had joined and done nothing that counts.
      await town.send(`${path}/comments/participants/erase`, { key: zoe });
      await check(3);
      town.wait(day);
      await vote.post('/withdraw', { key });
      await town.send(`${path}/comments/participants/erase`, { key: bob });
      await check(2);

      const why = async (metric: string, lang?: string) => (await town.count('/consultations/plan', metric, lang)).why;
      assert.deepEqual(await why('participants', 'en'), {
        text: 'Since 16\u00a0November 2026, 1 person has withdrawn everything they did here.',
        url: 'https://participer.exemple/log?of=%2Fconsultations%2Fplan',
      });
      assert.match((await why('votes'))!.text, /^Depuis le 16\snovembre 2026, 1 vote a été retiré par la personne/);
      assert.equal(await why('comments'), undefined);

      // One comes back, and has all erased by a request at the desk.
      const again = await town.join('Bob');
      await town.post(again, 'Encore.');
      await check(3);
      await town.appoint('qui@valmont.fr', 'owner');
      const visit = await town.signedIn('qui@valmont.fr');
      await visit.send('/desk/people', { email: 'bob@exemple.fr', what: 'erase' });
      await town.app.idle();
      const token = /token=([\w-]+)/.exec(town.mailbox.mails[0]?.text ?? '')?.[1] ?? '';
      assert.equal((await visit.send('/person', { token })).status, 200);
      await check(2);

      const { days } = await planHistory(town, start + 3 * day, '/consultations/plan');
      assert.deepEqual(days, [
        { joined: 0, left: 0, proposals: 0, comments: 0, sources: 1 },
        { day: '2026-11-21', joined: 3, left: 0, proposals: 1, comments: 3, sources: 0 },
        { day: '2026-11-22', joined: 1, left: 2, proposals: 1, comments: 1, sources: 0 },
      ]);
      await town.app.runDue();
      assert.deepEqual(await left(town), [], 'a day is told once it is over');
      town.wait(day);
      await Promise.all([town.app.runDue(), town.app.runDue()]);
      assert.deepEqual(await left(town), ['2026-11-22 withdrawn operator -2']);
      await town.store.close();
    });

    it('do not agree with the days where somebody changes them in silence', async () => {
      const town = await threadTown(await open[engine](), plan);
      await town.post(await town.join('Ada'), 'Un.');
      await town.store.write((writer) => writer.insert(participants, { scope: 'plan', id: 'nobody' }));
      const { numbers, rebuilt } = await planHistory(town, start + day, '/consultations/plan');
      assert.deepEqual([numbers['participants'], rebuilt['participants']], [2, 1]);
      await town.store.close();
    });
  });
}

/** The lines of the log of those who left. */
const left = async (town: Parameters<typeof logOf>[0]): Promise<string[]> =>
  (await logOf(town, start + 4 * day, '/consultations/plan', 'participants')).map(
    ({ day: of, act, by, count }) => `${of} ${act} ${by} ${count!.by}`,
  );
