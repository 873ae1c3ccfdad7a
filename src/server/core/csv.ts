import type { Cell } from './delivery.ts';

/* CSV as RFC 4180 has it, which no spreadsheet runs. */

/** Tells programs that what follows is UTF-8. */
export const byteOrderMark = '\ufeff';

/** What a spreadsheet takes for a formula, also in its wide forms (OWASP, CSV Injection). */
const formula = /^[\s\p{C}]*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** Returns a text that is read as a text, whatever it begins with: of a quote in front, a spreadsheet shows nothing. */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** Returns a text on one line, so that each record of a list is a line of its own. */
function onOneLine(text: string): string {
  const lines = text.split(/[\r\n\u2028\u2029]/);
  if (lines.length === 1) return text;
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ⏎ ');
}

/** Writes a cell: in quotes where it holds one, a comma or a line break. */
function cellOf(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes a record. */
export const recordOf = (cells: readonly Cell[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/** Writes a record as one line: line breaks in its cells become a sign. */
export const lineOf = (cells: readonly Cell[]): string =>
  recordOf(cells.map((cell) => (typeof cell === 'number' ? cell : onOneLine(cell))));
