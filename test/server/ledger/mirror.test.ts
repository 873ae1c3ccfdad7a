import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mirror, type MirrorFolder } from '../../../src/server/checking/mirror.ts';
import { ledgerEntries, ledgerHeads, ledgerWaiting } from '../../../src/server/ledger/tables.ts';
import { memoryStore } from '../../../src/server/store/memory.ts';
import { world, type World } from '../support.ts';
import { base, sourceOf } from './support.ts';

const secret = 'one that stays as it is';
const velo = `${base}/petitions/velo`;

/** A folder in memory. */
function folder() {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const self: MirrorFolder = {
    read: async (path) => files.get(path),
    write: async (path, content) =>
      void files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)),
  };
  const names = (): string[] => [...files.keys()].sort();
  return { files, names, ...self };
}

/** Adds lines to the ledger of the petition. */
async function addLines(town: World, count: number, from = 0): Promise<void> {
  const place = { scope: 'velo', thing: 'velo', kind: 'counted', amount: 1 };
  const rows = Array.from({ length: count }, (_, at) => ({ ...place, id: `a${from + at}`, act: `a${from + at}` }));
  await town.store.write((writer) => writer.insertMany(ledgerWaiting, rows));
  await town.app.keepLedgers(true);
}

async function townWith(count: number): Promise<World> {
  const town = await world({ store: memoryStore(), secret });
  await town.app.keepLedgers(true);
  await addLines(town, count);
  return town;
}

describe('a mirror', () => {
  it('is the ledger as static files, of which it reads only what is new', async () => {
    const town = await townWith(300);
    const kept = folder();
    const asked: string[] = [];
    const source = sourceOf(town);
    const listening = { get: (address: string, headers = {}) => (asked.push(address), source.get(address, headers)) };
    assert.deepEqual(await mirror(listening, velo, kept), { size: 300, added: 300 });
    assert.deepEqual(kept.names(), [
      'checkpoint',
      'tile/0/000',
      'tile/0/001.p/44',
      'tile/1/000.p/1',
      'tile/entries/000',
      'tile/entries/001.p/44',
      'vkey',
    ]);
    asked.length = 0;
    await addLines(town, 10, 300);
    assert.deepEqual(await mirror(listening, velo, kept), { size: 310, added: 10 });
    assert.ok(!asked.some((address) => address.endsWith('/000')), asked.join());
    for (const path of kept.names().filter((name) => !name.includes('.p/44'))) {
      const response = await source.get(`${velo}/ledger/${path}`);
      assert.deepEqual(new Uint8Array(await response.arrayBuffer()), kept.files.get(path), path);
    }
  });

  it('refuses a ledger that has shrunk, forked or been rewritten, and keeps what proves it', async () => {
    const town = await townWith(20);
    const kept = folder();
    await mirror(sourceOf(town), velo, kept);
    const [old] = await town.store.list(ledgerHeads, { scope: 'velo' });
    await addLines(town, 5, 20);
    await mirror(sourceOf(town), velo, kept);
    const before = kept.files.get('checkpoint');
    // An old checkpoint is served again.
    const [head] = await town.store.list(ledgerHeads, { scope: 'velo' });
    await town.store.write((writer) => writer.put(ledgerHeads, old!));
    await assert.rejects(mirror(sourceOf(town), velo, kept), /has shrunk: it had 25 lines, and has 20/);
    await town.store.write((writer) => writer.put(ledgerHeads, head!));
    // Somebody with the secret makes another one.
    const other = await townWith(0);
    await addLines(other, 40, 1000);
    await assert.rejects(
      mirror(sourceOf(other), velo, folderWithout(kept)),
      /has forked: its first 25 lines are others/,
    );
    // A line is rewritten that the mirror has not read yet.
    await addLines(town, 5, 25);
    const [entries] = await town.store.list(ledgerEntries, { scope: 'velo' });
    const lines = entries!.lines.split('\n').with(27, `velo +7 paper ${'x'.repeat(43)}`);
    await town.store.write((writer) => writer.put(ledgerEntries, { ...entries!, lines: lines.join('\n') }));
    await assert.rejects(
      mirror(sourceOf(town), velo, kept),
      /30 lines of the ledger are not those of its signed checkpoint/,
    );
    assert.deepEqual(kept.files.get('checkpoint'), before, 'the mirror stays as it was');
    assert.equal(kept.names().filter((name) => name.startsWith('evidence/')).length, 3);
    // Another key is not the one that it began with.
    const stranger = await world({ store: memoryStore(), secret: 'another one, of somebody else' });
    await stranger.app.keepLedgers(true);
    await assert.rejects(mirror(sourceOf(stranger), velo, kept), /signed by another key than the one that was kept/);
  });
});

/** The same mirror, without its lines: it has to read all of them again. */
function folderWithout(kept: ReturnType<typeof folder>): MirrorFolder {
  const { read, write } = kept;
  return { read: async (path) => (path.startsWith('tile/') ? undefined : read(path)), write };
}
