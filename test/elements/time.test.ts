import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import type { TemplateResult } from 'lit';
import { learnTime } from '../../src/client/clock.ts';
import { toTime } from '../../src/elements/comments/reading/text.ts';
import { daysUntil, renderPhase } from '../../src/elements/shared/ui/phase.ts';
import { renderWhyNot } from '../../src/elements/shared/ui/reason.ts';
import { words, type Words } from '../../src/locales/text.ts';
import type { Ability, Thing } from '../../src/schema/common.ts';
import { inZone } from '../support/zone.ts';
import '../support/catalogues.ts';

const wordsOf = (timeZone?: string): Words =>
  words('fr', {}, { listener: { requestUpdate: () => undefined }, inFrench: String, timeZone });
const paris = wordsOf('Europe/Paris');
const at = Date.parse;

describe('the days left', () => {
  const left = (now: string, end: string, said = paris): number => daysUntil(said, end, at(now));

  it('are days of the calendar, the last one included', () => {
    const end = '2026-11-20T23:59:59+01:00';
    assert.equal(left('2026-11-19T23:00:00+01:00', end), 2);
    assert.equal(left('2026-11-20T00:30:00+01:00', end), 1);
    assert.equal(left('2026-11-20T23:59:58+01:00', end), 1);
    assert.equal(left('2026-11-21T00:00:00+01:00', end), 0);
  });

  it('are one on the last day, whether it has 25 hours or 23', () => {
    assert.equal(left('2026-10-25T00:10:00+02:00', '2026-10-25T23:59:59+01:00'), 1);
    assert.equal(left('2026-10-25T00:10:00+02:00', '2026-10-26T00:00:00+01:00'), 1);
    assert.equal(left('2026-03-28T23:30:00+01:00', '2026-03-29T23:30:00+02:00'), 2);
  });

  it('are counted in the place, not where they are read', () => {
    for (const reader of ['Indian/Reunion', 'Pacific/Honolulu', 'UTC']) {
      inZone(reader, () => {
        const said = wordsOf('Europe/Paris');
        assert.equal(left('2026-11-19T23:30:00Z', '2026-11-20T23:59:59+01:00', said), 1);
        assert.equal(left('2026-11-20T22:30:00Z', '2026-11-20', said), 1);
        assert.equal(left('2026-11-20T23:30:00Z', '2026-11-20', said), 0);
      });
    }
  });
});

describe('the close', () => {
  const closed = (closesAt: string): Thing =>
    ({ type: 'petition', lang: 'fr', phase: 'closed', closesAt, numbers: {}, can: {} }) as unknown as Thing;

  it('is told by the day of the place', () => {
    for (const reader of ['Indian/Reunion', 'Pacific/Auckland', 'America/Martinique']) {
      inZone(reader, () => {
        const said = wordsOf('Europe/Paris');
        for (const end of ['2026-11-20T23:59:59+01:00', '2026-11-20'])
          assert.equal(renderPhase(said, closed(end)), 'Close le 20\u00a0novembre 2026');
      });
    }
  });

  it('at 00:00 of the place is told by the day before', () => {
    const said = wordsOf('Europe/Paris');
    for (const [end, day] of [
      ['2016-06-10T22:00:00Z', '10\u00a0juin 2016'],
      ['2026-10-26T00:00:00+01:00', '25\u00a0octobre 2026'],
      ['2026-11-21T00:00:00+01:00', '20\u00a0novembre 2026'],
    ] as const) {
      assert.equal(renderPhase(said, closed(end)), `Close le ${day}`);
      assert.equal(said.endTime(end), day);
    }
    assert.equal(
      said.endTime('2026-11-20T23:59:00+01:00'),
      inZone('Europe/Paris', () => said.time('2026-11-20T23:59:00+01:00')),
    );
    assert.equal(renderPhase(said, closed('2026-11-21T00:00:01+01:00')), 'Close le 21\u00a0novembre 2026');
  });

  it('is said once, and what is not open yet says why', () => {
    const can = { allowed: false, reason: 'Le vote est clos.', wouldBeAllowedIf: 'Revenez demain.' };
    const thing = closed('2026-11-20');
    const { wouldBeAllowedIf: _, ...closedForGood } = can;
    const whyNot = (of: Thing, ability: Ability): unknown => {
      const said = renderWhyNot(wordsOf('Europe/Paris'), of, ability, '');
      return (said as Partial<TemplateResult>).values?.[1] ?? said;
    };
    assert.equal(whyNot(thing, closedForGood), '');
    for (const phase of ['not-open', 'paused', 'archived', 'open', 'closed'] as const)
      assert.equal(whyNot({ ...thing, phase }, can), 'Le vote est clos. Revenez demain.');
    assert.equal(whyNot({ ...thing, closesAt: undefined }, closedForGood), 'Le vote est clos.');
    assert.equal(whyNot({ ...thing, phase: 'paused' }, { allowed: false }), '');
  });

  it('names the zone where the place is not known', () => {
    assert.match(
      renderPhase(
        inZone('Indian/Reunion', () => wordsOf()),
        closed('2026-11-20T23:59:59+01:00'),
      ),
      /^Close le 21\u00a0novembre 2026 à\u00a02\u00a0h\u00a059 \(UTC\+4\)$/,
    );
  });
});

describe('how long ago', () => {
  const ago = (instant: string, now: string): string => toTime(paris, instant, at(now));
  const wednesday = '2026-11-18T10:00:00+01:00';

  it('tells days of the calendar', () => {
    assert.equal(ago('2026-11-16T11:00:00+01:00', wednesday), 'avant-hier');
    assert.equal(ago('2026-11-16T09:00:00+01:00', wednesday), 'avant-hier');
    assert.equal(ago('2026-11-17T09:59:00+01:00', wednesday), 'hier');
    assert.equal(ago('2026-11-15T23:59:00+01:00', wednesday), 'il y a 3 jours');
    assert.equal(ago('2026-11-16T00:01:00+01:00', '2026-11-17T23:59:00+01:00'), 'hier');
  });

  it('tells hours and minutes before', () => {
    assert.match(ago('2026-11-17T11:00:00+01:00', wednesday), /^il y a 23\sheures$/u);
    assert.match(ago('2026-11-18T09:58:30+01:00', wednesday), /^il y a 1\sminute$/u);
    assert.equal(ago('2026-11-18T09:59:30+01:00', wednesday), 'maintenant');
    // The same day still, after 24 hours and a half of it.
    assert.match(ago('2026-10-25T00:10:00+02:00', '2026-10-25T23:40:00+01:00'), /^il y a 24\sheures$/u);
  });

  describe('on a device whose clock is wrong', () => {
    const server = at(wednesday);
    beforeEach(() => mock.timers.enable({ apis: ['Date'], now: server }));
    afterEach(() => {
      learnTime(new Headers({ date: new Date().toUTCString() }));
      mock.timers.reset();
    });

    for (const [what, off] of [
      ['a day ahead', 24],
      ['a day behind', -24],
      ['two hours ahead', 2],
    ] as const) {
      it(`is told by the server's: ${what}`, () => {
        mock.timers.setTime(server + off * 3_600_000);
        learnTime(new Headers({ date: new Date(server).toUTCString() }));
        assert.match(toTime(paris, new Date(server - 300_000).toISOString()), /^il y a 5\sminutes$/u);
        assert.equal(daysUntil(paris, new Date(server + 600_000).toISOString()), 1);
      });
    }
  });
});
