import assert from 'node:assert/strict';
import { add, ids, note, notes } from './notes.ts';
import type { Case, Note } from './notes.ts';

/** What holds for orders, pages, counts and values. */
export const reading: readonly Case[] = [
  {
    name: 'text is ordered by code point, integers by size',
    async run(store) {
      const texts = ['', ' ', 'A', 'B', 'a', 'ab', 'e', 'z', 'é', '\u{ff5e}', '\u{fffd}', '\u{1f5f3}'];
      const numbers = [-(2 ** 53 - 1), -10, -9, 0, 9, 10, 2 ** 53 - 1];
      await add(
        store,
        texts.map((text, at) => note(`t${(at * 7) % 12}`, { scope: 'texts', text })),
      );
      await add(
        store,
        numbers.map((number, at) => note(`n${(at * 3) % 7}`, { scope: 'numbers', number })),
      );
      const byText = await store.list(notes, { scope: 'texts' }, { index: 'by_text' });
      const byNumber = await store.list(notes, { scope: 'numbers' }, { index: 'by_number' });
      assert.deepEqual(
        byText.map((row) => row.text),
        texts,
      );
      assert.deepEqual(
        byNumber.map((row) => row.number),
        numbers,
      );
    },
  },
  {
    name: 'a snapshot shows one moment, whatever is written while it is read',
    async run(store) {
      await add(store, [note('1')]);
      let written: Promise<void> | undefined;
      const seen = await store.snapshot(async (reader) => {
        const before = ids(await reader.list(notes, {}));
        written = add(store, [note('2')]);
        let after = before;
        for (let times = 0; times < 50; times += 1) after = ids(await reader.list(notes, {}));
        return [before, after];
      });
      assert.deepEqual(seen, [['1'], ['1']]);
      await written;
      assert.deepEqual(ids(await store.snapshot((reader) => reader.list(notes, {}))), ['1', '2']);
      await assert.rejects(
        store.snapshot(() => Promise.reject(new Error('no'))),
        /no/,
      );
      assert.equal(await store.snapshot((reader) => reader.count(notes, {})), 2);
    },
  },
  {
    name: 'pages follow one another without a gap or a double, in either direction',
    async run(store) {
      const rows = Array.from({ length: 25 }, (_, at) => note(String(at).padStart(2, '0'), { number: at % 4 }));
      await add(store, [...rows, note('00', { scope: 'b' })]);
      const expected = rows.toSorted((a, b) => a.number - b.number || Number(a.id) - Number(b.id));
      for (const reverse of [false, true]) {
        const read: Note[] = [];
        for (;;) {
          const last = read.at(-1);
          const page = await store.list(
            notes,
            { scope: 'a' },
            { index: 'by_number', reverse, limit: 4, ...(last ? { after: [last.number, last.id] } : {}) },
          );
          read.push(...page);
          if (page.length < 4) break;
        }
        assert.deepEqual(read, reverse ? expected.toReversed() : expected);
      }
    },
  },
  {
    name: 'the cursor leaves out what the condition fixes',
    async run(store) {
      await add(store, [
        note('1', { number: 1 }),
        note('2', { number: 2 }),
        note('3', { number: 1 }),
        note('4', { number: 1 }),
      ]);
      const where = { scope: 'a', number: 1 };
      assert.deepEqual(ids(await store.list(notes, where, { index: 'by_number', after: ['1'] })), ['3', '4']);
      assert.deepEqual(ids(await store.list(notes, where, { after: ['4'], reverse: true, limit: 1 })), ['3']);
      assert.deepEqual(ids(await store.list(notes, { scope: 'a', id: '3' }, { index: 'by_number' })), ['3']);
      assert.deepEqual(await store.list(notes, where, { limit: 0 }), []);
      await assert.rejects(store.list(notes, where, { after: [1, '4'] }), /2 values were given/);
      await assert.rejects(store.list(notes, where, { index: 'by_moon' }), /no index "by_moon"/);
      await assert.rejects(store.list(notes, where, { limit: -1 }), /limit/);
    },
  },
  {
    name: 'counts, also for each value of a column',
    async run(store) {
      await add(store, [note('1', { removed: 'spam' }), note('2'), note('3'), note('4', { scope: 'b' })]);
      assert.equal(await store.count(notes, {}), 4);
      assert.equal(await store.count(notes, { scope: 'a', removed: null }), 2);
      assert.equal(await store.count(notes, { scope: 'c' }), 0);
      const byReason = await store.countBy(notes, { scope: 'a' }, 'removed');
      assert.deepEqual([...byReason].sort(), [
        [null, 2],
        ['spam', 1],
      ]);
      assert.deepEqual(await store.countBy(notes, { scope: 'c' }, 'id'), new Map());
      // @ts-expect-error: the types refuse it too.
      await assert.rejects(store.countBy(notes, {}, 'colour'), /no column "colour"/);
    },
  },
  {
    name: 'any text comes back as it was, and is never read as SQL',
    async run(store) {
      const texts = [
        'Écrêter l’œuvre, « ça » suffit ? …',
        'العربية עברית 中文 ไทย',
        '👩🏽‍⚖️ 🗳️ \u{10ffff}',
        'e\u0301 is not é',
        '\u202edlrow\u200b\ufeff\u0001\t\r\n',
        `'); drop table "order"; -- $1 ?1 %s \\ "`,
        'x'.repeat(100_000),
      ];
      await add(
        store,
        texts.map((text, at) => note(`${at}${text.slice(0, 20)}`, { number: at, text })),
      );
      const read = await store.list(notes, { scope: 'a' }, { index: 'by_number' });
      assert.deepEqual(
        read.map((row) => row.text),
        texts,
      );
      assert.equal((await store.get(notes, { scope: 'a', id: read[5]!.id }))?.text, texts[5]);
    },
  },
  {
    name: 'whole numbers come back exactly, up to 2^53 − 1',
    async run(store) {
      const numbers = [2 ** 53 - 1, -(2 ** 53 - 1), 2 ** 52 + 1, 2 ** 31, 1, 0, -0];
      await add(
        store,
        numbers.map((number, at) => note(String(at), { number })),
      );
      const read = await store.list(notes, { scope: 'a' });
      assert.deepEqual(
        read.map((row) => row.number),
        [...numbers.slice(0, -1), 0],
      );
      assert.equal(await store.count(notes, { scope: 'a', number: 2 ** 53 - 1 }), 1);
    },
  },
  {
    name: 'what could not be kept exactly is refused',
    async run(store) {
      const unfit: [Partial<Record<string, unknown>>, RegExp][] = [
        [{ number: 1.5 }, /order\.number takes whole numbers/],
        [{ number: 2 ** 53 }, /order\.number takes whole numbers/],
        [{ number: NaN }, /order\.number takes whole numbers/],
        [{ number: '1' }, /order\.number takes whole numbers/],
        [{ number: true }, /order\.number takes whole numbers/],
        [{ text: 1 }, /order\.text takes text/],
        [{ text: 'a\0b' }, /NUL/],
        [{ text: '\ud83d' }, /well-formed/],
        [{ text: null }, /order\.text must not be null/],
        [{ text: undefined }, /order\.text takes text/],
        [{ colour: 'red' }, /no column "colour"/],
      ];
      for (const [given, message] of unfit) {
        const part = given as Partial<Note>;
        await assert.rejects(
          store.write((writer) => writer.insert(notes, note('1', part))),
          message,
        );
        await assert.rejects(store.list(notes, part), message);
        await assert.rejects(
          store.write((writer) => writer.remove(notes, part)),
          message,
        );
      }
      const { removed: _, ...short } = note('1');
      await assert.rejects(
        store.write((writer) => writer.insert(notes, short as Note)),
        /order\.removed/,
      );
      await assert.rejects(
        store.write((writer) => writer.update(notes, { scope: 'a', id: '1' }, { id: '2' })),
        /order\.id belongs to the key/,
      );
      assert.equal(await store.count(notes, {}), 0);
    },
  },
  {
    name: 'a row that was read or written can be changed without changing the store',
    async run(store) {
      const row = note('1');
      await add(store, [row]);
      row.text = 'changed';
      (await store.get(notes, { scope: 'a', id: '1' }))!.text = 'changed';
      (await store.list(notes, {}))[0]!.text = 'changed';
      assert.equal((await store.get(notes, { scope: 'a', id: '1' }))?.text, '');
    },
  },
  {
    name: 'thousands of rows in one job',
    async run(store) {
      await store.write(async (writer) => {
        for (let number = 0; number < 5000; number++) {
          await writer.insert(notes, note(`n${number}`, { number: 5000 - number }));
        }
      });
      const page = await store.list(notes, { scope: 'a' }, { index: 'by_number', after: [2500, 'n2500'], limit: 2 });
      assert.deepEqual(ids(page), ['n2499', 'n2498']);
      assert.equal(await store.write((writer) => writer.remove(notes, { scope: 'a' })), 5000);
    },
  },
  {
    name: 'closing waits for the jobs that were taken, and then nothing goes any more',
    async run(store) {
      const job = store.write((writer) => writer.insert(notes, note('1')));
      await store.close();
      assert.equal(await job, true);
      await assert.rejects(store.count(notes, {}));
      await assert.rejects(store.write((writer) => writer.insert(notes, note('2'))));
      await store.close();
    },
  },
];
