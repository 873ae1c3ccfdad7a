import assert from 'node:assert/strict';
import { it } from 'node:test';
import { formatDay, formatTime } from '../../src/server/words/format.ts';

const zone = 'Europe/Paris';

it('writes the first of a month as French does, and no other day nor language', () => {
  assert.equal(formatDay('fr', '2027-01-01', zone), '1er\u00a0janvier 2027');
  assert.equal(formatDay('fr', '2027-01-11', zone), '11\u00a0janvier 2027');
  assert.equal(
    formatDay('fr', Date.parse('2026-12-31T23:30:00Z'), zone),
    '1er\u00a0janvier 2027',
    'by the days of the place',
  );
  assert.match(formatTime('fr', '2027-01-01T08:05:00Z', zone), /^1er\sjanvier 2027 à\s9\sh\s05$/);
  assert.equal(formatDay('en', '2027-01-01', zone), '1\u00a0January 2027');
  assert.equal(formatDay('de', '2027-01-01', zone), '1.\u00a0Januar 2027');
});
