import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { events } from '../../../src/server/confirmation/tables.ts';
import { createCounts } from '../../../src/server/core/counts.ts';
import { recount, type MendNotes } from '../../../src/server/core/recount.ts';
import { counters } from '../../../src/server/core/tables.ts';
import { logMended } from '../../../src/server/desk/log-recount.ts';
import { nouns, putThing, tables } from '../../../src/server/nouns.ts';
import { proposals } from '../../../src/server/nouns/consultation/tables.ts';
import { thresholds } from '../../../src/server/nouns/petition/tables.ts';
import { stanceTotals } from '../../../src/server/nouns/poll/stance-totals.ts';
import { ballots, quorums } from '../../../src/server/nouns/poll/tables.ts';
import type { PollDocument } from '../../../src/server/nouns/poll/document.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { pollDocument } from '../poll-support.ts';
import { engines } from '../engines.ts';
import { at, hour, minute, start } from '../support.ts';
import { deskTown, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

interface Line {
  act: string;
  by: string;
  at: string;
  path?: string;
  why?: Record<string, string>;
  count?: { of: string; by: number };
  reached?: { at: number; on: string };
}

const later = start + hour;

/** Counts again, an hour later; answers what it told those who run the server. */
async function recounted(store: Store, note: MendNotes = logMended(nouns, () => later)): Promise<string[]> {
  const told: string[] = [];
  const onMended = ({ what }: { what: string }): void => void told.push(what);
  await recount({ store, counts: createCounts(() => later) }, { nouns, tables, note, onMended, clock: () => later });
  return told;
}

const linesOf = async ({ app }: DeskTown): Promise<Line[]> => {
  const response = await app.request('/log', { headers: { Accept: 'application/json' } });
  return ((await response.json()) as { items: Line[] }).items;
};

const [velo, arbre] = [
  { scope: 'velo', thing: 'velo' },
  { scope: 'arbre', thing: 'arbre' },
];

/** Three signatures of which nobody has seen that they reach the threshold of two. */
const sign = (store: Store): Promise<void> =>
  store.write(async (writer) => {
    for (let act = 1; act <= 3; act += 1) {
      await writer.insert(events, { ...velo, kind: 'counted', act: String(act), at: start + act * minute });
    }
  });

/** Ballots of which nobody has seen that they are enough. */
const vote = (store: Store, changes: Partial<PollDocument>): Promise<void> =>
  store.write(async (writer) => {
    const quorum = { at: 2, duty: { fr: 'Le conseil en débat.' } };
    await putThing(writer, 'arbre', { ...pollDocument, quorum, ...changes }, start);
    for (const voter of ['a', 'b']) await writer.insert(ballots, { ...arbre, voter, choice: '"chene"' });
  });

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what a recount stamps, on ${engine}`, () => {
    it('stands in the log where it is a threshold, once, with the day that the history has', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await sign(town.store);
      assert.deepEqual(await recounted(town.store), ['threshold velo / 2']);
      const [line, ...more] = await linesOf(town);
      assert.deepEqual(
        [line?.act, line?.by, line?.path, line?.at, line?.reached, more],
        ['recounted', 'operator', '/petitions/velo', at(hour), { at: 2, on: at(2 * minute) }, []],
      );
      assert.match(line?.why?.['fr'] ?? '', /^Le seuil de 2 a été atteint le 21\snovembre 2026 \(jour UTC\), sans que/);
      assert.match(line?.why?.['en'] ?? '', /^The threshold of 2 was reached on 21\sNovember 2026/);
      assert.match(await town.page('/log?lang=fr'), /Compte corrigé[^]*Le seuil de 2 a été atteint/);
      assert.deepEqual(await recounted(town.store), []);
      assert.equal((await linesOf(town)).length, 1);
      await town.store.close();
    });

    it('is stamped with its line or not at all', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await sign(town.store);
      const note = {
        ...logMended(nouns, () => later),
        thing: async () => Promise.reject(new Error('The disk is full.')),
      };
      await assert.rejects(recounted(town.store, note), /The disk is full/);
      assert.deepEqual(await town.store.list(thresholds, velo), []);
      assert.deepEqual(await linesOf(town), []);
      await town.store.close();
    });

    it('stands in the log with the count that was wrong, where both were', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await sign(town.store);
      await town.store.write((writer) => writer.remove(counters, { ...velo, kind: 'counted' }));
      assert.equal((await recounted(town.store)).length, 2);
      assert.deepEqual((await linesOf(town)).map(({ count, reached }) => count ?? reached?.at).toSorted(), [
        2,
        { of: 'signatures', by: 3 },
      ]);
      await town.store.close();
    });

    it('says beside the count why it fell', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await sign(town.store);
      const at = { ...velo, kind: 'counted', slot: 0 };
      const { value = 0 } = (await town.store.get(counters, at)) ?? {};
      await town.store.write((writer) => writer.put(counters, { ...at, value: value + 7 }));
      await town.store.write((writer) => writer.put(counters, { ...velo, kind: 'paper', slot: 0, value: 4 }));
      await recounted(town.store);
      const lines = (await linesOf(town)).filter(({ count }) => count);
      assert.deepEqual(
        lines.map(({ count }) => count).toSorted((a, b) => a!.by - b!.by),
        [
          { of: 'signatures', by: -7 },
          { of: 'signatures', by: -4 },
        ],
      );
      town.wait(hour + minute);
      const { numbers } = (await town.read()) as unknown as {
        numbers: { signatures: { value: number; why?: { text: string; url: string } } };
      };
      assert.equal(numbers.signatures.value, 3);
      assert.match(numbers.signatures.why?.text ?? '', /Le compte ne correspondait plus à ses lignes/);
      assert.match(numbers.signatures.why?.url ?? '', /\/log\?of=%2Fpetitions%2Fvelo$/);
      await town.store.close();
    });

    it('stands in the log where it is a quorum; while results may be hidden, neither is', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await vote(town.store, { results: 'after-close' });
      assert.deepEqual(await recounted(town.store), []);
      assert.deepEqual([await linesOf(town), await town.store.list(quorums, arbre)], [[], []]);
      await vote(town.store, { results: 'always' });
      assert.deepEqual(await recounted(town.store), ['quorum arbre / 2']);
      const [line, ...more] = await linesOf(town);
      assert.deepEqual(
        [line?.act, line?.by, line?.path, line?.reached, more],
        ['recounted', 'operator', '/polls/arbre', { at: 2, on: at(hour) }, []],
      );
      assert.match(line?.why?.['fr'] ?? '', /^Le quorum de 2 était atteint/);
      assert.deepEqual(await recounted(town.store), []);
      await town.store.close();
    });

    it('stands in the log where it is the votes by which a proposal is listed', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const key = { scope: 'plan', thing: 'p1' };
      await town.store.write(async (writer) => {
        const dates = { opensAt: at(-1000), closesAt: at(9 * hour) };
        await putThing(writer, 'plan', { type: 'consultation', title: { fr: 'Plan arbres' }, ...dates }, start);
        const proposal = { scope: 'plan', id: 'p1', author: 'a', section: '', title: 'Arbres', body: '' };
        await writer.insert(proposals, { ...proposal, created_at: start, url: null, removed: null });
        for (const voter of ['a', 'b']) await writer.insert(ballots, { ...key, voter, choice: '1' });
        await writer.update(stanceTotals, key, { ballots: 5, agree: 5 });
      });
      assert.deepEqual(await recounted(town.store), ['proposal plan / p1']);
      const [line, ...more] = await linesOf(town);
      assert.deepEqual(
        [line?.act, line?.path, line?.count, more],
        ['recounted', '/consultations/plan/proposals/p1', { of: 'votes', by: -3 }, []],
      );
      assert.equal((await town.store.get(stanceTotals, key))?.ballots, 2);
      await town.store.close();
    });
  });
}
