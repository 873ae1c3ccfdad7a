import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Ballot } from '../../src/schema/ballot.ts';
import { atOnce, piece } from '../../src/tally/pieces.ts';
import { startTally, tally, type TallySums } from '../../src/tally/tally.ts';
import { elections, methodIds, numRuns } from './elections.ts';

/** What voters do one after the other: cast another ballot, or take theirs back; and where what is known is kept and read again. */
const acts = fc.array(
  fc.record({ voter: fc.nat(9), ballot: fc.option(fc.nat(11)), isKept: fc.boolean() }, { noNullPrototype: true }),
  { maxLength: 40 },
);
/** None of these has a place in any poll. */
const odd: Ballot[] = [
  { kind: 'unreadable' } as unknown as Ballot,
  { kind: 'choices', choices: ['nobody'] },
  { kind: 'ranking', ranking: ['nobody'] },
];

describe('a tally that follows its ballots', () => {
  for (const method of methodIds) {
    test(`is that of all ballots after each change: ${method}`, () => {
      fc.assert(
        fc.property(elections(method), acts, ({ settings, ballots }, steps) => {
          const all = [...ballots.map(({ ballot }) => ballot), ...odd];
          const cast = new Map<number, Ballot>();
          let following = startTally(method, settings);
          for (const { voter, ballot, isKept } of steps) {
            const before = cast.get(voter);
            if (before) following.change(before, -1);
            cast.delete(voter);
            if (ballot !== null) {
              const next = all[ballot % all.length]!;
              following.change(next, 1);
              cast.set(voter, next);
            }
            const kept = following.sums();
            if (isKept && kept) {
              following = startTally(method, settings, JSON.parse(JSON.stringify(kept)) as TallySums);
            }
            assert.deepEqual(following.result(), tally(method, cast.values(), settings));
          }
        }),
        { numRuns },
      );
    });
  }

  test('needs all ballots for an instant run-off only', () => {
    const whole = methodIds.filter((method) => {
      const [election] = fc.sample(elections(method), { numRuns: 1, seed: 1 });
      return startTally(method, election!.settings).sums() === undefined;
    });
    assert.deepEqual(whole, ['instant-runoff']);
  });
});

describe('the end of a count', () => {
  const options = Array.from({ length: 30 }, (_, at) => `o${at}`);
  const form = { kind: 'ranking', min: 1, max: 30, ties: false } as const;
  const ranking = (number: number): Ballot => ({
    kind: 'ranking',
    ranking: options.map((_, at) => options[(number * number + at * 7) % 30]!),
  });

  test('stops after some million steps at most, round by round, and comes to the same', () => {
    const count = startTally('instant-runoff', { options, form });
    const ballots = 50_000;
    for (let number = 0; number < ballots; number += 1) count.add(ranking(number));
    const pieces = count.resultInPieces();
    let stops = 0;
    let last = pieces.next();
    for (; !last.done; last = pieces.next()) stops += 1;
    assert.deepEqual(last.value, count.result());
    const { rounds } = last.value;
    assert.ok(rounds.length > 1);
    // A ballot of thirty places is thirty steps.
    assert.equal(stops, rounds.length * Math.floor((ballots * options.length) / piece));
  });

  test('stops where many options are compared with each other', () => {
    const many = Array.from({ length: 101 }, (_, at) => `o${at}`);
    const settings = { options: many, form: { ...form, max: 101 } };
    for (const method of ['schulze', 'ranked-pairs'] as const) {
      const count = startTally(method, settings);
      for (let number = 0; number < 3; number += 1) count.add({ kind: 'ranking', ranking: many });
      const pieces = count.resultInPieces();
      let stops = 0;
      while (!pieces.next().done) stops += 1;
      assert.ok(stops >= 1, `${method}: ${stops}`);
      assert.deepEqual(atOnce(count.resultInPieces()), count.result());
    }
  });
});
