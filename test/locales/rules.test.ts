import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTag } from '../../src/locales/tag.ts';
import { words } from '../../src/locales/text.ts';
import '../support/catalogues.ts';

const day = '2026-11-21T12:00:00Z';

describe('a language without a catalogue', () => {
  it('has the French texts with the plurals of French', () => {
    const said = (lang: string, count: number): string => words(lang).t('unit.signatures', { count });
    assert.equal(said('ru', 21), 'signatures confirmées');
    assert.equal(said('ja', 1), 'signature confirmée');
    assert.equal(said('ja', 0), 'signature confirmée');
    assert.equal(said('pl', 5), 'signatures confirmées');
    assert.equal(said('he', 2), 'signatures confirmées');
    assert.equal(said('zh-Hant-TW', 1), 'signature confirmée');
  });

  it('has the digits, the calendar and the lists of French', () => {
    for (const lang of ['fa', 'bn', 'th', 'my', 'ar-u-nu-arab-ca-islamic', 'ja-JP-u-ca-japanese']) {
      const { number, date, percent, list, t } = words(lang);
      assert.match(number(1234), /^1\s234$/, lang);
      assert.equal(date(day), '21\u00a0novembre 2026', lang);
      assert.match(percent(416), /^41,6\s%$/, lang);
      assert.equal(list(['a', 'b']), 'a et b', lang);
      assert.match(t('days-left', { count: 12 }), /12/, lang);
    }
  });
});

describe('how long one has to wait', () => {
  it('is said in whole minutes, and from an hour on in hours, in the language of the text', () => {
    const later = (lang: string, seconds: number): string => {
      const { t, until } = words(lang);
      return t('error.rate-limited.until', { when: until(seconds) });
    };
    assert.equal(later('fr', 2650), 'Trop de demandes en peu de temps. Réessayez dans 45 minutes.');
    assert.equal(later('en', 61), 'Too many requests in a short time. Try again in 2 minutes.');
    assert.equal(later('en', 3600), 'Too many requests in a short time. Try again in 1 hour.');
    assert.match(later('ja', 2650), /dans 45 minutes/, 'French, where there is no catalogue');
  });
});

describe('a language tag', () => {
  it('is read as it was meant', () => {
    for (const lang of [' en', 'en ', 'EN', 'en_GB', 'en_GB.UTF-8', '\ten\n', 'En-gb', 'en_GB@euro'])
      assert.deepEqual([words(lang).t('retry'), words(lang).date(day)], ['Try again', '21\u00a0November 2026'], lang);
    for (const lang of ['en_US', 'en-us', ' en_US.UTF-8 '])
      assert.equal(words(lang).date(day), 'November 21, 2026', lang);
  });

  it('keeps its region where its language is spoken', () => {
    assert.notEqual(words('fr-CH').number(1234.5), words('fr').number(1234.5));
    assert.equal(readTag(' pt_BR '), 'pt-BR');
  });

  it('that is none is as if nothing were said', () => {
    for (const lang of ['', ' ', '_', '.', '@', 'x', 'constructor', '__proto__', 'français', 'i-default'])
      assert.equal(words(lang).t('retry'), 'Réessayer', lang);
  });
});
