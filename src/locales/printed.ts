/**
 * Writes a date that `Intl` has put into words as print does: a line never ends between day and month. French counts the first of a
 * month, “1er mai”, and writes its hours as “à 22 h 46” and “à 9 h”, in one piece.
 */
export function printed(date: string, isFrench: boolean): string {
  const text = isFrench ? date.replace(/^1(?= )/, '1er').replace(/( ?)\b0?(\d\d?):(\d\d)\b/, hours) : date;
  return text.replace(/^(\p{Nd}{1,2}(?:er|\.)?) /u, '$1\u00a0');
}

const hours = (_: string, space: string, hour: string, minute: string): string =>
  `${space && '\u00a0'}${hour}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;

/** Places whose clocks French names by them: `Intl` knows these as “UTC+1” only. */
const clocks = /\/(Paris|Cayenne|Guadeloupe|Martinique|Mayotte|Reunion)$/;

/**
 * Names the clock of a zone behind a time: by its place where French does, and where English can; else by the short name that the language
 * has for it. @param locale the one that the time is written in
 */
export function namedClock(locale: string, timeZone = '', name = ''): string {
  const place = (/^fr\b/.test(locale) ? clocks : /^en\b/.test(locale) ? /\/([^/]+)$/ : undefined)?.exec(timeZone)?.[1];
  const said = place?.replace('_', ' ').replace('Reu', 'Réu');
  return said ? (/^f/.test(locale) ? `, heure de ${said.replace(/^R/, 'La R')}` : `, ${said} time`) : ` (${name})`;
}
