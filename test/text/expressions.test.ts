import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { analyse } from 'scslre';
import ts from 'typescript';

/*
 * Every regular expression of the project takes time in proportion to the text that it reads, whatever that is: people send it. The
 * analysis follows all ways in which an expression can go back, and all places at which it can begin anew.
 */

const root = join(import.meta.dirname, '..', '..');

interface Expression {
  where: string;
  source: string;
  flags: string;
}

/** What grows faster than the text; nothing where nothing does. */
const faultsOf = ({ source, flags }: Pick<Expression, 'source' | 'flags'>): string[] =>
  analyse({ source, flags }, { reportTypes: { Move: true } }).reports.map(({ type, exponential }) =>
    exponential ? `${type}, exponential` : type,
  );

/** The regular expressions of a file: literals, and those that are made of a text, with a word where something is put in. */
function* expressionsIn(file: string): Generator<Expression> {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const waiting: ts.Node[] = [source];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const where = `${file}:${line}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      yield { where, source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
    }
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText(source) === 'RegExp') {
      const [text, flags] = node.arguments ?? [];
      yield { where, source: text ? textOf(text) : '', flags: flags ? textOf(flags) : '' };
    }
    waiting.push(...node.getChildren(source));
  }
}

function textOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `word${literal.text}`).join('');
  if (ts.isBinaryExpression(node)) return textOf(node.left) + textOf(node.right);
  return assert.fail(`an expression is made of ${node.getText()}, which this test can't read: make it of a text`);
}

describe('every regular expression', () => {
  const files = globSync('{src,demo}/**/*.{ts,mjs,js}', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  const all = files.flatMap((file) => [...expressionsIn(file)]);

  it('is found', () => {
    assert.ok(files.length > 300 && all.length > 200, `${all.length} expressions in ${files.length} files`);
    for (const folder of ['src/adapters/', 'src/elements/', 'src/server/', 'src/text/', 'demo/']) {
      assert.ok(
        all.some(({ where }) => where.startsWith(folder)),
        folder,
      );
    }
  });

  it('takes no longer than in proportion to what it reads', () => {
    const faults = all.flatMap((each) => {
      const found = faultsOf(each);
      return found.length > 0 ? [`${each.where} /${each.source}/${each.flags}: ${found.join('; ')}`] : [];
    });
    assert.deepEqual(faults, []);
  });

  // Each of these has brought a server to a standstill.
  for (const expression of [
    /(?<!\u{1f3f4}[\u{e0000}-\u{e007f}]*)[\u{e0000}-\u{e007f}]+/gu,
    /<a\b[^>]*?\bhref\s*=\s*(["'])(.*?)\1[^>]*>([\s\S]*?)<\/a\s*>/gi,
    /[ \t]+\n/g,
    /^(\w+\s?)*$/,
    /[.,;:!?)\]}…]+$/,
  ]) {
    it(`would be named if it were ${String(expression)}`, () => assert.notDeepEqual(faultsOf(expression), []));
  }
});
