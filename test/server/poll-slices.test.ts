import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Ballot, Result } from '../../src/schema/ballot.ts';
import { createCounts } from '../../src/server/core/counts.ts';
import { findThing } from '../../src/server/core/things.ts';
import { putThing } from '../../src/server/nouns.ts';
import { writeBallot } from '../../src/server/nouns/poll/ballot-codec.ts';
import { tallyPoll } from '../../src/server/nouns/poll/count.ts';
import type { PollDocument } from '../../src/server/nouns/poll/document.ts';
import { pollKind } from '../../src/server/nouns/poll/kind.ts';
import { ballots } from '../../src/server/nouns/poll/tables.ts';
import { engines } from './engines.ts';
import { pollDocument } from './poll-support.ts';
import { noteStatements, type Noted } from './statements.ts';
import { start, world } from './support.ts';

const options = Array.from({ length: 400 }, (_, at) => `o${at}`);
const form = { kind: 'ranking', min: 1, max: 400, ties: false } as const;
const labelled = options.map((id) => ({ id, label: { fr: id } }));
const ranking = (number: number): Ballot => ({
  kind: 'ranking',
  ranking: [options[number % 3]!, options[3 + (number % 61)]!, options[64 + (number % 331)]!],
});
const scored: Partial<PollDocument> = {
  options: labelled.slice(0, 12),
  form: { kind: 'scores', lowest: 0, highest: 5, complete: false },
  method: 'score',
};
const scores = (number: number): Ballot => ({
  kind: 'scores',
  scores: Object.fromEntries(options.slice(0, 12).map((id, at) => [id, Math.floor(number / 6 ** (at % 6)) % 6])),
});

const open = engines();
const log = noteStatements();
after(async () => {
  log.stop();
  await open.stop();
});

/** Has a poll of many different ballots counted, while a petition is read in every pause. */
async function countBeside(
  engine: 'SQLite' | 'PostgreSQL',
  document: Partial<PollDocument>,
  ballotOf: (number: number) => Ballot,
) {
  const town = await world({ store: await open[engine]() });
  const { store } = town;
  const cast = (from: number, to: number): Promise<unknown> => {
    const rows = Array.from({ length: to - from }, (_, at) => ({
      scope: 'arbre',
      thing: 'arbre',
      voter: `v${from + at}`,
      choice: writeBallot(ballotOf(from + at), options),
    }));
    return store.write((writer) => writer.insertMany(ballots, rows));
  };
  await store.write((writer) => putThing(writer, 'arbre', { ...pollDocument, ...document, results: 'always' }, start));
  const poll = (await findThing(store, pollKind, 'arbre'))!;
  let now = start;
  /** What the count asked of the database, from one pause to the next. */
  const slices: Noted[][] = [];
  const turn = async (): Promise<void> => {
    slices.push(log.take());
    town.wait(2000);
    await town.read();
    log.take();
  };
  const counts = createCounts(() => now, turn);
  const count = async (): Promise<{ result: Result; slices: Noted[][] }> => {
    now += 5000;
    slices.length = 0;
    log.take();
    await tallyPoll({ store, counts }, poll);
    await counts.idle();
    const all = [...slices, log.take()];
    now += 5000;
    const { result } = await tallyPoll({ store, counts }, poll);
    return { result, slices: all };
  };
  return { cast, count, close: () => store.close() };
}

/** No slice reads more than a thousand rows and a few, or asks much. */
function areSmall(slices: readonly Noted[][]): void {
  for (const slice of slices) {
    const rows = slice.reduce((sum, each) => sum + each.rows, 0);
    // What is read is removed once it is in the sums, and the result of few is looked for first.
    assert.ok(rows <= 2050 && slice.length <= 25, JSON.stringify(slice));
    assert.ok(
      slice.every((each) => each.rows <= 1001),
      JSON.stringify(slice),
    );
  }
}

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`the count of a big poll, on ${engine}`, () => {
    it('is done in slices, between which others are answered, whether it is the first or follows one', async () => {
      const { cast, count, close } = await countBeside(engine, scored, scores);
      await cast(0, 5500);
      const first = await count();
      assert.equal(first.result.ballots, 5500);
      assert.ok(first.slices.length > 5, `${first.slices.length} slices`);
      areSmall(first.slices);
      await cast(5500, 8000);
      const next = await count();
      assert.equal(next.result.ballots, 8000);
      assert.ok(next.slices.length > 8, `${next.slices.length} slices`);
      areSmall(next.slices);
      await close();
    });

    it('has pauses in the last step of an instant run-off too, round by round', async () => {
      const document = { options: labelled, form, method: 'instant-runoff' } as const;
      const { cast, count, close } = await countBeside(engine, document, ranking);
      await cast(0, 3000);
      const { result, slices } = await count();
      areSmall(slices);
      const asksOf = (slice: Noted[]): boolean => slice.some(({ text }) => text.includes('"ballot_count"'));
      const last = slices.findLastIndex(asksOf);
      assert.ok(result.method === 'instant-runoff' && result.ballots === 3000);
      const { rounds } = result;
      // 3 000 ballots of 400 places are more than a million steps in each round.
      assert.ok(rounds.length > 1);
      assert.ok(slices.length - last > rounds.length, `${slices.length - last} slices for ${rounds.length} rounds`);
      // A ballot takes the longer the more options it may rank: the slices before are smaller.
      assert.ok(slices.filter(asksOf).length > 100, `${slices.filter(asksOf).length} slices`);
      await close();
    });
  });
}
