import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import ts from 'typescript';
import { codeOf } from '../support/guide.ts';
import { petitionDocument } from './support.ts';

/* What docs/documents.md says of code, in a folder where the package is installed as it was built. */

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'civic-code-'));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(root, join(folder, 'node_modules', 'civic-widgets'), 'dir');
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
const example = codeOf('documents.md').get('site.ts')!;

function write(name: string, code: string): string {
  const file = join(folder, name);
  writeFileSync(file, code);
  return file;
}

/** What the types of the package say of a file. */
function faultsOf(file: string): string[] {
  const options: ts.CompilerOptions = {
    ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ESNext, strict: true, noEmit: true },
    ...{ skipLibCheck: true, types: [] },
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const run = (file: string): string =>
  execFileSync(process.execPath, [file], {
    cwd: folder,
    env: { PATH: process.env['PATH'], DATA: join(folder, 'data') },
    encoding: 'utf8',
  });

describe('a document that is put by code', () => {
  it('is typed: the example is sound, and another document is not', () => {
    assert.deepEqual(faultsOf(write('site.ts', example)), []);
    const wrong = `import { openSite } from 'civic-widgets/server/site';
const site = await openSite();
await site.put('/petitions/marche', { type: 'petition', title: 'Un marché' });
`;
    assert.match(faultsOf(write('wrong.ts', wrong)).join(' '), /not assignable/);
    const alone = wrong.replace('{ openSite }', '{ openSite, putThing }').replace('site.put(', 'putThing(site, ');
    assert.match(faultsOf(write('alone.ts', alone)).join(' '), /not assignable/);
  });

  it('is changed as the example says, and the log tells of it', () => {
    const begin = `import { openSite, putThing } from 'civic-widgets/server/site';
const site = await openSite();
const { store, timeZone } = site;
console.log(JSON.stringify(await putThing({ store, timeZone }, '/petitions/marche', ${JSON.stringify(petitionDocument)})));
await site.close();
`;
    assert.deepEqual(faultsOf(write('begin.ts', begin)), []);
    assert.match(run(write('begin.ts', begin)), /"isNew":true/);
    const asked = `console.log((await site.get('/petitions/marche')).document.closesAt);
const page = await app.request('/petitions/marche', { headers: { Accept: 'application/json' } });
console.log(page.status);
await site.close();
process.exit(0);
`;
    assert.match(run(write('site.ts', `${example}\n${asked}`)), /^2027-04-30\n200\n/);
  });
});
