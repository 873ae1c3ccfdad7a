import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ballot, ballotLine, tallySettings } from '../../src/schema/ballot.ts';
import type { MethodId, TallySettings } from '../../src/schema/ballot.ts';
import { settingsFault } from '../../src/tally/settings.ts';
import { tally } from '../../src/tally/tally.ts';
import { ballotFaultIn } from '../../src/tally/valid.ts';
import { elections, methodIds, numRuns } from './elections.ts';

const options = ['a', 'b', 'c', 'constructor'];
const choices: TallySettings = { options, form: { kind: 'choices', min: 1, max: 2, none: 'c' } };
const threeWay: TallySettings = { options: [], form: { kind: 'three-way' } };
const scores: TallySettings = { options, form: { kind: 'scores', lowest: 0, highest: 5, complete: false } };
const allScores: TallySettings = { options, form: { kind: 'scores', lowest: 0, highest: 5, complete: true } };
const ranking: TallySettings = { options, form: { kind: 'ranking', min: 2, max: 3, ties: false } };
const levelRanking: TallySettings = { options, form: { kind: 'ranking', min: 0, max: 4, ties: true } };
const judgments: TallySettings = {
  options,
  form: { kind: 'judgments', mentions: ['bad', 'fair', 'good'], missing: { mention: 'bad' } },
};

const own = (text: string) => JSON.parse(text) as unknown;

describe('a ballot that can be cast has no fault', () => {
  const cases: [TallySettings, unknown][] = [
    [choices, { kind: 'choices', choices: ['b'] }],
    [choices, { kind: 'choices', choices: ['b', 'constructor'] }],
    [choices, { kind: 'choices', choices: ['c'] }],
    [threeWay, { kind: 'three-way', stance: -1 }],
    [scores, { kind: 'scores', scores: {} }],
    [allScores, { kind: 'scores', scores: { a: 0, b: 5, c: 1, constructor: 2 } }],
    [ranking, { kind: 'ranking', ranking: ['b', 'a'] }],
    [ranking, { kind: 'ranking', ranking: [['b'], 'a'] }],
    [levelRanking, { kind: 'ranking', ranking: ['b', ['a', 'constructor']] }],
    [levelRanking, { kind: 'ranking', ranking: [] }],
    [judgments, { kind: 'judgments', judgments: { constructor: 'good' } }],
    ...[choices, threeWay, allScores, ranking, judgments].map((settings): [TallySettings, unknown] => [
      settings,
      { kind: 'blank' },
    ]),
  ];
  for (const [settings, one] of cases) {
    test(`${settings.form.kind}: ${JSON.stringify(one)}`, () => assert.equal(ballotFaultIn(one, settings), undefined));
  }
});

describe('a ballot that cannot be cast says why', () => {
  const cases: [TallySettings, unknown, string][] = [
    [choices, { kind: 'choices', choices: ['d'] }, 'unknown-option'],
    [choices, { kind: 'choices', choices: ['toString'] }, 'unknown-option'],
    [choices, { kind: 'choices', choices: ['__proto__'] }, 'unknown-option'],
    [choices, { kind: 'choices', choices: [''] }, 'unknown-option'],
    [choices, { kind: 'choices', choices: ['a', 'a'] }, 'repeated-option'],
    [choices, { kind: 'choices', choices: [] }, 'too-few'],
    [choices, { kind: 'choices', choices: ['a', 'b', 'constructor'] }, 'too-many'],
    [choices, { kind: 'choices', choices: ['a', 'c'] }, 'none-with-others'],
    [choices, { kind: 'choices', choices: [1] }, 'form'],
    [choices, { kind: 'choices', choices: 'ab' }, 'form'],
    [choices, { kind: 'choices' }, 'form'],
    [choices, { kind: 'ranking', ranking: ['a'] }, 'kind'],
    [choices, { kind: 'toString' }, 'kind'],
    [choices, { kind: 3 }, 'form'],
    [choices, {}, 'form'],
    [choices, null, 'form'],
    [choices, undefined, 'form'],
    [choices, 'a', 'form'],
    [choices, [], 'form'],
    // A bundle is for publishing: nobody casts it.
    [choices, { times: 1000, ballot: { kind: 'choices', choices: ['a'] } }, 'form'],
    [threeWay, { kind: 'three-way', stance: 2 }, 'outside-scale'],
    [threeWay, { kind: 'three-way', stance: '1' }, 'form'],
    [threeWay, { kind: 'three-way' }, 'form'],
    [scores, { kind: 'scores', scores: { a: 6 } }, 'outside-scale'],
    [scores, { kind: 'scores', scores: { a: -1 } }, 'outside-scale'],
    [scores, { kind: 'scores', scores: { a: 2.5 } }, 'outside-scale'],
    [scores, { kind: 'scores', scores: { a: NaN } }, 'outside-scale'],
    [scores, { kind: 'scores', scores: { a: '5' } }, 'form'],
    [scores, { kind: 'scores', scores: { a: null } }, 'form'],
    [scores, { kind: 'scores', scores: { d: 1 } }, 'unknown-option'],
    [scores, own('{"kind":"scores","scores":{"__proto__":1}}'), 'unknown-option'],
    [scores, { kind: 'scores', scores: [1, 2] }, 'form'],
    [scores, { kind: 'scores', scores: null }, 'form'],
    [allScores, { kind: 'scores', scores: { a: 1, b: 1, c: 1 } }, 'incomplete'],
    [ranking, { kind: 'ranking', ranking: ['a', 'd'] }, 'unknown-option'],
    [ranking, { kind: 'ranking', ranking: ['a', 'b', 'a'] }, 'repeated-option'],
    [ranking, { kind: 'ranking', ranking: ['a'] }, 'too-few'],
    [ranking, { kind: 'ranking', ranking: options }, 'too-many'],
    [ranking, { kind: 'ranking', ranking: [['a', 'b']] }, 'shared-place'],
    [levelRanking, { kind: 'ranking', ranking: [['a', 'a']] }, 'repeated-option'],
    [levelRanking, { kind: 'ranking', ranking: [[]] }, 'form'],
    [levelRanking, { kind: 'ranking', ranking: [[['a']]] }, 'form'],
    [levelRanking, { kind: 'ranking', ranking: { 0: 'a' } }, 'form'],
    [judgments, { kind: 'judgments', judgments: { a: 'excellent' } }, 'outside-scale'],
    [judgments, { kind: 'judgments', judgments: { a: 'toString' } }, 'outside-scale'],
    [judgments, { kind: 'judgments', judgments: { a: 2 } }, 'form'],
    [judgments, { kind: 'judgments', judgments: { d: 'good' } }, 'unknown-option'],
  ];
  for (const [settings, one, reason] of cases) {
    test(`${settings.form.kind}: ${JSON.stringify(one)} is ${reason}`, () =>
      assert.equal(ballotFaultIn(one, settings), reason));
  }
});

test('what a page puts on every object is not read as a mark', () => {
  const prototype = Object.prototype as Record<string, unknown>;
  prototype.a = 5;
  try {
    const settings: TallySettings = { ...allScores, options: ['a', 'b'] };
    assert.equal(ballotFaultIn({ kind: 'scores', scores: { b: 1 } }, settings), 'incomplete');
  } finally {
    delete prototype.a;
  }
});

test('whatever JSON says is answered, never thrown at', () => {
  const kinds = fc.constantFrom('choices', 'three-way', 'scores', 'ranking', 'judgments', 'blank');
  const near = fc.record({
    kind: kinds,
    choices: fc.jsonValue(),
    stance: fc.jsonValue(),
    scores: fc.jsonValue(),
    ranking: fc.jsonValue(),
    judgments: fc.jsonValue(),
  });
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), near), (value) => {
      for (const settings of [choices, threeWay, scores, ranking, levelRanking, judgments]) {
        const fault = ballotFaultIn(value, settings);
        if (fault === undefined) assert.ok(ballot.safeParse(value).success);
      }
    }),
    { numRuns },
  );
});

for (const method of methodIds) {
  test(`${method}: ballots of an election fit its settings and the schemas, and are all counted`, () => {
    fc.assert(
      fc.property(elections(method), ({ settings, ballots }) => {
        assert.deepEqual(tallySettings.parse(settings), settings);
        assert.equal(settingsFault(method, settings), undefined);
        for (const line of ballots) {
          assert.deepEqual(ballotLine.parse(line), line);
          assert.equal(ballotFaultIn(line.ballot, settings), undefined);
        }
        assert.deepEqual(tally(method, ballots, settings).rejected, []);
      }),
      { numRuns },
    );
  });
}

test('a ballot that is cast loses a weight that it claims', () => {
  assert.deepEqual(ballot.parse({ kind: 'choices', choices: ['a'], times: 1000, weight: 1000 }), {
    kind: 'choices',
    choices: ['a'],
  });
});

describe('settings that do not fit are refused', () => {
  const cases: [MethodId, TallySettings, RegExp][] = [
    ['borda', choices, /counts ballots of kind ranking, not choices/],
    ['plurality', choices, /one choice/],
    ['instant-runoff', levelRanking, /no shared places/],
    ['approval', { ...choices, options: ['a', 'a', 'c'] }, /repeated/],
    ['approval', { ...choices, options: ['a', 'b'] }, /none of these/],
    ['approval', { ...choices, lotOrder: ['a', 'b', 'c'] }, /lot order/],
    ['approval', { ...choices, lotOrder: ['a', 'b', 'c', 'c'] }, /lot order/],
    ['approval', { ...choices, lotOrder: ['a', 'b', 'c', 'd'] }, /lot order/],
    ['approval', { options, form: { kind: 'choices', min: 3, max: 2 } }, /min/],
    ['schulze', { options, form: { kind: 'ranking', min: 3, max: 2, ties: false } }, /min/],
    ['score', { options, form: { kind: 'scores', lowest: 5, highest: 5, complete: true } }, /2 to 101/],
    ['score', { options, form: { kind: 'scores', lowest: 0, highest: 101, complete: true } }, /2 to 101/],
    ['score', { options, form: { kind: 'scores', lowest: 0.5, highest: 2, complete: true } }, /whole/],
    ['score', { options, form: { kind: 'scores', lowest: 9999, highest: 10_000, complete: true } }, /1000/],
    ['score', { options, form: { kind: 'scores', lowest: 1, highest: 5, complete: false } }, /missing mark/],
    ['majority-judgment', { options, form: { kind: 'judgments', mentions: ['a', 'b'], missing: 'median' } }, /3 to 7/],
    [
      'majority-judgment',
      { options, form: { kind: 'judgments', mentions: [...'aab'], missing: 'median' } },
      /repeated/,
    ],
    [
      'majority-judgment',
      { options, form: { kind: 'judgments', mentions: [...'abc'], missing: { mention: 'd' } } },
      /not on the scale/,
    ],
  ];
  for (const [method, settings, reason] of cases) {
    test(`${method}: ${String(reason)}`, () => {
      assert.match(settingsFault(method, settings) ?? '', reason);
      assert.throws(() => tally(method, [], settings), RangeError);
    });
  }

  test('a mean may leave marks out on any scale', () => {
    const form = { kind: 'scores', lowest: 1, highest: 5, complete: false } as const;
    assert.equal(settingsFault('score', { options, form, scoreRule: 'mean' }), undefined);
  });
});
