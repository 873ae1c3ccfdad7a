import ts from 'typescript';

/** One import of a file, be it a type, a value, a re-export or an `import()`. */
export interface Import {
  specifier: string;
  /** Nothing of it is left at run time. */
  typeOnly: boolean;
}

export interface Module {
  imports: Import[];
  /** Says only what others say: a barrel. */
  reexportsOnly: boolean;
  lines: number;
}

/** What a source file imports. Type imports count: a cycle of types is a knot in the design all the same. */
export function parseModule(path: string, text: string): Module {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const found = toImport(node);
    if (found) imports.push(found);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const reexports = file.statements.filter(isReexport);
  const others = file.statements.filter((statement) => !isReexport(statement) && !ts.isImportDeclaration(statement));
  return {
    imports,
    reexportsOnly: reexports.length > 0 && others.length === 0,
    lines: text.trimEnd().split('\n').length,
  };
}

const isReexport = (node: ts.Node): boolean => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined;

function toImport(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) return imported(node.moduleSpecifier, isTypeOnly(node));
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return imported(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return imported(node.argument.literal, true);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return imported(node.arguments[0], false);
  }
  return undefined;
}

const imported = (specifier: ts.Node | undefined, typeOnly: boolean): Import | undefined =>
  specifier && ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, typeOnly } : undefined;

/** `import type { A }` and `import { type A, type B }`; `import {}` and `import './file.ts'` are there for their effects. */
function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = importClause.namedBindings;
  if (importClause.name || !bindings || !ts.isNamedImports(bindings) || bindings.elements.length === 0) return false;
  return bindings.elements.every(({ isTypeOnly: marked }) => marked);
}
