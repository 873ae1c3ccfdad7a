import { createDates, type Dates } from './dates.ts';
import type { Key, Plural } from './fr.ts';
import { comingTexts, textsOf, type Catalogues, type LoadTexts, type OwnTexts, type TextsListener } from './sources.ts';
import { chooseLanguage } from './tag.ts';

/** Texts, numbers and dates in one language; `Own` are the keys that a noun has besides those of all. */
export interface Words<Own extends string = never> extends Dates {
  /** BCP 47 tag of the catalogue that the texts come from. */
  readonly lang: string;
  /** Until the texts that come with the package are here, or cannot be loaded: then the next words ask again. */
  readonly coming?: Promise<unknown>;
  /** The direction in which that language is written. */
  readonly dir: 'ltr' | 'rtl';
  /**
   * Returns the text of a key; `{name}` is replaced by that parameter, and `{count}` chooses the plural form. Where the catalogue lacks
   * it, it is the French one, as `PageWords.inFrench` says it.
   */
  t(key: Key | Own, parameters?: Readonly<Record<string, string | number>>): string;
  /** Checks whether there is a text for a word of an open list. */
  has(key: string): boolean;
  /** Returns the text of the first of these keys that there is, for words of an open list, and for what a noun may say in its own way. */
  first(keys: readonly string[], last: Key | Own, parameters?: Readonly<Record<string, string | number>>): string;
  /** @param decimals so many at least */
  number(value: number, decimals?: number): string;
  /** Writes a share in tenths of a per cent: 416 is `41,6 %`. */
  percent(tenths: number): string;
  /** Writes several names as one enumeration: `a, b et c`. */
  list(names: readonly string[]): string;
  /** Writes how long it is until then, in whole minutes or hours: `dans 12 minutes`. @param seconds from now */
  until(seconds: number): string;
}

/** The texts that one element brings with it, by language. They come with the element only, and cost nobody else anything. */
export type Texts = Readonly<Record<string, LoadTexts>>;

/** Texts and settings that a page brings for its elements. */
export interface PageWords {
  readonly catalogues?: Catalogues | undefined;
  readonly listener: TextsListener;
  /** Texts of parts of the element that came after it, each in both languages. */
  readonly more?: readonly Catalogues[];
  /** IANA zone of the place that the page tells of; the reader's own where it is not known. */
  readonly timeZone?: string | undefined;
  /** Returns a text that is French among texts that are not: as itself, or with a mark that it is. */
  inFrench(text: string): string;
}

/** As all words are made: which keys a caller may use is for the type to say. */
type AnyWords = Words<string>;

/** The fallback for a text that the catalogue of its language lacks. */
type Missing = { has(key: string): boolean; t: AnyWords['t'] };

/** The texts that all elements share, in the languages that come with the package: each a file that is loaded when it is read. */
const shared: Texts = {
  fr: async () => (await import('./fr.ts')).fr,
  en: async () => (await import('./en.ts')).en,
};
/** Default regions: where a language is named without one, dates and numbers are written as there. */
const regions: Record<string, string> = { en: 'en-GB' };
const rightToLeft = /^(ar|dv|fa|he|ps|ug|ur|yi)$/;
const known = new Map<Texts, Map<string, Made>>();
const none: Texts = {};
const alone: PageWords = { catalogues: {}, listener: { requestUpdate: () => undefined }, inFrench: (text) => text };
const nothingElse: Missing = { has: () => false, t: () => '' };

/** Words, and the texts that they were made of. */
interface Made {
  made: AnyWords;
  of: readonly OwnTexts[];
}

/**
 * Returns the words of a language, with those of one element and of the page; of French where there is no catalogue for it. They say
 * nothing while their texts are `coming`.
 */
export function words<Own extends string = never>(wanted: string, texts = none, page = alone): Words<Own> {
  const ofPage = page.catalogues ?? {};
  const { lang, tag, base } = chooseLanguage(wanted, shared, ofPage);
  const { more = [] } = page;
  const of = [shared, texts, ...more, ofPage].map((each) => textsOf(each, lang, page.listener));

  const ofTexts = known.get(texts) ?? new Map<string, Made>();
  known.set(texts, ofTexts);
  const id = `${tag} ${page.timeZone ?? ''} ${more.length}`;
  const found = ofTexts.get(id);
  if (found && !found.made.coming && of.every((each, at) => each === found.of[at])) return found.made;
  // Other languages say in French what they lack.
  const isWhole = Object.hasOwn(shared, lang);
  const coming = [shared, texts].flatMap((each) => comingTexts(each, isWhole ? lang : 'fr') ?? []);
  // The rules of a language are for its own texts: French ones keep theirs, whatever was asked for.
  const variant = base === lang.split('-', 1)[0] && tag !== lang ? [tag] : [];
  // With a chain, no browser falls back to its own language where it lacks this one.
  const locales = [...variant, regions[lang] ?? lang, 'fr'].filter(isTag);
  const missing = isWhole ? nothingElse : inFrench(texts, page);
  const made = {
    ...createWords(lang, locales, Object.assign({}, ...of) as OwnTexts, missing, page.timeZone),
    ...(coming.length > 0 && { coming: Promise.all(coming) }),
  };
  ofTexts.set(id, { made, of });
  return made;
}

function inFrench(texts: Texts, page: PageWords): Missing {
  const french = (): AnyWords => words<string>('fr', texts, page);
  return {
    has: (key) => french().has(key),
    t: (key, parameters) => page.inFrench(french().t(key, parameters)),
  };
}

function createWords(
  lang: string,
  locales: string[],
  catalogue: OwnTexts,
  missing: Missing,
  timeZone: string | undefined,
): AnyWords {
  const plural = new Intl.PluralRules(locales);
  const number = new Intl.NumberFormat(locales);
  const percent = new Intl.NumberFormat(locales, { style: 'percent', minimumFractionDigits: 1 });
  const list = new Intl.ListFormat(locales);
  const relative = new Intl.RelativeTimeFormat(locales);

  const t: AnyWords['t'] = (key, parameters = {}) => {
    const text = catalogue[key];
    if (text === undefined) return missing.t(key, parameters);
    const { count } = parameters;
    const form =
      typeof text === 'string' ? text : choose(text, typeof count === 'number' ? plural.select(count) : 'other');
    return form.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = parameters[name] ?? '';
      return typeof value === 'number' ? number.format(value) : value;
    });
  };

  const has = (key: string): boolean => Object.hasOwn(catalogue, key) || missing.has(key);

  return {
    lang,
    dir: rightToLeft.test(lang) ? 'rtl' : 'ltr',
    t,
    has,
    first: (keys, last, parameters) => t(keys.find(has) ?? last, parameters),
    number: (value, decimals) =>
      (decimals ? new Intl.NumberFormat(locales, { minimumFractionDigits: decimals }) : number).format(value),
    percent: (tenths) => percent.format(tenths / 1000),
    list: (names) => list.format(names),
    until(seconds) {
      const minutes = Math.ceil(seconds / 60);
      return minutes < 60 ? relative.format(minutes, 'minute') : relative.format(Math.ceil(minutes / 60), 'hour');
    },
    ...createDates(locales, timeZone),
  };
}

const choose = (text: Plural, category: Intl.LDMLPluralRule): string => text[category] ?? text.other;

/** Checks a tag: one that Intl does not know as a tag at all makes it throw. */
function isTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length === 1;
  } catch {
    return false;
  }
}
