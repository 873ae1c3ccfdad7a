import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases } from '../../src/testing/conformance.ts';
import { buildWhatIsMissing } from '../support/build.mjs';
import { codeOf, openFolder, runIn, writeFiles } from '../support/guide.ts';

describe('docs/writing-an-adapter.md', () => {
  const code = codeOf('writing-an-adapter.md');
  let folder: ReturnType<typeof openFolder>;

  before(() => {
    assert.ok(buildWhatIsMissing());
    folder = openFolder();
    writeFiles(folder.path, code);
    writeFileSync(join(folder.path, 'package.json'), '{ "type": "module" }');
  });
  after(() => folder.close());

  it('writes an adapter in under 80 lines', () => {
    const lines = code.get('town.ts')?.trimEnd().split('\n') ?? [];
    assert.ok(lines.length > 20 && lines.length < 80, `${lines.length} lines`);
  });

  it('installs what it imports', () => {
    const installed = [...(code.get('install') ?? '').matchAll(/^npm install (.*)$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    const imported = [...code.values()].flatMap((text) => [...text.matchAll(/(?:from|import) '([^.'][^']*)'/g)]);
    const packages = new Set(
      imported.map(([, name = '']) => name.split('/')[0]!).filter((name) => !name.startsWith('node:')),
    );
    assert.deepEqual(
      [...packages].filter((name) => !installed.includes(name)),
      [],
    );
    assert.ok(packages.size > 0);
  });

  it('type-checks against the packed package, and passes the kit', () => {
    const { status, output } = runIn(folder.path, code.get('check') ?? 'false');
    assert.equal(status, 0, output);
    assert.match(output, new RegExp(`pass ${cases.length}\\b`));
    assert.match(output, /fail 0\b/);
  });

  it('has an adapter that a mistake keeps from compiling', () => {
    const path = join(folder.path, 'town.ts');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('      withdraw:', '      takeBack:'));
    const { status, output } = runIn(folder.path, 'npx tsc');
    writeFileSync(path, text);
    assert.notEqual(status, 0);
    assert.match(output, /town\.ts/);
  });
});
