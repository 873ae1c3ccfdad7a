import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { words, type Words } from '../../src/locales/text.ts';
import { inZone } from '../support/zone.ts';
import '../support/catalogues.ts';

const readers = ['Europe/Paris', 'Indian/Reunion', 'America/Martinique', 'Pacific/Auckland', 'UTC'];

/** Words of a place, made anew on each device. */
const wordsOf = (lang: string, timeZone?: string): Words =>
  words(lang, {}, { listener: { requestUpdate: () => undefined }, inFrench: String, timeZone });

describe('a date', () => {
  for (const reader of readers) {
    it(`without a time is the same day for who reads it in ${reader}`, () => {
      inZone(reader, () => {
        for (const place of [undefined, 'Europe/Paris', 'America/Martinique']) {
          const { date, time, moment } = wordsOf('fr', place);
          for (const write of [date, time, moment]) assert.equal(write('2026-11-20'), '20\u00a0novembre 2026');
        }
      });
    });

    it(`of a known place is the place's day in ${reader}`, () => {
      inZone(reader, () => {
        const paris = wordsOf('fr', 'Europe/Paris');
        for (const write of [paris.date, paris.moment])
          assert.equal(write('2026-11-20T23:59:59+01:00'), '20\u00a0novembre 2026');
        assert.equal(wordsOf('en', 'Pacific/Noumea').date('2026-11-20T23:59:59+11:00'), '20\u00a0November 2026');
        assert.equal(wordsOf('fr', 'America/Cayenne').date('2026-03-02T22:00:00-03:00'), '2\u00a0mars 2026');
      });
    });
  }

  it('of an unknown place has its time and the zone that it is told in', () => {
    const { moment } = inZone('Indian/Reunion', () => wordsOf('fr'));
    assert.equal(moment('2026-11-20T23:59:59+01:00'), '21\u00a0novembre 2026 à\u00a02\u00a0h\u00a059 (UTC+4)');
    assert.match(wordsOf('en', 'Mars/Olympus').moment('2026-11-20T12:00:00Z'), /^20\u00a0November 2026 at .+ \(.+\)$/);
  });

  it('with its time names the zone where it is another than the reader’s', () => {
    const time = (reader: string): string =>
      inZone(reader, () => wordsOf('fr', 'Europe/Paris').time('2026-11-20T22:59:59Z'));
    assert.equal(time('Europe/Berlin'), '20\u00a0novembre 2026 à\u00a023\u00a0h\u00a059');
    assert.equal(time('Indian/Mayotte'), '20\u00a0novembre 2026 à\u00a023\u00a0h\u00a059, heure de Paris');
  });

  it('that is the first of a month is written so in French, and in no other language', () => {
    const { date, time, moment, end, endTime } = wordsOf('fr', 'Europe/Paris');
    for (const write of [date, time, moment, end, endTime]) assert.equal(write('2027-01-01'), '1er\u00a0janvier 2027');
    assert.equal(date('2026-12-31T23:30:00Z'), '1er\u00a0janvier 2027', 'by the days of the place');
    assert.equal(end('2027-01-01T23:00:00Z'), '1er\u00a0janvier 2027');
    assert.equal(endTime('2027-01-01T23:00:00Z'), '1er\u00a0janvier 2027');
    assert.equal(date('2027-01-11'), '11\u00a0janvier 2027');
    assert.equal(wordsOf('fr-CA', 'Europe/Paris').date('2027-01-01'), '1er\u00a0janvier 2027');
    inZone('Indian/Reunion', () => {
      assert.match(
        wordsOf('fr', 'Europe/Paris').time('2027-01-01T08:05:00Z'),
        /^1er\u00a0janvier 2027 à\u00a09\u00a0h\u00a005, heure de Paris$/,
      );
      assert.match(
        wordsOf('fr').moment('2027-01-01T08:05:00Z'),
        /^1er\u00a0janvier 2027 à\u00a012\u00a0h\u00a005 \(UTC\+4\)$/,
      );
    });
    inZone('Europe/Paris', () =>
      assert.equal(
        wordsOf('fr', 'Europe/Paris').time('2027-01-01T08:05:00Z'),
        '1er\u00a0janvier 2027 à\u00a09\u00a0h\u00a005',
      ),
    );
    assert.equal(wordsOf('en', 'Europe/Paris').date('2027-01-01'), '1\u00a0January 2027');
  });

  it('that is none is nothing', () => {
    const { date, time, moment } = wordsOf('fr', 'Europe/Paris');
    for (const write of [date, time, moment])
      for (const none of ['', 'soon', '2026-13-45']) assert.equal(write(none), '');
  });

  it('falls on a day of the place’s calendar', () => {
    const { day } = wordsOf('ar', 'Europe/Paris');
    assert.equal(day('2026-11-20T23:30:00Z') - day('2026-11-20T22:30:00Z'), 1);
    assert.equal(day('2026-11-20') - day('2026-11-20T22:30:00Z'), 0);
    // The day of 25 hours.
    assert.equal(day('2026-10-25T22:59:59Z') - day('2026-10-24T22:00:00Z'), 0);
  });
});
