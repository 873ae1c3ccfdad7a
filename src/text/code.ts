/** Returns the value of a decimal digit in any script: each has its ten in a row, from zero to nine. */
function valueOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
}

/**
 * Returns the code that someone typed or pasted: `１２３ ４５６`, `123-456`, `Code : 123456`, Arabic-Indic digits. Where one number of six
 * digits stands among others, perhaps twice as in a mail and its subject, it is that one, else the one in groups as in `123 456 (24 h)`;
 * else all digits in a row.
 */
export function toCode(text: string): string {
  const digits = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, valueOf);
  const isCode = ({ length }: string): boolean => length === 6;
  const codeIn = (numbers: string): string => [...new Set(numbers.split(/\D/).filter(isCode))].join('');
  // As it stands, then with its groups drawn together.
  return [digits, digits.replace(/[\s.-]/g, '')].map(codeIn).find(isCode) ?? digits.replace(/\D/g, '');
}
