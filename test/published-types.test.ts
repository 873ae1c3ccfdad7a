import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';

/*
 * What an integrator's editor offers of an element, as it is published: the properties that the documents name, and what every element of the
 * platform and of Lit has.
 */

const root = join(import.meta.dirname, '..');
const index = join(root, 'dist/index.d.ts');
const options = { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ESNext, skipLibCheck: true, types: [] };
const program = ts.createProgram([index], options);
const checker = program.getTypeChecker();

interface Member {
  kind: string;
  name: string;
  description?: string;
  privacy?: string;
  static?: boolean;
}
interface Declaration {
  name: string;
  tagName?: string;
  members?: Member[];
}
const { modules } = JSON.parse(readFileSync(join(root, 'dist/custom-elements.json'), 'utf8')) as {
  modules: { declarations: Declaration[] }[];
};
const documented = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);

function isOurs(declaration: ts.Declaration): boolean {
  return relative(root, declaration.getSourceFile().fileName).startsWith('dist');
}

/** The public members that our own declarations give a type. */
const publicMembersOf = (type: ts.Type): ts.Symbol[] =>
  type.getProperties().filter(
    ({ declarations = [] }) =>
      declarations.some(isOurs) &&
      declarations.every((each) => {
        const flags = ts.getCombinedModifierFlags(each);
        return (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0;
      }),
  );

/** The browser calls these, whoever may. */
const ofThePlatform = ['connectedCallback', 'disconnectedCallback'];

const source = program.getSourceFile(index) ?? assert.fail('dist/index.d.ts is absent.');
const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(source) ?? assert.fail('it exports nothing.'));

describe('the published types', () => {
  it('have a class for each element', () => {
    assert.ok(documented.length >= 4);
    const names = exported.map(({ name }) => name);
    assert.deepEqual(
      documented.map(({ name }) => name).filter((name) => !names.includes(name)),
      [],
    );
  });

  for (const { name, members = [] } of documented) {
    const symbol = exported.find((each) => each.name === name);
    if (!symbol) continue;
    const declared = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

    it(`show of ${name} what the documents name`, () => {
      const offered = publicMembersOf(checker.getDeclaredTypeOfSymbol(declared)).map((each) => each.name);
      const named = members
        .filter((each) => each.kind === 'field' && !each.static && (each.privacy ?? 'public') === 'public')
        .filter(({ description }) => description)
        .map((each) => each.name);
      assert.ok(named.includes('src'));
      assert.deepEqual(offered.filter((each) => !ofThePlatform.includes(each)).sort(), named.sort());
    });

    it(`call the texts of ${name} texts, and quote none`, () => {
      const declaration = checker.getTypeOfSymbol(declared).getProperty('texts')?.valueDeclaration;
      assert.ok(declaration && ts.isPropertyDeclaration(declaration));
      assert.equal(declaration.type?.getText(), 'Texts');
    });
  }
});
