import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Ballot, Bundle, TallySettings } from '../../src/schema/ballot.ts';
import { tally } from '../../src/tally/tally.ts';
import { line, rankings, winners } from './elections.ts';

const choose = (times: number, ...choices: string[]): Bundle => ({ times, ballot: { kind: 'choices', choices } });
const mark = (times: number, scores: Record<string, number>): Bundle => ({ times, ballot: { kind: 'scores', scores } });
const ranking = (options: string, lotOrder?: string, ties = false): TallySettings => ({
  options: [...options],
  form: { kind: 'ranking', min: 1, max: options.length, ties },
  ...(lotOrder && { lotOrder: [...lotOrder] }),
});

describe('choices', () => {
  const settings: TallySettings = { options: [...'abc'], form: { kind: 'choices', min: 1, max: 1 } };
  const ballots = [choose(3, 'b'), choose(3, 'c'), choose(1, 'a')];

  test('a tie is shown as a tie, and the next rank counts it', () => {
    const result = tally('plurality', ballots, settings);
    assert.deepEqual(result.ranking, [
      { rank: 1, options: ['b', 'c'] },
      { rank: 3, options: ['a'] },
    ]);
    assert.deepEqual(result.tieRules, ['shared']);
  });

  test('a published lot parts a tie, and says so', () => {
    const result = tally('plurality', ballots, { ...settings, lotOrder: [...'acb'] });
    assert.deepEqual(result.ranking, [
      { rank: 1, options: ['c'], byLot: true },
      { rank: 2, options: ['b'], byLot: true },
      { rank: 3, options: ['a'] },
    ]);
    assert.deepEqual([result.tieRules, result.lotOrder], [['lot'], [...'acb']]);
  });

  test('no ballot, no winner by lot; no option, no ranking', () => {
    const blank: Ballot = { kind: 'blank' };
    assert.equal(line(tally('plurality', [blank], { ...settings, lotOrder: [...'acb'] })), 'a = b = c');
    assert.deepEqual(tally('plurality', [blank], { ...settings, options: [] }).ranking, []);
  });

  test('ballots that the poll does not allow are counted apart, by reason', () => {
    const wrong = [choose(2, 'd'), choose(1, 'a', 'b'), choose(4, 'zz'), null, { times: 0 }, { times: 'many' }];
    const result = tally('plurality', [...ballots, ...(wrong as Bundle[])], settings);
    assert.deepEqual(result.rejected, [
      { reason: 'form', times: 3 },
      { reason: 'too-many', times: 1 },
      { reason: 'unknown-option', times: 6 },
    ]);
    assert.deepEqual([result.ballots, result.counted], [17, 7]);
  });

  test('more ballots than can be added up exactly are refused', () => {
    assert.throws(() => tally('plurality', [choose(2 ** 40, 'a'), choose(1, 'a')], settings), RangeError);
  });
});

test('three-way: the three answers and the balance', () => {
  const say = (times: number, stance: 1 | 0 | -1): Bundle => ({ times, ballot: { kind: 'three-way', stance } });
  const result = tally('three-way', [say(4055, 1), say(24, 0), say(20, -1)], {
    options: [],
    form: { kind: 'three-way' },
  });
  assert.deepEqual(result.counts, [
    { option: 'agree', votes: 4055 },
    { option: 'neutral', votes: 24 },
    { option: 'disagree', votes: 20 },
  ]);
  assert.equal(result.balance, 4035);
});

describe('score', () => {
  const settings = (scoreRule: 'sum' | 'mean', lotOrder?: string[]): TallySettings => ({
    options: ['a', 'b'],
    form: { kind: 'scores', lowest: -2, highest: 2, complete: false },
    scoreRule,
    ...(lotOrder && { lotOrder }),
  });

  test('the sum counts a missing mark as 0, the mean does not count it', () => {
    const ballots = [mark(1, { a: 2 }), mark(3, { b: 1 }), mark(1, { b: -2 }), mark(2, {})];
    assert.equal(line(tally('score', ballots, settings('sum'))), 'a > b');
    const ballots2 = [mark(1, { a: 1 }), mark(3, { b: 1 }), mark(1, { b: -1 })];
    assert.equal(line(tally('score', ballots2, settings('sum'))), 'b > a');
    assert.equal(line(tally('score', ballots2, settings('mean'))), 'a > b');
  });

  test('means are compared exactly, where floating point could not', () => {
    const many = 2 ** 39;
    // 1 − 1 / many against 1 − 1 / (many − 1).
    const ballots = [mark(many - 2, { a: 1, b: 1 }), mark(1, { a: 0, b: 0 }), mark(1, { a: 1 })];
    assert.equal(line(tally('score', ballots, settings('mean'))), 'a > b');
  });

  test('equal sums: the higher median; then the lot', () => {
    const ballots = [mark(2, { a: 1, b: 2 }), mark(1, { a: 1, b: -1 })];
    assert.equal(line(tally('score', ballots, settings('sum'))), 'b > a');
    assert.equal(line(tally('score', [mark(1, { a: 1, b: 1 })], settings('sum'))), 'a = b');
    assert.equal(line(tally('score', [mark(1, { a: 1, b: 1 })], settings('sum', ['b', 'a']))), '~b > ~a');
  });

  test('missing marks are 0 in the median of a sum too', () => {
    const ballots = [mark(1, { a: 1, b: 1 }), mark(2, { b: 0 })];
    const result = tally('score', ballots, settings('sum'));
    assert.equal(line(result), 'a = b');
    assert.deepEqual(
      result.counts.map(({ median, marks }) => [median, marks]),
      [
        [0, 1],
        [0, 3],
      ],
    );
  });

  test('an option without any mark has no mean and comes last', () => {
    const result = tally('score', [mark(1, { a: -2 })], settings('mean'));
    assert.equal(line(result), 'a > b');
    assert.equal(result.counts[1]!.median, null);
  });
});

describe('borda', () => {
  test('shared places share the points, and those left out share what is left', () => {
    const result = tally('borda', rankings('1 a = b > c', '1 d'), ranking('abcd', undefined, true));
    assert.deepEqual(
      result.counts.map(({ doubledPoints }) => doubledPoints / 2),
      [3.5, 3.5, 2, 3],
    );
    assert.equal(result.sharedFirst, 1);
  });

  test('equal points: more first preferences', () => {
    const result = tally('borda', rankings('1 a > b > c', '1 c > b > a', '1 a > c > b', '1 b > c > a'), ranking('abc'));
    assert.deepEqual(
      result.counts.map(({ doubledPoints }) => doubledPoints / 2),
      [4, 4, 4],
    );
    assert.equal(line(result), 'a > b = c');
  });
});

describe('instant run-off', () => {
  const run = (settings: TallySettings, ...lines: string[]) => tally('instant-runoff', rankings(...lines), settings);

  test('exhausted ballots leave the majority', () => {
    const result = run(ranking('abc'), '4 a', '3 b', '2 c');
    assert.deepEqual(
      result.rounds.map(({ exhausted, eliminated, elected }) => [exhausted, eliminated.join(), elected]),
      [
        [0, 'c', undefined],
        [2, '', 'a'],
      ],
    );
    assert.equal(line(result), 'a > b > c');
  });

  test('a tie for elimination: the last earlier round that differs', () => {
    // d leaves first; then b and c have 5 each, and b had fewer before.
    const result = run(ranking('abcd'), '8 a', '3 b > a', '5 c', '2 d > b');
    assert.deepEqual(
      result.rounds.map(({ eliminated, by }) => [eliminated.join(), by]),
      [
        ['d', 'votes'],
        ['b', 'earlier-round'],
        ['', undefined],
      ],
    );
    assert.deepEqual(winners(result), ['a']);
  });

  test('of several earlier rounds that differ, the last one counts', () => {
    // b had fewer than c in the first round and more in the second.
    const result = run(ranking('abcde'), '8 a', '3 b', '4 c', '2 d > b', '1 e > c', '2 e');
    assert.deepEqual(
      result.rounds.map(({ eliminated, by }) => [eliminated.join(), by]),
      [
        ['d', 'votes'],
        ['e', 'votes'],
        ['c', 'earlier-round'],
        ['', undefined],
      ],
    );
  });

  test('a ballot is followed to its last place', () => {
    const settings: TallySettings = { ...ranking('abcd'), form: { kind: 'ranking', min: 1, max: 2, ties: false } };
    const result = run(settings, '5 a', '4 b', '3 c > b');
    assert.deepEqual(winners(result), ['b']);
    assert.equal(result.rounds.at(-1)!.exhausted, 0);
  });

  test('a tie that nothing settles stops the count, unless a lot order is published', () => {
    const lines = ['4 a > b > c', '3 b > c > a', '3 c > b > a'];
    const stopped = run(ranking('abc'), ...lines);
    assert.deepEqual([stopped.complete, line(stopped), stopped.rounds.length], [false, 'a = b = c', 1]);
    const drawn = run(ranking('abc', 'cba'), ...lines);
    assert.equal(drawn.rounds[0]!.by, 'lot');
    assert.deepEqual([drawn.complete, line(drawn)], [true, '~c > a > ~b']);
  });

  test('those that are too few together leave together, without a lot', () => {
    const result = run(ranking('abcde'), '5 a', '4 b', '1 c > b', '1 d > b');
    assert.deepEqual(
      result.rounds.map(({ eliminated, by }) => [eliminated.join(), by]),
      [
        ['e', 'votes'],
        ['c,d', 'together'],
        ['', undefined],
      ],
    );
    assert.equal(line(result), 'b > a > c = d > e');
  });

  test('those that together equal the next option do not', () => {
    const result = run(ranking('abcd'), '4 a', '2 b', '1 c > d', '1 d > c');
    assert.deepEqual([result.complete, line(result)], [false, 'a = b = c = d']);
  });

  test('a tie of the last two is a tie', () => {
    assert.equal(line(run(ranking('abc'), '2 a', '2 b')), 'a = b > c');
  });
});

describe('circles of duels', () => {
  const circle = rankings('4 a > b > c', '3 b > c > a', '2 c > a > b');

  test('condorcet: no winner, and the circle shares its rank whatever the lot', () => {
    const result = tally('condorcet', circle, ranking('abcd', 'dcba'));
    assert.equal(result.winner, null);
    assert.equal(line(result), 'a = b = c > d');
    assert.deepEqual(result.tieRules, ['shared']);
    assert.deepEqual(
      result.counts.map(({ won, tied, lost }) => [won, tied, lost].join('/')),
      ['2/0/1', '2/0/1', '2/0/1', '0/0/3'],
    );
  });

  test('schulze and ranked pairs drop the narrowest duel of the circle', () => {
    assert.equal(line(tally('schulze', circle, ranking('abc'))), 'a > b > c');
    assert.equal(line(tally('ranked-pairs', circle, ranking('abc'))), 'a > b > c');
  });

  test('a circle of equal duels is a tie, and a lot goes through it', () => {
    const equal = rankings('1 a > b > c', '1 b > c > a', '1 c > a > b');
    for (const method of ['schulze', 'ranked-pairs'] as const) {
      assert.equal(line(tally(method, equal, ranking('abc'))), 'a = b = c');
    }
    assert.equal(line(tally('schulze', equal, ranking('abc', 'cab'))), '~c > ~a > ~b');
    const drawn = tally('ranked-pairs', equal, ranking('abc', 'bca'));
    assert.equal(line(drawn), '~b > ~c > ~a');
    assert.deepEqual(
      drawn.pairs.map(({ winner, loser, locked }) => `${winner}${loser} ${locked}`),
      ['bc true', 'ca true', 'ab false'],
    );
  });

  test('ranked pairs: a circle of equal duels below does not touch those that stand apart from it', () => {
    const lines = rankings('1 w > a > b > c > z', '1 w > b > c > a > z', '1 w > c > a > b > z');
    assert.equal(line(tally('ranked-pairs', lines, ranking('zcbaw'))), 'w > c = b = a > z');
  });
});

test('ranked pairs without a lot: the stated price of considering equal duels together', () => {
  const options = ['a', 'u', 'v', 'x', 'w'];
  // Two ballots for each of these duels, which between them say nothing else.
  const pairs = ['au', 'uv', 'vx', 'xa', 'vw', 'wu'].map((pair) => [...pair]);
  const ballots = pairs.flatMap((pair) => {
    const rest = options.filter((option) => !pair.includes(option));
    return [
      [...pair, ...rest],
      [...rest.reverse(), ...pair],
    ].map((order) => `1 ${order.join(' > ')}`);
  });
  const settings = ranking('auvxw', undefined, true);
  assert.ok(winners(tally('ranked-pairs', rankings(...ballots), settings)).includes('a'));
  const raised = ballots.map((text) => (text === '1 w > x > a > u > v' ? '1 w > x = a > u > v' : text));
  assert.ok(!winners(tally('ranked-pairs', rankings(...raised), settings)).includes('a'));
  for (const lotOrder of [
    ['a', 'u', 'v', 'x', 'w'],
    ['x', 'w', 'v', 'u', 'a'],
    ['v', 'a', 'w', 'x', 'u'],
  ]) {
    const drawn = { ...settings, lotOrder };
    const before = winners(tally('ranked-pairs', rankings(...ballots), drawn));
    const after = winners(tally('ranked-pairs', rankings(...raised), drawn));
    assert.ok(before[0] !== 'a' || after[0] === 'a');
  }
});
