import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Store } from '../../../src/server/store/store.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { at, day, minute, petitionDocument } from '../support.ts';
import { program } from './program.ts';
import { at1, proposalTown, stance } from './proposal-town.ts';
import { deskTown, hiddenOf, type Browser } from './support.ts';

const open = engines();
after(() => open.stop());

const why = { fr: 'Un robot a voté.' };
const all = { from: '2020-01-01' };
/** What only a number of votes, or the times at which they came, bring to a page. */
const told = /\d+ votes?\b|Répartition dans le temps|Quelques exemples|<meter/;

/** Looks by the form of a page, which keeps the clock of the place. */
const looks = (visit: Browser, page: string, criteria: Record<string, string>) =>
  visit.send(page, { step: 'preview', 'why.fr': why.fr, ...criteria });

/** A vote whose results are hidden for three days: six ballots, and five of robots a day later. */
async function hiddenTown(store: Store) {
  const desk = await deskTown({ store });
  const document = { results: 'after-close', closesAt: at(3 * day) } as const;
  const { cast, poll } = await pollTown({ town: desk, document });
  for (let each = 0; each < 6; each += 1) await cast(choose('chene'), `p${each}@exemple.fr`);
  desk.wait(day);
  for (let each = 0; each < 5; each += 1) await cast(choose('frene'), `r${each}@robot.exemple`);
  await desk.appoint('qui@valmont.fr', 'editor');
  const { send } = await program(desk);
  const lines = async (): Promise<Record<string, unknown>[]> => {
    const response = await desk.app.request('/log', { headers: { Accept: 'application/json' } });
    const { items } = (await response.json()) as { items: Record<string, unknown>[] };
    return items.filter(({ act }) => act === 'invalidated' || act === 'restored');
  };
  return { desk, cast, poll, send, lines, visit: await desk.signedIn('qui@valmont.fr') };
}

const base = '/polls/arbre/invalidations';
const page = '/desk/polls/arbre/invalidate';
const robots = { from: '2026-11-22' };

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`votes whose results are hidden, on ${engine}`, () => {
    it('are previewed without their number and their times, and without a sign when one more comes', async () => {
      const { desk, cast, send, visit } = await hiddenTown(await open[engine]());
      const looked = await send('POST', `${base}/preview`, all);
      assert.equal(looked.status, 200);
      assert.deepEqual(Object.keys(looked.body).sort(), ['hiddenUntilClose', 'version']);
      const seen = await looks(visit, page, { from: '2020-01-01' });
      assert.match(seen.html, /Le nombre de votes, et leur heure, seront connus avec les résultats/);
      assert.doesNotMatch(seen.html.slice(seen.html.indexOf('<main')), told);
      desk.wait(minute);
      await cast(choose('chene'), 'elle@exemple.fr');
      assert.deepEqual((await send('POST', `${base}/preview`, all)).body, looked.body);
      await desk.store.close();
    });

    it('are told alike where few fit, where none do, and where few would be left', async () => {
      const { desk, cast, send } = await hiddenTown(await open[engine]());
      desk.wait(day);
      await cast(choose('chene'), 'elle@exemple.fr');
      const visit = await desk.signedIn('qui@valmont.fr');
      const texts = new Set<string>();
      for (const criteria of [
        { from: '2026-11-23' },
        { from: '2026-11-24' },
        { until: '2026-11-23' },
        { domain: 'personne.exemple' },
      ]) {
        const refused = await send('POST', `${base}/preview`, criteria);
        assert.equal(refused.status, 422, JSON.stringify(criteria));
        texts.add(refused.text);
        const seen = await looks(visit, page, criteria);
        assert.equal(seen.status, 422);
        assert.match(seen.html, /cinq votes au moins correspondent, et qu’il en reste cinq ou aucun/);
      }
      assert.equal(texts.size, 1, [...texts].join());
      const domain = await send('POST', `${base}/preview`, { domain: 'robot.exemple' });
      assert.deepEqual([domain.status, domain.body['number']], [200, undefined]);
      await desk.store.close();
    });

    it('are chosen by whole days, for an hour in which five fit would tell when people voted', async () => {
      const { desk, send, visit } = await hiddenTown(await open[engine]());
      const details = new Set<string>();
      for (const [criteria, field] of [
        // Six fit, five do, none does: all are told alike.
        [{ until: at(minute) }, 'until'],
        [{ from: at(day) }, 'from'],
        [{ from: '2026-11-22T10:00', until: '2026-11-23' }, 'from'],
        [{ from: '2026-11-21', until: '2026-11-21T23:59' }, 'until'],
        [{ from: '2026-11-22T00:00:00Z' }, 'from'],
        [{ from: '2026-11-22T00:00:30+01:00' }, 'from'],
      ] as const) {
        const refused = await send('POST', `${base}/preview`, criteria);
        const [fault, ...others] = refused.body.errors ?? [];
        assert.deepEqual([refused.status, fault?.field, others], [422, field, []], JSON.stringify(criteria));
        details.add(fault!.detail);
        const seen = await looks(visit, page, criteria);
        assert.equal(seen.status, 422);
        assert.match(seen.html, new RegExp(`href="#${field}"[^>]*>Tant que les résultats sont cachés`));
      }
      assert.deepEqual(
        [...details],
        ['As long as results are hidden, name whole days: an hour would tell when people voted.'],
      );
      assert.match((await visit.get(page)).html, /<input type="date"[^>]*name="from"/);
      for (const from of ['2026-11-22', '2026-11-22T00:00', '2026-11-21T23:00:00Z', '2026-11-22T00:00:00+01:00'])
        assert.equal((await send('POST', `${base}/preview`, { from })).status, 200, from);
      desk.wait(4 * day);
      assert.equal(
        (await send('POST', `${base}/preview`, { from: at(minute) })).body['number'],
        5,
        'nothing is hidden',
      );
      const later = await desk.signedIn('qui@valmont.fr');
      assert.match((await later.get(page)).html, /<input type="datetime-local"[^>]*name="from"/);
      await desk.store.close();
    });

    it('are taken out and put back all the same, and how many is told with the results alone', async () => {
      const { desk, send, visit, lines, poll } = await hiddenTown(await open[engine]());
      const { body } = await send('POST', `${base}/preview`, robots);
      const other = await send('POST', base, { ...all, why, version: body['version'] });
      assert.equal(other.status, 412, 'a version is of the criteria that were looked at');
      const done = await send('POST', base, { ...robots, why, version: body['version'] });
      assert.deepEqual([done.status, Object.keys(done.body).sort()], [201, ['hiddenUntilClose', 'id']]);
      desk.wait(1000);
      const undone = await send('POST', `${base}/${String(done.body['id'])}/restore`, { why });
      assert.deepEqual([undone.status, undone.body['number']], [200, undefined]);
      desk.wait(1000);
      const seen = await looks(visit, page, { domain: 'robot.exemple' });
      assert.match((await visit.send(page, hiddenOf(seen.html))).html, /C’est retiré du compte/);

      const items = async () => (await send('GET', base)).body['items'] as { number?: number }[];
      const numbers = async () => (await items()).map(({ number }) => number);
      assert.deepEqual(await numbers(), [undefined, undefined]);
      const past = (await visit.get(page)).html;
      assert.match(past, /Retrait du .*le nombre sera connu avec les résultats/);
      assert.doesNotMatch(past.slice(past.indexOf('<main')), told);
      for (const line of await lines()) assert.deepEqual([line['count'], line['countHidden']], [undefined, true]);
      assert.doesNotMatch((await visit.get('/desk/log')).html, /\d+ votes?\b/);

      desk.wait(4 * day);
      assert.deepEqual(await numbers(), [5, 5]);
      assert.match((await (await desk.signedIn('qui@valmont.fr')).get(page)).html, /5 votes, le /);
      assert.deepEqual(
        (await lines()).map(({ act, count }) => [act, count]),
        [
          ['invalidated', { of: 'votes', by: -5 }],
          ['restored', { of: 'votes', by: 5 }],
          ['invalidated', { of: 'votes', by: -5 }],
        ],
      );
      const votes = (await poll()).numbers['votes'];
      assert.deepEqual([votes?.value, votes?.invalidated], [6, 5]);
      assert.equal((await send('POST', `${base}/preview`, all)).body['number'], 6);
      await desk.store.close();
    });

    it('are hidden of a proposal alike', async () => {
      const votes = { results: 'after-vote', notice: petitionDocument.notice } as const;
      const { desk, cast, visit, read } = await proposalTown(await open[engine](), { votes });
      for (let each = 0; each < 5; each += 1) await cast(stance(1), `r${each}@robot.exemple`);
      desk.wait(day);
      for (let each = 0; each < 6; each += 1) await cast(stance(-1), `p${each}@exemple.fr`);
      const { send } = await program(desk);
      const below = `${at1}/invalidations`;
      const until = { until: '2026-11-22' };
      const { body, status } = await send('POST', `${below}/preview`, until);
      assert.deepEqual([status, Object.keys(body).sort()], [200, ['hiddenUntilClose', 'version']]);
      const done = await send('POST', below, { ...until, why, version: body['version'] });
      assert.deepEqual([done.status, done.body['number']], [201, undefined]);
      const [one] = (await send('GET', below)).body['items'] as { number?: number }[];
      assert.equal(one?.number, undefined);
      const past = (await visit.get(`/desk${at1}/invalidate`)).html;
      assert.doesNotMatch(past.slice(past.indexOf('<main')), told);
      const line = async () =>
        (await read<{ items: Record<string, unknown>[] }>('/log')).items.find(({ act }) => act === 'invalidated');
      assert.deepEqual([(await line())?.['count'], (await line())?.['countHidden']], [undefined, true]);
      desk.wait(12 * day);
      assert.deepEqual((await line())?.['count'], { of: 'votes', by: -5 });
      await desk.store.close();
    });
  });
}
