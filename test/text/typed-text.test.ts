import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedText } from '../../src/text/plain-text.ts';

const cases: readonly [name: string, html: string, text: string][] = [
  ['plain text stays', 'Oui, « ça » suffit ; 2 < 3 & 4 > 1', 'Oui, « ça » suffit ; 2 < 3 & 4 > 1'],
  ['paragraphs are parted by an empty line', '<p>Un</p><p class="a">Deux</p>', 'Un\n\nDeux'],
  ['line breaks are kept', 'Un<br>Deux<br />Trois\r\nQuatre', 'Un\nDeux\nTrois\nQuatre'],
  ['nothing but a break is nothing', '<p><br /></p>', ''],
  ['list items begin with a bullet', '<ul><li>Un</li><li>Deux</li></ul>Fin', '• Un\n• Deux\n\nFin'],
  ['marks in the text go', '<strong>T<em>rè</em>s</strong> <span style="a">bien</span>', 'Très bien'],
  ['a link keeps its address', '<a class="b" href="https://a.fr/?b=1&amp;c=2">ici</a>', 'ici (https://a.fr/?b=1&c=2)'],
  ['a link that shows its address says it once', '<p><a href="https://a.fr">https://a.fr</a></p>', 'https://a.fr'],
  ['entities are decoded once', '&eacute;t&#233; &#xe9; &amp;lt; &nbsp;&laquo;', 'été é &lt; \u00a0«'],
  ['entities that are none stay', '&truc; AT&T; &#0;', '&truc; AT&T; \ufffd'],
  ['entities of every editor are decoded', '&Icirc;le, 20 m&sup2; &middot; l&#146;eau &#x80;', 'Île, 20 m² · l’eau €'],
  ['a tag that was typed as entities is text', '&lt;script&gt;', '<script>'],
  ['scripts and comments go whole', 'a<script>alert(1)</script><!-- b -->c<style>d</style>', 'ac'],
  ['what only looks like a tag stays', '<3 les vélos <ici> et <parcs>', '<3 les vélos <ici> et <parcs>'],
  ['control characters go', 'a\u0000b\u0007c\td', 'abc\td'],
];

for (const [name, html, text] of cases) test(name, () => assert.equal(typedText(html), text));

test('a contribution that was made to be slow is read in one pass', () => {
  // What is repeated, and what is left of each.
  const parts: [part: string, each: string][] = [
    ['<a href="x">', ''],
    [' ', ' '],
    ['\t', '\t'],
    ['<!--', ''],
    ['<script', '<script'],
    ["<a href='x", ''],
    ['<ici> ', '<ici> '],
    ['&#', '&#'],
    ['</a', '</a'],
    ['<br ', ''],
    ['"', '"'],
  ];
  // What is cubic, or the square of this, does not end while the tests run.
  for (const [part, each] of parts) {
    const left = each.repeat(300_000);
    const end = part.endsWith('>') || left !== '' ? 'b' : '';
    assert.ok(typedText(`a${part.repeat(300_000)}b`) === `a${left}${end}`, part);
  }
  assert.equal(typedText(`a${'<li '.repeat(300_000)}b`), 'a\n•');
  assert.equal(typedText(`a${'\n '.repeat(300_000)}b`), 'a\n\n b');
});
