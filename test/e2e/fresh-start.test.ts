import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/* What a newcomer does after `npm ci`: nothing is built, and everything that git knows is there. */
describe('a fresh clone', () => {
  let clone = '';
  before(async () => {
    clone = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
    const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      maxBuffer: 10_000_000,
    });
    for (const file of stdout.split('\0').filter(Boolean)) {
      await cp(join(root, file), join(clone, file)).catch((error: NodeJS.ErrnoException) => {
        // A file that is removed, and not yet committed.
        if (error.code !== 'ENOENT') throw error;
      });
    }
    await symlink(join(root, 'node_modules'), join(clone, 'node_modules'));
  });
  after(() => rm(clone, { recursive: true }));

  it('starts with npm start, says what it does meanwhile, and has its command before and after', async () => {
    const help = () => run('npx', ['--no', 'civic-widgets', 'help'], { cwd: clone });
    assert.match((await help()).stdout, /^civic-widgets <command>/);
    const env = { ...process.env, PORT: '0', DATA: join(clone, '.data'), DATABASE_URL: '', SMTP_URL: '', BASE_URL: '' };
    const server = spawn('npm', ['start'], { cwd: clone, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    try {
      const url = await new Promise<string>((resolve, reject) => {
        server.stdout.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          const found = /listens at (\S+)\n/.exec(said)?.[1];
          if (found) resolve(found);
        });
        server.once('exit', () => reject(new Error(said)));
      });
      assert.match(
        said,
        /Building: about half a minute[\s\S]*\n {2}1\/4 \S[\s\S]*\n {2}2\/4 compiling[\s\S]*\n {2}3\/4 bundling/,
      );
      assert.doesNotMatch(said, /warn/i);
      for (const path of ['/', '/civic-widgets.js', '/mailbox', '/petitions/pistes-cyclables', '/?backend=browser']) {
        assert.equal((await fetch(url + path)).status, 200, path);
      }
    } finally {
      process.kill(-server.pid!, 'SIGTERM');
      await once(server, 'close');
    }
    assert.match((await help()).stdout, /^civic-widgets <command>/);
  });
});
