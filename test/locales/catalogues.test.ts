import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { petitionTexts } from '../../src/elements/petition/texts/texts.ts';
import type { Plural } from '../../src/locales/fr.ts';
import { words } from '../../src/locales/text.ts';
import { catalogueOf, cataloguesOf, loadTexts, type Catalogue } from '../support/catalogues.ts';

await loadTexts(petitionTexts);
const fr = catalogueOf('fr');
const en = catalogueOf('en');

const texts = (catalogue: Catalogue): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, text]) =>
    (typeof text === 'string' ? [text] : Object.values(text as Record<string, string>)).map(
      (each): [string, string] => [key, each],
    ),
  );
const parameters = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the catalogues', () => {
  it('have the same keys', () => {
    assert.deepEqual(Object.keys(en).sort(), Object.keys(fr).sort());
  });

  it('have each key in one place', () => {
    for (const lang of ['fr', 'en'] as const) {
      const keys = cataloguesOf(lang).flatMap(Object.keys);
      assert.deepEqual(
        keys.filter((key, at) => keys.indexOf(key) !== at),
        [],
      );
    }
  });

  it('use the same parameters', () => {
    for (const [key, text] of Object.entries(fr)) {
      const other = en[key] ?? '';
      const name = (value: string | Plural): string[] => parameters(typeof value === 'string' ? value : value.other);
      assert.deepEqual(name(other), name(text), key);
    }
  });

  it('never call a consultation what the law reserves to representative samples, and may say that it is none', () => {
    for (const [key, text] of texts(fr))
      assert.doesNotMatch(text.replace('ce n’est pas un sondage', ''), /sondage/i, key);
  });
});

describe('words', () => {
  it('choose the plural form of the language', () => {
    const { t } = words('fr');
    assert.equal(t('unit.signatures', { count: 0 }), 'signature confirmée');
    assert.equal(t('unit.signatures', { count: 2 }), 'signatures confirmées');
    assert.equal(t('unit.signatures', { count: 2_000_000 }), 'de signatures confirmées');
    assert.equal(words('en').t('unit.signatures', { count: 0 }), 'confirmed signatures');
  });

  it('count the signatures that are missing up to the next threshold', () => {
    const next = (lang: string, count: number): string =>
      words<'gauge.next'>(lang, petitionTexts).t('gauge.next', { count, at: 5 });
    assert.equal(next('fr', 1), 'Encore 1 signature pour atteindre 5');
    assert.equal(next('fr', 2), 'Encore 2 signatures pour atteindre 5');
    assert.equal(next('en', 1), '1 more signature to reach 5');
    assert.equal(next('en', 2), '2 more signatures to reach 5');
  });

  it('write numbers and dates as the language does', () => {
    assert.match(words('fr').number(1234), /^1\s234$/);
    assert.equal(words('en').number(1234), '1,234');
    assert.equal(words('fr').date('2026-11-21T12:00:00Z'), '21\u00a0novembre 2026');
    assert.equal(words('en').date('2026-11-21T12:00:00Z'), '21\u00a0November 2026');
    assert.equal(words('en-US').date('2026-11-21T12:00:00Z'), 'November 21, 2026');
  });

  it('fall back to French for a language without a catalogue, and for what is no language', () => {
    for (const lang of ['br', '', 'not_a_tag!', 'constructor']) assert.equal(words(lang).t('close'), 'Annuler', lang);
  });

  it('put texts in as they are', () => {
    assert.equal(
      words<'author'>('en', petitionTexts).t('author', { author: '{count} $& <b>' }),
      'Petition by {count} $& <b>',
    );
  });
});
