const clock = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
});

/** Returns what the clocks of Paris show at an instant, as if it were UTC. */
function shownAt(instant: number): number {
  const parts = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute);
}

/**
 * Returns the instant, in milliseconds since 1970, at which the clocks of Paris show `dd/mm/yyyy HH:MM`; nothing where the text is no such time.
 * Of a time that comes twice in autumn it is the first, and of one that is left out in spring the one an hour later.
 */
export function parisTime(text: string): number | undefined {
  const match = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [day, month, year, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number];
  const shown = Date.UTC(year, month - 1, day, hour, minute);
  const date = new Date(shown);
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month - 1 || hour > 23 || minute > 59) return undefined;
  // Paris is one hour ahead of UTC in winter and two in summer.
  const hours = 3_600_000;
  return shownAt(shown - 2 * hours) === shown ? shown - 2 * hours : shown - hours;
}
