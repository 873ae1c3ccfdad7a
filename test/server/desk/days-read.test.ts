import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { putThing } from '../../../src/server/nouns.ts';
import { events } from '../../../src/server/confirmation/tables.ts';
import { metered } from '../metered.ts';
import { engines } from '../engines.ts';
import { choose, pollDocument, pollTown } from '../poll-support.ts';
import { at, day, hour, newKey, petitionDocument, start, type World } from '../support.ts';
import { program } from './program.ts';
import { at1, plan, proposalTown, stance } from './proposal-town.ts';
import { deskTown } from './support.ts';
import { alone, threadTown, type Place } from './thread-town.ts';

const open = engines();
after(() => open.stop());

interface Line {
  act: string;
  path?: string;
  count?: { of: string; by: number };
}
interface Log {
  items: Line[];
  days?: string;
  next?: string;
}
type Day = Record<string, number> & { day?: string };

const petitionThread: Place = {
  scope: 'velo',
  path: '/petitions/velo/comments',
  put: (writer) => putThing(writer, 'velo', { ...petitionDocument, thread: {} }, start),
};

const json = { headers: { Accept: 'application/json' } };
const base = 'https://participer.exemple';

/** Reads all that the log says of a thing, by HTTP alone. */
async function logOf({ app }: Pick<World, 'app'>, path: string): Promise<Log> {
  const read = async (after = ''): Promise<Log> =>
    (await (await app.request(`/log?of=${path}${after && `&after=${after}`}`, json)).json()) as Log;
  const log = await read();
  for (let { next } = log; next !== undefined;) {
    const more = await read(next);
    log.items.push(...more.items);
    next = more.next;
  }
  return log;
}

/** What the log says again that the days say. */
const said = new Set(['withdrawn', 'held', 'recounted']);

/** Makes a count again as a stranger does: from the log, and from the days to which it leads. */
async function rebuilt(
  town: World,
  path: string,
  metric: string,
): Promise<{ value: number; shown: number; days: Day[] }> {
  const { items, days: where } = await logOf(town, path);
  assert.equal(where, `${base}${path}/days`);
  const response = await town.app.request(where.slice(base.length), json);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('Cache-Control') ?? '', /max-age=10/);
  const same = { headers: { 'If-None-Match': response.headers.get('ETag') ?? '' } };
  assert.equal((await town.app.request(`${path}/days`, same)).status, 304);
  const { days } = (await response.json()) as { days: Day[] };
  const byDays = days.reduce((sum, { counted = 0, withdrawn = 0, held = 0 }) => sum + counted - withdrawn - held, 0);
  const byLog = items
    .filter((line) => line.path === path && line.count?.of === metric && !said.has(line.act))
    .reduce((sum, { count }) => sum + count!.by, 0);
  const { numbers } = (await town.read(path)) as unknown as { numbers: Record<string, { value: number }> };
  return { value: byDays + byLog, shown: numbers[metric]!.value, days };
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the days of a thing, read by anyone, on ${engine}`, () => {
    const why = { fr: 'Un robot.', en: 'A robot.' };

    it('make the count of a petition again with the log: signed, withdrawn, taken out, on paper', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const keys: string[] = [];
      for (const email of ['a@exemple.fr', 'b@exemple.fr', 'c@robot.exemple', 'd@exemple.fr']) {
        const key = newKey();
        await town.act('/confirm', { key, code: await town.sign({ key, email }) });
        keys.push(key);
        town.wait(9 * hour);
      }
      await town.act('/withdraw', { key: keys[0] });
      const { send } = await program(town);
      const taken = { domain: 'robot.exemple', why };
      const { version } = (await send('POST', '/petitions/velo/invalidations/preview', taken)).body;
      assert.equal((await send('POST', '/petitions/velo/invalidations', { ...taken, version })).status, 201);
      for (const email of ['un@valmont.fr', 'deux@valmont.fr']) {
        await town.appoint(email, 'clerk');
        const visit = await town.signedIn(email);
        const { html } = await visit.get('/desk/petitions/velo/papers');
        const [, id] = /name="figure-([\w-]+)\./.exec(html) ?? [];
        const entry = { document: 'Registre', day: '2026-11-20', countedBy: 'La mairie', 'figure.signatures': '7' };
        const sent = id ? { step: 'figures', id, [`figure-${id}.signatures`]: '7' } : entry;
        assert.equal((await visit.send('/desk/petitions/velo/papers', sent)).status, 200);
      }
      town.wait(2000);
      const { value, shown, days } = await rebuilt(town, '/petitions/velo', 'signatures');
      assert.deepEqual([value, shown], [9, 9]);
      // Two signed on each day, and one took it back: too few for a day to be told.
      assert.deepEqual(days, [{ counted: 4, withdrawn: 1 }]);
      const page = await town.page('/log?of=/petitions/velo&lang=fr');
      assert.match(page, /<a href="\/petitions\/velo\/days">Jour par jour \(JSON\)<\/a>/);
      assert.doesNotMatch(await town.page('/log?lang=fr'), /Jour par jour/);
      assert.match(await town.page('/log?of=/petitions/velo&lang=en'), /Day by day \(JSON\)/);
      assert.equal((await town.app.request('/petitions/nothing/days', json)).status, 404);
      await town.store.close();
    });

    it('are gone through once in a minute, however many ask and whatever is written meanwhile', async () => {
      const { store, cost } = metered(await open[engine]());
      let reads = 0;
      const { list } = store;
      store.list = (async (...given: Parameters<typeof list>) => {
        if (given[0].name === events.name) reads += 1;
        return list(...given);
      }) as typeof list;
      const town = await deskTown({ store });
      const sign = async (email: string) => {
        const key = newKey();
        await town.act('/confirm', { key, code: await town.sign({ key, email }) });
      };
      const ask = async () => {
        const response = await town.app.request('/petitions/velo/days', json);
        return ((await response.json()) as { days: Day[] }).days[0]?.['counted'];
      };
      await sign('a@exemple.fr');
      town.wait(2000);
      reads = 0;
      assert.deepEqual(await Promise.all([ask(), ask(), ask()]), [1, 1, 1]);
      const once = reads;
      assert.ok(once > 0 && cost.calls > 0);
      await sign('b@exemple.fr');
      reads = 0;
      town.wait(57_000);
      assert.deepEqual([await ask(), reads], [1, 0], 'kept');
      town.wait(3000);
      assert.deepEqual([await ask(), reads], [2, once], 'read again after a minute');
      await town.store.close();
    });

    it('make the count of a vote again, and are not there while its results are hidden', async () => {
      const desk = await deskTown({ store: await open[engine]() });
      const town = await pollTown({ town: desk, document: { results: 'always' } });
      let key = '';
      for (let each = 0; each < 5; each += 1) await town.cast(choose('chene'), `r${each}@robot.exemple`);
      for (let each = 0; each < 7; each += 1) key = await town.cast(choose('frene'), `p${each}@exemple.fr`);
      await town.cast(choose('chene'), 'p0@exemple.fr');
      await town.post('/withdraw', { key });
      const { send } = await program(desk);
      const taken = { domain: 'robot.exemple', why };
      const { version } = (await send('POST', '/polls/arbre/invalidations/preview', taken)).body;
      assert.equal((await send('POST', '/polls/arbre/invalidations', { ...taken, version })).status, 201);
      desk.wait(2000);
      const { value, shown } = await rebuilt(desk, '/polls/arbre', 'votes');
      assert.deepEqual([value, shown], [6, 6]);
      const hidden = { ...pollDocument, results: 'after-close', closesAt: at(day) } as const;
      await desk.store.write((writer) => putThing(writer, 'arbre', hidden, start));
      desk.wait(2000);
      const asked = () => desk.app.request('/polls/arbre/days', json);
      assert.equal((await asked()).status, 404);
      assert.equal((await logOf(desk, '/polls/arbre')).days, undefined);
      assert.doesNotMatch(await desk.page('/log?of=/polls/arbre'), /polls\/arbre\/days/);
      desk.wait(3 * day);
      assert.equal((await asked()).status, 200);
      await desk.store.close();
    });

    it('make the counts of a proposal and of its consultation again', async () => {
      const { desk, cast } = await proposalTown(await open[engine]());
      for (let each = 0; each < 3; each += 1) await cast(stance(1), `p${each}@exemple.fr`);
      desk.wait(2000);
      const { value, shown } = await rebuilt(desk, at1, 'votes');
      assert.deepEqual([value, shown], [3, 3]);
      const response = await desk.app.request(`${plan}/days`, json);
      const { days } = (await response.json()) as { days: Day[] };
      const sum = (of: string) => days.reduce((all, each) => all + (each[of] ?? 0), 0);
      const { numbers } = (await desk.read(plan)) as unknown as { numbers: Record<string, { value: number }> };
      assert.deepEqual(
        [sum('joined') - sum('left'), sum('proposals') + sum('comments') + sum('sources')],
        [numbers['participants']?.value, numbers['contributions']?.value],
      );
      await desk.store.close();
    });

    for (const place of [alone, petitionThread])
      it(`make the count of the discussion at ${place.path} again`, async () => {
        const town = await threadTown(await open[engine](), place);
        const [ada, mo] = [await town.join('Ada'), await town.join('Mo', true)];
        const ids: string[] = [];
        for (const text of ['Un.', 'Deux.', 'Trois.', 'Quatre.']) ids.push(await town.post(ada, text));
        await town.send(`${place.path}/posts/remove`, { key: ada, id: ids[0] });
        await town.decide(mo, ids[1]!, 'remove');
        town.wait(2000);
        const { value, shown } = await rebuilt(town, place.path, 'comments');
        assert.deepEqual([value, shown], [2, 2]);
        await town.store.close();
      });
  });
}
