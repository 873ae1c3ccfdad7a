import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { percentage, percentages } from '../../src/tally/percentages.ts';
import { numRuns } from './elections.ts';

const parts = fc.array(fc.oneof(fc.nat(20), fc.nat(2 ** 31 - 1), fc.maxSafeNat()), { minLength: 1, maxLength: 30 });
const decimals = fc.integer({ min: 0, max: 3 });

test('percentages add up to 100, and none is a unit away from the exact share', () => {
  fc.assert(
    fc.property(parts, decimals, (list, places) => {
      const shares = percentages(list, places);
      const units = 100 * 10 ** places;
      const whole = list.reduce((sum, part) => sum + BigInt(part), 0n);
      assert.equal(
        shares.reduce((sum, share) => sum + share, 0),
        whole ? units : 0,
      );
      list.forEach((part, place) => {
        const off = BigInt(shares[place]!) * whole - BigInt(part) * BigInt(units);
        assert.ok(off > -whole || whole === 0n);
        assert.ok(off < whole || whole === 0n);
      });
    }),
    { numRuns },
  );
});

test('a larger part never has a smaller percentage', () => {
  fc.assert(
    fc.property(parts, decimals, (list, places) => {
      const shares = percentages(list, places);
      list.forEach((a, i) => list.forEach((b, j) => assert.ok(a <= b || shares[i]! >= shares[j]!)));
    }),
    { numRuns },
  );
});

test('the missing units go to the largest remainders, the earlier of equal ones first', () => {
  assert.deepEqual(percentages([1, 1, 1]), [334, 333, 333]);
  assert.deepEqual(percentages([1, 1, 1], 0), [34, 33, 33]);
  assert.deepEqual(percentages([71_940, 5_947, 10_735]), [812, 67, 121]);
  assert.deepEqual(percentages([0, 0]), [0, 0]);
  assert.deepEqual(percentages([]), []);
});

test('a share that stands alone is rounded to the nearest, halves up', () => {
  assert.equal(percentage(91_598, 203_993, 2), 4490);
  assert.equal(percentage(1, 2000), 1);
  assert.equal(percentage(1, 2001), 0);
  assert.equal(percentage(3, 3, 0), 100);
  assert.equal(percentage(0, 0), 0);
});
