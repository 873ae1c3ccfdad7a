/** HTML 4's names of the characters 160 to 255, in their order. */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil ' +
  'sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute ' +
  'Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc ' +
  'atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide ' +
  'oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** Other names that editors write, each before its character. */
const others =
  'amp & lt < gt > quot " apos \' OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ ensp \u2002 emsp \u2003 thinsp \u2009 zwnj \u200c zwj \u200d ' +
  'lrm \u200e rlm \u200f ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ ' +
  'prime ′ Prime ″ lsaquo ‹ rsaquo › euro € trade ™ larr ← uarr ↑ rarr → darr ↓ minus − ne ≠ le ≤ ge ≥ check ✓';

/** Characters of the numbers 128 to 159 in HTML: those of Windows-1252. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const entities = new Map<string, string>(
  latin.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)]),
);
others.split(' ').forEach((name, index, all) => index % 2 === 0 && entities.set(name, all[index + 1] ?? ''));

/** Elements of which the content is no text of the page. */
const dropped =
  /^(?:script|style|template|iframe|noscript|noembed|noframes|object|svg|math|textarea|title|select|video|audio)$/;
/** Elements that stand on lines of their own, and those with space around them besides. */
const lines =
  /^(?:address|article|aside|dd|div|dt|fieldset|figcaption|figure|footer|form|header|hr|li|main|nav|section|summary|tr)$/;
const blocks = /^(?:blockquote|details|dl|h[1-6]|ol|p|pre|table|ul)$/;

/** Control characters, but those of white space. */
const control = /(?![\t\n\r])\p{Cc}/gu;

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities.get(name) ?? whole;
  const point = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (point >= 128 && point < 160) return windows[point - 128] ?? '';
  const exists = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return exists ? String.fromCodePoint(point) : '\ufffd';
}

const decode = (text: string): string => text.replace(/&(#\d{1,9}|#x[\da-f]{1,8}|[a-z][a-z\d]{1,7});/gi, decodeEntity);

/** Finds where the tag that is open at `at` ends, or -1: a `>` between quotes is none. */
function endOfTag(html: string, at: number): number {
  const next = /[>=]\s*(["']?)/g;
  for (next.lastIndex = at; ;) {
    const found = next.exec(html);
    if (!found) return -1;
    if (found[0].startsWith('>')) return found.index;
    if (found[1]) {
      const close = html.indexOf(found[1], next.lastIndex);
      if (close < 0) return -1;
      next.lastIndex = close + 1;
    }
  }
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return decode(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
}

interface Writer {
  parts: string[];
  text(html: string): void;
  put(text: string): void;
  /** Lets the next text begin a line of its own (1), or a paragraph (2). */
  break(count: number): void;
  /** Adds one more line break, as `<br>` is: two of them part paragraphs. */
  line(): void;
  space(): void;
  keepSpaces(keep: boolean): void;
}

/** Collects text, with white space as a browser shows it. */
function createWriter(): Writer {
  const parts: string[] = [];
  let breaks = 0;
  let isSpaced = false;
  let isKept = false;
  const put = (text: string): void => {
    if (!text) return;
    // What an item begins with stands beside its bullet, a paragraph too.
    const isBeside = parts.at(-1) === '•' && text !== '•';
    if (parts.length > 0) parts.push(breaks > 0 && !isBeside ? '\n'.repeat(breaks) : isSpaced ? ' ' : '');
    parts.push(text);
    breaks = 0;
    isSpaced = false;
  };
  return {
    parts,
    put,
    break: (count) => void (breaks = Math.max(breaks, count)),
    line: () => void (breaks = Math.min(breaks + 1, 2)),
    space: () => void (isSpaced = true),
    keepSpaces: (keep) => void (isKept = keep),
    text(html) {
      if (isKept) return put(decode(html.replace(/\r\n?/g, '\n')));
      const text = html.replace(/[ \t\r\n\f]+/g, ' ');
      if (text.startsWith(' ')) isSpaced = true;
      put(decode(text.replace(/^ | $/g, '')));
      if (text.endsWith(' ')) isSpaced = true;
    },
  };
}

/** Returns what a link says besides its words: its address, where they do not have it and it is one that can be followed. */
function spellLink(tag: string): (words: string) => string {
  const address = attribute(tag, 'href').trim();
  const isName = /\b(?:mention|hashtag|u-url)\b/.test(attribute(tag, 'class'));
  return (words) => {
    const bare = address.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '');
    // Nobody reads on so far, and to look for it would take long.
    if (isName || bare === address || bare === '' || bare.length > 2000 || words.includes(bare)) return '';
    return words.trim() ? ` (${address})` : address;
  };
}

/**
 * Returns plain text of the HTML that platforms send: paragraphs, line breaks, list items, the words of pictures and the addresses of links
 * are kept, entities are decoded once, scripts, forms, control characters and lone surrogates go. It reads in one pass, as browsers
 * do, and never makes a document: what comes out is a text that a page may show as text, and nothing else.
 *
 * @param longest Most UTF-16 units of the answer; a longer text ends in `…`.
 */
export const plainText = (html: string, longest = Infinity): string => read(html, { longest });

/**
 * Returns plain text of what people typed into a form or an editor: its own line breaks are kept, and what has no name of HTML between
 * “<” and “>” are words of theirs.
 */
export const typedText = (html: string): string => read(html.replace(/\r\n?/g, '\n'), { longest: Infinity, typed });

/** Names of HTML that editors write, besides those above and those that are in the other lists. */
const typed =
  /^(?:abbr|acronym|b|bdi|bdo|big|body|br|caption|center|cite|code|col|colgroup|a|del|dfn|em|font|head|html|i|img|ins|kbd|label|link|mark|meta|picture|q|s|samp|small|source|span|strike|strong|sub|sup|tbody|td|tfoot|th|thead|tt|u|var|wbr)$/;

function read(html: string, { longest, typed }: { longest: number; typed?: RegExp }): string {
  const writer = createWriter();
  writer.keepSpaces(typed !== undefined);
  const isName = (name: string): boolean => !typed || [typed, dropped, lines, blocks].some((names) => names.test(name));
  const { parts } = writer;
  let link: { from: number; spell: (words: string) => string } | undefined;
  const endLink = (): void => {
    if (!link) return;
    const said = link.spell(parts.slice(link.from).join(''));
    if (said.startsWith(' ')) parts.push(said);
    else writer.put(said);
    link = undefined;
  };

  const start = /<(?:!--|[!?]|\/?([a-z][^\s/>]*))/gi;
  let at = 0;
  for (let found = start.exec(html); found; found = start.exec(html)) {
    const name = found[1]?.toLowerCase() ?? '';
    const isComment = found[0] === '<!--';
    if (typed && !isComment && !isName(name)) continue;
    writer.text(html.slice(at, found.index));
    const end = found[1] ? endOfTag(html, start.lastIndex) : html.indexOf(isComment ? '-->' : '>', found.index + 2);
    // A tag or a comment without an end goes on to the end of the text.
    at = end < 0 ? html.length : end + (isComment ? 3 : 1);
    const isEnd = found[0].startsWith('</');
    const tag = html.slice(found.index, at);
    if (name === 'br') writer.line();
    else if (name === 'pre') writer.keepSpaces(!isEnd || typed !== undefined);
    if (blocks.test(name)) writer.break(2);
    else if (lines.test(name)) writer.break(1);
    else if (name === 'td' || name === 'th') writer.space();
    if (name === 'li' && !isEnd) {
      writer.put('•');
      writer.space();
    } else if (name === 'img')
      writer.text(attribute(tag, 'alt').replace(/[<&]/g, (sign) => `&#${sign.charCodeAt(0)};`));
    else if (name === 'a') {
      endLink();
      if (!isEnd) link = { from: parts.length, spell: spellLink(tag) };
    } else if (dropped.test(name) && !isEnd) {
      const close = new RegExp(`</${name}\\b`, 'gi');
      close.lastIndex = at;
      const ending = close.exec(html);
      at = ending ? ending.index : html.length;
    }
    start.lastIndex = at;
  }
  writer.text(html.slice(at));
  endLink();
  const text = parts.join('').replace(control, '').toWellFormed().trim();
  return clip(trimLines(text).replace(/\n{3,}/g, '\n\n'), longest);
}

/** Removes spaces at the ends of lines. Not by an expression: from each space of a long run it would look for the line's end. */
const trimLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      let end = line.length;
      while (line[end - 1] === ' ' || line[end - 1] === '\t') end -= 1;
      return line.slice(0, end);
    })
    .join('\n');

/** Returns the plain text on one line: for titles, names and labels. */
export const plainLine = (html: string, longest = Infinity): string =>
  clip(plainText(html).replace(/\s+/g, ' '), longest);

/** Ends a text where it is too long, never in the middle of a character. */
const clip = (text: string, longest: number): string =>
  text.length <= longest
    ? text
    : `${text
        .slice(0, longest - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`;
