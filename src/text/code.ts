/** Returns the value of a decimal digit in any script: each has its ten in a row, from zero to nine. */
function valueOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
}

/**
 * Returns the code that someone typed or pasted: `１２３ ４５６`, `123-456`, `Code : 123456`, Arabic-Indic digits. Where one number of six
 * digits stands among others, it is that one; else all digits in a row.
 */
export function toCode(text: string): string {
  const digits = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, valueOf);
  const numbers = digits.match(/\d+/g) ?? [];
  const [only, other] = numbers.filter(({ length }) => length === 6);
  return only && !other ? only : numbers.join('');
}
