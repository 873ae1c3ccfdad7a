import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';

const root = join(import.meta.dirname, '..', '..', 'src');

/**
 * The texts that are written out in a file, as the reader sees them, each with `{}` where it has a place. A sentence and a title are one text,
 * whatever ends them. A word alone may mean two things, and is left out.
 */
function textsIn(path: string): Set<string> {
  const texts = new Set<string>();
  const add = (text: string): void => {
    if (text.includes(' ') && /\p{L}/u.test(text)) texts.add(text.replace(/[\s\u00a0.:]+$/u, ''));
  };
  const visit = (node: ts.Node): void => {
    const isValue =
      ts.isStringLiteral(node) && ts.isPropertyAssignment(node.parent) && node.parent.initializer === node;
    if (isValue) add(node.text.replace(/\{\w+\}/g, '{}'));
    if (ts.isTemplateExpression(node)) {
      add([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}'));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true));
  return texts;
}

/** The server's words, and the catalogues of the widgets that they may take a text from. */
const sayings = ['fr', 'en'].flatMap((lang) => [
  ...globSync(`server/{,*/}words/${lang}.ts`, { cwd: root }).map((words) => ({
    words,
    catalogues: [`locales/${lang}.ts`, `locales/acts/${lang}.ts`],
  })),
  ...globSync(`server/nouns/*/words.${lang}.ts`, { cwd: root }).map((words) => {
    const own = `{locales/acts/,elements/${words.split('/')[2]}/texts/{,*/}}${lang}.ts`;
    return { words, catalogues: [`locales/${lang}.ts`, ...globSync(own, { cwd: root })] };
  }),
]);

describe('what pages and widgets say alike', () => {
  for (const { words, catalogues } of sayings) {
    it(`stands once: ${words}`, () => {
      const known = new Set(catalogues.flatMap((path) => [...textsIn(path)]));
      const doubles = [...textsIn(words)].filter((text) => known.has(text));
      assert.deepEqual(doubles, [], `take them from ${catalogues.join(' or ')}`);
    });
  }
});
