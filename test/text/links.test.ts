import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newKey } from '../server/support.ts';
import { square } from '../server/thread-support.ts';
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
  for (const part of ['https://', '(', ')', 'https://x.fr)', '.', 'mailto:'])
    assert.ok(textOf(toPieces(`https://x.fr/${part.repeat(100_000)}`)) === `https://x.fr/${part.repeat(100_000)}`);
});
