import { namedClock, printed } from '../../locales/printed.ts';
import { isLanguage } from '../../locales/tag.ts';

/* Numbers, dates and plurals as a language writes them. */

/** The language for `Intl`: English as Europe writes it; French stands behind every language that the engine lacks. */
const chain = (lang: string): string[] => (isLanguage(lang) ? [lang === 'en' ? 'en-GB' : lang, 'fr'] : ['fr']);

/** More than all languages, zones and forms of a site need. */
const mostKept = 200;

/** Keeps the formats that were made: to make one takes as long as to write a hundred numbers. */
function kept<Format, Options>(make: (lang: string, options?: Options) => Format): typeof make {
  const formats = new Map<string, Format>();
  return (lang, options) => {
    const name = JSON.stringify([lang, options]);
    const format = formats.get(name) ?? make(lang, options);
    if (formats.size >= mostKept) formats.clear();
    formats.set(name, format);
    return format;
  };
}

const numberFormat = kept((lang, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(chain(lang), options));
const dateFormat = kept((lang, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(chain(lang), options));
const pluralRules = kept((lang) => new Intl.PluralRules(chain(lang)));

export const formatNumber = (lang: string, value: number): string => numberFormat(lang).format(value);

/** Writes a mean, with two decimals as every other. */
export const formatMean = (lang: string, value: number): string =>
  numberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);

/** Writes a change of a number, e.g. “+12”, “−3”. */
export const formatSigned = (lang: string, value: number): string =>
  numberFormat(lang, { signDisplay: 'exceptZero' }).format(value);

/** Checks whether a day is given without a time: it is one of its place, in whatever zone that is. */
const isDay = (at: number | string): boolean => typeof at === 'string' && /^\d{4}-\d\d-\d\d$/.test(at);

/** Writes a date as print does, in the language that it comes in. */
const write = (format: Intl.DateTimeFormat, at: number | string): string =>
  printed(format.format(new Date(at)), /^fr\b/.test(format.resolvedOptions().locale));

/** Writes a day, e.g. “21 novembre 2026”. */
export const formatDay = (lang: string, at: number | string, timeZone: string): string =>
  write(dateFormat(lang, { dateStyle: 'long', timeZone: isDay(at) ? 'UTC' : timeZone }), at);

/** The zone whose hours are told without its name on pages; that of every other place is named. */
const usual = 'Europe/Paris';

/** Writes a day and its time, e.g. “21 novembre 2026 à 9 h 05”; with the clock that shows it where that is not the one of Paris. */
export const formatTime = (lang: string, at: number | string, timeZone: string): string =>
  timeZone === usual && !isDay(at) ? formatClock(lang, at, timeZone) : formatZoned(lang, at, timeZone);

/** Writes a day and its time with the clock that shows it, wherever that is: what is read elsewhere, as a mail, e.g. “21 novembre 2026 à 9 h 05, heure de Paris”. */
export function formatZoned(lang: string, at: number | string, timeZone: string): string {
  if (isDay(at)) return formatDay(lang, at, timeZone);
  const format = dateFormat(lang, { timeZoneName: 'short', timeZone });
  const name = format.formatToParts(new Date(at)).find(({ type }) => type === 'timeZoneName');
  return `${formatClock(lang, at, timeZone)}${namedClock(format.resolvedOptions().locale, timeZone, name?.value)}`;
}

const formatClock = (lang: string, at: number | string, timeZone: string): string =>
  write(dateFormat(lang, { dateStyle: 'long', timeStyle: 'short', timeZone }), at);

const units: Readonly<Record<string, string>> = { D: 'day', W: 'week', M: 'month' };

/** Writes a time that is given as `P2M`, e.g. “2 mois”; nothing where it is none. */
export function formatSpan(lang: string, span: string): string | undefined {
  const [, length, letter = ''] = /^P(\d+)([DWM])$/.exec(span) ?? [];
  const unit = units[letter];
  if (!unit) return undefined;
  return numberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(length));
}

/** Returns the form of a word that the language asks for beside a number. */
export function pluralForm(lang: string, value: number, forms: { one: string; many?: string; other: string }): string {
  const category = pluralRules(lang).select(value);
  return category === 'one' ? forms.one : category === 'many' ? (forms.many ?? forms.other) : forms.other;
}

/** Writes a share that is given in tenths of a per cent, e.g. 416 as “41,6 %”. */
export const formatShare = (lang: string, tenths: number): string =>
  numberFormat(lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(tenths / 1000);

/** Fills the places of a text of the widgets' catalogues: `{date}` by the value of that name. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);

/** Writes a sentence of the widgets as a title or a label: without its full stop. */
export const asTitle = (sentence: string): string => sentence.replace(/\.$/, '');

/** Writes a sentence of the widgets that names something before a colon as its name alone. */
export const asLabel = (sentence: string): string => sentence.trimEnd().replace(/:$/, '').trimEnd();
