import { namedClock, printed } from './printed.ts';

/* Days and times as a language writes them, in the zone of the place that they are told of. */

/** Checks for a day without a time: it is a day of its place, whoever reads it where. */
const isDay = (instant: string): boolean => /^\d{4}-\d\d-\d\d$/.test(instant);

const length = 24 * 3600 * 1000;

export interface Dates {
  /** Writes a date in words, e.g. `21 novembre 2026`. */
  date(instant: string): string;
  /** Writes a date with its time, e.g. `21 novembre 2026 à 18 h 05`; with the zone where the reader's clock shows another time. */
  time(instant: string): string;
  /** Writes when something opens or closes: the day of its place, and where that is not known, the time with the reader's zone. */
  moment(instant: string): string;
  /** Writes when something opens, with its time, which a whole day needs none of. */
  startTime(instant: string): string;
  /** Writes when something closed: as `moment`, but what ends at 00:00 of its place ends with the day before. */
  end(instant: string): string;
  /** Writes the same with its time, which a whole day needs none of. */
  endTime(instant: string): string;
  /** Returns the day that an instant falls on there, counted from 1970. */
  day(instant: string | number): number;
}

export function createDates(locales: readonly string[], zone: string | undefined): Dates {
  const timeZone = knownZone(zone);
  const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat([...locales], { timeZone, ...options });
  const { locale } = formatter({}).resolvedOptions();
  const isFrench = /^fr\b/.test(locale);
  const inWords = (format: Intl.DateTimeFormat, at: number): string => printed(format.format(at), isFrench);
  const whole = { dateStyle: 'long', timeStyle: 'short' } as const;
  const date = formatter({ dateStyle: 'long' });
  const plain = formatter({ dateStyle: 'long', timeZone: 'UTC' });
  const time = formatter(whole);
  const here = formatter({ ...whole, timeZone: undefined });
  const zones = formatter({ timeZoneName: 'short' });
  const numbers = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });

  const named = (at: number): string => {
    const name = zones.formatToParts(at).find(({ type }) => type === 'timeZoneName');
    return `${inWords(time, at)}${namedClock(locale, timeZone, name?.value)}`;
  };
  const inPlace = (at: number): string => inWords(date, at);
  // An instant before the end is the same day, unless the end is the first instant of one.
  const lastDay = (end: number): string => inWords(date, end - 1);
  const isMidnight = (at: number): boolean => timeZone !== undefined && lastDay(at) !== inPlace(at);
  const atTime = (at: number): string => (time.format(at) === here.format(at) ? inWords(time, at) : named(at));
  /** Writes an instant; nothing where it is none. */
  const write = (instant: string, words: (at: number) => string): string => {
    const at = Date.parse(instant);
    if (Number.isNaN(at)) return '';
    return isDay(instant) ? inWords(plain, at) : words(at);
  };

  return {
    date: (instant) => write(instant, inPlace),
    time: (instant) => write(instant, atTime),
    moment: (instant) => write(instant, timeZone ? inPlace : named),
    end: (instant) => write(instant, timeZone ? lastDay : named),
    startTime: (instant) => write(instant, (at) => (isMidnight(at) ? inPlace : atTime)(at)),
    endTime: (instant) => write(instant, (at) => (isMidnight(at) ? lastDay : atTime)(at)),
    day(instant) {
      if (typeof instant === 'string' && isDay(instant)) return Date.parse(instant) / length;
      const [month = 1, day = 1, year = 1970] = numbers.format(new Date(instant)).split('/').map(Number);
      return Date.UTC(year, month - 1, day) / length;
    },
  };
}

/** Returns the zone, unless the browser does not know it. */
function knownZone(timeZone: string | undefined): string | undefined {
  try {
    return timeZone && new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
