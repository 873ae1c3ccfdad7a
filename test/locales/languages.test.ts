import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { wholeCatalogue } from '../../rollup.config.mjs';
import * as elements from '../../src/elements/registry.ts';
import { pollTexts, type PollKey } from '../../src/elements/poll/texts/texts.ts';
import type { Plural } from '../../src/locales/fr.ts';
import { words } from '../../src/locales/text.ts';
import { writingWords } from '../../src/server/nouns/comments/words-for.ts';
import { signingWords } from '../../src/server/nouns/petition/words-for.ts';
import { votingWords } from '../../src/server/nouns/poll/words-for.ts';
import { wordsFor } from '../../src/server/words/words-for.ts';
import { catalogueOf, loadTexts, type Catalogue } from '../support/catalogues.ts';
import { findFaults } from '../support/french.ts';

const root = join(import.meta.dirname, '..', '..');
/** Where the texts of all elements stand, and those of each. */
const folders = ['src/locales', ...['shared', ...Object.keys(elements)].map((name) => `src/elements/${name}/texts`)];
await loadTexts(pollTexts);

/** Refusals that no widget shows: of links in mails, of faults that stand at fields, of lists that are read on. */
const unseen = ['link-invalid', 'invalid', 'cursor'];
/**
 * Refusals that the server says in the language of who acts where that is French or English, so that only the others bring their own: by the key under
 * which a widget looks for them first, of all nouns alike where the server says them alike.
 */
const refusals = Object.fromEntries(
  Object.entries({ petition: signingWords, poll: votingWords, comments: writingWords }).flatMap(([noun, wordsIn]) =>
    Object.entries(wordsIn('fr').refusals)
      .filter(([reason]) => !unseen.includes(reason))
      .map(([reason, said]): [string, string] => [
        isShared(reason) ? `refused.${reason}` : `${noun}.refused.${reason}`,
        said,
      ]),
  ),
);
function isShared(reason: string): boolean {
  return ['unknown', 'withdrawn'].includes(reason) || Object.hasOwn(wordsFor('fr').refusals, reason);
}
const theirs = catalogueOf('fr');
const isSaid = (key: string): boolean =>
  [key, key.replace(/^\w+\.refused/, 'refused'), key.replace(/^(\w+\.)?refused/, 'error')].some((each) =>
    Object.hasOwn(theirs, each),
  );
const french: Catalogue = {
  ...Object.fromEntries(Object.entries(refusals).filter(([key]) => !isSaid(key))),
  ...theirs,
};
const languages = ['ar', 'br', 'de', 'es', 'it', 'nl', 'pt'];

const formsOf = (text: string | Plural | undefined): string[] =>
  typeof text === 'string' ? [text] : Object.values(text ?? {});
const parameters = (text: string | Plural | undefined): string[] =>
  [...new Set(formsOf(text).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')))].sort();
/** The keys in question with what is wrong about them, so that whoever adds a key knows what to do. */
const where = (catalogue: Catalogue, isWrong: (form: string) => boolean): string[] =>
  Object.entries(catalogue).flatMap(([key, text]) =>
    formsOf(text)
      .filter(isWrong)
      .map((form) => `${key}: ${form}`),
  );

describe('the languages in files', () => {
  it('are those that are promised', () => {
    for (const folder of folders) {
      const files = globSync('*.json', { cwd: join(root, folder) }).map((path) => basename(path, '.json'));
      assert.deepEqual(files.sort(), languages, folder);
    }
  });
});

for (const lang of languages) {
  describe(`the catalogue of ${lang}`, () => {
    const sources = folders.map((folder) => readFileSync(join(root, folder, `${lang}.json`), 'utf8'));
    const catalogue = wholeCatalogue(`${lang}.json`) as Catalogue;

    it('has every text, and no other', () => {
      const missing = Object.keys(french).filter((key) => !Object.hasOwn(catalogue, key));
      const unknown = Object.keys(catalogue).filter((key) => !Object.hasOwn(french, key));
      assert.deepEqual(missing, [], `${lang}.json lacks ${missing.join(', ')}`);
      assert.deepEqual(unknown, [], `${lang}.json has what nothing says: ${unknown.join(', ')}`);
    });

    it('has each key once', () => {
      const keys = sources.flatMap((source) => [...source.matchAll(/^ {2}"([^"]+)":/gm)].map(([, key]) => key));
      assert.deepEqual(keys.length, new Set(keys).size);
    });

    it('has the plural forms of its language where it has any', () => {
      const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
      for (const [key, text] of Object.entries(catalogue)) {
        if (typeof text !== 'string') assert.deepEqual(Object.keys(text).sort(), [...pluralCategories].sort(), key);
      }
    });

    it('uses the parameters that there are', () => {
      for (const [key, text] of Object.entries(catalogue))
        assert.deepEqual(parameters(text), parameters(french[key]), key);
    });

    it('is plain text, whole and neat', () => {
      assert.deepEqual(
        where(catalogue, (form) => /[<>&\p{Cc}\p{Co}\p{Bidi_Control}]|\s{2}|^\s|\s$|^$|\.\.\.|'|"/u.test(form)),
        [],
      );
      assert.deepEqual(
        where(catalogue, (form) => form !== form.normalize('NFC')),
        [],
      );
      assert.deepEqual(
        where(catalogue, (form) => /[{}]/.test(form.replace(/\{\w+\}/g, ''))),
        [],
      );
    });

    it('is translated', () => {
      const same = Object.keys(catalogue).filter((key) => {
        const [own = '', other = ''] = [formsOf(catalogue[key]).at(-1), formsOf(french[key]).at(-1)];
        return own === other && /\p{L}{3}/u.test(own.replace(/\{\w+\}/g, ''));
      });
      assert.ok(same.length < 10, same.join(', '));
    });

    it('writes quotes and no-break spaces as its language does', () => {
      const quotes: Record<string, RegExp> = { de: /[«»‘’]|“[^”]*”/, nl: /[«»“”„"]/ };
      assert.deepEqual(
        where(catalogue, (form) => (quotes[lang] ?? /[„“”]/).test(form)),
        [],
      );
      if (lang === 'br')
        assert.deepEqual(
          where(catalogue, (form) => findFaults(form).length > 0),
          [],
        );
      else
        assert.deepEqual(
          where(catalogue, (form) => /[\u00A0\u202F](?!%)/.test(form)),
          [],
        );
    });

    it('speaks through words, with the forms of every count', () => {
      const listener = { requestUpdate: () => undefined };
      const page = { catalogues: { [lang]: catalogue }, listener, inFrench: (text: string) => `FR ${text}` };
      const said = words<PollKey>(lang, pollTexts, page);
      assert.equal(said.lang, lang);
      assert.equal(said.dir, lang === 'ar' ? 'rtl' : 'ltr');
      const rules = new Intl.PluralRules(lang);
      for (const count of [0, 1, 2, 3, 6, 11, 21, 100, 1_000_000]) {
        const text = catalogue['poll.ballots'] as string | Plural;
        const form = typeof text === 'string' ? text : (text[rules.select(count)] ?? '');
        assert.equal(said.t('poll.ballots', { count }), form.replace('{count}', said.number(count)));
      }
    });
  });
}
