import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Ballot, TallySettings } from '../../src/schema/ballot.ts';
import { courseOf, CourseChangedError, runoffByCourse, sumsOfRunoff } from '../../src/tally/runoff-course.ts';
import { startTally, startTallyBy, tally } from '../../src/tally/tally.ts';
import { elections } from './elections.ts';

const method = 'instant-runoff';

/** Goes on with the count of some ballots by its course. */
function goOn(before: readonly Ballot[], settings: TallySettings) {
  const result = tally(method, before, settings);
  return startTallyBy(runoffByCourse(courseOf(result)), settings, sumsOfRunoff(result));
}

describe('an instant run-off that goes on by the course of an earlier count', () => {
  it('gives the result of all ballots as long as their course is the same, and else says that it changed', () => {
    let same = 0;
    let changed = 0;
    const changes = fc.array(fc.tuple(fc.nat(30), fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(elections(method), changes, ({ settings, ballots }, steps) => {
        fc.pre(ballots.length > 0);
        const standing = ballots.flatMap(({ times, ballot }) =>
          Array.from({ length: Math.min(times, 5) }, () => ballot),
        );
        const count = goOn(standing, settings);
        for (const [number, isCast] of steps) {
          if (isCast) {
            const { ballot } = ballots[number % ballots.length]!;
            standing.push(ballot);
            count.change(ballot, 1);
          } else if (standing.length > 0) {
            const [gone] = standing.splice(number % standing.length, 1);
            count.change(gone, -1);
          }
        }
        const right = tally(method, standing, settings);
        let found;
        try {
          found = count.result();
        } catch (error) {
          assert.ok(error instanceof CourseChangedError);
          changed += 1;
          return;
        }
        same += 1;
        assert.deepEqual(found, right);
      }),
      { numRuns: 300, seed: 1 },
    );
    assert.ok(same > 50 && changed > 0, `${same} the same, ${changed} changed`);
  });

  it('goes through no ballot again where one more leaves the course as it is', () => {
    const settings: TallySettings = {
      options: ['a', 'b', 'c'],
      form: { kind: 'ranking', min: 1, max: 3, ties: false },
    };
    const ranked = (...ranking: string[]): Ballot => ({ kind: 'ranking', ranking });
    const before = [ranked('a', 'b'), ranked('a'), ranked('a'), ranked('b', 'c'), ranked('b'), ranked('c', 'b')];
    const more = [ranked('c', 'b', 'a'), ranked('b', 'a'), ranked('b')];
    const count = goOn(before, settings);
    for (const ballot of more) count.add(ballot);
    assert.deepEqual(count.result(), tally(method, [...before, ...more], settings));
    // With two more of them, the other option leaves first.
    const other = [ranked('c'), ranked('c'), ranked('c')];
    for (const ballot of other) count.add(ballot);
    assert.throws(() => count.result(), CourseChangedError);
    const kept = JSON.parse(JSON.stringify(goOn([...before, ...more, ...other], settings).sums())) as never;
    const result = tally(method, [...before, ...more, ...other], settings);
    const again = startTallyBy(runoffByCourse(courseOf(result)), settings, kept);
    assert.deepEqual(again.result(), result);
    assert.equal(startTally(method, settings).sums(), undefined, 'without a course there are no sums');
  });
});
