import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { plainLine, plainText } from '../../src/text/plain-text.ts';

const cases: readonly [name: string, html: string, text: string][] = [
  ['plain text stays', 'Oui, « ça » suffit ; 2 < 3 & 4 > 1 <3', 'Oui, « ça » suffit ; 2 < 3 & 4 > 1 <3'],
  ['paragraphs are parted by an empty line', '<p>Un</p>\n\n<p class="a">Deux</p>\n', 'Un\n\nDeux'],
  ['lines of the source are no lines of the text', '<p>Un\n  deux\ttrois</p>', 'Un deux trois'],
  ['line breaks are kept', '<p>Un<br />\nDeux<br>Trois<br><br><br>Quatre</p>', 'Un\nDeux\nTrois\n\nQuatre'],
  ['a text as it was typed keeps its lines', '<pre>a\r\n  b\n\n\nc</pre>d', 'a\n  b\n\nc\n\nd'],
  ['nothing but a break is nothing', '<p><br /></p>&nbsp;', ''],
  ['list items begin with a bullet', '<ul>\n<li>Un</li>\n<li><p>Deux</p></li></ul>Fin', '• Un\n• Deux\n\nFin'],
  [
    'marks in the text go, words stay apart',
    '<b>T<em>rè</em>s</b> <span style="a">bien</span> <i>fait</i>',
    'Très bien fait',
  ],
  ['cells are parted', '<table><tr><th>a</th><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>', 'a 1\nb 2'],
  ['unknown elements go, their text stays', '<civic-x onload="a()">texte</civic-x><o:p>!</o:p>', 'texte!'],
  [
    'a link keeps its address',
    '<a class="b" href="https://a.fr/?b=1&amp;c=2">ici</a>.',
    'ici (https://a.fr/?b=1&c=2).',
  ],
  ['a link that shows its address says it once', '<a href="https://a.fr/">a.fr</a>', 'a.fr'],
  [
    'the address of a mail is said once',
    '<a href="mailto:a@b.fr">a@b.fr</a> <a href=mailto:c@d.fr>moi</a>',
    'a@b.fr moi (mailto:c@d.fr)',
  ],
  [
    'no other address is said',
    '<a href="javascript:alert(1)">a</a><a href="/b">b</a><a href="#c">c</a><a name=d>d</a>',
    'abcd',
  ],
  ['a link without words is its address', 'x <a href="https://a.fr/b"></a> y', 'x https://a.fr/b y'],
  [
    'an address that is cut for the eye is whole',
    '<a href="https://www.a.fr/long" rel="nofollow"><span class="invisible">https://www.</span><span class="ellipsis">a.fr/lo</span><span class="invisible">ng</span></a>',
    'https://www.a.fr/long',
  ],
  [
    'a name that is a link stays a name',
    '<span class="h-card"><a href="https://m.fr/@zoe" class="u-url mention">@<span>zoe</span></a></span> oui',
    '@zoe oui',
  ],
  [
    'a picture is its words',
    'a <img class="emoji" alt="🎉" src="x"> b <img src=x onerror=alert(1)><img alt="&lt;b&gt; &amp;lt;">',
    'a 🎉 b <b> &lt;',
  ],
  [
    'entities are decoded once',
    '&eacute;t&#233; &#xE9; &amp;lt; &laquo;&nbsp;oui&nbsp;&raquo;',
    'été é &lt; «\u00a0oui\u00a0»',
  ],
  ['names differ by their case', '&Eacute;&eacute;&Dagger;&dagger;&ensp;&yuml;&nbsp;&oelig;', 'Éé‡†\u2002ÿ\u00a0œ'],
  ['numbers of Windows are what they meant', 'l&#146;&eacute;t&#233; &#x80;', 'l’été €'],
  [
    'names that are none stay, numbers that are none are said',
    '&truc; AT&T; a&b &#0;&#xd800;&#1114112;',
    '&truc; AT&T; a&b \ufffd\ufffd\ufffd',
  ],
  ['a tag that was typed as entities is text', '&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
  [
    'scripts, styles, frames and comments go whole',
    'a<script>if (a<b) "<p>"</script\n>b<!-- <i> --><style>c</style>d<iframe>e</iframe><!doctype f><?g?><![CDATA[h]]>i',
    'abdi',
  ],
  ['an empty comment ends', 'a<!-->b<!---->c', 'abc'],
  ['what has no end goes to the end', 'a <b title="', 'a'],
  [
    'and so do a script, a comment and a tag',
    ['<script>b', '<!-- b', '<b'].map((each) => plainText(`a${each}`)).join(),
    'a,a,a',
  ],
  ['a sign in quotes ends no tag', '<p title="a > b" data-x=\'<i>\'>c</p>', 'c'],
  ['a quote outside a value ends nothing', "<p it's>c</p>", 'c'],
  ['control characters go', 'a\u0000b\u0007c<pre>a\td</pre>', 'abc\n\na\td'],
  ['half a character is said to be one', 'a\ud83d b', 'a\ufffd b'],
];

for (const [name, html, text] of cases) test(name, () => assert.equal(plainText(html), text));

test('a title stands on one line', () => {
  assert.equal(plainLine(' Hello&#8217;s\n<em>world</em><br>&#038; more '), 'Hello’s world & more');
});

test('a long text is cut between characters', () => {
  assert.equal(plainText('<p>abcdef</p>', 6), 'abcdef');
  assert.equal(plainText('<p>abcdefg</p>', 6), 'abcde…');
  assert.equal(plainText('abcd😀fgh', 6), 'abcd…');
  assert.equal(plainLine('abc defgh', 5), 'abc…');
});

test('what was escaped comes out as it was, whatever it is', () => {
  const file = new URL('../fixtures/hostile-texts.json', import.meta.url);
  const { shown } = JSON.parse(readFileSync(file, 'utf8')) as { shown: string[] };
  const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  for (const text of shown) {
    const expected = text
      .replace(/\r\n?/g, '\n')
      .replace(/[ \t]+\n/g, '\n')
      .trim();
    assert.equal(plainText(`<pre>${escape(text)}</pre>`), expected);
  }
});

test('a text that was made to be slow is read in one pass', () => {
  // What is repeated, and what is left of each.
  const parts: [part: string, each: string][] = [
    ['<', '<'],
    ['<!--', ''],
    ['<a ', ''],
    ['<a href="', ''],
    ['<script>', ''],
    ['</', '</'],
    ['&', '&'],
    ['&#', '&#'],
    ['<p ="\'', ''],
    ['<li>', '•\n'],
    ['<a href=https://a.fr>b', 'b (https://a.fr)'],
    ['<br>', ''],
    [' \n', ''],
  ];
  for (const [part, each] of parts) {
    assert.ok(plainText(part.repeat(200_000)) === each.repeat(200_000).trim(), part);
  }
});
