/*
 * What time it is, by the server's clock where the device's is wrong. A device that is a day off would turn minutes into days, and
 * close what is open.
 */

/** Clocks differ by as much without harm, and a header tells seconds only. */
const slack = 60_000;

/** Offset between the server's clock and the device's, in milliseconds. */
let lacking = 0;

/** Returns the time now, in milliseconds since 1970. */
export const now = (): number => Date.now() + lacking;

/** Returns the time now, as it is written in an answer. */
export const instantNow = (): string => new Date(now()).toISOString();

/**
 * Learns from an answer's `Date`. One that a cache kept for a while is older than it looks, by `maxAge` seconds at most, and where nothing
 * is said of that, by a tenth of what had passed since its last change (RFC 9111, 4.2.2): a clock that fits is left alone. A page that may
 * not read the header, as of another origin, keeps the clock of its device.
 */
export function learnTime(headers: Headers, maxAge = sinceChange(headers) / 10): void {
  const told = written(headers) + Number(headers.get('age') ?? 0) * 1000;
  if (Number.isNaN(told)) return;
  const difference = told - Date.now();
  lacking = difference < slack && difference > -slack - maxAge * 1000 ? 0 : difference;
}

const written = (headers: Headers): number => Date.parse(headers.get('date') ?? '');

/** Seconds that what was answered had stood unchanged; 0 where that is not told. */
const sinceChange = (headers: Headers): number =>
  Math.max(0, (written(headers) - Date.parse(headers.get('last-modified') ?? '')) / 1000 || 0);

/** Seconds that an answer asks to wait, given as such or as a date (RFC 9110, section 10.2.3); nothing where it asks nothing. */
export function secondsToWait(headers: Headers): number | undefined {
  const said = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(said)) return Number(said);
  if (!/^[a-z]{3}/i.test(said)) return undefined;
  const from = written(headers);
  const seconds = (Date.parse(said) - (Number.isNaN(from) ? now() : from)) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}
