import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Bundle, Result, TallySettings } from '../../src/schema/ballot.ts';
import { resultFault } from '../../src/tally/check.ts';
import { sameResult } from '../../src/tally/same.ts';
import { tally } from '../../src/tally/tally.ts';
import { rankings } from './elections.ts';

const choose = (times: number, ...choices: string[]): Bundle => ({ times, ballot: { kind: 'choices', choices } });
const options = ['a', 'b', 'c'];
const one: TallySettings = { options, form: { kind: 'choices', min: 1, max: 1 } };
const ranking: TallySettings = { options, form: { kind: 'ranking', min: 1, max: 3, ties: false } };
const lines = rankings('3 a > b > c', '2 b > c > a', '2 c > a > b');

const plurality = tally('plurality', [choose(5, 'a'), choose(3, 'b'), choose(3, 'c')], one);
const drawn = tally('plurality', [choose(5, 'a'), choose(3, 'b'), choose(3, 'c')], { ...one, lotOrder: options });
const approval = tally('approval', [choose(5, 'a', 'b')], { options, form: { kind: 'choices', min: 0, max: 3 } });
const stance = (times: number, value: 1 | -1): Bundle => ({ times, ballot: { kind: 'three-way', stance: value } });
const threeWay = tally('three-way', [stance(3, 1), stance(1, -1)], { options: [], form: { kind: 'three-way' } });
const score = tally('score', [{ kind: 'scores', scores: { a: 2, b: 1 } }], {
  options,
  form: { kind: 'scores', lowest: 0, highest: 2, complete: false },
});
const judgment = tally('majority-judgment', [{ kind: 'judgments', judgments: { a: 'good' } }], {
  options,
  form: { kind: 'judgments', mentions: ['bad', 'fair', 'good'], missing: { mention: 'bad' } },
});
const runoff = tally('instant-runoff', lines, ranking);
const borda = tally('borda', lines, ranking);

describe('a result that does not add up', () => {
  const row = { option: 'a', votes: 6 };
  const cases: [string, Result, string | undefined][] = [
    ['is right', plurality, undefined],
    ['is right with a lot', drawn, undefined],
    ['has ballots from nowhere', { ...plurality, ballots: 12 }, 'total'],
    ['has rejected ballots from nowhere', { ...plurality, rejected: [{ reason: 'form', times: 1 }] }, 'total'],
    ['has votes from nowhere', { ...plurality, counts: [row, ...plurality.counts.slice(1)] }, 'counts'],
    ['has more approvals than ballots', { ...approval, counts: [row, ...approval.counts.slice(1)] }, 'counts'],
    ['has another balance', { ...threeWay, balance: 3 }, 'counts'],
    ['lacks an answer', { ...threeWay, counts: threeWay.counts.slice(1) }, 'counts'],
    ['has another sum', { ...score, counts: score.counts.map((line) => ({ ...line, total: 2 })) }, 'counts'],
    ['has more marks', { ...score, counts: score.counts.map((line) => ({ ...line, marks: 2 })) }, 'counts'],
    [
      'lacks judgments',
      { ...judgment, counts: judgment.counts.map((line) => ({ ...line, profile: [0, 0, 0] })) },
      'counts',
    ],
    [
      'has duels of more ballots',
      { ...borda, duels: borda.duels.map((row, i) => row.map((cell, j) => cell + Number(i !== j))) },
      'counts',
    ],
    ['has too few duels', { ...borda, duels: borda.duels.slice(1) }, 'counts'],
    ['has more first preferences', { ...borda, sharedFirst: 1 }, 'counts'],
    [
      'loses ballots in a round',
      { ...runoff, rounds: runoff.rounds.map((round) => ({ ...round, exhausted: 1 })) },
      'counts',
    ],
    ['has no ranking', { ...plurality, ranking: [] }, 'ranking'],
    ['repeats an option', { ...plurality, ranking: [{ rank: 1, options: ['a', 'a', 'b'] }] }, 'ranking'],
    ['ranks a stranger', { ...plurality, ranking: [{ rank: 1, options: ['a', 'b', 'd'] }] }, 'ranking'],
    ['hides a tie', { ...drawn, ranking: drawn.ranking.map(({ byLot: _, ...place }) => place) }, 'ranking'],
    ['invents a tie', { ...plurality, ranking: [{ rank: 1, options }] }, 'ranking'],
    [
      'skips a rank',
      { ...plurality, ranking: plurality.ranking.map((place) => ({ ...place, rank: place.rank + 1 })) },
      'ranking',
    ],
    [
      'puts fewer votes first',
      {
        ...plurality,
        ranking: [
          { rank: 1, options: ['b', 'c'] },
          { rank: 3, options: ['a'] },
        ],
      },
      'ranking',
    ],
  ];
  for (const [name, result, fault] of cases)
    test(`${result.method} ${name}`, () => assert.equal(resultFault(result), fault));
});

test('two results are the same whatever the order of their fields, and differ by one figure', () => {
  const shuffled = Object.fromEntries(Object.entries(borda).reverse());
  assert.ok(sameResult(borda, shuffled));
  assert.ok(sameResult({ a: 1 }, { a: 1, b: undefined }));
  assert.ok(!sameResult(borda, { ...borda, counted: 6 }));
  assert.ok(!sameResult(borda, runoff));
  assert.ok(!sameResult([1, 2], [2, 1]));
  assert.ok(!sameResult([1], { 0: 1 }));
  assert.ok(!sameResult(null, {}));
  assert.ok(!sameResult([1], [1, 2]));
});
