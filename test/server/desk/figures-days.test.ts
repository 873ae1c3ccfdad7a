import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { hours } from '../../../src/server/core/figure-tables.ts';
import { readFigures, type Figures } from '../../../src/server/desk/figures/read.ts';
import { views } from '../../../src/server/desk/figures/tables.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { engines } from '../engines.ts';
import { day, hour, petitionDocument, put, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

/** Counts signatures at some moments, and a reader for each. */
const counts = (store: Store, ...moments: readonly (readonly [at: number, signatures: number])[]): Promise<void> =>
  store.write(async (writer) => {
    for (const [at, value] of moments) {
      const of = { scope: 'velo', hour: at - (at % hour) };
      await writer.increment(hours, { ...of, kind: 'counted', slot: 0 }, 'value', value);
      await writer.increment(views, of, 'value', value);
    }
  });

const confirmedIn = ({ spans }: Pick<Figures, 'spans'>): number =>
  spans.reduce((sum, { confirmed }) => sum + confirmed, 0);

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the days that figures show, on ${engine}`, () => {
    it('are those of the place up to today, and all that was counted before is reached from them', async () => {
      const { store } = await deskTown({ store: await open[engine]() });
      await counts(store, [start - 300 * day, 3], [start - 100 * day, 5], [start - day, 7]);
      const read = (step: 'hour' | 'day', until?: string) =>
        readFigures(store, 'velo', { step, now: start, timeZone: 'Europe/Paris', until });
      const now = await read('day');
      assert.deepEqual(
        [now.from, now.to, now.earlier, now.later],
        ['2026-09-27', '2026-11-21', '2026-09-26', undefined],
      );
      assert.deepEqual([now.spans.length, now.spans[0]!.at, now.spans.at(-1)!.at], [56, '2026-09-27', '2026-11-21']);
      let [all, shown] = [confirmedIn(now), now];
      const lasts = [];
      while (shown.earlier !== undefined) {
        lasts.push(shown.earlier);
        shown = await read('day', shown.earlier);
        assert.equal(shown.spans.length, 56);
        all += confirmedIn(shown);
      }
      assert.deepEqual(lasts, ['2026-09-26', '2026-08-01', '2026-06-06', '2026-04-11', '2026-02-14']);
      assert.equal(all, now.totals.confirmed);
      assert.deepEqual([shown.earlier, shown.later], [undefined, '2026-04-11']);
      // The hours of one day in which the clocks went on: it had 23.
      const spring = await read('hour', '2026-03-29');
      assert.deepEqual([spring.from, spring.to, spring.spans.length], ['2026-03-23', '2026-03-29', 7 * 24 - 1]);
      assert.equal(spring.spans[0]!.at, Date.parse('2026-03-22T23:00:00Z'));
      // Neither what is to come is shown, nor days before the first one of which anything is known.
      assert.equal((await read('day', '2031-01-01')).to, '2026-11-21');
      assert.deepEqual(
        [(await read('hour', '0001-01-01')).from, confirmedIn(await read('hour', '0001-01-01'))],
        ['2026-01-25', 3],
      );
      await store.close();
    });

    it('end where a thing has closed, on the page as for programs', async () => {
      const town = await deskTown({ store: await open[engine]() });
      // It closes ten days later, at ten in the morning: what was received by then is confirmed until the next day.
      await counts(town.store, [start, 2], [start + 10 * day + hour, 2318]);
      town.wait(300 * day);
      await town.appoint('qui@valmont.fr', 'observer');
      const visit = await town.signedIn('qui@valmont.fr');
      const { send } = await program(town, 'observer');
      const path = '/desk/petitions/velo/figures';
      const page = await visit.get(`${path}?lang=fr`);
      assert.match(page.html, /<h2 id="time">Dans le temps, du 26\snovembre 2026 au 2\sdécembre 2026<\/h2>/);
      assert.doesNotMatch(page.html, /Rien n’a été compté|data-live>|civic-desk-figures\.js/, 'it changes no more');
      assert.match(
        page.html,
        /1er\sdécembre 2026 à\s11\sh <strong class="burst">.*<td data-head="Confirmés">2 318<\/td>/,
      );
      assert.match(
        page.html,
        /rel="prev" href="\?by=hour&amp;until=2026-11-25&amp;lang=fr">Avant le 26\snovembre 2026</,
      );
      assert.match(
        page.html,
        /rel="next" href="\?by=hour&amp;until=2026-12-09&amp;lang=fr">Après le 2\sdécembre 2026</,
      );
      const told = (await send('GET', '/petitions/velo/figures')).body as unknown as Figures;
      assert.deepEqual(
        [told.from, told.to, told.earlier, told.later],
        ['2026-11-26', '2026-12-02', '2026-11-25', '2026-12-09'],
      );
      assert.equal(confirmedIn(told), 2318);
      assert.equal(told.spans[0]!.at, '2026-11-25T23:00:00.000Z');
      const byDay = (await send('GET', '/petitions/velo/figures?by=day')).body as unknown as Figures;
      assert.equal(byDay.spans.at(-1)!.at, '2026-12-02');
      const days = await visit.get(`${path}?by=day&lang=en`);
      assert.match(days.html, /Over time, 8\sOctober 2026 to 2\sDecember 2026<.*2,318 at most/);
      assert.doesNotMatch(days.html, /rel="prev"/, 'nothing was counted before');
      const before = await visit.get(`${path}?by=hour&until=2026-11-25&lang=en`);
      assert.match(
        before.html,
        /Over time, 19\sNovember 2026 to 25\sNovember 2026<.*21\sNovember 2026 at 10:00 <\/th>/,
      );
      assert.match(before.html, /href="\?by=day&amp;until=2026-11-25&amp;lang=en"/, 'the other step stays there');
      assert.match(before.html, /href="\?by=hour&amp;until=2026-11-25&amp;lang=en">Refresh</);
      const also = (await send('GET', '/petitions/velo/figures?until=2026-11-25')).body as unknown as Figures;
      assert.deepEqual([also.to, confirmedIn(also)], ['2026-11-25', 2]);
      const [fault] = (await send('GET', '/petitions/velo/figures?until=2026-02-30')).body.errors!;
      assert.equal(fault?.field, 'until');
      // Today can be looked at all the same, as it comes.
      const today = await visit.get(`${path}?until=2027-09-17&lang=en`);
      assert.match(today.html, /to 17\sSeptember 2027<.*Nothing was counted in this time/);
      assert.match(today.html, /<div data-live>.*civic-desk-figures\.js/);
      assert.doesNotMatch(today.html, /rel="next"/);
      await town.store.close();
    });
  });
}

describe('the days that figures show', () => {
  it('go on to today where a thing has no end, is paused, or can still be confirmed', async () => {
    const town = await deskTown();
    await town.appoint('qui@valmont.fr', 'observer');
    const heading = async (document: object): Promise<string> => {
      await put(town.store, 'velo', { ...petitionDocument, ...document });
      const visit = await town.signedIn('qui@valmont.fr');
      const { html } = await visit.get('/desk/petitions/velo/figures?by=day&lang=en');
      assert.match(html, /data-live>/);
      return /Over time, [^<]* to ([^<]*)<\/h2>/.exec(html)?.[1] ?? '';
    };
    assert.equal(await heading({ closesAt: undefined }), '21 November 2026');
    assert.equal(await heading({ override: 'paused' }), '21 November 2026');
    assert.equal(await heading({ closesAt: '2026-11-20' }), '21 November 2026');
  });

  it('take each hour for the day in which it begins, where clocks are half an hour off', async () => {
    const { store } = await deskTown();
    const [midnight, timeZone] = [Date.parse('2026-11-19T18:30:00Z'), 'Asia/Kolkata'];
    await counts(store, [midnight, 1], [midnight + hour, 2]);
    const read = (until: string) => readFigures(store, 'velo', { step: 'day', now: start, timeZone, until });
    assert.deepEqual(
      (await read('2026-11-20')).spans.slice(-2).map(({ at, confirmed }) => [at, confirmed]),
      [
        ['2026-11-19', 1],
        ['2026-11-20', 2],
      ],
    );
    assert.equal((await read('2026-11-20')).spans.length, 56);
    assert.equal(confirmedIn(await read('2026-11-19')), 1);
  });
});
