import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Ballot, TallySettings } from '../../src/schema/ballot.ts';
import { compareKeys, meritKey } from '../../src/tally/majority-judgment.ts';
import { tally } from '../../src/tally/tally.ts';
import { line, numRuns } from './elections.ts';

/**
 * The majority value of Balinski and Laraki: the lower middle judgment of all, then of all but that one, and so on.
 */
function majorityValue(profile: readonly number[]): number[] {
  const judgments = profile.flatMap((times, mention) => new Array<number>(times).fill(mention));
  const value: number[] = [];
  while (judgments.length > 0) value.push(...judgments.splice(Math.floor((judgments.length - 1) / 2), 1));
  return value;
}

const compareValues = (one: readonly number[], other: readonly number[]) =>
  one.map((mention, place) => mention - other[place]!).find((difference) => difference !== 0) ?? 0;

/** Two profiles with as many judgments. */
const pairOfProfiles = fc
  .tuple(fc.integer({ min: 3, max: 7 }), fc.integer({ min: 0, max: 25 }))
  .chain(([scale, voters]) => {
    const profile = fc
      .array(fc.nat(scale - 1), { minLength: voters, maxLength: voters })
      .map((judgments) =>
        Array.from({ length: scale }, (_, mention) => judgments.filter((one) => one === mention).length),
      );
    return fc.tuple(profile, profile);
  });

test('the key orders as the majority values do, removing one median after the other', () => {
  fc.assert(
    fc.property(pairOfProfiles, ([one, other]) => {
      const byKey = Math.sign(compareKeys(meritKey(one), meritKey(other)));
      assert.equal(byKey, Math.sign(compareValues(majorityValue(one), majorityValue(other))));
      assert.equal(byKey, 0 - Math.sign(compareKeys(meritKey(other), meritKey(one))));
      if (byKey === 0) assert.deepEqual(one, other);
    }),
    { numRuns: numRuns * 5 },
  );
});

const settings = (missing: Extract<TallySettings['form'], { kind: 'judgments' }>['missing']): TallySettings => ({
  options: ['x', 'y', 'z'],
  form: { kind: 'judgments', mentions: ['bad', 'fair', 'good'], missing },
});
const judge = (judgments: Record<string, string>): Ballot => ({ kind: 'judgments', judgments });

test('a missing judgment counts as the poll says', () => {
  const ballots = [judge({ x: 'good' }), judge({ x: 'good', y: 'fair' }), judge({ y: 'fair' }), judge({ y: 'fair' })];
  const worst = tally('majority-judgment', ballots, settings({ mention: 'bad' }));
  assert.deepEqual(
    worst.counts.map(({ profile, missing, median }) => [profile, missing, median]),
    [
      [[2, 0, 2], 2, 'bad'],
      [[1, 3, 0], 1, 'fair'],
      [[4, 0, 0], 4, 'bad'],
    ],
  );
  assert.equal(line(worst), 'y > x > z');
  const median = tally('majority-judgment', ballots, settings('median'));
  assert.deepEqual(
    median.counts.map(({ profile }) => profile),
    [
      [0, 0, 4],
      [0, 4, 0],
      [4, 0, 0],
    ],
  );
  assert.equal(line(median), 'x > y > z');
  const refused = tally('majority-judgment', ballots, settings('refused'));
  assert.equal(refused.counted, 0);
  assert.deepEqual(refused.rejected, [{ reason: 'incomplete', times: 4 }]);
});

test('the same median: the larger group beside it decides, and the lower one where both are equal', () => {
  const profiles = { strong: [1, 2, 2], weak: [2, 2, 1], even: [2, 1, 2], flat: [0, 5, 0] };
  const ordered = Object.entries(profiles)
    .sort(([, a], [, b]) => compareKeys(meritKey(b), meritKey(a)))
    .map(([name]) => name);
  assert.deepEqual(ordered, ['strong', 'flat', 'even', 'weak']);
  assert.deepEqual(meritKey([2, 1, 2]), [
    [1, -2],
    [0, 2],
    [2, 0],
  ]);
});
