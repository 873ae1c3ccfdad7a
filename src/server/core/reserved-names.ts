import { skeletonWords } from './look-alike.ts';
import { officialBeginnings, officialNames, titles } from './official-words.ts';

/*
 * Names that nobody may take who takes part: those of institutions, of who speaks for them and of who runs a site, and what is taken for
 * them by a quick eye. “Ville” and “Maire” are also how people are called, so that a word alone is never enough.
 */

const articles = new Set(['le', 'la', 'les', 'l', 'the', 'der', 'die', 'el', 'il', 'ar'].flatMap(skeletonWords));
const titleWords = new Set(titles.flatMap(skeletonWords));
const wordsOf = (phrases: readonly string[]) => phrases.map((name) => ({ name, words: skeletonWords(name) }));
const names = wordsOf(officialNames).map((each) => ({
  ...each,
  // “Le maire” is an office, “Lemaire” how people are called.
  isArticled: each.words.length === 2 && articles.has(each.words[0]!),
}));
const beginnings = wordsOf(officialBeginnings).map(({ name, words }) => ({ name: `${name}…`, words }));
const offices = ['ville', 'mairie', 'commune', 'maire', 'mayor', 'city'].flatMap(skeletonWords);
/** What comes before the name of a place where an institution is meant: the longest first. */
const placed = beginnings.filter(({ words }) => words.length > 1).sort((a, b) => b.words.length - a.words.length);

/** What parts a name from what its owner says of themselves. */
const parting = /\s[-–—−|/·•~:]+\s|[–—,;()[\]{}«»“”"•·]+|\s\/\s*|:\s/u;

/** A name, in one of the ways in which it can be read. */
interface Reading {
  /** Its words, and those of each part of it. */
  words: readonly string[];
  parts: readonly (readonly string[])[];
  /** From how many words on a beginning is known also where nothing parts them: “Villedieu” is how people are called. */
  leastGlued: number;
}

/** Returns how a name can be read: as it stands, with a capital in a word as the beginning of another, and without a number at its end. */
function readingsOf(name: string): Reading[] {
  const apart = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  const texts = new Set([name, apart].flatMap((text) => [text, withoutNumber(text)]));
  return [...texts].map((text) => {
    const words = skeletonWords(text);
    const parts = text.split(parting).map((part) => gathered(skeletonWords(part)));
    return { words: gathered(words), parts, leastGlued: isSpelled(words) ? 2 : 3 };
  });
}

/** Returns a name without the number at its end, sign by sign: an expression would begin anew at each sign. */
function withoutNumber(name: string): string {
  const signs = [...name.trimEnd()];
  const last = signs.findLastIndex((sign) => !/\p{N}/u.test(sign));
  if (last === signs.length - 1) return name;
  const end = signs.findLastIndex((sign, at) => at <= last && !/[\s\p{Pc}\p{Pd}]/u.test(sign));
  return signs.slice(0, end + 1).join('');
}

/** Puts words together again that were taken apart into their letters: “V i l l e”. */
const gathered = (words: readonly string[]): readonly string[] => (isSpelled(words) ? [words.join('')] : words);

const isSpelled = (words: readonly string[]): boolean =>
  words.length >= 4 && words.every((word) => word.length === 1 || word === 'rn' || word === 'vv');

const joined = (words: readonly string[]): string => words.join('');
const without = (words: readonly string[], left: ReadonlySet<string>): string[] =>
  words.filter((word) => !left.has(word));

/** Checks whether words begin so, and go on. */
const beginsWith = (words: readonly string[], start: readonly string[]): boolean =>
  words.length > start.length && start.every((word, at) => words[at] === word);

/** Returns what of an institution's or moderator's a name looks like. */
function officialIn({ words, parts, leastGlued }: Reading): string | undefined {
  const bare = (part: readonly string[]): readonly string[] => (articles.has(part[0] ?? '') ? part.slice(1) : part);
  const beginsGlued = (start: readonly string[]): boolean =>
    words.length === 1 &&
    start.length >= leastGlued &&
    words[0]!.startsWith(joined(start)) &&
    words[0] !== joined(start);
  const isGlued = (form: readonly string[], { isArticled }: { isArticled: boolean }): boolean =>
    isArticled && form.length === 1 && leastGlued > 2;
  for (const part of [words, ...parts]) {
    const forms = [part, bare(part)];
    const found =
      names.find((each) => forms.some((form) => joined(form) === joined(each.words) && !isGlued(form, each))) ??
      beginnings.find((each) => forms.some((form) => beginsWith(form, each.words)) || beginsGlued(each.words));
    if (found) return found.name;
  }
  return undefined;
}

/** Returns the place that an institution's name is of: “Lille” of “Ville de Lille”. */
function placeOf(words: readonly string[]): readonly string[] | undefined {
  const found = placed.find((each) => beginsWith(words, each.words));
  return found && words.slice(found.words.length);
}

/** A name that is reserved, as others are compared with it. */
interface Reserved {
  words: readonly string[];
  joined: string;
  /** Without titles, as it stands and in the order of the alphabet; empty where it is nothing else. */
  bare: string;
  sorted: string;
  /** The place, where it is the name of an institution, and how its offices are told by it. */
  place: Omit<Reserved, 'place'> | undefined;
  offices: readonly string[];
}

const links = ['', ...['de', 'd', 'du', 'des', 'of', 'à'].flatMap(skeletonWords).map((word) => `${word} `)];
const sorted = (words: readonly string[]): string => [...words].sort().join(' ');

function comparable(words: readonly string[]): Omit<Reserved, 'place'> {
  const bare = without(words, titleWords);
  return { words, joined: joined(words), bare: joined(bare), sorted: sorted(bare), offices: [] };
}

function reservedOf(name: string): Reserved {
  const words = skeletonWords(name);
  const place = placeOf(words);
  const said = place?.join(' ') ?? '';
  return {
    ...comparable(words),
    place: place && comparable(place),
    offices: place ? offices.flatMap((office) => links.map((link) => ` ${office} ${link}${said} `)) : [],
  };
}

/** So many are remembered: more than a site and one thing of it reserve. What is compared is reckoned once, and not for everyone who comes. */
const mostRemembered = 5000;
const remembered = new Map<string, Reserved>();

function rememberedOf(name: string): Reserved {
  const known = remembered.get(name);
  if (known) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const reserved = reservedOf(name);
  remembered.set(name, reserved);
  return reserved;
}

/** A name, or a part of it, as it is compared with each that is reserved. */
type Compared = ReturnType<typeof comparable>;

/** Checks whether words are a reserved name: in whatever order, with a title or without. */
const isLike = (given: Compared, reserved: Compared): boolean =>
  given.joined === reserved.joined ||
  (reserved.bare !== '' && (given.bare === reserved.bare || given.sorted === reserved.sorted));

/** Checks whether a name has an institution's in it, is that of its place alone, or names an office there: “Jean Dupont maire de Lille”. */
function isOfInstitution(given: Compared, { joined: whole, place, offices: told }: Reserved): boolean {
  if (!place) return false;
  if (isLike(given, place) || given.joined.includes(whole)) return true;
  const text = ` ${given.words.join(' ')} `;
  return told.some((each) => text.includes(each));
}

/**
 * Returns which reserved name somebody's looks like; nothing where it is one like any.
 *
 * @param reserved what the site reserves besides the names of institutions: its own name, those of officials
 */
export function likeReserved(name: string, reserved: readonly string[]): string | undefined {
  const readings = readingsOf(name);
  const compared = readings.map(({ words, parts }) => ({ whole: comparable(words), parts: parts.map(comparable) }));
  for (const each of reserved) {
    const found = rememberedOf(each);
    if (found.words.length === 0) continue;
    const isReserved = compared.some(
      ({ whole, parts }) => [whole, ...parts].some((part) => isLike(part, found)) || isOfInstitution(whole, found),
    );
    if (isReserved) return each;
  }
  for (const reading of readings) {
    const found = officialIn(reading);
    if (found) return found;
  }
  return undefined;
}
