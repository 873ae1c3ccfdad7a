import assert from 'node:assert/strict';
import type { ReadStore } from '../../../src/server/store/store.ts';
import { add, ids, note, notes, tagCounts, tags, traces } from './notes.ts';
import type { Case } from './notes.ts';

const tag = (id: string, colour: string, pinned = 0) => ({ scope: 'a', id, colour, pinned });
const many = (count: number, colour: string) => Array.from({ length: count }, (_, at) => tag(`${colour}${at}`, colour));

/** The counts of tags, by colour. */
async function counts(reader: ReadStore, kind = 'colour'): Promise<Record<string, number>> {
  const sums = await reader.sums(tagCounts, { scope: 'a', kind }, 'value', { by: ['colour'] });
  return Object.fromEntries(sums.map(({ values: [colour], sum }) => [colour, sum]));
}

/** What holds for numbers that are added to, and for counts that follow the rows. */
export const counting: readonly Case[] = [
  {
    name: 'a number is added to, and its row made where it is missing',
    async run(store) {
      const key = { scope: 'a', kind: 'k', colour: 'red', slot: 0 };
      const answers = await store.write(async (writer) => [
        await writer.increment(tagCounts, key, 'value', 2),
        await writer.increment(tagCounts, key, 'value', -5),
      ]);
      assert.deepEqual(answers, [2, -3]);
      assert.deepEqual(await store.list(tagCounts, {}), [{ ...key, value: -3 }]);
      const wrong = store.write((writer) => writer.increment(notes, { scope: 'a', id: '1' }, 'number', 1));
      await assert.rejects(wrong, TypeError);
      const half = store.write((writer) => writer.increment(tagCounts, { scope: 'a' }, 'value', 1));
      await assert.rejects(half, /The key of tag_count is/);
    },
  },
  {
    name: 'increments of many jobs at once are all kept',
    async run(store) {
      const key = { scope: 'a', kind: 'k', colour: 'red', slot: 0 };
      const jobs = Array.from({ length: 40 }, () => store.write((w) => w.increment(tagCounts, key, 'value', 1)));
      assert.deepEqual(new Set(await Promise.all(jobs)).size, 40);
      assert.equal((await store.get(tagCounts, key))?.value, 40);
    },
  },
  {
    name: 'sums are in the order of the key, in pages, without those that come to nothing',
    async run(store) {
      await store.write(async (writer) => {
        for (const [colour, slot, value] of [
          ['é', 0, 1],
          ['b', 0, 2],
          ['b', 7, 3],
          ['a', 1, 4],
          ['a', 2, -4],
          ['c', 0, 6],
        ] as const) {
          await writer.insert(tagCounts, { scope: 'a', kind: 'k', colour, slot, value });
        }
      });
      const where = { scope: 'a', kind: 'k' };
      assert.deepEqual(await store.sums(tagCounts, where, 'value', { by: ['colour'] }), [
        { values: ['b'], sum: 5 },
        { values: ['c'], sum: 6 },
        { values: ['é'], sum: 1 },
      ]);
      const page = await store.sums(tagCounts, where, 'value', { by: ['colour'], after: ['b'], limit: 1 });
      assert.deepEqual(page, [{ values: ['c'], sum: 6 }]);
      const wide = await store.sums(tagCounts, { scope: 'a' }, 'value', { by: ['kind', 'colour'], limit: 1 });
      assert.deepEqual(wide, [{ values: ['k', 'b'], sum: 5 }]);
      await assert.rejects(store.sums(tagCounts, where, 'value', { by: ['slot'] }), /follow the fixed ones/);
      await assert.rejects(store.sums(tagCounts, where, 'colour', { by: ['colour'] }), /no number/);
      await assert.rejects(store.sums(tagCounts, where, 'value', { by: ['colour'], after: [] }), /0 values were given/);
    },
  },
  {
    name: 'many rows are read by their keys, in the order that is asked for',
    async run(store) {
      await add(
        store,
        Array.from({ length: 250 }, (_, at) => note(String(at))),
      );
      const wanted = Array.from({ length: 250 }, (_, at) => String(249 - at));
      const asked = ['none', ...wanted];
      assert.deepEqual(ids(await store.getMany(notes, { scope: 'a' }, 'id', asked)), wanted);
      assert.deepEqual(await store.getMany(notes, { scope: 'a' }, 'id', []), []);
      await assert.rejects(store.getMany(notes, {}, 'id', ['1']), /The key of order is/);
      const seen = await store.write(async (writer) => {
        await writer.insert(notes, note('new'));
        return ids(await writer.getMany(notes, { scope: 'a' }, 'id', ['new', '1']));
      });
      assert.deepEqual(seen, ['new', '1']);
    },
  },
  {
    name: 'many rows are added at once, and those whose key is taken are left as they are',
    async run(store) {
      await add(store, [note('1', { text: 'first' })]);
      const rows = Array.from({ length: 250 }, (_, at) => note(String(at)));
      const added = await store.write((writer) => writer.insertMany(notes, [...rows, note('3', { text: 'again' })]));
      assert.deepEqual(
        ids(added),
        ids(rows).filter((id) => id !== '1'),
      );
      assert.equal(await store.count(notes, {}), 250);
      assert.equal((await store.get(notes, { scope: 'a', id: '1' }))?.text, 'first');
      assert.deepEqual(await store.write((writer) => writer.insertMany(notes, [])), []);
    },
  },
  {
    name: 'counts follow the rows, whatever is done to them',
    async run(store) {
      await store.write(async (writer) => {
        await writer.insertMany(tags, [...many(20, 'red'), tag('red3', 'red')]);
        await writer.insert(tags, tag('b', 'blue', 1));
        await writer.insert(tags, tag('b', 'red'));
      });
      assert.deepEqual(await counts(store), { blue: 1, red: 20 });
      assert.deepEqual(await counts(store, 'pinned'), { '': 1 });
      const inside = await store.write(async (writer) => {
        await writer.put(tags, tag('b', 'green', 1));
        await writer.put(tags, tag('c', 'green'));
        await writer.update(tags, { scope: 'a', id: 'red0' }, { colour: 'green', pinned: 1 });
        await writer.update(tags, { scope: 'a', id: 'red1' }, {});
        await writer.update(tags, { scope: 'a', id: 'nobody' }, { colour: 'green' });
        return counts(writer);
      });
      assert.deepEqual(inside, { green: 3, red: 19 });
      assert.deepEqual(await counts(store, 'pinned'), { '': 2 });
      await store.write((writer) => writer.remove(tags, { scope: 'a', colour: 'green' }));
      assert.deepEqual(await counts(store), { red: 19 });
      assert.equal(await store.count(tagCounts, { scope: 'a', kind: 'pinned' }), 0);
      await store.write((writer) => writer.remove(tags, {}));
      assert.equal(await store.count(tagCounts, {}), 0);
    },
  },
  {
    name: 'many numbers are added to at once',
    async run(store) {
      const row = (colour: string, value: number) => ({ scope: 'a', kind: 'k', colour, slot: 0, value });
      const rows = Array.from({ length: 250 }, (_, at) => row(String(at), at));
      await store.write((writer) => writer.incrementMany(tagCounts, rows, 'value'));
      const answer = await store.write((writer) =>
        writer.incrementMany(tagCounts, [row('7', -7), row('x', 1)], 'value'),
      );
      assert.deepEqual(new Set(answer.map(({ colour, value }) => [colour, value].join())), new Set(['7,0', 'x,1']));
      assert.equal(await store.count(tagCounts, {}), 251);
    },
  },
  {
    name: 'many rows are removed by a part of their key',
    async run(store) {
      await add(
        store,
        Array.from({ length: 250 }, (_, at) => note(String(at))),
      );
      const gone = Array.from({ length: 240 }, (_, at) => String(at + 5));
      assert.equal(
        await store.write((writer) => writer.removeMany(notes, { scope: 'a' }, 'id', [...gone, 'none'])),
        240,
      );
      assert.equal(await store.count(notes, {}), 10);
      assert.equal(await store.write((writer) => writer.removeMany(notes, { scope: 'a' }, 'id', [])), 0);
      await assert.rejects(
        store.write((writer) => writer.removeMany(notes, { scope: 'a' }, 'text', [''])),
        /no part of the key/,
      );
      await store.write((writer) => writer.insertMany(tags, many(3, 'red')));
      await store.write((writer) => writer.removeMany(tags, { scope: 'a' }, 'id', ['red0', 'red2']));
      assert.deepEqual(await counts(store), { red: 1 });
    },
  },
  {
    name: 'changes are counted, and what changed since someone took it away',
    async run(store) {
      const sum = async (kind: string) =>
        Object.fromEntries(
          (await store.sums(tagCounts, { scope: 'a', kind }, 'value', { by: ['colour'] })).map(
            ({ values: [colour], sum }) => [colour, sum],
          ),
        );
      await store.write((writer) => writer.insertMany(traces, [tag('1', 'red'), tag('2', 'red'), tag('2', 'blue')]));
      assert.deepEqual(await sum('changes'), { '': 2 });
      await store.write((writer) => writer.remove(tagCounts, { scope: 'a', kind: 'since' }));
      await store.write(async (writer) => {
        await writer.put(traces, tag('1', 'red'));
        await writer.put(traces, tag('1', 'blue'));
        await writer.remove(traces, { scope: 'a', id: '2' });
      });
      assert.deepEqual(await sum('changes'), { '': 4 });
      assert.deepEqual(await sum('since'), { blue: 1, red: -2 });
    },
  },
  {
    name: 'counts are undone with the job that changed them',
    async run(store) {
      const failing = store.write(async (writer) => {
        await writer.insert(tags, tag('1', 'red'));
        throw new Error('no');
      });
      await assert.rejects(failing, /no/);
      assert.equal(await store.count(tagCounts, {}), 0);
    },
  },
  {
    name: 'a count that many change is spread over rows',
    async run(store) {
      await store.write((writer) => writer.insertMany(tags, many(200, 'red')));
      const rows = await store.list(tagCounts, { scope: 'a', kind: 'colour', colour: 'red' });
      assert.equal(rows.length, 8);
      assert.ok(rows.every(({ value }) => value > 8 && value < 50));
    },
  },
];
