import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { beginningOf, namedEnd } from '../../src/server/core/zoned-day.ts';
import { formatDay, formatTime } from '../../src/server/words/format.ts';

describe('a date on the pages of the server', () => {
  it('without a time is the same day in every zone that a site may be in', () => {
    for (const zone of ['Europe/Paris', 'America/Martinique', 'Pacific/Noumea', 'UTC']) {
      assert.equal(formatDay('fr', '2026-03-02', zone), '2\u00a0mars 2026');
      assert.equal(formatTime('fr', '2026-03-02', zone), '2\u00a0mars 2026');
    }
  });

  it('with its time is the day of the site', () => {
    assert.equal(formatDay('fr', '2026-11-20T22:59:59Z', 'Europe/Paris'), '20\u00a0novembre 2026');
    const there = formatTime('en', '2026-11-20T22:59:59Z', 'Indian/Reunion');
    assert.equal(there, '21\u00a0November 2026 at 02:59, Réunion time');
  });
});

describe('the beginning of a day', () => {
  const days: [day: string, zone: string, instant: string][] = [
    ['2026-03-29', 'Europe/Paris', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Paris', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Paris', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
    ['2026-01-01', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
    ['2026-01-01', 'Pacific/Marquesas', '2026-01-01T09:30:00.000Z'],
    // Clocks go from 00:00 to 01:00 there: the day begins with what they show first.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    // Clocks go back at 24:00 to 23:00 there: the day begins once.
    ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
  ];
  for (const [day, zone, instant] of days) {
    it(`is that of its place: ${day} in ${zone}`, () => {
      assert.equal(new Date(beginningOf(Date.parse(day), zone)).toISOString(), instant);
    });
  }
});

describe('an end', () => {
  const ends: [end: string, zone: string, named: string][] = [
    // The poll on the name of a region: until 10 June.
    ['2016-06-10T22:00:00Z', 'Europe/Paris', '2016-06-10'],
    ['2026-11-21T00:00:00+01:00', 'Europe/Paris', '2026-11-20'],
    ['2026-10-25T23:00:00Z', 'Europe/Paris', '2026-10-25'],
    ['2026-12-31T20:00:00Z', 'Indian/Reunion', '2026-12-31'],
    // Clocks go from 00:00 to 01:00 there: the day before ends with that.
    ['2018-11-04T03:00:00Z', 'America/Sao_Paulo', '2018-11-03'],
  ];
  for (const [end, zone, named] of ends) {
    it(`at 00:00 is that of the day before: ${end} in ${zone}`, () => assert.equal(namedEnd(end, zone), named));
  }

  it('at any other time, or without one, is what it is', () => {
    const others = [
      ['2016-06-10T21:59:59Z', 'Europe/Paris'],
      ['2016-06-10T22:00:01Z', 'Europe/Paris'],
      ['2016-06-10T22:00:00Z', 'Indian/Reunion'],
      ['2016-06-11T00:00:00Z', 'Europe/Paris'],
      ['2016-06-10', 'Pacific/Honolulu'],
      ['2016-06-10', 'UTC'],
    ] as const;
    for (const [end, zone] of others) assert.equal(namedEnd(end, zone), end);
  });
});
