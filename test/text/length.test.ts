import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkName } from '../../src/server/core/rules.ts';
import { checkText } from '../../src/server/nouns/comments/comment-rules.ts';
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
