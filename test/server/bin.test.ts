import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'civic-bin-'));
after(() => rmSync(folder, { recursive: true }));

const bin = 'src/server/main/civic-widgets.mjs';
const installed = join(folder, 'node_modules/civic-widgets');
const put = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
mkdirSync(dirname(join(installed, bin)), { recursive: true });
cpSync(fileURLToPath(new URL(`../../${bin}`, import.meta.url)), join(installed, bin));
put(join(installed, 'package.json'), '{ "type": "module" }');
put(
  join(installed, 'dist/server/main/cli.js'),
  'console.log(`ran with ${process.argv.slice(2)}`);\nprocess.exitCode = 3;\n',
);

/** Makes a Node say that it is an older one, and what the server needs fail as it does there. */
const older = join(folder, 'older.mjs');
put(
  older,
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });\ndelete Map.groupBy;\n",
);

const run = (...before: string[]) =>
  spawnSync(process.execPath, [...before, join(installed, bin), 'serve', '--demo'], { encoding: 'utf8' });
const runOlder = () => run('--import', older);

describe('the command of an installed package', () => {
  it('runs on the Node that it needs', () => {
    const { status, stdout, stderr } = run();
    assert.deepEqual([status, stdout, stderr], [3, 'ran with serve,--demo\n', '']);
  });

  it('says in a sentence what is missing on an older one', () => {
    const { status, stdout, stderr } = runOlder();
    assert.deepEqual(
      [status, stdout, stderr],
      [
        1,
        '',
        'civic-widgets needs Node 24 or later, and this is Node 20.20.2: install it from https://nodejs.org, or put one beside this package by npm install node@24.\n',
      ],
    );
  });

  it('hands over to the Node that came with the packages, unless that is older too', () => {
    const packed = join(folder, 'node_modules/node');
    put(join(packed, 'package.json'), '{ "version": "22.1.0" }');
    mkdirSync(join(packed, 'bin'));
    symlinkSync(process.execPath, join(packed, 'bin/node'));
    assert.equal(runOlder().status, 1);
    put(join(packed, 'package.json'), '{ "version": "24.21.0" }');
    const { status, stdout } = runOlder();
    assert.deepEqual([status, stdout], [3, 'ran with serve,--demo\n']);
  });
});
