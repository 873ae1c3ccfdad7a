import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../src/text/fold.ts';

const alike: readonly [typed: string, sought: string][] = [
  ['Un Cœur', 'un coeur'],
  ['ŒUVRE et Æthelred', 'oeuvre et aethelred'],
  ['STRAẞE, Straße', 'strasse, strasse'],
  ['Łódź, Ølgod, Đakovo, Þór', 'lodz, olgod, dakovo, thor'],
  ['ISTANBUL, İstanbul, ıslak', 'istanbul, istanbul, islak'],
  ['ÉTÉ d’été', "ete d'ete"],
  ['e\u0301te\u0301', 'ete'],
  ['ﬁn Ｆ', 'fin f'],
  ['Οδυσσεύς', 'οδυσσευσ'],
  ['cas\u200bino', 'casino'],
  ['ca\u00adsi\u00adno', 'casino'],
  ['ca\u2060si\ufeffno\u200d', 'casino'],
  ['c\u034fa\u180es\u2064in\u{e0061}o', 'casino'],
];

for (const [typed, sought] of alike) {
  test(`“${encodeURI(typed)}” reads as “${sought}”`, () => {
    assert.equal(fold(typed), fold(sought));
    assert.equal(fold(fold(typed)), fold(typed), 'folding twice changes nothing');
  });
}

test('words that read otherwise stay apart', () => {
  const words = ['coeur', 'cour', 'casino', 'cas ino', 'lodz', 'iodz', 'oui', 'non', '是', '日本'];
  assert.equal(new Set(words.map(fold)).size, words.length);
});
