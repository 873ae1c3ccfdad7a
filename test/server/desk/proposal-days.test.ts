import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { putThing } from '../../../src/server/nouns.ts';
import { proposals } from '../../../src/server/nouns/consultation/tables.ts';
import type { ConsultationDocument } from '../../../src/server/nouns/consultation/document.ts';
import { engines } from '../engines.ts';
import { pollTown } from '../poll-support.ts';
import { at, day, start } from '../support.ts';
import { historyOf } from './history.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const path = '/consultations/plan/proposals/p1';
const stance = (value: number) => ({ kind: 'three-way', stance: value });

/** A town with a desk and a consultation of one proposal. */
async function planTown(engine: 'memory' | 'SQLite' | 'PostgreSQL', changes: Partial<ConsultationDocument> = {}) {
  const desk = await deskTown({ store: await open[engine]() });
  const title = { fr: 'Plan arbres', en: 'Tree plan' };
  const dates = { opensAt: at(-1000), closesAt: at(3 * day) };
  await desk.store.write(async (writer) => {
    await putThing(writer, 'plan', { type: 'consultation', title, ...dates, ...changes }, start);
    const proposal = { scope: 'plan', id: 'p1', author: 'a', section: '', title: 'Arbres', body: '' };
    await writer.insert(proposals, { ...proposal, created_at: start, url: null, removed: null });
  });
  return { ...desk, ...(await pollTown({ town: desk, path })) };
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the votes on a proposal, on ${engine}`, () => {
    it('have days in the archive and lines in the log as those of a poll have, also where a person has all erased', async () => {
      const town = await planTown(engine);
      const key = await town.cast(stance(1), 'a@exemple.fr');
      await town.cast(stance(1), 'b@exemple.fr');
      await town.cast(stance(0), 'c@exemple.fr');
      town.wait(day);
      // Once more, and from another device.
      await town.cast(stance(-1), 'b@exemple.fr');
      await town.post('/withdraw', { key });
      await town.appoint('qui@valmont.fr', 'owner');
      const visit = await town.signedIn('qui@valmont.fr');
      await visit.send('/desk/people', { email: 'b@exemple.fr', what: 'erase' });
      await town.app.idle();
      const token = /token=([\w-]+)/.exec(town.mailbox.mails[0]?.text ?? '')?.[1] ?? '';
      assert.equal((await visit.send('/person', { token })).status, 200);
      const { value, rebuilt, days } = await historyOf(town, start + 2 * day, path, 'votes');
      assert.deepEqual([value, rebuilt], [1, 1]);
      assert.deepEqual(days, [
        { day: '2026-11-21', counted: 3, withdrawn: 0 },
        { day: '2026-11-22', counted: 0, withdrawn: 2 },
      ]);
      town.wait(day);
      await town.app.runDue();
      const { lines } = await historyOf(town, start + 3 * day, path, 'votes');
      assert.deepEqual(
        lines.map(({ act, day: of, count }) => [act, of, count!.by]),
        [['withdrawn', '2026-11-22', -2]],
      );
      await town.store.close();
    });

    it('are told once everyone may know their number', async () => {
      const town = await planTown(engine, { votes: { results: 'after-close' } });
      const key = await town.cast(stance(1), 'a@exemple.fr');
      await town.post('/withdraw', { key });
      town.wait(2 * day);
      await town.app.runDue();
      const told = async () => (await historyOf(town, start + 9 * day, path, 'votes')).lines.map(({ day: of }) => of);
      assert.deepEqual(await told(), []);
      town.wait(2 * day);
      await town.app.runDue();
      assert.deepEqual(await told(), ['2026-11-21']);
      await town.store.close();
    });
  });
}
