import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold } from '../../src/elements/comments/reading/text.ts';
import { cut } from '../../src/elements/shared/ui/cut.ts';

const paragraphs: [string, string][] = [
  ['Japanese', '私たちは広場に木を植えることを求めます。'.repeat(44)],
  ['Thai', 'เราขอให้ปลูกต้นไม้ในจัตุรัส'.repeat(30)],
  ['families', '👨‍👩‍👧‍👦'.repeat(100)],
  ['flags', '🇫🇷🇧🇪'.repeat(120)],
  ['letters with marks', 'e\u0301'.repeat(500)],
  ['one long word', 'x'.repeat(2000)],
];

const signs = (text: string): string[] => Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);

describe('the summary of a long text', () => {
  for (const [what, text] of paragraphs) {
    it(`of ${what} is at most 400 long, and ends between two signs`, () => {
      const head = cut(text);
      assert.ok(head.length > 300 && head.length <= 400, `${head.length}`);
      assert.deepEqual(signs(head), signs(text).slice(0, signs(head).length));
      assert.equal(fold(text), `${head}…`, 'a comment is cut alike');
    });
  }

  it('ends with a word where there are words', () => {
    const head = cut('Nous demandons des pistes. '.repeat(40));
    assert.ok(head.length <= 400 && head.length > 370 && /(Nous|demandons|des|pistes\.)$/.test(head), head);
  });

  it('is the text where that is short', () => {
    for (const text of ['', 'Bonjour', 'é'.repeat(400)]) {
      assert.equal(cut(text), text);
      assert.equal(fold(text), undefined);
    }
  });
});
