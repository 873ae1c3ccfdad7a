import { contrastOf, leastContrast, readColour, type Colour } from '../../core/colour.ts';
import { legalBases, spans, type PrivacyNotice } from '../../words/privacy-notice.ts';
import { conformities } from '../../words/conformity.ts';
import type { Chosen } from '../../core/services.ts';
import { checkEmail } from '../../core/rules.ts';
import { isSiteAddress, zoneOf } from '../../core/site.ts';
import type { Body } from '../../http/body.ts';
import { withoutPiles } from '../../../text/bounds.ts';
import { lengthOf, tidy } from '../../../text/length.ts';
import { languages } from '../../words/words-for.ts';

/* Reads what was typed in the settings: each field as it is kept, or its fault. */

/** What was read, and the faults by field. */
export interface Read<T> {
  value: T;
  fields: Record<string, string>;
}

type Texts = Readonly<Record<string, string>>;

/** The fields that were sent, as they were typed. */
export const typedOf = (body: Body): Texts =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.toWellFormed()]] : [])),
  );

/** Returns the lines of a text that have something on them. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Returns a text as it is kept: without what no database takes. */
const textOf = (typed: Texts, name: string): string => tidy(withoutPiles((typed[name] ?? '').replaceAll('\0', '')));
/** Returns a text on one line. */
export const lineOf = (typed: Texts, name: string): string => linesOf(textOf(typed, name)).join(' ');

/** Reads the name, the home page and the zone. What is left empty is what every site has. */
export function readSite(typed: Texts): Read<Pick<Chosen, 'name' | 'home' | 'timeZone'>> {
  const [name, home, timeZone] = [lineOf(typed, 'name'), lineOf(typed, 'home'), zoneOf(lineOf(typed, 'timeZone'))];
  const fields: Record<string, string> = {};
  if (lengthOf(name) > 100) fields['name'] = 'too-long';
  if (home && (!isSiteAddress(home) || home.length > 500)) fields['home'] = 'invalid';
  return { value: { name: name || undefined, home: home || undefined, timeZone } as Chosen, fields };
}

/** Reads what stands at the foot of every page. What is left empty does not stand there. */
export function readFooter(typed: Texts): Read<Pick<Chosen, 'legal' | 'accessibility' | 'conformity'>> {
  const [legal, accessibility, level] = [
    lineOf(typed, 'legal'),
    lineOf(typed, 'accessibility'),
    lineOf(typed, 'conformity'),
  ];
  const fields: Record<string, string> = {};
  for (const [name, address] of Object.entries({ legal, accessibility })) {
    if (address && (!isSiteAddress(address) || address.length > 500)) fields[name] = 'invalid';
  }
  const conformity = conformities.find((each) => each === level);
  if (level && !conformity) fields['conformity'] = 'invalid';
  return { value: { legal: legal || undefined, accessibility: accessibility || undefined, conformity }, fields };
}

/** Reads the colour; one that can't be read on a page is refused. */
export function readLook(typed: Texts): Read<{ accent: Colour | undefined }> {
  const { value, fields } = readAccent(typed);
  const isLight = value.accent !== undefined && contrastOf(value.accent) < leastContrast;
  return { value, fields: isLight ? { accent: 'too-light' } : fields };
}

/** The accent of the plain style sheet: who chooses it chooses none. */
export const plainAccent: Colour = '#1f4b99';

/** Reads the colour. Whether it can be read on a page is another question. */
export function readAccent(typed: Texts): Read<{ accent: Colour | undefined }> {
  const accent = readColour(typed['accent'] ?? '');
  return {
    value: { accent: accent === plainAccent ? undefined : accent },
    fields: accent ? {} : { accent: 'invalid' },
  };
}

const longest = 2000;
const longestTime = { days: 3650, months: 120 };
/** What is made at the desk keeps whole months: a site that promised less than one would be made to break its word. */
const shortestTime = { days: 31, months: 1 };

/** Checks whether one can write there: a mail address, or that of a page. */
const isReachable = (text: string): boolean =>
  /^https?:\/\//i.test(text) ? URL.canParse(text) : !('fault' in checkEmail(text));

/** Reads what the town says of personal data. */
export function readNotice(typed: Texts): Read<PrivacyNotice> {
  const [controller, contact, officer] = [
    textOf(typed, 'controller'),
    lineOf(typed, 'contact'),
    lineOf(typed, 'officer'),
  ];
  const inEach = (name: string): Record<string, string> =>
    Object.fromEntries(
      languages.flatMap((lang) => {
        const text = textOf(typed, `${name}_${lang}`);
        return text ? [[lang, text]] : [];
      }),
    );
  const [purpose, interests, recipients] = [inEach('purpose'), inEach('interests'), inEach('recipients')];
  const basis = legalBases.find((each) => each === typed['basis']) ?? 'public-task';
  const span = spans.find((each) => each === typed['span']) ?? 'months';
  const value = Number(lineOf(typed, 'kept'));
  const fields: Record<string, string> = {};
  for (const [name, text] of Object.entries({ controller, contact })) if (!text) fields[name] = 'required';
  for (const [name, text] of Object.entries({ contact, officer })) {
    if (text && !isReachable(text)) fields[name] = 'invalid';
  }
  if (Object.keys(purpose).length === 0) fields['purpose_fr'] = 'required';
  const isNamed = Object.keys(interests).length > 0;
  if (basis === 'interest' && !isNamed) fields['interests_fr'] = 'required';
  if (!lineOf(typed, 'kept')) fields['kept'] = 'required';
  else if (!Number.isInteger(value) || value < shortestTime[span] || value > longestTime[span])
    fields['kept'] = 'invalid';
  for (const [name, text] of Object.entries(typed)) if (lengthOf(text) > longest) fields[name] = 'too-long';
  return {
    value: {
      ...{ controller, contact, ...(officer && { officer }), purpose, basis },
      ...(isNamed && { interests }),
      ...{ recipients, kept: { value, span } },
    },
    fields,
  };
}

/** A notice, as whoever gives it may leave out what it may be without. */
type GivenNotice = Omit<PrivacyNotice, 'officer' | 'interests'> & {
  officer?: string | undefined;
  interests?: PrivacyNotice['interests'] | undefined;
};

/** Returns a notice as it stands in the fields of its form. */
export const typedNotice = (notice: GivenNotice): Texts => ({
  controller: notice.controller,
  contact: notice.contact,
  officer: notice.officer ?? '',
  ...Object.fromEntries(Object.entries(notice.purpose).map(([lang, text]) => [`purpose_${lang}`, text])),
  basis: notice.basis,
  ...Object.fromEntries(Object.entries(notice.interests ?? {}).map(([lang, text]) => [`interests_${lang}`, text])),
  ...Object.fromEntries(Object.entries(notice.recipients).map(([lang, text]) => [`recipients_${lang}`, text])),
  kept: String(notice.kept.value),
  span: notice.kept.span,
});
