import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { findThing, rowOf } from '../../src/server/core/things.ts';
import type { Kind } from '../../src/server/core/noun.ts';
import { things } from '../../src/server/core/tables.ts';
import { petitionKind } from '../../src/server/nouns/petition/kind.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import { at, day, petitionDocument, put, signature, start, world, type World } from './support.ts';

/** Puts a document that no version can read beside the petition `velo`. */
async function spoil(town: World, document = '{"type":"petition","title":{"fr":"Sans texte"}}'): Promise<void> {
  const row = { scope: 'cassee', id: 'cassee', type: 'petition', document, at: start };
  await town.store.write((writer) => writer.put(things, row));
}

/** What is logged while something is done. */
async function logged(act: () => Promise<void>): Promise<string> {
  const log = mock.method(console, 'error', () => undefined);
  await act();
  const lines = log.mock.calls.map(({ arguments: [line] }) => String(line));
  log.mock.restore();
  return lines.join('\n');
}

describe('a document that can not be read', () => {
  for (const [what, document] of Object.entries({
    'lacks a text': undefined,
    'is cut off': '{"type":"petition","ti',
    'is of a newer version': JSON.stringify({ v: 99, ...petitionDocument }),
  })) {
    it(`is left out of the lists and logged, where it ${what}`, async () => {
      const town = await world();
      await spoil(town, document);
      const log = await logged(async () => {
        for (const path of ['/', '/petitions']) {
          const page = await town.page(path);
          assert.ok(page.includes('/petitions/velo'), path);
          assert.ok(!page.includes('cassee'), path);
        }
      });
      assert.match(log, /the petition "cassee" can't be read: .+/);
    });
  }

  it('is a problem of its own address, said clearly', async () => {
    const town = await world();
    await spoil(town);
    await logged(async () => {
      const response = await town.app.request('/petitions/cassee', { headers: { Accept: 'application/json' } });
      const problem = (await response.json()) as { status: number; title: string; detail: string };
      assert.deepEqual([response.status, problem.status], [500, 500]);
      assert.match(problem.detail, /base de données n’est pas lisible/);
      assert.match(await town.page('/petitions/cassee'), /Cette page ne peut pas être affichée/);
    });
  });

  it('does not keep the purge from the others', async () => {
    const town = await world({ document: { closesAt: at(day) } });
    await town.act('', signature());
    await spoil(town);
    town.wait(3 * day);
    await logged(async () => assert.equal(await town.app.purge(), 1));
  });
});

describe('a document of an earlier version', () => {
  const today: Kind = {
    type: 'petition',
    path: '/petitions',
    parse: petitionKind.parse,
    lifts: [
      ({ heading, ...rest }) => ({ ...rest, caption: heading }),
      ({ caption, ...rest }) => ({ ...rest, title: { fr: caption } }),
    ],
  };
  const { title: _, ...rest } = petitionDocument;

  for (const [version, document] of Object.entries({
    first: { ...rest, heading: 'Des pistes' },
    second: { v: 2, ...rest, caption: 'Des pistes' },
    third: { v: 3, ...rest, title: { fr: 'Des pistes' } },
  })) {
    it(`is lifted when it is read: the ${version}`, async () => {
      const store = memoryStore();
      await put(store, version, document as never);
      assert.deepEqual((await findThing(store, today, version))?.document.title, { fr: 'Des pistes' });
    });
  }

  it('is stored with its version from then on', () => {
    const { document } = rowOf(today, 'velo', petitionDocument, start);
    assert.equal((JSON.parse(document) as { v: number }).v, 3);
  });
});
