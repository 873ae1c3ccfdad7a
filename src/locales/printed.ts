/**
 * Writes a date that `Intl` has put into words as print does: a line never ends between day and month. French counts the first of a
 * month, “1er mai”, and writes its hours as “22 h 46” and “9 h”.
 */
export function printed(date: string, isFrench: boolean): string {
  const text = isFrench ? date.replace(/^1(?= )/, '1er').replace(/\b0?(\d\d?):(\d\d)\b/, hours) : date;
  return text.replace(/^(\p{Nd}{1,2}(?:er|\.)?) /u, '$1\u00a0');
}

const hours = (_: string, hour: string, minute: string): string =>
  `${hour}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
