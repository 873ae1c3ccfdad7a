import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mergeSmall, widenDays } from '../../src/server/core/smallest-group.ts';

const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}`;

describe('days of which none tells of too few', () => {
  it('stay as they are where enough act on each', () => {
    const days = [
      { day: day(1), counted: 5, withdrawn: 0 },
      { day: day(2), counted: 8, withdrawn: 6 },
    ];
    assert.deepEqual(widenDays(days, 5), [
      { day: day(1), counted: 5 },
      { day: day(2), counted: 8, withdrawn: 6 },
    ]);
    assert.deepEqual(widenDays(days, 1), days);
  });

  it('are joined until they do, each number by itself, and what is left joins the last', () => {
    const days = [
      { day: day(1), counted: 6, withdrawn: 1 },
      { day: day(2), counted: 2, withdrawn: 0 },
      { day: day(4), counted: 3, withdrawn: 4 },
      { day: day(5), counted: 1, withdrawn: 1 },
    ];
    assert.deepEqual(widenDays(days, 5), [
      { day: day(1), counted: 6 },
      { from: day(1), day: day(5), withdrawn: 6 },
      { from: day(2), day: day(5), counted: 6 },
    ]);
  });

  it('are not told where all are too few, and what has no day keeps none', () => {
    const days = [
      { counted: 40, withdrawn: 0 },
      { day: day(3), counted: 2, withdrawn: 1 },
    ];
    assert.deepEqual(widenDays(days, 5), [{ counted: 42, withdrawn: 1 }]);
  });

  it('never fall below it where a person who was counted before is counted again', () => {
    const days = [
      { day: day(1), counted: 9 },
      { day: day(2), counted: 5 },
      { day: day(3), counted: -2 },
    ];
    assert.deepEqual(widenDays(days, 5), [{ from: day(1), day: day(3), counted: 12 }]);
  });

  it('come to the same, whatever they are', () => {
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 300; round += 1) {
      const days = Array.from({ length: next(12) }, (_, at) => ({
        day: day(at + 1),
        counted: next(9) - 1,
        left: next(3),
      }));
      const widened = widenDays(days, 5);
      for (const name of ['counted', 'left'] as const) {
        const sum = (all: readonly Readonly<Record<string, unknown>>[]): number =>
          all.reduce((one, each) => one + Number(each[name] ?? 0), 0);
        assert.equal(sum(widened), sum(days), JSON.stringify(days));
        for (const each of widened as { day?: string; counted?: number; left?: number }[])
          if (each.day !== undefined) assert.ok((each[name] ?? 5) >= 5, JSON.stringify([days, widened]));
      }
    }
  });
});

describe('groups of which none is too small', () => {
  it('put the small ones together, and the smallest of the rest with them where that is too few', () => {
    assert.deepEqual(mergeSmall({ a: 40, b: 3, c: 2 }, 5), { a: 40, other: 5 });
    assert.deepEqual(mergeSmall({ a: 40, b: 9, c: 2 }, 5), { a: 40, other: 11 });
    assert.deepEqual(mergeSmall({ a: 40, b: 9 }, 5), { a: 40, b: 9 });
    assert.deepEqual(mergeSmall({ a: 2 }, 5), { other: 2 });
    assert.deepEqual(mergeSmall({}, 5), {});
  });
});
