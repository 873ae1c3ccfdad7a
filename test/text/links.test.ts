import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newKey } from '../server/support.ts';
import { square } from '../server/comments-support.ts';
import { toPieces } from '../../src/text/links.ts';

const cases: readonly [text: string, addresses: string[]][] = [
  ['Voir https://fr.wikipedia.org/wiki/Paris_(ville).', ['https://fr.wikipedia.org/wiki/Paris_(ville)']],
  ['(https://fr.wikipedia.org/wiki/Paris_(ville))', ['https://fr.wikipedia.org/wiki/Paris_(ville)']],
  ['(voir https://x.fr/a)', ['https://x.fr/a']],
  ['[https://x.fr/a[1]]', ['https://x.fr/a[1]']],
  ["https://fr.wikipedia.org/wiki/L'Humanité", ["https://fr.wikipedia.org/wiki/L'Humanité"]],
  ["'https://x.fr/a', ‘https://x.fr/b’ “https://x.fr/c”", ['https://x.fr/a', 'https://x.fr/b', 'https://x.fr/c']],
  ['https://x.fr。', ['https://x.fr']],
  ['https://x.fr/一。二、https://y.fr', ['https://x.fr/一', 'https://y.fr']],
  ['（https://x.fr）', ['https://x.fr']],
  [
    '« https://x.fr » ; https://x.fr/?a=1&b=2… Et https://x.fr/!?',
    ['https://x.fr', 'https://x.fr/?a=1&b=2', 'https://x.fr/'],
  ],
  ['https://x.fr، ثم https://y.fr/a، https://z.fr؟', ['https://x.fr', 'https://y.fr/a', 'https://z.fr']],
  [
    'https://x.fr। https://y.fr/a। https://z.fr։ https://x.am/a։',
    ['https://x.fr', 'https://y.fr/a', 'https://z.fr', 'https://x.am/a'],
  ],
  ['https://x.fr—oui – https://y.fr–https://z.fr/a—', ['https://x.fr', 'https://y.fr', 'https://z.fr/a']],
  ['‹https://x.fr› ‹https://y.fr/a› › https://z.fr·oui', ['https://x.fr', 'https://y.fr/a', 'https://z.fr']],
  ['**https://x.fr** *https://y.fr/a* https://z.fr_', ['https://x.fr', 'https://y.fr/a', 'https://z.fr']],
  ['|https://x.fr|https://y.fr/a| ~~https://z.fr/a~~', ['https://x.fr', 'https://y.fr/a', 'https://z.fr/a']],
  [
    'https://x.fr។ https://y.fr။ https://z.fr۔ https://x.et/a።',
    ['https://x.fr', 'https://y.fr', 'https://z.fr', 'https://x.et/a'],
  ],
  ["https://x.fr' https://y.fr\u200b https://z.fr:", ['https://x.fr', 'https://y.fr', 'https://z.fr']],
  [
    'https://x.fr, https://y.fr; (https://z.fr) [https://x.fr]',
    ['https://x.fr', 'https://y.fr', 'https://z.fr', 'https://x.fr'],
  ],
  ['[a](https://x.fr) [https://y.fr][1] https://z.fr!oui', ['https://x.fr', 'https://y.fr', 'https://z.fr']],
  [
    'https://x.fr:8080. http://[::1]:80/a http://127.0.0.1',
    ['https://x.fr:8080', 'http://[::1]:80/a', 'http://127.0.0.1'],
  ],
  ['https://mairie-épinal.fr, https://a_b.x.fr', ['https://mairie-épinal.fr', 'https://a_b.x.fr']],
  [
    'https://paral·lel.cat/ https://उदाहरण.भारत। https://x.fr?a#b',
    ['https://paral·lel.cat/', 'https://उदाहरण.भारत', 'https://x.fr?a#b'],
  ],
  [
    'https://x.fr/a–b/c—d/e·f|g https://x.fr/a-_ https://x.fr/a-',
    ['https://x.fr/a–b/c—d/e·f|g', 'https://x.fr/a-_', 'https://x.fr/a-'],
  ],
  ['mailto:a+b@x.fr، **mailto:a@x.fr**', ['mailto:a+b@x.fr', 'mailto:a@x.fr']],
  ['https://b.fr!@x.fr https://b.fr\\@x.fr https://a:b@x.fr/ http://[::1', ['https://b.fr', 'https://b.fr']],
  ['javascript:alert(1) https://a@b.fr ftp://x.fr', []],
];

for (const [text, addresses] of cases) {
  test(`the addresses in “${text}” are whole, and nothing else`, () => {
    const pieces = toPieces(text);
    assert.deepEqual(
      pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.text])),
      addresses,
    );
    assert.equal(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''), text);
  });
}

test('the page without a script links the same', async () => {
  const town = await square({ document: { holdLinks: 20 } });
  const key = await town.join();
  await town.act('posts', {
    key,
    act: newKey(),
    text: "<b> https://fr.wikipedia.org/wiki/Paris_(ville).\nhttps://x.fr/L'Humanité",
  });
  const page = await town.html('?lang=fr');
  assert.match(
    page,
    /&lt;b&gt; <a href="https:\/\/fr\.wikipedia\.org\/wiki\/Paris_\(ville\)" rel="nofollow ugc noreferrer">/,
  );
  assert.match(page, />https:\/\/x\.fr\/L&#39;Humanité<\/a>/);
});

const textOf = (pieces: ReturnType<typeof toPieces>): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');

test('what was made to be slow is looked at once', () => {
  for (const part of ['https://', '(', ')', 'https://x.fr)', '.', 'mailto:', 'l·', '_', '[::', '—', '*', 'a:'])
    for (const start of ['https://', 'https://x.fr/']) {
      const text = start + part.repeat(100_000);
      assert.ok(textOf(toPieces(text)) === text);
    }
});
