import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkName } from '../../src/server/core/rules.ts';
import { checkText } from '../../src/server/nouns/comments/comment-rules.ts';
import { numbers } from '../../src/server/core/random.ts';
import { isPiled } from '../../src/text/bounds.ts';
import { lengthOf } from '../../src/text/length.ts';

/** Each as often as is counted, and no more. */
const signs: readonly [what: string, sign: string, length: number][] = [
  ['a letter', 'a', 1],
  ['a letter and its accent', 'e\u0301', 1],
  ['a family', '👨‍👩‍👧‍👦', 7],
  ['a flag', '🇫🇷', 2],
  ['a sign beyond the first plane', '𠮷', 1],
  ['a syllable in parts', '\u1100\u1161\u11a8', 1],
];

for (const [what, sign, length] of signs) {
  test(`${what} counts ${length} in the counter and in the limits of names and texts`, () => {
    const text = sign.repeat(12);
    assert.equal(lengthOf(text), 12 * length);
    assert.ok('value' in checkText(text, 12 * length));
    assert.deepEqual(checkText(text, 12 * length - 1), { fault: 'too-long' });
    const most = Math.floor(100 / length);
    const name = sign.repeat(most);
    if (what !== 'a family') assert.ok('value' in checkName(name), JSON.stringify(checkName(name)));
    assert.deepEqual(checkName(sign.repeat(most + 1)), { fault: 'too-long' });
  });
}

test('a line break counts once, as a form sends it and as a field has it; space around a text counts nothing', () => {
  assert.equal(lengthOf('a\r\nb'), lengthOf('a\nb'));
  assert.equal(lengthOf('  a b \n'), 3);
  assert.ok('value' in checkText('a\r\nb\r\n', 3));
});

for (const [typed, kept] of [
  ['a\t\tb\n\n\n\n\nc', 'a  b\n\nc'],
  ['a\r\n\r\n\r\nb\rc\u2028d', 'a\n\nb\nc\nd'],
  ['\u{e0061}a\u{e0061}\u{1f3f4}\u{e0067}\u{e007f}\u{e0061}', 'a\u{1f3f4}\u{e0067}\u{e007f}\u{e0061}'],
  ['abcd\n\n\u{e0061}\n\nef', 'abcd\n\nef'],
] as const) {
  test(`${JSON.stringify(typed)} is kept as ${JSON.stringify(kept)}, and counted so`, () => {
    const length = [...kept].length;
    assert.equal(lengthOf(typed), length);
    assert.deepEqual(checkText(typed, length), { value: kept });
    assert.deepEqual(checkText(typed, length - 1), { fault: 'too-long' });
  });
}

test('1 500 letters with their accents fit where 1 500 do', () => {
  assert.equal(lengthOf('e\u0301'.repeat(1500)), 1500);
  assert.ok('value' in checkText('e\u0301'.repeat(1500), 1500));
});

for (const [what, text, kept] of [
  ['blank lines of a form', `a${'\r\n'.repeat(25_000)}b`, 'a\n\nb'],
  ['blank lines before and after', `${'\n'.repeat(20_000)}a${'\u2028'.repeat(20_000)}`, 'a'],
  ['spaces around', `${' \u00a0\t'.repeat(15_000)}a `, 'a'],
  ['hidden tags', `a${'\u{e0061}'.repeat(25_000)}b`, 'ab'],
  ['syllables in parts', '\u1100\u1161\u11a8'.repeat(20), '각'.repeat(20)],
  ['letters with three accents', '\u03b1\u0313\u0300\u0345'.repeat(20), '\u1f82'.repeat(20)],
  ['pairs of two signs', '\u{11099}\u{110ba}'.repeat(20), '\u{1109a}'.repeat(20)],
] as const) {
  test(`a text with ${what} is taken as far as the counter counts, and no further`, () => {
    const length = lengthOf(text);
    assert.equal(length, [...kept].length);
    assert.deepEqual(checkText(text, length), { value: kept });
    if (length > 1) assert.deepEqual(checkText(text, length - 1), { fault: 'too-long' });
  });
}

test('whatever stands beside what, the counter and the limit count the same', () => {
  const pieces = [
    'a',
    'e\u0301',
    '\r\n',
    '\n',
    '\n\n\n',
    ' ',
    '\t',
    '\u2028',
    '\u{e0061}',
    '\u{1f3f4}',
    '\u200d',
    '👨',
    '\u0323',
  ];
  const random = numbers(20261127);
  for (let round = 0; round < 2000; round += 1) {
    const text = Array.from({ length: 1 + random() * 9 }, () =>
      pieces[Math.floor(random() * pieces.length)]?.repeat(1 + random() ** 6 * 40),
    ).join('');
    const length = lengthOf(text);
    const taken = checkText(text, length);
    if ('fault' in taken) assert.ok(taken.fault === 'required' || isPiled(text), JSON.stringify([text, taken]));
    else {
      assert.equal([...taken.value].length, length);
      assert.deepEqual(checkText(text, length - 1), { fault: 'too-long' }, JSON.stringify(text));
    }
  }
});

test('a text far too long is refused before it is put in normal form', (t) => {
  const normalize = t.mock.method(String.prototype, 'normalize');
  for (const sign of ['a', 'e\u0301', `a${'\u0315\u0300'.repeat(15)}`, '각', '👨', 'a\n', 'a\u{e0061}']) {
    const text = sign.repeat(60_000 / sign.length);
    assert.deepEqual(checkText(text, 2000), { fault: 'too-long' });
    assert.deepEqual(checkName(text), { fault: 'too-long' });
  }
  assert.equal(normalize.mock.callCount(), 0);
});
