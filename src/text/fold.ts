import { withoutPiles } from './bounds.ts';

/** Letters that Unicode does not take apart, and people type as others. */
const letters: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'ng',
  ı: 'i',
  ς: 'σ',
  '’': "'",
  '‘': "'",
  ʼ: "'",
};

/** Marks on letters, and what cannot be seen: a word is no other because of them. */
const unseen = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Returns a text without case, accents, width and signs that cannot be seen, and with “œ” as “oe”: two that read alike are equal. Whatever is
 * searched or compared with a list of words is folded by this, on every floor.
 */
export const fold = (text: string): string =>
  withoutPiles(text)
    .normalize('NFKD')
    .replace(unseen, '')
    .toLowerCase()
    // What became of a capital letter may hold marks again.
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(/[œæßøłđðþħŧŋıς’‘ʼ]/g, (sign) => letters[sign] ?? sign)
    .normalize('NFC');

/** Letters of scripts that set no spaces between words. */
export const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
