import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { recount } from '../../../src/server/core/recount.ts';
import { createCounts } from '../../../src/server/core/counts.ts';
import { nouns, tables } from '../../../src/server/nouns.ts';
import { ballots } from '../../../src/server/nouns/poll/tables.ts';
import { othersTurn } from '../../../src/server/store/turn.ts';
import { engines } from '../engines.ts';
import { start } from '../support.ts';

const { memory, SQLite, PostgreSQL, stop } = engines();
after(stop);

const row = (number: number, choice: string) => ({ scope: 'arbre', thing: 'arbre', voter: `v${number}`, choice });

for (const [engine, open] of Object.entries({ memory, SQLite, PostgreSQL })) {
  describe(`rows that are shuffled, on ${engine}`, () => {
    test('lose nothing and double nothing while others write', async () => {
      const store = await open();
      await store.write((writer) =>
        writer.insertMany(
          ballots,
          Array.from({ length: 4500 }, (_, number) => row(number, `"${number % 5}"`)),
        ),
      );
      let isDone = false;
      const shuffling = (async () => {
        for (; !isDone; await othersTurn()) await store.shuffle();
      })();
      const writes: Promise<unknown>[] = [];
      for (let number = 0; number < 60; number += 1) {
        writes.push(store.write((writer) => writer.put(ballots, row(number * 50, '"changed"'))));
        writes.push(store.write((writer) => writer.insert(ballots, row(5000 + number, '"new"'))));
        writes.push(
          store.write((writer) =>
            writer.remove(ballots, { scope: 'arbre', thing: 'arbre', voter: `v${number * 50 + 1}` }),
          ),
        );
        if (number % 10 === 9) await Promise.all(writes.splice(0));
      }
      isDone = true;
      await shuffling;
      const kept = await store.list(ballots, { scope: 'arbre' });
      assert.equal(new Set(kept.map(({ voter }) => voter)).size, kept.length);
      assert.equal(kept.length, 4500);
      for (const [choice, number] of [
        ['"changed"', 60],
        ['"new"', 60],
      ] as const) {
        assert.equal(kept.filter((each) => each.choice === choice).length, number);
      }
      const wrong: unknown[] = [];
      await recount(
        { store, counts: createCounts(() => start) },
        { nouns, tables, onMended: (each) => wrong.push(each) },
      );
      assert.deepEqual(wrong, []);
      await store.close();
    });
  });
}
