import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findFaults, frenchStrings, pageText } from '../support/french.ts';

const root = join(import.meta.dirname, '..', '..');
const files = globSync(
  [
    'src/locales/fr.ts',
    'src/elements/*/texts/fr.ts',
    'src/server/words/{fr*,*.fr}.ts',
    'src/server/nouns/*/{*words.fr,seed*}.ts',
    'src/server/desk/**/{words.fr,fr}.ts',
    'demo/*.html',
  ],
  {
    cwd: root,
  },
);

describe('French typography', () => {
  it('is looked for where French is written', () => {
    for (const name of [
      'src/locales/fr.ts',
      'src/elements/poll/texts/fr.ts',
      'src/server/words/fr.ts',
      'src/server/words/privacy.fr.ts',
      'src/server/nouns/poll/making-words.fr.ts',
      'src/server/nouns/petition/words.fr.ts',
      'src/server/desk/words/fr.ts',
      'src/server/desk/making/words.fr.ts',
      'demo/index.html',
    ])
      assert.ok(files.includes(name), name);
  });

  for (const file of files) {
    const source = readFileSync(join(root, file), 'utf8');
    it(`holds in ${file}`, () => {
      const texts = file.endsWith('.ts') ? frenchStrings(file, source) : [pageText(source)];
      assert.deepEqual(texts.flatMap(findFaults), []);
    });
  }

  for (const [text, faults] of [
    ['Déjà signé\u202f? «\u00a0Oui\u00a0», à 18:05\u00a0: voir https://exemple.fr/?a=b', 0],
    ['Déjà signé ?', 1],
    ['Déjà signé?', 1],
    ['Note : 100 %', 2],
    ['« oui »', 2],
    ["l'ombre...", 2],
    ['Vraiment\u202f?!', 0],
    ['Attendez…', 0],
  ] as const) {
    it(`counts ${faults} in ${text}`, () => assert.equal(findFaults(text).length, faults));
  }

  it('takes a file for French by its name, first or last', () => {
    for (const name of ['src/fr.ts', 'fr-pages.ts', 'desk/words.fr.ts', 'making-words.fr.ts'])
      assert.deepEqual(frenchStrings(name, `const x = 'Oui ?'`), ['Oui ?'], name);
    for (const name of ['frame.ts', 'words.en.ts', 'afr.ts'])
      assert.deepEqual(frenchStrings(name, `const x = 'Oui ?'`), [], name);
  });

  it('reads the strings that are French, and the text of a page', () => {
    assert.deepEqual(frenchStrings('a.ts', `const x = { fr: 'Oui ou non', en: 'Yes or no', 'a b': 1 }`), [
      'Oui ou non',
    ]);
    assert.deepEqual(
      frenchStrings('fr.ts', 'export const f = (n) => `Encore ${n} jours`; const y = { "a b": "c d" }'),
      ['Encore ', ' jours', 'c d'],
    );
    assert.equal(pageText('<p>Un&nbsp;: <code>a ?</code></p><p lang="en">Who?</p>').trim(), 'Un\u00a0: x x');
  });
});
