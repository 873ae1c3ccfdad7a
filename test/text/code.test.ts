import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toCode } from '../../src/text/code.ts';

describe('the mailed code', () => {
  for (const text of [
    '123456',
    ' 123 456 ',
    '123-456',
    '12\u202f34\u00a056',
    '１２３４５６',
    '123456\u200b',
    'Code : 123456',
    '\u202b١٢٣٤٥٦\u202c',
    '۱۲۳۴۵۶',
    '१२३४५६',
    '𝟏𝟐𝟑𝟒𝟓𝟔',
    'Votre code est 123456, valable 24 heures.',
    '123 456 (24 h)',
    'Code : 123456 (valable 24 h)',
    'Code : 123 456, valable 24 heures',
    'Le 21 novembre 2026 : 12 34 56',
    'Code 123456 24 h',
    '123-456, 24\u202fh',
    '123.456 [24]',
    '١٢٣ ٤٥٦ (٢٤ ساعة)',
    '123456 : votre code. Bonjour, voici le code : 123456 (24 h)',
    '123 456, １２３-４５６',
  ]) {
    it(`is read from ${JSON.stringify(text)}`, () => assert.equal(toCode(text), '123456'));
  }

  for (const text of ['', 'abc', '12345', '1234567', '123456 ou 654321', '123 456 ou 654 321', '123 456 789', '24 h']) {
    it(`is not made up from ${JSON.stringify(text)}`, () => assert.notEqual(toCode(text).length, 6));
  }
});
