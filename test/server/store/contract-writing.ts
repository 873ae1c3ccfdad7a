import assert from 'node:assert/strict';
import { add, ids, marks, note, notes } from './notes.ts';
import type { Case } from './notes.ts';

/** What holds for jobs, alone and beside each other. */
export const writing: readonly Case[] = [
  {
    name: 'a row comes back as it was added, and only under its whole key',
    async run(store) {
      await add(store, [note('1', { number: 7, text: 'seven' })]);
      assert.deepEqual(await store.get(notes, { scope: 'a', id: '1' }), note('1', { number: 7, text: 'seven' }));
      assert.equal(await store.get(notes, { scope: 'b', id: '1' }), undefined);
      await assert.rejects(store.get(notes, { scope: 'a' }), /key of order is \(scope, id\)/);
    },
  },
  {
    name: 'a taken key refuses a second row and keeps the first',
    async run(store) {
      await add(store, [note('1', { text: 'first' })]);
      assert.equal(await store.write((writer) => writer.insert(notes, note('1', { text: 'second' }))), false);
      assert.equal((await store.get(notes, { scope: 'a', id: '1' }))?.text, 'first');
    },
  },
  {
    name: 'of 50 that add one key at once, one does',
    async run(store) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, number) => store.write((writer) => writer.insert(notes, note('1', { number })))),
      );
      assert.equal(answers.filter(Boolean).length, 1);
      assert.equal((await store.get(notes, { scope: 'a', id: '1' }))?.number, answers.indexOf(true));
    },
  },
  {
    name: '50 jobs that each add one to a number add 50',
    async run(store) {
      await add(store, [note('1')]);
      const increment = (): Promise<boolean> =>
        store.write(async (writer) => {
          const row = await writer.get(notes, { scope: 'a', id: '1' });
          return writer.update(notes, { scope: 'a', id: '1' }, { number: row!.number + 1 });
        });
      await Promise.all(Array.from({ length: 50 }, increment));
      assert.equal((await store.get(notes, { scope: 'a', id: '1' }))?.number, 50);
    },
  },
  {
    name: 'put adds a row or replaces it',
    async run(store) {
      await store.write((writer) => writer.put(notes, note('1', { text: 'first', removed: 'spam' })));
      await store.write((writer) => writer.put(notes, note('1', { text: 'second' })));
      assert.deepEqual(await store.list(notes, { scope: 'a' }), [note('1', { text: 'second' })]);
      for (let time = 0; time < 2; time++) await store.write((writer) => writer.put(marks, { scope: 'a', id: '1' }));
      assert.equal(await store.count(marks, {}), 1);
    },
  },
  {
    name: 'update changes the columns that are named, of the row that is there',
    async run(store) {
      await add(store, [note('1', { text: 'kept' }), note('2')]);
      await store.write(async (writer) => {
        assert.equal(await writer.update(notes, { scope: 'a', id: '1' }, { number: 5, removed: 'spam' }), true);
        assert.equal(await writer.update(notes, { scope: 'a', id: '1' }, {}), true);
        assert.equal(await writer.update(notes, { scope: 'a', id: '9' }, { number: 5 }), false);
      });
      assert.deepEqual(await store.list(notes, { scope: 'a' }), [
        note('1', { text: 'kept', number: 5, removed: 'spam' }),
        note('2'),
      ]);
    },
  },
  {
    name: 'remove takes the rows that match and answers how many',
    async run(store) {
      await add(store, [
        note('1', { removed: 'spam' }),
        note('2'),
        note('3', { removed: 'spam' }),
        note('3', { scope: 'b' }),
      ]);
      assert.equal(await store.write((writer) => writer.remove(notes, { scope: 'a', removed: 'spam' })), 2);
      assert.deepEqual(ids(await store.list(notes, {})), ['2', '3']);
      assert.equal(await store.write((writer) => writer.remove(notes, { scope: 'a', removed: 'spam' })), 0);
    },
  },
  {
    name: 'a job that fails leaves nothing, and the others of its turn everything',
    async run(store) {
      const failure = new Error('no');
      const answers = await Promise.allSettled([
        store.write((writer) => writer.insert(notes, note('1'))),
        store.write(async (writer) => {
          await writer.insert(notes, note('2'));
          await writer.remove(notes, { scope: 'a', id: '1' });
          throw failure;
        }),
        store.write((writer) => writer.insert(notes, note('3'))),
      ]);
      assert.deepEqual(answers, [
        { status: 'fulfilled', value: true },
        { status: 'rejected', reason: failure },
        { status: 'fulfilled', value: true },
      ]);
      assert.deepEqual(ids(await store.list(notes, { scope: 'a' })), ['1', '3']);
    },
  },
  {
    name: 'a job reads what it has written, in order and within limits',
    async run(store) {
      await add(store, [note('1'), note('3', { number: 1 }), note('5')]);
      await store.write(async (writer) => {
        await writer.insert(notes, note('2', { number: 1 }));
        await writer.remove(notes, { scope: 'a', id: '1' });
        await writer.update(notes, { scope: 'a', id: '5' }, { number: 1 });
        assert.equal(await writer.get(notes, { scope: 'a', id: '1' }), undefined);
        assert.equal(await writer.insert(notes, note('2')), false);
        assert.deepEqual(ids(await writer.list(notes, { scope: 'a', number: 1 })), ['2', '3', '5']);
        assert.deepEqual(ids(await writer.list(notes, { scope: 'a' }, { after: ['2'], limit: 1 })), ['3']);
        assert.deepEqual(ids(await writer.list(notes, { scope: 'a' }, { after: ['5'], reverse: true })), ['3', '2']);
        assert.deepEqual(await writer.countBy(notes, {}, 'number'), new Map([[1, 3]]));
        assert.equal(await writer.insert(notes, note('1', { text: 'again' })), true);
      });
      assert.equal((await store.get(notes, { scope: 'a', id: '1' }))?.text, 'again');
    },
  },
  {
    name: 'nobody reads what is not committed',
    readsBesideAJob: true,
    async run(store) {
      await add(store, [note('1')]);
      const written = Promise.withResolvers<void>();
      const read = Promise.withResolvers<void>();
      const job = store.write(async (writer) => {
        await writer.insert(notes, note('2'));
        await writer.update(notes, { scope: 'a', id: '1' }, { text: 'changed' });
        written.resolve();
        await read.promise;
      });
      await written.promise;
      try {
        assert.equal(await store.get(notes, { scope: 'a', id: '2' }), undefined);
        assert.deepEqual(await store.list(notes, {}), [note('1')]);
        assert.equal(await store.count(notes, {}), 1);
      } finally {
        read.resolve();
        await job;
      }
      assert.equal(await store.count(notes, {}), 2);
    },
  },
  {
    name: 'what a job left running can no longer write',
    async run(store) {
      const late = Promise.withResolvers<void>();
      const leftover = await store.write(async (writer) => ({
        promise: late.promise.then(() => writer.insert(notes, note('1'))),
      }));
      late.resolve();
      await assert.rejects(leftover.promise, /after it had ended/);
      assert.equal(await store.count(notes, {}), 0);
    },
  },
];
