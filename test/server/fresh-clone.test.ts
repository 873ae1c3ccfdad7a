import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/* What a newcomer has after `npm ci`: the files of the repository and the packages, and nothing that was built. */
describe('a fresh clone', () => {
  let clone = '';
  let command = '';
  before(async () => {
    clone = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
    const { stdout } = await run('git', ['ls-files', '-z', 'src', 'test/fixtures', 'package.json'], { cwd: root });
    for (const file of stdout.split('\0').filter(Boolean)) await cp(join(root, file), join(clone, file));
    await symlink(join(root, 'node_modules'), join(clone, 'node_modules'));
    const { bin } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { bin: Record<string, string> };
    command = join(clone, bin['civic-widgets'] ?? '');
  });
  after(() => rm(clone, { recursive: true }));
  const civicWidgets = (args: string[]) =>
    run(process.execPath, [command, ...args], { cwd: clone, maxBuffer: 16 * 2 ** 20 });

  it('has the command before anything is built, as a program', async () => {
    assert.ok((await stat(command)).mode & 0o100);
    assert.match((await civicWidgets(['help'])).stdout, /^civic-widgets <command>/);
    assert.match((await civicWidgets(['openapi'])).stdout, /"openapi": "3\.1\.0"/);
    await assert.rejects(civicWidgets(['sing']), /There is no command "sing"/);
  });

  it('serves before anything is built, says that no page shows the widgets yet, and gives the script once it is there', async () => {
    const env = { ...process.env, PORT: '0', DATA: join(clone, '.served') };
    const server = spawn(process.execPath, [command, 'serve', '--mailbox'], { cwd: clone, env });
    let said = '';
    const saysAll = /listens at (http:\S+)[^]*not built yet[^]*npm run build/;
    await new Promise<void>((resolve, reject) => {
      for (const stream of [server.stdout, server.stderr])
        stream.on('data', (chunk: Buffer) => {
          said += String(chunk);
          if (saysAll.test(said)) resolve();
        });
      server.once('exit', () => reject(new Error(said)));
    });
    const script = `${saysAll.exec(said)?.[1]}/civic-widgets.js`;
    assert.equal((await fetch(script)).status, 404);
    await mkdir(join(clone, 'dist'));
    await writeFile(join(clone, 'dist/civic-widgets.js'), 'export {};');
    assert.equal((await fetch(script)).status, 200);
    await rm(join(clone, 'dist'), { recursive: true });
    server.removeAllListeners('exit');
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  });

  it('runs every such command of the read-me as it is written there', async () => {
    const readMe = await readFile(join(root, 'README.md'), 'utf8');
    const blocks = [...readMe.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block!.split('\n'));
    const commands = blocks.filter((line) => line.startsWith('npx civic-widgets '));
    assert.ok(commands.length > 0);
    for (const line of commands) {
      const { stdout } = await civicWidgets(line.split(' ').slice(2));
      assert.match(stdout, /its page is \/consultations\//, line);
    }
  });
});
