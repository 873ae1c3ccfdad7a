import { schemas } from '../../src/server/nouns.ts';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readCounts, total } from '../../src/server/nouns/comments/write.ts';
import { readLog } from '../../src/server/desk/log.ts';
import { openStore } from '../../src/server/store/open.ts';
import { threadDocument } from '../../src/testing/samples/comments.ts';
import { comments, grants } from '../../src/server/nouns/comments/tables.ts';
import { addressDigest } from '../../src/server/nouns/comments/members.ts';

const folder = await mkdtemp(join(tmpdir(), 'civic-threads-'));
after(() => rm(folder, { recursive: true }));

const cli = fileURLToPath(new URL('../../src/server/main/cli.ts', import.meta.url));
async function run(...args: string[]): Promise<string> {
  const given = { env: { ...process.env, DATA: folder } };
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], given);
  return stdout;
}
const fails = (says: RegExp, ...args: string[]): Promise<void> =>
  assert.rejects(run(...args), ({ stderr }: { stderr: string }) => says.test(stderr));

describe('the commands for threads', () => {
  it('make a large thread, once', async () => {
    const said = await run('seed', '--comments', '1200', '--thread', 'essai');
    assert.match(said, /^1200 comments are in .*; the thread is at \/threads\/essai\n$/);
    await run('seed', '--comments', '1200', '--thread', 'essai');
    const store = await openStore({ folder, schemas });
    assert.equal(await store.count(comments, { scope: 'essai' }), 1200);
    const { published } = await readCounts(store, { scope: 'essai', thing: 'essai' });
    assert.equal(total(published), await store.count(comments, { scope: 'essai', state: 'published' }));
    await store.close();
  });

  it('put no made-up comment among those of people', async () => {
    const file = join(folder, 'quai.json');
    await writeFile(file, JSON.stringify(threadDocument({ title: { fr: 'Le quai' } })));
    await run('put', '/threads/quai', file);
    await fails(/^People take part in "quai"/, 'seed', '--thread', 'quai');
    const store = await openStore({ folder, schemas });
    assert.equal(await store.count(comments, { scope: 'quai' }), 0);
    await store.close();
  });

  it('give and take roles', async () => {
    assert.match(await run('moderator', 'essai', 'Mo@Exemple.fr'), /^Mo@Exemple\.fr is now moderator .*"essai"/);
    const voice = ['essai', 'mo@exemple.fr', '--role', 'official', '--reason', 'Répond pour la voirie.'];
    await run('moderator', ...voice);
    assert.match(await run('moderator', 'essai', 'mo@exemple.fr', '--remove'), /is no longer moderator/);
    await run('moderator', ...voice);
    const store = await openStore({ folder, schemas });
    const rows = await store.list(grants, { scope: 'essai' });
    const address = await addressDigest('essai', 'mo@exemple.fr');
    assert.deepEqual(
      rows.map((row) => [row.address, row.role]),
      [[address, 'official']],
    );
    const { entries } = await readLog(store, { scope: 'essai' });
    assert.deepEqual(entries.map(({ by, act, details }) => [by, act, details]).reverse(), [
      ['operator', 'moderator-named', {}],
      ['operator', 'official-named', { why: { fr: 'Répond pour la voirie.' } }],
      ['operator', 'moderator-removed', {}],
    ]);
    await store.close();
  });

  it('say in one sentence what is wrong', async () => {
    await fails(/^--comments is many: give a whole number/, 'seed', '--comments', 'many');
    await fails(/^Name a scope and an address/, 'moderator', 'essai');
    await fails(/^"nobody" is not an email address\./, 'moderator', 'essai', 'nobody');
    await fails(/^There is no role "king"/, 'moderator', 'essai', 'a@exemple.fr', '--role', 'king');
  });
});
