import ts from 'typescript';

/** What stands wrong in French text, each with a few characters around it; no-break spaces are U+00A0 and U+202F. */
export function findFaults(written: string): string[] {
  // Addresses, and names of their parameters, keep the marks of their own.
  const text = written.replace(/\b[a-z]+:\/\/\S*|\?\w+=/g, 'x');
  const rules = [
    // Not in hours, as in 18:05.
    /[^\u202F\u00A0][;:!?»](?!\d)/g,
    /«[^\u202F\u00A0]/g,
    /[\u202F\u00A0][.,)]/g,
    /'|\.\.\.|"/g,
    // Not where a line is indented.
    /(?<!\n *)[ \u00A0\u202F]{2}/g,
    /\d %/g,
  ];
  return rules.flatMap((rule) =>
    [...text.matchAll(rule)]
      // Marks in a row stand together: ?! and ?…
      .filter(([found]) => !/^[?!][?!]/.test(found))
      .map(({ index }) => JSON.stringify(text.slice(Math.max(0, index - 12), index + 12))),
  );
}

/** The French texts of a source: every string where all of it is French, else those that are named `fr`. */
export function frenchStrings(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const all = /(^|[/.])fr[.-]/.test(path);
  const found: string[] = [];
  const visit = (node: ts.Node, french: boolean): void => {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || isTemplatePart(node);
    const isName = ts.isPropertyAssignment(node.parent ?? node) && (node.parent as ts.PropertyAssignment).name === node;
    if (isText && french && !isName && /\s/.test(node.text)) found.push(node.text);
    const named = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'fr';
    ts.forEachChild(node, (child) => visit(child, french || named));
  };
  visit(file, all);
  return found;
}

const isTemplatePart = (node: ts.Node): node is ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail =>
  ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

const entities: Readonly<Record<string, string>> = {
  nbsp: '\u00A0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  laquo: '«',
  raquo: '»',
};

/** What a person reads of a page, without code and what is in another language. */
export const pageText = (html: string): string =>
  html
    .replace(/<!--[^]*?-->|<!doctype[^>]*>/gi, '')
    .replace(/<(script|style|code|pre|kbd|samp)\b[^>]*>[^]*?<\/\1>/g, 'x')
    .replace(/<(\w+)\b[^>]*\slang="(?!fr)[^>]*>[^]*?<\/\1>/g, 'x')
    .replace(/<\/?(a|b|bdi|em|i|span|strong|abbr|small)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, '\n')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, code, hex, name) =>
      name
        ? (entities[name as string] ?? all)
        : String.fromCodePoint(Number.parseInt((code ?? hex) as string, code ? 10 : 16)),
    )
    .replace(/[^\S\u00A0\u202F]+/g, ' ');
