import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { roles } from '../../../src/server/desk/roles.ts';
import { nouns, tables } from '../../../src/server/nouns.ts';
import { recount } from '../../../src/server/core/recount.ts';
import { createCounts } from '../../../src/server/core/counts.ts';
import { engines } from '../engines.ts';
import { day, minute, start } from '../support.ts';
import { historyOf, planHistory } from './history.ts';
import { program } from './program.ts';
import { at1, plan, proposalTown, stance } from './proposal-town.ts';
import { hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const page = `/desk${at1}/invalidate`;
const why = { 'why.fr': 'Un robot a voté.', 'why.en': 'A robot voted.' };
/** All came within a minute. */
const minuteOf = { from: '2026-11-21T10:00', until: '2026-11-21T10:01' };
const robots = { ...minuteOf, ...why };

interface Count {
  value: number;
  why?: { text: string };
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`votes on a proposal that are taken out of the count, on ${engine}`, () => {
    const start5 = async () => {
      const town = await proposalTown(await open[engine]());
      for (let number = 0; number < 5; number += 1) await town.cast(stance(1), `r${number}@robot.exemple`);
      for (let number = 0; number < 5; number += 1) {
        if (number === 0 || number === 3) town.desk.wait(minute);
        await town.cast(stance(-1), `p${number}@exemple.fr`);
      }
      const votes = async (from: string, lang = 'fr') =>
        (await town.read<{ numbers: Record<string, Count> }>(from, lang)).numbers['votes'];
      return { ...town, votes };
    };

    it('are previewed, leave its count and that of the consultation, with the reason, and are put back', async () => {
      const { desk, visit, votes, listed, page: proposal, poll, read } = await start5();
      assert.match((await proposal()).html, /href="\/desk\/consultations\/plan\/proposals\/p1\/invalidate\?lang=fr"/);
      const seen = await visit.send(page, { step: 'preview', ...robots });
      assert.match(seen.html, /5 votes/);
      assert.equal((await votes(at1))?.value, 10);
      const done = await visit.send(page, hiddenOf(seen.html));
      assert.equal(done.status, 200);
      assert.equal(done.at.split('?')[0], page);
      const left = await votes(at1);
      assert.equal(left?.value, 5);
      assert.match(left?.why?.text ?? '', /21\snovembre 2026.*5 votes.*Un robot a voté/);
      assert.equal((await poll()).numbers['votes']?.invalidated, 5);
      assert.deepEqual((await listed())?.votes, { ballots: 5, agree: 0, neutral: 0, disagree: 5 });
      const whole = await votes(plan, 'en');
      assert.equal(whole?.value, 5);
      assert.match(whole?.why?.text ?? '', /Taken out.*5 votes.*A robot voted/);
      const rebuilds = async () => {
        const { value, rebuilt } = await historyOf(desk, start + day, at1, 'votes');
        assert.equal(rebuilt, value);
        const { numbers, rebuilt: made } = await planHistory(desk, start + day, plan);
        assert.deepEqual([made['participants'], made['contributions']], [numbers['participants'], 3]);
        return value;
      };
      assert.equal(await rebuilds(), 5);
      desk.wait(1000);
      const counts = createCounts(() => start);
      assert.equal(await recount({ store: desk.store, counts }, { nouns, tables }), 0);
      const back = await visit.send(page, restoring(done.html));
      assert.match(back.html, /de nouveau|remis/i);
      assert.deepEqual([(await votes(at1))?.value, (await votes(plan))?.value, await rebuilds()], [10, 10, 10]);
      assert.equal((await votes(plan))?.why, undefined);
      const { items } = await read<{ items: { act: string; path?: string; by: string; count?: object }[] }>('/log');
      assert.deepEqual(
        items.filter(({ path }) => path === at1).map(({ act, by, count }) => [act, by, count]),
        [
          ['restored', 'editor', { of: 'votes', by: 5 }],
          ['invalidated', 'editor', { of: 'votes', by: -5 }],
        ],
      );
      await desk.store.close();
    });

    it('are taken out and put back over HTTP, by owners and editors of the consultation alone', async () => {
      const { desk, votes } = await start5();
      const { send } = await program(desk);
      const at = `${at1}/invalidations`;
      const choice = { ...minuteOf, why: { fr: 'Un robot a voté.' } };
      const few = await send('POST', `${at}/preview`, { from: '2026-11-21T10:02' });
      assert.equal(few.status, 422, 'of few ballots, the result would tell how they were cast');
      const looked = await send('POST', `${at}/preview`, choice);
      assert.equal(looked.body['number'], 5);
      assert.equal((await send('POST', at, { ...choice, version: 'old' })).status, 412);
      const done = await send('POST', at, { ...choice, version: looked.body['version'] });
      assert.deepEqual([done.status, done.body['number']], [201, 5]);
      assert.deepEqual([(await votes(at1))?.value, (await votes(plan))?.value], [5, 5]);
      const [one] = (await send('GET', at)).body['items'] as { id: string }[];
      assert.equal(one?.id, done.body['id']);
      assert.deepEqual((await send('GET', `${plan}/proposals/p2/invalidations`)).body['items'], []);
      const undo = { batch: one?.id, why: { fr: 'Ce n’en était pas un.' } };
      assert.equal((await send('POST', `${plan}/proposals/p2/invalidations/restore`, undo)).status, 404);
      assert.equal((await send('POST', `${plan}/proposals/nothing/invalidations/restore`, undo)).status, 404);
      assert.equal((await send('POST', `${at}/restore`, { ...undo, why: {} })).status, 422);
      assert.equal((await send('POST', `${at}/restore`, undo)).status, 200);
      assert.deepEqual([(await votes(at1))?.value, (await votes(plan))?.value], [10, 10]);
      for (const role of roles) {
        for (const scope of ['plan', 'velo']) {
          const isAllowed = (role === 'owner' || role === 'editor') && scope === 'plan';
          const by = await program(desk, role, scope);
          assert.equal((await by.send('GET', at)).status, isAllowed ? 200 : 403, `${role} of ${scope}`);
          assert.equal((await by.send('POST', at, {})).status, isAllowed ? 422 : 403, `${role} of ${scope}`);
          const email = `${role}-${scope}@ville.exemple`;
          await desk.appoint(email, role, scope);
          const other = await desk.signedIn(email);
          assert.equal((await other.get(page)).status, isAllowed ? 200 : 403);
          assert.equal((await other.send(page, { step: 'preview' })).status, isAllowed ? 422 : 403);
        }
      }
      await desk.store.close();
    });
  });
}

/** The fields of the form that puts back. */
function restoring(html: string): Record<string, string> {
  const [, id = '', at = ''] =
    /name="step" value="restore" \/>\s*<input type="hidden" name="id" value="([^"]+)" \/>\s*<input type="hidden" name="at" value="([^"]+)"/.exec(
      html,
    ) ?? [];
  return { step: 'restore', id, at, 'why.fr': 'Ce n’en était pas un.' };
}
