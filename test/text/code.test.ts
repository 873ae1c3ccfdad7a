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
  ]) {
    it(`is read from ${JSON.stringify(text)}`, () => assert.equal(toCode(text), '123456'));
  }

  for (const text of ['', 'abc', '12345', '1234567', '123456 ou 654321']) {
    it(`is not made up from ${JSON.stringify(text)}`, () => assert.notEqual(toCode(text).length, 6));
  }
});
