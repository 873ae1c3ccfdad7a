import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Ballot } from '../../src/schema/ballot.ts';
import { createCounts } from '../../src/server/core/counts.ts';
import { recount } from '../../src/server/core/recount.ts';
import { findThing } from '../../src/server/core/things.ts';
import { nouns, putThing, tables } from '../../src/server/nouns.ts';
import { writeBallot } from '../../src/server/nouns/poll/ballot-codec.ts';
import { tallyPoll } from '../../src/server/nouns/poll/count.ts';
import { pollKind } from '../../src/server/nouns/poll/kind.ts';
import { ballots } from '../../src/server/nouns/poll/tables.ts';
import type { ReadStore, Store } from '../../src/server/store/store.ts';
import { settingsOf } from '../../src/tally/settings.ts';
import { tally } from '../../src/tally/tally.ts';
import { engines } from './engines.ts';
import { pollDocument } from './poll-support.ts';
import { start } from './support.ts';

const options = Array.from({ length: 12 }, (_, at) => `o${at}`);
const scored = (number: number): Ballot => ({
  kind: 'scores',
  scores: Object.fromEntries(options.map((id, at) => [id, Math.floor(number / 6 ** (at % 5)) % 6])),
});
const document = {
  ...pollDocument,
  options: options.map((id) => ({ id, label: { fr: id } })),
  form: { kind: 'scores', lowest: 0, highest: 5, complete: false },
  method: 'score',
  results: 'always',
} as const;

/** Rows and statements that are read. */
function metered(store: Store): { store: Store; cost: { statements: number; rows: number } } {
  const cost = { statements: 0, rows: 0 };
  const note = <T>(rows: readonly T[]): readonly T[] => {
    cost.statements += 1;
    cost.rows += rows.length;
    return rows;
  };
  const wrap = (reader: ReadStore): ReadStore =>
    new Proxy(reader, {
      get: (target, name) => {
        const own: unknown = Reflect.get(target, name);
        if (typeof own !== 'function') return own;
        return async (...given: unknown[]) => {
          const answer: unknown = await (own.apply(target, given) as Promise<unknown>);
          note(Array.isArray(answer) ? answer : [answer]);
          return answer;
        };
      },
    });
  const all = Object.create(store) as Store;
  all.snapshot = (read) => store.snapshot((reader) => read(wrap(reader)));
  return { store: all, cost };
}

const open = engines();
after(() => open.stop());

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the result of many different ballots, on ${engine}`, () => {
    it('is kept, read only as long as no ballot changes, and counted again in the background', async () => {
      const own = await open[engine]();
      const { store, cost } = metered(own);
      let now = start;
      const counts = createCounts(() => now);
      const cast: Ballot[] = [];
      const vote = async (many: number): Promise<void> => {
        const more = Array.from({ length: many }, (_, at) => scored(cast.length + at));
        const rows = more.map((ballot, at) => ({
          scope: 'arbre',
          thing: 'arbre',
          voter: `v${cast.length + at}`,
          choice: writeBallot(ballot, options),
        }));
        cast.push(...more);
        await store.write((writer) => writer.insertMany(ballots, rows));
      };
      await own.write((writer) => putThing(writer, 'arbre', document, start));
      const poll = (await findThing(own, pollKind, 'arbre'))!;
      const read = () => {
        now += 5000;
        return tallyPoll({ store, counts }, poll);
      };
      const settings = settingsOf({ options: options.map((id) => ({ id })), form: document.form } as never);
      const right = () => tally('score', cast, settings);

      await vote(2500);
      const first = await read();
      assert.deepEqual(first.result, right());
      assert.equal(first.asOf, now);

      Object.assign(cost, { statements: 0, rows: 0 });
      assert.deepEqual((await read()).result, right());
      assert.ok(cost.statements <= 3 && cost.rows < 20, JSON.stringify(cost));

      const before = right();
      await vote(300);
      const old = await read();
      assert.deepEqual([old.result, old.asOf, old.version], [before, first.asOf, first.version]);
      await counts.idle();
      const last = await read();
      assert.deepEqual([last.result, last.asOf], [right(), now]);
      assert.notEqual(last.version, first.version);

      // From then on, some ballots are added to what is known, and many are when there is time.
      await vote(300);
      assert.deepEqual((await read()).result, right());
      await counts.idle();
      const known = right();
      await vote(1100);
      assert.deepEqual((await read()).result, known);
      await counts.idle();
      assert.deepEqual((await read()).result, right());

      // A recount has what is kept counted anew.
      await recount({ store: own, counts }, { nouns, tables });
      await read();
      await counts.idle();
      assert.deepEqual((await read()).result, right());
      await own.close();
    });
  });
}
