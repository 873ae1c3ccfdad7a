import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { events } from '../../../src/server/confirmation/tables.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { at, day, hour, minute, newKey, type World } from '../support.ts';
import { archiveOf, deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

interface LogLine {
  act: string;
  by: string;
  path: string;
  day?: string;
  count?: { of: string; by: number };
  why?: Record<string, string>;
}

const linesOf = async ({ app }: Pick<World, 'app'>): Promise<LogLine[]> => {
  const response = await app.request('/log', { headers: { Accept: 'application/json' } });
  const { items } = (await response.json()) as { items: LogLine[] };
  return items
    .filter(({ act }) => act === 'withdrawn')
    .sort((one, other) => ((one.day ?? '') < (other.day ?? '') ? -1 : 1));
};

const told = async (town: Pick<World, 'app'>) => (await linesOf(town)).map(({ day: of, count }) => [of, count?.by]);

/** Signs and confirms; answers the receipt. */
async function signs(town: World, email: string): Promise<string> {
  const key = newKey();
  const code = await town.sign({ key, email });
  assert.equal((await town.act('/confirm', { key, code })).status, 200);
  return key;
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what people take back, on ${engine}`, () => {
    it('stands in the log by day once the day is over, from one of two processes, and names nobody', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const both = () => Promise.all([town.app.runDue(), town.app.runDue()]);
      const keys = [];
      for (const name of ['a', 'b', 'c', 'd']) keys.push(await signs(town, `${name}@exemple.fr`));
      await town.sign({ email: 'attend@exemple.fr' });
      for (const key of keys.slice(0, 2)) await town.act('/withdraw', { key });
      await both();
      assert.deepEqual(await told(town), [], 'the day is not over');
      // Midnight of UTC, and what may be written late.
      town.wait(15 * hour);
      await both();
      assert.deepEqual(await told(town), []);
      town.wait(10 * minute);
      await both();
      await both();
      const [line, ...more] = await linesOf(town);
      assert.deepEqual(
        [line?.by, line?.path, line?.day, line?.count, more],
        ['operator', '/petitions/velo', '2026-11-21', { of: 'signatures', by: -2 }, []],
      );
      assert.equal(line!.why!['fr'], 'Par les personnes elles-mêmes, le 21\u00a0novembre 2026 (jour UTC).');
      const page = await town.page('/log?lang=fr');
      assert.match(page, /Participations retirées/);
      assert.ok(!/exemple\.fr|key-of/.test(page));

      await town.act('/withdraw', { key: keys[2] });
      town.wait(day);
      // A process stood still, and wrote an act of a day that was told.
      await town.store.write((writer) =>
        writer.insert(events, {
          scope: 'velo',
          thing: 'velo',
          kind: 'withdrawn',
          act: 'late',
          at: Date.parse(at(hour)),
        }),
      );
      await both();
      assert.deepEqual((await told(town)).map(([of, by]) => `${of} ${by}`).sort(), [
        '2026-11-21 -1',
        '2026-11-21 -2',
        '2026-11-22 -1',
      ]);
      town.wait(day);
      await both();
      assert.equal((await told(town)).length, 3, 'a day without any has no line');
      await town.store.close();
    });

    it('says what the days of an archive say', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const keys = [await signs(town, 'a@exemple.fr'), await signs(town, 'b@exemple.fr')];
      await town.act('/withdraw', { key: keys[0] });
      town.wait(2 * day);
      await town.act('/withdraw', { key: keys[1] });
      town.wait(2 * day);
      await town.app.runDue();
      const files = await archiveOf(town, Date.parse(at(5 * day)));
      const { days } = JSON.parse(files.get('petitions/velo/days.json') ?? '') as {
        days: { day: string; withdrawn: number }[];
      };
      assert.deepEqual(
        await told(town),
        days.map(({ day: of, withdrawn }) => [of, -withdrawn]),
      );
      await town.store.close();
    });

    it('is told of votes once everyone may know their number', async () => {
      const desk = await deskTown({ store: await open[engine]() });
      const document = { results: 'after-close' as const, closesAt: at(3 * day) };
      const town = { ...desk, ...(await pollTown({ town: desk, document })) };
      const key = await town.cast(choose('chene'), 'a@exemple.fr');
      await town.cast(choose('chene'), 'b@exemple.fr');
      await town.post('/withdraw', { key });
      desk.wait(2 * day);
      await desk.app.runDue();
      assert.deepEqual(await told(desk), []);
      desk.wait(2 * day);
      await desk.app.runDue();
      const [line, ...more] = await linesOf(desk);
      assert.deepEqual(
        [line?.path, line?.day, line?.count, more],
        ['/polls/arbre', '2026-11-21', { of: 'votes', by: -1 }, []],
      );
      await desk.store.close();
    });
  });
}
