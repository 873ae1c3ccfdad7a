/* Platforms write the same fact in several ways, and leave some out: a number as a text, a date without its time. */

/** The instant that a platform wrote, with or without time, in ISO 8601 or as Ruby prints it; without an offset it is UTC. */
export function toInstant(value: unknown): string | undefined {
  const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;
  const [, date, time, zone = 'Z'] = form.exec(String(value).trim()) ?? [];
  if (!date) return undefined;
  const offset = /^(?:z|utc)$/i.test(zone) ? 'Z' : zone.replace(/^(...)(\d\d)$/, '$1:$2');
  const at = new Date(`${date}T${time ?? '00:00'}${offset}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** The last instant of a day that is given without its time; any other as it is. */
export const toEnd = (value: unknown): string | undefined =>
  toInstant(/^\d{4}-\d\d-\d\d$/.test(String(value).trim()) ? `${String(value).trim()}T23:59:59Z` : value);

/** A whole number of things, from a number or from its digits. */
export function toWhole(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** A field that is left out where there is nothing to say: `{ ...given('closesAt', toInstant(…)) }`. */
export const given = <K extends string, T>(name: K, value: T | null | undefined): { [key in K]?: T } =>
  value === null || value === undefined || value === '' ? {} : ({ [name]: value } as { [key in K]?: T });
