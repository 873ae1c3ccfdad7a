import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { tags } from '../support/tags.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const styles = globSync(['src/styles/**/*.{ts,css}', 'src/elements/**/*.styles.ts'], { cwd: root }).map(
  (path) => [path, read(path).replace(/\/\*[^]*?\*\//g, '')] as const,
);

describe('the styles', () => {
  it('have no left and no right: a language may run the other way', () => {
    const physical =
      /(?<![\w#-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-)?(?:left|right)(?:-(?:width|style|color|radius))?\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius/;
    assert.match('margin-left: 1px', physical);
    assert.match('text-align: right', physical);
    for (const [path, css] of styles) assert.doesNotMatch(css, physical, path);
  });

  it('read no token that is not documented, and document none that is not read', () => {
    const documented = [...read('docs/tokens.md').matchAll(/^\| `(--civic-[\w-]+)` +\| `([^`]+)`/gm)].map(
      ([, name, value]) => `${name}: ${value}`,
    );
    const tokens = styles
      .filter(([path]) => !path.includes('presets'))
      .flatMap(([, css]) => [
        // What is found in the page stands in for what the token is without it.
        ...css
          .replace(/var\(--(?!civic)[\w-]+, ([^()]+)\)/g, '$1')
          .matchAll(/var\((--civic-[\w-]+), ((?:[\w-]+\([^)]*\))|[^)]+)\)/g),
      ]);
    const used = tokens.map(([, name, value]) => `${name}: ${value}`);
    assert.ok(used.length > 10);
    assert.deepEqual(documented.sort(), used.sort());
  });
});

describe('the presets', () => {
  const names = [...read('docs/tokens.md').matchAll(/^\| `(--civic-[\w-]+)`/gm)].map(([, name]) => name);
  for (const path of globSync('src/styles/presets/*.css', { cwd: root })) {
    it(`set tokens that there are, on every element, to values of the page: ${path}`, () => {
      const css = read(path).replace(/\/\*[^]*?\*\//g, '');
      const rules = [...css.matchAll(/(--civic-[\w-]+): (.+);/g)];
      for (const [, name, value = ''] of rules) {
        assert.ok(names.includes(name), name);
        assert.match(value, /^(var\(--(?!civic)[\w-]+\)|0px)$/);
      }
      const built = read(`dist/presets/${basename(path)}`).replace(/\/\*[^]*?\*\//g, '');
      assert.deepEqual(built.slice(0, built.indexOf('{')).trim().split(/,\s*/).sort(), [...tags].sort());
    });
  }
});
