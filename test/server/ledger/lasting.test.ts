import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createApp } from '../../../src/server/app.ts';
import { verify } from '../../../src/server/checking/verify.ts';
import { backUp } from '../../../src/server/backup/backup.ts';
import { restore } from '../../../src/server/backup/restore.ts';
import { events } from '../../../src/server/confirmation/tables.ts';
import { ledgerHeads, ledgerWaiting } from '../../../src/server/ledger/tables.ts';
import { importFile } from '../../../src/server/nouns/consultation/import/run.ts';
import { exportStore } from '../../../src/server/export/run.ts';
import { nouns, putThing, schemas } from '../../../src/server/nouns.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { writeLeaf } from '../../../src/tally/leaf.ts';
import { choose, pollTown } from '../poll-support.ts';
import { excerpt } from '../import/excerpt.ts';
import { engines } from '../engines.ts';
import { day, newKey, petitionDocument, start, world, type World } from '../support.ts';
import { deskTown } from '../desk/support.ts';
import { base, kindsOf, ledgerOf, numberOf, sourceOf, sumsOf } from './support.ts';

const open = engines();
const folder = await mkdtemp(join(tmpdir(), 'civic-ledger-'));
after(async () => {
  await open.stop();
  await rm(folder, { recursive: true });
});

const secret = 'one that stays as it is';
const velo = '/petitions/velo';

async function signOnce(town: World, email: string): Promise<void> {
  const key = newKey();
  assert.equal((await town.act('/confirm', { key, code: await town.sign({ key, email }) })).status, 200);
}

/** Checks what stands at a path beside an earlier checkpoint; answers what does not agree. */
async function faultsOf(town: World, path: string, since?: string): Promise<string[]> {
  const said: string[] = [];
  town.wait(2000);
  await verify(sourceOf(town), `${base}${path}`, {
    since,
    say: (line) => said.push(line),
    pause: async () => undefined,
  });
  return said.filter((line) => line.startsWith('DOES NOT'));
}

/** A store whose jobs end before they are written, as those of a process that is killed. */
const broken = (store: Store): Store => ({
  ...store,
  get: (...given) => store.get(...given),
  getMany: (...given) => store.getMany(...given),
  list: (...given) => store.list(...given),
  sums: (...given) => store.sums(...given),
  write: (work) =>
    store.write(async (writer) => {
      await work(writer);
      throw new Error('killed');
    }),
});

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`a ledger that lasts, on ${engine}`, () => {
    it('has each line once, whatever is killed in between', async (t) => {
      const store = await open[engine]();
      const town = await world({ store, secret });
      await town.app.keepLedgers(true);
      for (let each = 0; each < 3; each += 1) await signOnce(town, `s${each}@exemple.fr`);
      const said = t.mock.method(console, 'error', () => undefined);
      const app = createApp({ store: broken(store), secret, baseUrl: base, clock: () => start });
      await app.keepLedgers(true);
      assert.match(String(said.mock.calls[0]?.arguments[0]), /velo: killed/);
      assert.equal((await store.get(ledgerHeads, { scope: 'velo' }))?.size, 0);
      assert.equal(await store.count(ledgerWaiting, {}), 3);
      await town.app.keepLedgers();
      assert.deepEqual(sumsOf((await ledgerOf(town, velo)).leaves), { velo: 3 });
      assert.deepEqual(await faultsOf(town, velo), []);
      await store.close();
    });

    it('goes on from a backup, in the name and by the key of before', async () => {
      const town = await world({ store: await open[engine](), secret });
      await town.app.keepLedgers(true);
      await signOnce(town, 'elle@exemple.fr');
      await town.app.keepLedgers();
      const since = (await ledgerOf(town, velo)).checkpoint.note;
      await signOnce(town, 'lui@exemple.fr');
      const file = join(folder, `${engine}.backup`);
      await backUp(town.store, schemas, file, start);
      const other = await open[engine === 'SQLite' ? 'PostgreSQL' : 'SQLite']();
      await restore(other, schemas, file);
      const again = await world({ store: other, secret });
      await again.app.keepLedgers(true);
      assert.deepEqual(await faultsOf(again, velo, since), []);
      assert.equal((await ledgerOf(again, velo)).checkpoint.size, 2);
      await other.close();
      await town.store.close();
    });

    it('stands in an archive, as far as everyone may know it then', async () => {
      const town = await deskTown({ store: await open[engine](), secret });
      const poll = await pollTown({ town, document: { results: 'after-close' } });
      await signOnce(town, 'elle@exemple.fr');
      await poll.cast(choose('chene'), 'lui@exemple.fr');
      town.wait(2 * day);
      await town.app.keepLedgers(true);
      const archived = async (at: number) => {
        const files = new Map<string, object | string>();
        const write = async (path: string, content: object | string) => void files.set(path, content);
        await exportStore(town.store, nouns, { write }, { baseUrl: base, at });
        return files;
      };
      const files = await archived(start + 2 * day);
      const { checkpoint, leaves } = await ledgerOf(town, velo);
      assert.equal(files.get('petitions/velo/ledger/checkpoint.txt'), checkpoint.note);
      assert.equal(files.get('petitions/velo/ledger/lines.txt'), `${leaves.map(writeLeaf).join('\n')}\n`);
      assert.match(JSON.stringify(files.get('polls/arbre/ledger/lines.txt')), /^"arbre \+1 counted \S{43}\\n"$/);
      const before = await archived(start);
      assert.ok(!before.has('polls/arbre/ledger/lines.txt') && before.has('petitions/velo/ledger/lines.txt'));
      await town.store.close();
    });

    it('tells what an import brings, once however often it is run', async () => {
      const store = await open[engine]();
      const path = '/consultations/rua-excerpt';
      await importFile(store, excerpt);
      const town = await world({ store, secret });
      await town.app.keepLedgers(true);
      const { leaves } = await ledgerOf(town, path);
      assert.deepEqual(Object.keys(kindsOf(leaves)), ['imported']);
      await importFile(store, excerpt, { batchSize: 5 });
      await town.app.keepLedgers(true);
      const sums = Object.values(sumsOf((await ledgerOf(town, path)).leaves)).reduce((sum, each) => sum + each, 0);
      assert.equal(sums, await numberOf(town, path, 'votes'));
      assert.deepEqual(await faultsOf(town, path), []);
      await store.close();
    });

    it('stays as it is when those who signed are erased', async () => {
      const town = await deskTown({ store: await open[engine](), secret });
      const promised = { ...petitionDocument, keepMonths: 1 };
      await town.store.write((writer) => putThing(writer, 'velo', promised, start));
      await town.app.keepLedgers(true);
      await signOnce(town, 'elle@exemple.fr');
      await town.app.keepLedgers();
      const { note } = (await ledgerOf(town, velo)).checkpoint;
      town.wait(60 * day);
      for (let each = 0; each < 3; each += 1) await town.app.runDue();
      await town.app.keepLedgers(true);
      assert.equal((await ledgerOf(town, velo)).checkpoint.note, note);
      assert.deepEqual(await faultsOf(town, velo), []);
      await town.store.close();
    });
  });
}

describe('a database of before', () => {
  it('gets its ledgers with the first start, in one line for each count', async () => {
    const file = join(folder, 'before.sqlite');
    const before = await sqliteStore(
      file,
      schemas.filter(({ name }) => name !== 'ledger'),
    );
    const row = (act: string) => ({ scope: 'velo', thing: 'velo', kind: 'counted', act, at: start });
    await before.write((writer) => writer.insertMany(events, ['a', 'b', 'c'].map(row)));
    await before.close();
    const town = await world({ store: await sqliteStore(file, schemas), secret });
    await town.app.keepLedgers(true);
    const { leaves } = await ledgerOf(town, velo);
    assert.deepEqual(
      leaves.map(({ amount, kind }) => [amount, kind]),
      [[3, 'earlier']],
    );
    assert.deepEqual(await faultsOf(town, velo), []);
    await town.store.close();
  });
});
