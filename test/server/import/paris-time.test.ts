import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parisTime } from '../../../src/server/nouns/consultation/import/paris-time.ts';

const iso = (text: string): string => new Date(parisTime(text)!).toISOString();

test('winter is one hour ahead of UTC, summer two', () => {
  assert.equal(iso('20/11/2019 23:58'), '2019-11-20T22:58:00.000Z');
  assert.equal(iso('09/10/2019 07:03'), '2019-10-09T05:03:00.000Z');
  assert.equal(iso('01/01/2020 00:30'), '2019-12-31T23:30:00.000Z');
  assert.equal(iso('29/02/2020 12:00'), '2020-02-29T11:00:00.000Z');
});

test('the hours in which the clocks change', () => {
  assert.equal(iso('31/03/2019 01:59'), '2019-03-31T00:59:00.000Z');
  assert.equal(iso('31/03/2019 02:30'), '2019-03-31T01:30:00.000Z');
  assert.equal(iso('31/03/2019 03:00'), '2019-03-31T01:00:00.000Z');
  assert.equal(iso('27/10/2019 01:59'), '2019-10-26T23:59:00.000Z');
  assert.equal(iso('27/10/2019 02:30'), '2019-10-27T00:30:00.000Z');
  assert.equal(iso('27/10/2019 03:00'), '2019-10-27T02:00:00.000Z');
});

test('what is no such time is none', () => {
  for (const text of [
    '',
    '1/1/2020 00:00',
    '2020-01-01 00:00',
    '31/02/2020 12:00',
    '29/02/2019 12:00',
    '01/13/2020 12:00',
  ]) {
    assert.equal(parisTime(text), undefined, text);
  }
  for (const text of [
    '00/01/2020 12:00',
    '01/01/2020 24:00',
    '01/01/2020 12:60',
    '01/01/2020 12:00:00',
    ' 01/01/2020 12:00',
  ]) {
    assert.equal(parisTime(text), undefined, text);
  }
});
